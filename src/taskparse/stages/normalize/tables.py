"""Tables: title rows above them, lines of their cells, and where both come to be in the clean text."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from taskparse.context import Context
from taskparse.grammar.columns import divides_duties, goes_on, with_heading
from taskparse.grammar.headings import marker_at
from taskparse.grammar.marks import FULL_STOPS, SEMICOLONS
from taskparse.grammar.names import begins_in_unit, ends_in_unit, is_person
from taskparse.model.source import Range, Table, TableCell
from taskparse.model.text import PARAGRAPH_BREAK
from taskparse.stages.normalize.lines import TextLine, lines_of


def without_title_rows(table: Table) -> Table | None:
    """Return a table from its first row of several cells on; lines above it are no rows. Nothing without such a row."""
    filled = Counter(cell.row for cell in table.cells if cell.range)
    first = next((row for row in sorted(filled) if filled[row] > 1), None)
    if first is None:
        return None
    cells = tuple(cell for cell in table.cells if cell.row >= first)
    return table._replace(range=Range(cells[0].range.start, table.range.stop), cells=cells)


def cell_paragraphs(text: str, cell: TableCell, furniture: Sequence[Range]) -> Iterator[list[Range]]:
    """Join the lines of a cell, whose width cuts words, save where a line break parts two names or sentences."""
    lines = list(lines_of(text, cell.range, furniture))
    are_people = all(is_person(line.words) for line in lines) and not (lines and ends_in_unit(lines[-1].words))
    paragraph: list[TextLine] = []
    for line in lines:
        if paragraph and (are_people or _parts(paragraph[-1].words, line.words)):
            yield [line.range for line in paragraph]
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield [line.range for line in paragraph]


def _parts(before: str, after: str) -> bool:
    """Whether a line break in a cell parts two names, two sentences or two items."""
    return (
        before[-1] in FULL_STOPS + SEMICOLONS
        or marker_at(after, Range(0, len(after))) is not None
        or (ends_in_unit(before) and begins_in_unit(after))
    )


def with_headings(tables: Sequence[Table], text: str, context: Context) -> Iterator[Table]:
    """Yield tables with their headings; one that goes on from the table before it has that one's."""
    before: Table | None = None
    for table in tables:
        own = with_heading(table, text, context.lexicon, divides=divides_duties(text, table.range.start))
        if own.heading is None and before and before.heading and goes_on(before, own, text):
            rows = range(own.cells[0].row, own.cells[0].row)
            own = own._replace(heading=before.heading._replace(rows=rows))
        yield own
        before = own


def moved_table(table: Table, text: str, origin: array[int]) -> Table:
    """Return a table with its offsets in the clean text."""
    cells = tuple(cell._replace(range=_moved_range(cell.range, text, origin)) for cell in table.cells)
    return table._replace(range=_moved_range(table.range, text, origin), cells=cells)


def _moved_range(place: Range, text: str, origin: array[int]) -> Range:
    start, stop = bisect_left(origin, place.start), bisect_left(origin, place.stop)
    while stop > start and text[stop - 1] == PARAGRAPH_BREAK:
        stop -= 1
    return Range(start, stop)
