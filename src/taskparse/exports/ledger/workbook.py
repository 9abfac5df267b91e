"""Notices, and what a person typed into an earlier ledger of theirs → a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import BinaryIO

from xlsxwriter.workbook import Workbook

from taskparse.exports import words
from taskparse.exports.cells import Ledger, LedgerRow, PrintedSheet
from taskparse.exports.ledger import baseline
from taskparse.exports.ledger.merging import gone_table, merged, rekeyed
from taskparse.exports.ledger.printing import Formats, fitting, print_sheet, print_table
from taskparse.exports.ledger.sheets import VIEWS, party_table, slip_table, task_table
from taskparse.exports.rows import Layout
from taskparse.model.record import Notice

# The same notice gives the same bytes; when it was made is no part of it.
MADE = datetime(2025, 1, 1, tzinfo=UTC).replace(tzinfo=None)

LONGEST_NAME = 31
"""Characters of a sheet's name."""


def write_workbook(notices: Iterable[Notice], stream: BinaryIO, layout: Layout) -> None:
    """Write a ledger, or the slip of a unit where the layout names one."""
    every = tuple(notices)
    tasks = fitting(_tasks(every, layout))
    views = [] if layout.unit else [fitting(view(every)) for view in VIEWS]
    old = rekeyed(tasks, layout.ledger) if layout.ledger else None
    lines = baseline.written(tasks, views, _gone(tasks, old) if old else ())
    sheets = [merged(tasks, old) if old else tasks, *views]
    kept = gone_table(sheets[0], old) if old else None
    _write(stream, [*sheets, *([kept] if kept else [])], old or Ledger(), lines)


def _tasks(notices: Sequence[Notice], layout: Layout) -> PrintedSheet:
    if layout.unit:
        return slip_table(notices, layout.unit)
    return party_table(notices) if layout.rows == "party" else task_table(notices)


def _gone(tasks: PrintedSheet, ledger: Ledger) -> list[LedgerRow]:
    taken = {row.key for row in tasks.rows}
    return [row for row in (*ledger.rows, *ledger.gone) if row.id and row.id not in taken]


def _write(stream: BinaryIO, tables: Sequence[PrintedSheet], ledger: Ledger, lines: Sequence[baseline.Line]) -> None:
    with Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": MADE, "author": "taskparse", "title": tables[0].title})
        formats = Formats(book)
        for table in tables:
            print_table(book, formats, table)
        taken = {table.name.lower() for table in tables} | {baseline.NAME}
        for sheet in ledger.sheets:
            name = _free_name(sheet.name, taken)
            taken.add(name.lower())
            print_sheet(book, formats, replace(sheet, name=name), name)
        _remember(book, lines)


def _free_name(name: str, taken: set[str]) -> str:
    """Return a name for a person's sheet that no sheet bears: 按单位, where a person wrote, becomes 原按单位."""
    number = 1
    free = name
    while free.lower() in taken:
        suffix = "" if number == 1 else f" {number}"
        free = words.FORMER_SHEET.format(name)[: LONGEST_NAME - len(suffix)] + suffix
        number += 1
    return free


def _remember(book: Workbook, lines: Sequence[baseline.Line]) -> None:
    sheet = book.add_worksheet(baseline.NAME)
    sheet.very_hidden()
    for at, line in enumerate(lines):
        for column, cell in enumerate(line):
            sheet.write_string(at, column, cell)
