"""Notices as rows: one a task, or one for each task and party.

Every row begins with the notice's own columns, so that rows of many notices can stand in one file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from taskparse.exports.cells import Ledger
from taskparse.grammar.names import names_body
from taskparse.model.record import ROLES, Notice, Party, Task

Rows = Literal["task", "party"]


class Layout(NamedTuple):
    """How notices are laid out in a file.

    Attributes:
        rows: What a row is.
        array: Whether whole notices stand in an array, for formats that hold them.
        bom: Whether CSV begins with a byte-order mark, and its cells cannot be formulas, as Excel wants it.
        ledger: What a person typed into an earlier ledger, for a workbook.
        unit: Whose slip (交办单) a workbook is; the notices hold its tasks only.
    """

    rows: Rows = "task"
    array: bool = False
    bom: bool = False
    ledger: Ledger | None = None
    unit: str | None = None


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


def is_body(role: str, party: Party) -> bool:
    """Whether a party is a unit or group; under another label than the roles' only what is called like one.

    What a column 备注 or 目标值 holds is kept under its name, and is no unit.
    """
    return party.kind != "person" and (role in ROLES or names_body(party.name))


def notice_columns(notice: Notice) -> dict[str, str | date | None]:
    """Return the columns that say which notice a row is from."""
    return {
        "source": notice.source.name,
        "document_number": notice.header.document_number,
        "title": notice.header.title,
        "issue_date": notice.header.issue_date,
    }
