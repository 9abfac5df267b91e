"""CSV: flat rows in UTF-8, as data tools read them; on request as Excel reads them.

Columns bear the records' own names. A list stands in one cell, its entries parted by ；, which no party's name holds
(、 does stand in names: 各市、县、区政府 is one party). Nothing is an empty cell.

Excel takes UTF-8 for the local encoding unless a byte-order mark is there, and a cell that begins with = for a formula:
on request the mark is written, and an apostrophe before what would be one.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import BinaryIO

from taskparse.exports.rows import Layout, PartyRow, notice_columns, party_rows, task_rows
from taskparse.model.record import ROLES, Notice, Party, Role, Task

Cell = str | int | date | None

LIST_SEPARATOR = "；"
PATH_SEPARATOR = " > "


def _list(entries: Iterable[str]) -> str:
    return LIST_SEPARATOR.join(entries)


def _of_role(role: Role) -> Callable[[Task], Cell]:
    return lambda task: _list(party.name for party in task.parties(role))


TASK_COLUMNS: dict[str, Callable[[Task], Cell]] = {
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

PARTY_COLUMNS: dict[str, Callable[[Party], Cell]] = {
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

BOM = b"\xef\xbb\xbf"
INJECTING = ("=", "+", "-", "@", "\t", "\r")

NOTICE_NAMES = ("source", "document_number", "title", "issue_date")
KEY_NAMES = ("task", "number", "section_path", "text", "deadline", "role")


def write_csv(notices: Iterable[Notice], stream: BinaryIO, layout: Layout) -> None:
    """Write a line of column names, then one line a row; lines end in a line feed."""
    party = layout.rows == "party"
    names = [*NOTICE_NAMES, *KEY_NAMES, *PARTY_COLUMNS] if party else [*NOTICE_NAMES, *TASK_COLUMNS]
    rows = _party_lines(notices) if party else _task_lines(notices)
    stream.write(BOM * layout.bom + _line(names))
    stream.writelines(_line(map(_harmless, row) if layout.bom else row) for row in rows)


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(INJECTING) else cell


def _line(cells: Iterable[Cell]) -> bytes:
    line = io.StringIO()
    # `csv` quotes a stray carriage return only where one is part of the line's end.
    csv.writer(line, lineterminator="\r\n").writerow(list(cells))
    return line.getvalue().removesuffix("\r\n").encode() + b"\n"


def _task_lines(notices: Iterable[Notice]) -> Iterator[list[Cell]]:
    for notice, task in task_rows(notices):
        yield [*notice_columns(notice).values(), *(cell(task) for cell in TASK_COLUMNS.values())]


def _party_lines(notices: Iterable[Notice]) -> Iterator[list[Cell]]:
    for row in party_rows(notices):
        yield [*notice_columns(row.notice).values(), *_key(row), *_party(row.party)]


def _key(row: PartyRow) -> list[Cell]:
    keys = ("id", "number", "section_path", "text", "deadline")
    return [*(TASK_COLUMNS[key](row.task) for key in keys), row.role]


def _party(party: Party | None) -> list[Cell]:
    return [cell(party) if party else None for cell in PARTY_COLUMNS.values()]
