"""A deadline lies outside the notice's year: before it, or decades after it."""

from __future__ import annotations

from collections.abc import Iterator

from taskparse.context import Context
from taskparse.model.fault import Wording
from taskparse.model.record import Notice
from taskparse.rules.dates import dated, year_of
from taskparse.rules.rule import Fault, Rule

# Plans look ten or fifteen years ahead (2035年远景目标); further, a figure is mistyped.
_FAR = 20


def _find(notice: Notice, _context: Context) -> Iterator[Fault]:
    year, issued = year_of(notice), notice.header.issue_date
    for deadline, day in dated(notice) if year else ():
        told_already = issued is not None and day < issued
        if year and not told_already and not year <= day.year <= year + _FAR:
            yield Fault(deadline.span, {"text": deadline.text, "year": str(year)})


RULE = Rule(
    "603",
    "deadline-out-of-range",
    "warning",
    _find,
    en=Wording(
        "deadline outside the notice's year",
        "the deadline {text} does not fit a notice for {year}",
        "correct the year",
        "Whether a deadline lies in a year before the notice's own (its title's, else that of its issue), or more than twenty years after it.",
        "A mistyped year sorts the task under what is long done or never due.",
        "2052年底前 in a notice for 2025.",
        "Correct the year; deadlines of the years to come are right as they are.",
    ),
    zh=Wording(
        "完成时限超出通知年度",
        "完成时限“{text}”与{year}年的通知不符",
        "更正年份",
        "完成时限是否早于通知年度（标题所写年份，没有的按成文年份），或者晚于其后二十年。",
        "年份有误，任务会被归入早已办结或者永不到期的一类。",
        "2025年的通知写“2052年底前”。",
        "更正年份；后续年度的时限无须改动。",
    ),
)
