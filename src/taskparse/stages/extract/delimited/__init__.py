"""Tables in text: CSV, cells parted by tabs, columns set in line with blanks; recognized from a heading row that names roles.

The text stays the file's own, so every cell is a span of it; what parts the cells is furniture. What is before
and after a table, a notice for example, stays ordinary lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from taskparse.context import Context
from taskparse.grammar.characters import ordinary
from taskparse.model.source import File, Finding, Place, Range, SourceText
from taskparse.stages.extract.cell_names import cell_name
from taskparse.stages.extract.delimited.records import CsvRecord, records_of, separator_of
from taskparse.stages.extract.delimited.text_tables import TextTable, tables_of
from taskparse.stages.extract.markdown import from_markdown, is_markdown
from taskparse.stages.extract.plain import from_plain
from taskparse.stages.extract.reader import OnPage

_LONGEST_SHOWN = 30


def from_delimited(file: File, context: Context, on_page: OnPage) -> SourceText:
    """Return a text with its tables, and a place for every cell as a spreadsheet would name it (`C7`).

    Where there is no table, the text comes without tables and places, as `plain` gives it.

    Args:
        file: The file, in any encoding that plain text may have.
        context: Its lexicon knows heading rows.
        on_page: Not called; a text has no pages.

    Raises:
        UnreadableSourceError: The bytes are no text in any encoding known.
    """
    source = from_plain(file, context, on_page)
    if is_markdown(source.text):
        source = from_markdown(file, source.text)
    return source if source.tables else with_tables(source, context)


def with_tables(source: SourceText, context: Context) -> SourceText:
    """Return a text with its tables, as `from_delimited` does."""
    text = ordinary(source.text)
    separator = separator_of(text, context)
    records = records_of(text, separator, context) if separator else []
    found = tables_of(text, records, context)
    if separator is None or not (found or any(record.is_unclear for record in records)):
        return source
    return replace(
        source,
        format=separator.format if source.format == "text" else source.format,
        places=tuple(place for number, record in enumerate(records) for place in _places(record, number)),
        tables=tuple(each.table for each in found),
        furniture=tuple(sorted([*source.furniture, *(place for each in found for place in _furniture(text, each))])),
        findings=(*source.findings, *_unclear(text, records)),
    )


def _unclear(text: str, records: Sequence[CsvRecord]) -> Iterator[Finding]:
    """Yield a finding for each stretch of rows whose cells cannot be told apart."""
    for is_unclear, run in groupby(records, key=attrgetter("is_unclear")):
        first = next(run).range
        if is_unclear:
            yield Finding("902", {"text": text[slice(*first)].strip()[:_LONGEST_SHOWN]}, first)


def _places(record: CsvRecord, row: int) -> list[Place]:
    return [
        Place(cell.start, cell_name(row, column)) for column, cell in enumerate(record.fields) if cell or column == 0
    ]


def _furniture(text: str, found: TextTable) -> list[Range]:
    """Return what is between and around the cells: separators, quotation marks, and one of each doubled pair."""
    furniture: list[Range] = list(found.doubled)
    at, end = found.table.range
    for start, stop in (*(cell.range for cell in found.table.cells), Range(end, end)):
        if text[at:start].strip():
            furniture.append(Range(at, start))
        at = stop
    return furniture
