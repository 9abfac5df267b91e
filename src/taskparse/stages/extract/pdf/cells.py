"""A page with tables: their words cell by cell, the lines around them as they were.

A printed line that runs through several cells is parted between two glyphs. Cells are parted by a tab, rows by a line
break, as in `Table`; every character keeps its glyph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from taskparse.model.source import FontRun, Range, Table, TableCell
from taskparse.stages.extract.pdf.frame import Boxed, Rectangle, around
from taskparse.stages.extract.pdf.lines import (
    NO_GLYPH,
    Composer,
    PageReading,
    PrintedLine,
    PrintedPiece,
    joined,
    runs,
)
from taskparse.stages.extract.pdf.ruled import PageGrid, Slot

_SAME_LINE = 0.5  # of a piece's height: so far apart may the middles be of what is on one line


@dataclass(frozen=True, slots=True)
class Arranged:
    """A page with its tables in offsets of its text; each with its grid."""

    reading: PageReading
    tables: tuple[Table, ...] = ()
    grids: tuple[PageGrid, ...] = ()

    @property
    def running(self) -> PageReading:
        """The page with only those lines that are in no table."""
        return replace(self.reading, lines=outside(self.reading.lines, self.tables))


def outside(lines: Sequence[PrintedLine], tables: Sequence[Table]) -> tuple[PrintedLine, ...]:
    """Return the lines that are in no table."""
    return tuple(line for line in lines if not any(table.range.holds(Range(*line[:2])) for table in tables))


def arrange(reading: PageReading, glyphs: Boxed, grids: Sequence[PageGrid]) -> Arranged:
    """Return a page with the words of each grid cell by cell; a grid without words is no table.

    Args:
        reading: The page.
        glyphs: Where each of its glyphs is.
        grids: Its tables.
    """
    if not grids:
        return Arranged(reading)
    order: list[PrintedPiece | PageGrid] = []
    words: dict[tuple[PageGrid, Slot], list[PrintedPiece]] = {}
    for line in reading.lines:
        for home, piece in _parted(reading, line, glyphs, grids):
            if home is None:
                order.append(piece)
                continue
            words.setdefault(home, []).append(piece)
            if home[0] not in order:
                order.append(home[0])
    composer = Composer()
    tables: list[Table] = []
    for number, item in enumerate(order):
        composer.part("\n" if number else "")
        if isinstance(item, PrintedPiece):
            composer.add(item)
        else:
            tables.append(_table(composer, item, words))
    composed = composer.reading()
    return Arranged(
        replace(composed, fonts=_fonts(reading, composed), unreadable=reading.unreadable),
        tuple(tables),
        tuple(item for item in order if isinstance(item, PageGrid)),
    )


def _parted(
    reading: PageReading, line: PrintedLine, glyphs: Boxed, grids: Sequence[PageGrid]
) -> Iterator[tuple[tuple[PageGrid, Slot] | None, PrintedPiece]]:
    """Yield the parts of a line, each with the cell that it is in."""
    near = [grid for grid in grids if grid.box.overlaps(line.box)]
    if not near:
        yield (
            None,
            PrintedPiece(reading.text[line.start : line.stop], reading.glyphs[line.start : line.stop], *line[2:]),
        )
        return
    boxes = {
        at: glyphs.box(reading.glyphs[at]) for at in range(line.start, line.stop) if not reading.text[at].isspace()
    }
    for home, group in groupby(boxes, key=lambda at: _home(boxes[at], near)):
        own = list(group)
        start, stop = own[0], own[-1] + 1
        box = around(boxes[at] for at in own)
        yield (
            home,
            PrintedPiece(reading.text[start:stop], reading.glyphs[start:stop], box, line.size, line.upright),
        )


def _home(box: Rectangle, grids: Sequence[PageGrid]) -> tuple[PageGrid, Slot] | None:
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return next(((grid, slot) for grid in grids if (slot := grid.slot_at(x, y))), None)


def _table(composer: Composer, grid: PageGrid, words: dict[tuple[PageGrid, Slot], list[PrintedPiece]]) -> Table:
    start = composer.at
    cells: list[TableCell] = []
    for row, slots in groupby(grid.slots, key=lambda slot: slot.row):
        if cells:
            composer.part("\n")
        for number, slot in enumerate(slots):
            composer.part("\t" if number else "")
            at = composer.at
            for line, piece in enumerate(_in_lines(words.get((grid, slot), []))):
                composer.part("\n" if line else "")
                composer.add(piece)
            cells.append(TableCell(Range(at, composer.at), row, slot.column, slot.rows, slot.columns))
    return Table(Range(start, composer.at), tuple(cells))


def _in_lines(pieces: Sequence[PrintedPiece]) -> list[PrintedPiece]:
    """Return the words of a cell from the top down, those on one line joined; as they come where they are sideways."""
    if not all(piece.upright for piece in pieces):
        return list(pieces)
    lines: list[list[PrintedPiece]] = []
    for piece in sorted(pieces, key=_middle):
        if lines and _middle(piece) - _middle(lines[-1][0]) < _SAME_LINE * piece.box.height:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return joined(piece for line in lines for piece in sorted(line, key=lambda piece: piece.box.x0))


def _middle(piece: PrintedPiece) -> float:
    return (piece.box.top + piece.box.bottom) / 2


def _fonts(reading: PageReading, composed: PageReading) -> tuple[FontRun, ...]:
    """Return the font runs of a page whose glyphs were put in another order."""
    styles = {reading.glyphs[at]: run[2:] for run in reading.fonts for at in range(run.start, run.stop)}
    styles.pop(NO_GLYPH, None)
    printed = ((at, *styles[glyph]) for at, glyph in enumerate(composed.glyphs) if glyph in styles)
    return runs(printed, len(composed.text))
