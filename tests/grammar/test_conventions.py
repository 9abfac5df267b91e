import pytest

from casebook import cases
from taskparse.grammar.conventions import stated_in
from taskparse.model.source import Range


@pytest.mark.parametrize("case", cases("convention_words"))
def test_a_convention_is_told_by_its_words(case):
    found = [each.kind for each in stated_in(case.text, Range(0, len(case.text)))]
    assert found == ([case.expected] if case.expected else [])
