"""Which records of a text are a task table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from taskparse.context import Context
from taskparse.grammar.characters import without_blanks
from taskparse.grammar.columns import divides_duties, is_heading, with_heading
from taskparse.model.source import Range, Table, TableCell
from taskparse.stages.extract.delimited.records import CsvRecord

_FEWEST_CELLS = 2
# This many lines in succession may be between two rows as section rows; more are text after the table.
_SECTION_ROWS = 3


class TextTable(NamedTuple):
    """A table, and the quotation marks in its cells that only double another one."""

    table: Table
    doubled: tuple[Range, ...]


def tables_of(text: str, records: Sequence[CsvRecord], context: Context) -> list[TextTable]:
    """Return the task tables of a text: a heading row that names a task and a role, and rows of several cells below."""
    found: list[TextTable] = []
    at = 0
    for number, record in enumerate(records):
        if number < at or not _is_heading(text, record, context):
            continue
        stop = _stop(text, records, number, context)
        if stop > number + 1:
            rows = records[_first(records, number, at) : stop]
            table = with_heading(_table(rows), text, context.lexicon, divides=divides_duties(text, record.range.start))
            found.append(TextTable(table, tuple(mark for row in rows for mark in row.doubled)))
            at = stop
    return found


def _is_heading(text: str, record: CsvRecord, context: Context) -> bool:
    """Whether a row names both what is to be done, or a serial number, and who answers."""
    if record.filled < _FEWEST_CELLS:
        return False
    names = (text[slice(*cell)] for cell in record.fields)
    return is_heading(names, context.lexicon, divides=divides_duties(text, record.range.start))


def _first(records: Sequence[CsvRecord], heading: int, at: int) -> int:
    """Return the first record of a table: title rows of one cell are of it where empty cells fill them up."""
    first = heading
    while first > at and len(records[first - 1].fields) > 1 and records[first - 1].filled <= 1:
        first -= 1
    return first


def _stop(text: str, records: Sequence[CsvRecord], heading: int, context: Context) -> int:
    """Return one past the last row of several cells; few lines in between are section rows."""
    stop = heading + 1
    between = 0
    for number, record in enumerate(records[heading + 1 :], heading + 1):
        if len(record.fields) > 1:
            if _is_heading(text, record, context) and _words(text, record) != _words(text, records[heading]):
                break
            stop, between = number + 1, 0
        elif record.filled:
            between += 1
        if between > _SECTION_ROWS:
            break
    return stop


def _words(text: str, record: CsvRecord) -> list[str]:
    return [without_blanks(text[slice(*cell)]) for cell in record.fields]


def _table(records: Sequence[CsvRecord]) -> Table:
    width = max(len(record.fields) for record in records)
    rows = [record for record in records if len(record.fields) > 1 or record.filled]
    return Table(
        Range(records[0].range.start, records[-1].range.stop),
        tuple(cell for row, record in enumerate(rows) for cell in _cells(record, row, width)),
    )


def _cells(record: CsvRecord, row: int, width: int) -> Iterator[TableCell]:
    if len(record.fields) == 1:
        yield TableCell(record.fields[0], row, 0, columns=width)
        return
    for column, cell in enumerate(record.fields):
        yield TableCell(cell, row, column)
