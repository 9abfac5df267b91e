"""Notices as rows: one a task, or one for each task and party.

Every row begins with the notice's own columns, so that rows of many notices can be in one table. Columns bear the
records' own names. A list is one cell, its entries parted by ；, which no party's name holds (、 is part of names:
各市、县、区政府 is one party). Nothing is an empty cell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from taskparse.model.roles import ROLES, Role

if TYPE_CHECKING:
    from taskparse.model.record import Notice, Party, Task

Rows = Literal["task", "party"]
Cell = str | int | date | None

LIST_SEPARATOR = "；"
PATH_SEPARATOR = " > "


class PartyRow(NamedTuple):
    """A task and one of its parties; a task without parties has one such row, with neither role nor party."""

    notice: Notice
    task: Task
    role: str | None
    party: Party | None


def task_rows(notices: Iterable[Notice]) -> Iterator[tuple[Notice, Task]]:
    """Yield every task with its notice, in reading order."""
    for notice in notices:
        for task in notice.tasks:
            yield notice, task


def party_rows(notices: Iterable[Notice]) -> Iterator[PartyRow]:
    """Yield every task with each of its parties, role by role; no task is left out for want of parties."""
    for notice, task in task_rows(notices):
        rows = [PartyRow(notice, task, role, party) for role, party in task.parties()]
        yield from rows or [PartyRow(notice, task, None, None)]


def _list(entries: Iterable[str]) -> str:
    return LIST_SEPARATOR.join(entries)


def _of_role(role: Role) -> Callable[[Task], Cell]:
    return lambda task: _list(party.name for party in task.parties(role))


NOTICE_COLUMNS: Mapping[str, Callable[[Notice], str | date | None]] = {
    "source": lambda notice: notice.source.name,
    "document_number": lambda notice: notice.header.document_number,
    "title": lambda notice: notice.header.title,
    "issue_date": lambda notice: notice.header.issue_date,
}
"""Column to its cell: which notice a row is from."""

TASK_COLUMNS: Mapping[str, Callable[[Task], Cell]] = {
    "id": lambda task: task.id,
    "number": lambda task: task.number,
    "section_path": lambda task: PATH_SEPARATOR.join(task.section_path),
    "marker": lambda task: task.marker,
    "lead_in": lambda task: task.lead_in.text if task.lead_in else None,
    "text": lambda task: task.text,
    "clause": lambda task: task.clause,
    **{role: _of_role(role) for role in ROLES},
    "other": lambda task: _list(f"{label}：{each.name}" for label, of in task.other.items() for each in of),
    "open_roles": lambda task: _list(task.open_roles),
    "deadline": lambda task: task.deadline.text if task.deadline else None,
    "deadline_date": lambda task: task.deadline.date if task.deadline else None,
    "text_deadlines": lambda task: _list(each.text for each in task.text_deadlines),
    "targets": lambda task: _list(each.text for each in task.targets),
    "keywords": lambda task: _list(task.keywords),
    "annotation": lambda task: task.annotation.text,
    "start": lambda task: task.span.start,
    "stop": lambda task: task.span.stop,
    "page": lambda task: task.span.page,
}
"""Column to its cell, for rows that are tasks; `start`, `stop` and `page` are those of the task's text."""

PARTY_COLUMNS: Mapping[str, Callable[[Party], Cell]] = {
    "name": lambda party: party.name,
    "full_name": lambda party: party.full_name,
    "kind": lambda party: party.kind,
    "label": lambda party: party.label,
    "stated": lambda party: str(party.stated).lower(),
    "start": lambda party: party.span.start,
    "stop": lambda party: party.span.stop,
    "page": lambda party: party.span.page,
}
"""Column to its cell, for rows that are parties; `start`, `stop` and `page` are those of the name."""

_KEYS = ("number", "section_path", "text", "deadline")


def columns(rows: Rows) -> tuple[str, ...]:
    """Return the names of the columns of flat rows."""
    own = TASK_COLUMNS if rows == "task" else ("task", *_KEYS, "role", *PARTY_COLUMNS)
    return (*NOTICE_COLUMNS, *own)


def flat_rows(notices: Iterable[Notice], rows: Rows) -> Iterator[dict[str, Cell]]:
    """Yield the rows of notices, column by column."""
    if rows == "task":
        for notice, task in task_rows(notices):
            yield {**notice_columns(notice), **{name: cell(task) for name, cell in TASK_COLUMNS.items()}}
        return
    for row in party_rows(notices):
        key: dict[str, Cell] = {name: TASK_COLUMNS[name](row.task) for name in _KEYS}
        party = {name: cell(row.party) if row.party else None for name, cell in PARTY_COLUMNS.items()}
        yield {**notice_columns(row.notice), "task": row.task.id, **key, "role": row.role, **party}


def notice_columns(notice: Notice) -> dict[str, str | date | None]:
    """Return the cells that say which notice a row is from."""
    return {name: cell(notice) for name, cell in NOTICE_COLUMNS.items()}
