"""What a ledger is made of, before a workbook is written and after one was read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Literal

Value = str | int | float | Decimal | date | datetime | time | timedelta | bool | None

Kind = Literal["text", "number", "date", "key"]

_DIGEST_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: what is in it and what hangs on it.

    Attributes:
        value: Text, number, date; a formula's text with its `=`, if `origin` is given.
        link: Where a click leads.
        note: What shows when the pointer rests on it.
        origin: For a formula that a person typed: the cell it was typed in (`N5`), which it is relative to.
        number_format: How a person had a number shown (`0%`).
    """

    value: Value = None
    link: str | None = None
    note: str | None = None
    origin: str | None = None
    number_format: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is in it and nothing hangs on it."""
        return self.value in (None, "") and not self.note


EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a sheet.

    Attributes:
        heading: What is above it, and how it is known when the ledger is read back.
        share: Its part of the page's width, where the columns do not all fit.
        kind: What is in it; a `key` is hidden and says which task a row is.
        least: Its least width, in digits.
    """

    heading: str
    share: int = 1
    kind: Kind = "text"
    least: int = 7


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a sheet.

    Attributes:
        cells: One a column.
        key: Which task (and party) it is; None for a row that a person added.
        opens: Whether a group of rows begins with it.
    """

    cells: tuple[Cell, ...]
    key: str | None = None
    opens: bool = False


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """A sheet as it is to be printed.

    Attributes:
        name: The sheet's name.
        title: The large line above the table.
        lines: Further lines above the heading row.
        columns: Its columns.
        rows: Its rows.
        closing: Lines below the table.
    """

    name: str
    title: str
    lines: tuple[str, ...]
    columns: tuple[SheetColumn, ...]
    rows: tuple[SheetRow, ...]
    closing: tuple[str, ...] = ()

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings in their order."""
        return tuple(column.heading for column in self.columns)


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A row of a ledger that was read.

    Attributes:
        id: The task's `id` (with role and party where rows are parties); None for a row that a person added.
        cells: Heading to cell; an empty one is left out.
        typed: The headings whose cells a person filled, changed or emptied since the ledger was written.
    """

    id: str | None
    cells: Mapping[str, Cell]
    typed: frozenset[str] = frozenset()

    def __getitem__(self, heading: str) -> Value:
        """Return what is below a heading; empty if the cell is empty or there is no such heading."""
        return self.cells.get(heading, EMPTY).value

    def __iter__(self) -> Iterator[str]:
        """Return the headings below which something is."""
        return iter(self.cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that a person added, or changed where only taskparse writes.

    Attributes:
        name: Its name.
        cells: (row, column), both from 0, to cell.
        widths: Column, from 0, to its width.
    """

    name: str
    cells: Mapping[tuple[int, int], Cell]
    widths: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ledger:
    """A ledger (台账) as a person left it.

    Attributes:
        rows: The rows of the task sheet, in the order that the person gave them.
        gone: Rows of tasks that an earlier notice had and the last one had not.
        headings: The headings of the task sheet, those of added columns included.
        known: The headings that taskparse wrote; every other column is a person's.
        lines: What a person wrote above the heading row.
        sheets: Sheets that a person added or changed.
        attachments: Parts that cannot be carried over: pictures, drawings, charts, threads of comments.
    """

    rows: tuple[LedgerRow, ...] = ()
    gone: tuple[LedgerRow, ...] = ()
    headings: tuple[str, ...] = ()
    known: frozenset[str] = frozenset()
    lines: tuple[str, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    attachments: tuple[str, ...] = ()


def canonical(value: Value) -> str:
    """Return a value as text that does not depend on the program that saved it.

    >>> canonical(1) == canonical(1.0), canonical(date(2025, 6, 30)) == canonical(datetime(2025, 6, 30))
    (True, True)
    """
    if value is None:
        return ""
    if isinstance(value, (int, float, Decimal)):
        return repr(float(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return str(value).replace("\r\n", "\n").strip()


def digest(value: Value) -> str:
    """Return a short digest of a value, by which a later change is seen."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()[:_DIGEST_LENGTH]


def rows_digest(rows: Sequence[Sequence[Value]]) -> str:
    """Return a digest of rows that does not depend on their order or on empty cells at their ends."""
    lines = ("\x1f".join(map(canonical, row)).rstrip("\x1f") for row in rows)
    return digest("\x1e".join(sorted(filter(None, lines))))
