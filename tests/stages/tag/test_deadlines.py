from datetime import date

import pytest

from casebook import cases, drawn
from taskparse.grammar.dates import is_ongoing, last_day
from taskparse.model.source import Range
from taskparse.stages.tag.deadlines import annotated_deadline, text_deadlines

YEAR = 2025


@pytest.mark.parametrize("case", cases("due_dates"))
def test_words_mean_a_last_day_or_none(case):
    day = last_day(case.text, YEAR)
    told = [*([day.isoformat()] if day else []), *(["ongoing"] if is_ongoing(case.text) else [])]
    assert " ".join(told) == str(case.expected or "")


@pytest.mark.parametrize("case", cases("text_deadlines"))
def test_a_deadline_of_the_text_is_told_from_how_long_a_rule_holds(case):
    text = case.plain
    found = text_deadlines(text, Range(0, len(text)), YEAR)
    assert drawn(text, [(deadline.range, str(deadline.date)) for deadline in found]) == case.text


def test_without_the_notices_year_only_words_that_name_theirs_tell_a_day():
    assert last_day("6月底前", None) is None
    assert last_day("2025年6月底前", None) == date(2025, 6, 30)


def test_an_annotation_without_a_deadline_has_none():
    assert annotated_deadline("", (), YEAR) is None


def test_successive_deadlines_of_an_annotation_are_one_and_later_ones_apart_are_not():
    text = "6月底前，持续推进。甲局负责，年底前"
    found = annotated_deadline(text, (Range(0, 4), Range(5, 9), Range(15, 18)), YEAR)
    assert found is not None
    assert (text[found.range.start : found.range.stop], found.date, found.ongoing) == (
        "6月底前，持续推进",
        date(2025, 6, 30),
        True,
    )
