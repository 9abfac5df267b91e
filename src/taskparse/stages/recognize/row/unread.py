"""Tables that look like task tables and were not read as such, and columns of theirs (reading rules §9, law 3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from taskparse.grammar.columns import TASK, column_kind, follows
from taskparse.grammar.marks import COLONS, FULL_STOPS
from taskparse.grammar.names import is_organ
from taskparse.grammar.patterns import lazily
from taskparse.grammar.role_hints import looks_like_role, unread_roles
from taskparse.lexicon.loader import Lexicon
from taskparse.model.grid import TableGrid, grid_of
from taskparse.model.outline import Paragraph
from taskparse.model.source import Cover, Finding, Range, TableCell, TableHeading
from taskparse.model.text import CleanText

_FIRST_ROWS = 6
# Of the cells of a column, the share that are names of units where it is one of units.
_UNITS_SHARE = 0.6
_FEWEST_UNITS = 2
# A line that names columns, or some lines of one name each.
_LONGEST_LINE = 120
_LONGEST_NAME = 12
_MOST_NAMES = 10
_BETWEEN = lazily("[,，;；|]")
_SENTENCE = lazily(f"[{FULL_STOPS}{COLONS}]")


def unread_columns(clean: CleanText, lines: Sequence[Paragraph], lexicon: Lexicon) -> Iterator[Finding]:
    """Yield a finding for each column of who answers, by its name or by what is in it, that was not read as such.

    Args:
        clean: The running text with its tables.
        lines: The paragraphs that are in no task table.
        lexicon: Labels and names of columns.
    """
    for table in clean.tables:
        grid = grid_of(table)
        if table.heading:
            cells = _of_task_table(table.heading, grid, lexicon)
            yield from (Finding("951", {"column": name}, table.range) for name in _guessed(table.heading, lexicon))
        else:
            cells = _of_other_table(clean, grid, lexicon)
        yield from (_finding(clean, cell.range) for cell in cells)
    yield from _left_out(clean)
    tables = Cover(table.range for table in clean.tables)
    outside = [line for line in lines if not tables.holds(line.range)]
    yield from (_finding(clean, place) for place in _in_lines(clean, outside, lexicon))


def _left_out(clean: CleanText) -> Iterator[Finding]:
    """Yield a finding for each table right below a task table that names units and was not read as more of it."""
    for before, table in pairwise(clean.tables):
        if before.heading and not table.heading and follows(before, table, clean.text):
            units = [cell.range for cell in table.cells if is_organ(clean.words(cell.range))]
            yield from (Finding("952", {"text": clean.words(place)}, place) for place in units[:1])


def _finding(clean: CleanText, place: Range) -> Finding:
    return Finding("903", {"column": clean.words(place)}, place)


def _of_task_table(heading: TableHeading, grid: TableGrid, lexicon: Lexicon) -> Iterator[TableCell]:
    """Yield the heading cells whose names look like roles that nobody knows."""
    for column, name in enumerate(heading.names):
        if looks_like_role(name, lexicon):
            found = (grid.at(row - grid.first, column) for row in reversed(heading.rows))
            yield from list(filter(None, found))[:1]


def _guessed(heading: TableHeading, lexicon: Lexicon) -> list[str]:
    """Return the columns that are taken to say what is to be done though they are not called so.

    A table that goes on has no heading rows; it is reported once, with the first.
    """
    names = [heading.names[column] for column in heading.columns(TASK)] if heading.rows else []
    return [name for name in names if column_kind(name, lexicon) != TASK]


def _of_other_table(clean: CleanText, grid: TableGrid, lexicon: Lexicon) -> Iterator[TableCell]:
    """Yield the cells of the first row that names a task and what looks like a role, or has units below it."""
    for row in range(min(_FIRST_ROWS, grid.height)):
        cells = [grid.at(row, column) for column in range(grid.width)]
        names = [clean.words(cell.range) if cell else "" for cell in cells]
        found = unread_roles(names, lexicon)
        if not found and TASK in {column_kind(name, lexicon) for name in names if 0 < len(name) <= _LONGEST_NAME}:
            found = [column for column, name in enumerate(names) if name and _are_units(clean, grid, row + 1, column)]
        if found:
            yield from dict.fromkeys(cell for column in found if (cell := cells[column]))
            return


def _are_units(clean: CleanText, grid: TableGrid, first: int, column: int) -> bool:
    below = {cell for row in range(first, grid.height) if (cell := grid.at(row, column))}
    units = sum(is_organ(clean.words(cell.range)) for cell in below)
    return units >= max(_FEWEST_UNITS, _UNITS_SHARE * len(below))


def _in_lines(clean: CleanText, lines: Sequence[Paragraph], lexicon: Lexicon) -> Iterator[Range]:
    """Yield the names that look like roles in lines that name columns, side by side or one below the other."""
    reported = Cover(())
    for number, line in enumerate(lines):
        place = line.range
        if place.stop - place.start > _LONGEST_LINE or _SENTENCE.search(clean.text, *place):
            continue
        names = _names(clean, place) or _below(lines[number : number + _MOST_NAMES])
        found = [names[at] for at in unread_roles([clean.words(name) for name in names], lexicon)]
        yield from (name for name in found if not reported.touches(name))
        reported = Cover(found) if found else reported


def _names(clean: CleanText, place: Range) -> list[Range]:
    """Return what blanks and marks part in a line; nothing where they part nothing."""
    if not (clean.has_gap(place) or _BETWEEN.search(clean.text, *place)):
        return []
    cuts = [at for at in range(place.start + 1, place.stop) if clean.blank_before(at)]
    cuts += [match.end() for match in _BETWEEN.finditer(clean.text, *place)]
    starts = sorted({place.start, *cuts})
    stops = [*starts[1:], place.stop]
    return [
        Range(start, stop - bool(_BETWEEN.match(clean.text, stop - 1)))
        for start, stop in zip(starts, stops, strict=True)
        if stop > start + 1
    ]


def _below(lines: Sequence[Paragraph]) -> list[Range]:
    """Return lines of one short name each, up to the first that is longer."""
    names: list[Range] = []
    for line in lines:
        if line.range.stop - line.range.start > _LONGEST_NAME:
            break
        names.append(line.range)
    return names
