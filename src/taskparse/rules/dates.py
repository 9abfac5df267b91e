"""The dates in a notice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from taskparse.grammar.dates import year_in_title
from taskparse.model.record import Deadline, Notice


def dated(notice: Notice) -> Iterator[tuple[Deadline, date]]:
    """Yield every deadline whose last day is known, with that day."""
    for task in notice.tasks:
        for deadline in (*((task.deadline,) if task.deadline else ()), *task.text_deadlines):
            if deadline.date:
                yield deadline, deadline.date


def year_of(notice: Notice) -> int | None:
    """Return the year that a notice is about: its title's first, else that of its issue."""
    named = year_in_title(notice.header.title or "")
    return named or (notice.header.issue_date.year if notice.header.issue_date else None)
