"""Kinds of labels, tables and looks, in other words than those that they were met in, with look-alikes that must not change."""

import pytest

from casebook import Case, cases
from laws.laws import breaches
from tasklines import lines_of
from taskparse import parse


@pytest.mark.parametrize("case", cases("kinds"))
def test_a_kind_is_read_in_other_words(case: Case) -> None:
    notice = parse(case.text.encode(), name="case.txt")
    assert lines_of(notice) == case.expected
    assert breaches(notice) == []
