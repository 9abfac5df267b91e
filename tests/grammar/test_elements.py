import pytest

from casebook import cases, drawn
from taskparse.grammar.elements import DOCUMENT_NUMBER
from taskparse.grammar.numbers import counted, year_of
from taskparse.model.source import Range


@pytest.mark.parametrize("case", cases("document_numbers"))
def test_a_line_that_is_a_document_number_is_told_from_one_that_is_none(case):
    match = DOCUMENT_NUMBER.fullmatch(case.plain)
    assert drawn(case.plain, [(Range(*match.span("value")), "value")] if match else []) == case.text


@pytest.mark.parametrize(
    ("words", "year"),
    [("2025", 2025), ("二〇二五", 2025), ("二○二五", 2025), ("二零二五", 2025), ("一九九九", 1999)],
)
def test_a_year_is_read_in_figures_and_in_chinese(words, year):
    assert year_of(words) == year


@pytest.mark.parametrize(
    ("words", "number"), [("7", 7), ("07", 7), ("十", 10), ("十二", 12), ("三十一", 31), ("十十", 0)]
)
def test_a_month_or_day_is_read_in_figures_and_in_chinese(words, number):
    assert counted(words) == number
