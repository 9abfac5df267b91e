import pytest

from casebook import cases
from taskparse.grammar.dates import is_deadline


@pytest.mark.parametrize("case", cases("deadlines"))
def test_words_say_by_when_or_something_else(case):
    assert is_deadline(case.text) is case.expected
