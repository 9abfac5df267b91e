import pytest

from casebook import cases
from taskparse.lexicon.conventions import KINDS


@pytest.mark.parametrize("case", cases("convention_words"))
def test_a_convention_is_told_by_its_words(case):
    found = [kind for kind, pattern in KINDS.items() if pattern.search(case.text)]
    assert found == ([case.expected] if case.expected else [])
