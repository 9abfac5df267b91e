"""Tables without ruled lines: the grids that their words draw.

A table begins with a heading row that names a task and who answers, or goes on from the page before. Its columns are
parted by gaps that are below one another; its rows are found from serial numbers, tasks and the steps between lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

from taskparse.context import Context
from taskparse.model.source import Range
from taskparse.stages.extract.pdf.frame import Boxed, Rectangle
from taskparse.stages.extract.pdf.lines import PageReading
from taskparse.stages.extract.pdf.ruled import PageGrid, Slot
from taskparse.stages.extract.pdf.unruled.body import SectionRow, body, parts
from taskparse.stages.extract.pdf.unruled.columns import BandLine, cuts, is_one_item, line_of, parted
from taskparse.stages.extract.pdf.unruled.heading import PrintedHeading, heading_at, may_have_heading
from taskparse.stages.extract.pdf.unruled.printed import Band, Words, bands
from taskparse.stages.extract.pdf.unruled.rows import rows_of

_EVERYWHERE = 10_000.0  # points: a table without lines reaches as far as its page, on either side
_MOVED = 2.5  # of a line's height: so far may a gap lie from where it was on the page before


def unruled_tables(
    reading: PageReading,
    glyphs: Boxed,
    aside: Iterable[Range],
    context: Context,
    before: PageGrid | None = None,
) -> tuple[PageGrid, ...]:
    """Return the tables of a page that have no ruled lines.

    Args:
        reading: The page.
        glyphs: Where each of its glyphs is.
        aside: What on it may be furniture.
        context: Its lexicon knows heading rows.
        before: The table without lines at the end of the page before.
    """
    if before is None and not may_have_heading(reading.text, context):
        return ()
    lines = bands(reading, glyphs, aside)
    return tuple(_grids(lines, list(_headings(lines, context)), before))


def _headings(lines: Sequence[Band], context: Context) -> Iterator[tuple[int, PrintedHeading]]:
    """Yield the heading rows of a page, each with the number of its first band."""
    at = 0
    while at < len(lines):
        found = heading_at(lines, at, context)
        if found:
            yield at, found
        at += found.bands if found else 1


def _grids(
    lines: Sequence[Band], headings: Sequence[tuple[int, PrintedHeading]], before: PageGrid | None
) -> Iterator[PageGrid]:
    ends = [*(at for at, _ in headings), len(lines)]
    if before and (grid := _continuing(lines[: ends[0]], before)):
        yield grid
    for (at, heading), end in zip(headings, ends[1:], strict=True):
        if grid := _headed(heading, lines[at + heading.bands : end], before):
            yield grid


def _continuing(lines: Sequence[Band], before: PageGrid) -> PageGrid | None:
    """Return the rows of a table that goes on at the top of a page."""
    if not lines:
        return None
    inner = before.edges[1:-1]
    slack = _MOVED * lines[0].height
    middles = [-_EVERYWHERE, *((a + b) / 2 for a, b in pairwise(inner)), _EVERYWHERE]
    stretches = [
        (max(low, cut - slack), min(high, cut + slack))
        for cut, (low, high) in zip(inner, pairwise(middles), strict=True)
    ]
    edges = _edges(cuts(_words(lines, inner), stretches, inner))
    slots = _body(lines, edges, before.kinds, goes_on=True)
    return PageGrid(before.edges, tuple(slots), before.kinds) if slots else None


def _headed(heading: PrintedHeading, below: Sequence[Band], before: PageGrid | None) -> PageGrid | None:
    """Return a table with its heading row, in the columns of the one before it where these recur."""
    stretches = [(a.box.x1, b.box.x0) for a, b in pairwise(heading.leaves)]
    inner = before.edges[1:-1] if before and before.kinds == heading.kinds else ()
    kept = inner if all(a < x < b for x, (a, b) in zip(inner, stretches, strict=False)) else ()
    words = _words(below, [leaf.box.x0 for leaf in heading.leaves])
    edges = _edges(cuts([*heading.leaves, *words], stretches, kept))
    first = 1 + max(name.row for name in heading.names)
    rows = _body(below, edges, heading.kinds, first, goes_on=bool(kept))
    if not rows:
        return None
    slots = [
        Slot(
            name.row,
            name.column,
            name.rows,
            name.columns,
            Rectangle(
                edges[name.column],
                name.words.box.top,
                edges[name.column + name.columns],
                name.words.box.bottom,
            ),
        )
        for name in heading.names
    ]
    return PageGrid(_edges(kept or edges[1:-1]), (*slots, *rows), heading.kinds)


def _words(lines: Sequence[Band], starts: Sequence[float]) -> list[Words]:
    """Return the words that show where columns are parted; a numbered section row says nothing of that."""
    return [words for band in lines if not is_one_item(band) for words in parted(band, starts)]


def _edges(inner: Iterable[float]) -> tuple[float, ...]:
    return (-_EVERYWHERE, *inner, _EVERYWHERE)


def _body(
    below: Sequence[Band],
    edges: Sequence[float],
    kinds: Sequence[str | None],
    first: int = 0,
    *,
    goes_on: bool,
) -> list[Slot]:
    """Return the cells of a table, or of the rest of one, the empty ones too; rows count from `first`."""
    lines = [line_of(band, edges[1:-1]) for band in below]
    slots: list[Slot] = []
    row = first
    for part in parts(lines[: body(lines, edges if goes_on else ())]):
        if isinstance(part, SectionRow):
            box = Rectangle(edges[0], part.lines[0].top, edges[-1], part.lines[-1].bottom)
            slots.append(Slot(row, 0, 1, len(kinds), box))
            row += 1
            continue
        found = list(_cells(part, kinds, edges, row))
        slots += sorted(found)
        row = max(slot.row + slot.rows for slot in found)
    return slots


def _cells(
    lines: Sequence[BandLine], kinds: Sequence[str | None], edges: Sequence[float], first: int
) -> Iterator[Slot]:
    rows = rows_of(lines, kinds, edges)
    for words in rows.cells:
        yield Slot(first + words.row, words.column, words.rows, 1, words.box)
    filled = set(
        chain.from_iterable(
            ((row, words.column) for row in range(words.row, words.row + words.rows)) for words in rows.cells
        )
    )
    for row, top in enumerate(rows.tops):
        for column in range(len(kinds)):
            if (row, column) not in filled:
                yield Slot(first + row, column, 1, 1, Rectangle(edges[column], top, edges[column + 1], top))
