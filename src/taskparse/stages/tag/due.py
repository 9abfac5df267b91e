"""The last day that words mean: 6月底前 → 30 June of the notice's year (reading rules §8)."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from taskparse.lexicon.due_dates import (
    HALF_ENDS,
    MONTH_PARTS,
    ONGOING,
    PLAN,
    PLAN_ENDS,
    POINT,
    QUARTERS,
    RELATIVE_YEARS,
    VAGUE_PART,
    VAGUE_SEASON,
)
from taskparse.lexicon.header import small_number, year_of

_HALF_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_DECEMBER = 12
_MONTHS_IN_QUARTER = 3


def is_ongoing(words: str) -> bool:
    """Return whether words say that the work goes on.

    >>> is_ongoing("长期坚持"), is_ongoing("6月底前")
    (True, False)
    """
    return bool(ONGOING.search(words))


def last_day(words: str, year: int | None) -> date | None:
    """Return the last day that words mean, or nothing where they do not tell.

    Args:
        words: A deadline, or several; of several the last is meant.
        year: The notice's own year; without it only words that name their year tell a day.

    >>> last_day("6月底前完成", 2025), last_day("2025—2027年", 2024), last_day("持续推进", 2025)
    (datetime.date(2025, 6, 30), datetime.date(2027, 12, 31), None)
    """
    words = words.translate(_HALF_WIDTH)
    days = [date(PLAN_ENDS[match["plan"]], _DECEMBER, 31) for match in PLAN.finditer(words)]
    for match in POINT.finditer(words):
        year = _year(match, year)
        is_vague = VAGUE_SEASON.match(words, match.end()) and not match["month"]
        if year is not None and not is_vague and (day := _day(match, year)):
            days.append(day)
    return max(days, default=None)


def _year(match: re.Match[str], year: int | None) -> int | None:
    """Return the year of a point in time; without one of its own, that of the point before it."""
    written = match["year"] or match["dotted_year"]
    if written:
        return year_of(written)
    relative = match["relative"] or ""
    return None if year is None else year + RELATIVE_YEARS.get(relative, 0)


def _day(match: re.Match[str], year: int) -> date | None:
    if match["part"] == VAGUE_PART:
        return None
    if match["quarter"]:
        month = QUARTERS[match["quarter"]] * _MONTHS_IN_QUARTER
    elif match["half"]:
        month = HALF_ENDS[match["half"][0]]
    else:
        month = small_number(match["month"] or match["dotted_month"] or str(_DECEMBER))
    if not 1 <= month <= _DECEMBER:
        return None
    return _in_month(match, year, month)


def _in_month(match: re.Match[str], year: int, month: int) -> date | None:
    last = monthrange(year, month)[1]
    written = match["day"] or match["dotted_day"]
    day = small_number(written) if written else MONTH_PARTS.get(match["part"] or "", last)
    return date(year, month, day) if 1 <= day <= last else None
