"""How far a table without lines reaches, and its section rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from taskparse.grammar.headings import is_numbered
from taskparse.stages.extract.pdf.unruled.columns import BandLine

_SECTION_LINES = 3  # so many in succession may be between two rows; more are text after the table
_AWAY = 0.7  # of a line's height: so far from both neighbours does a section row are
_FLUSH = 1.0  # points
_CLOSE = 1.6  # of a line's height: so far below the line before does a cell go on


class SectionRow(NamedTuple):
    """A row of one cell across all columns."""

    lines: tuple[BandLine, ...]


Part = SectionRow | tuple[BandLine, ...]


def body(lines: Sequence[BandLine], starts: Sequence[float] = ()) -> int:
    """Return how many of the lines below a heading are the table: up to the last with words in several columns.

    Args:
        lines: All below the heading, or on a page on which a table may go on.
        starts: Where the columns of a table that goes on begin; the rest of its last cell may fill a page alone.
    """
    stop = 0
    for number, line in enumerate(lines):
        if _is_row(line) or (stop == number and _goes_on(lines, number)):
            stop = number + 1
        elif number - stop >= _SECTION_LINES:
            break
    if not any(map(_is_row, lines[:stop])):
        return stop if starts and stop == len(lines) and all(_is_flush(line, starts) for line in lines) else 0
    # A numbered line that ends a page may be a section row whose tasks are on the next one.
    return stop + (len(lines) == stop + 1 and is_numbered(_text(lines[stop])))


def parts(lines: Sequence[BandLine]) -> list[Part]:
    """Return the lines of a table, those that are section rows apart from those that are cells."""
    found: list[Part] = []
    for number, line in enumerate(lines):
        last = found[-1] if found else None
        if _is_section(lines, number):
            if isinstance(last, SectionRow) and not is_numbered(_text(line)):
                found[-1] = SectionRow((*last.lines, line))
            else:
                found.append(SectionRow((line,)))
        elif last and not isinstance(last, SectionRow):
            found[-1] = (*last, line)
        else:
            found.append((line,))
    return found


def _is_row(line: BandLine) -> bool:
    return not line.across and len(line.cells) > 1


def _goes_on(lines: Sequence[BandLine], number: int) -> bool:
    """Whether a line of one cell goes on from the row above it."""
    line = lines[number]
    return not line.across and (number == 0 or line.top - lines[number - 1].bottom < _CLOSE * line.height)


def _is_flush(line: BandLine, starts: Sequence[float]) -> bool:
    """Whether a line of one cell begins right where its column does, and not in the first."""
    return all(column and words.box.x0 - starts[column] < _FLUSH for column, words in line.cells.items())


def _is_section(lines: Sequence[BandLine], number: int) -> bool:
    """Whether a line runs across the columns, or is numbered and is alone between two rows or in the first column."""
    line = lines[number]
    if line.across or _is_row(line) or not is_numbered(_text(line)):
        return line.across
    around = [*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2]]
    alone = all(other.across or _distance(line, other) > _AWAY * line.height for other in around)
    return alone or 0 in line.cells


def _distance(one: BandLine, other: BandLine) -> float:
    return max(one.top, other.top) - min(one.bottom, other.bottom)


def _text(line: BandLine) -> str:
    return "".join(words.text for _, words in sorted(line.cells.items()))
