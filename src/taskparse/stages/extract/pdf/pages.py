"""One page: which of the two readings is, and what is to be reported about it."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from taskparse.context import Context
from taskparse.model.source import Cover, FontRun, Range, Table
from taskparse.model.text import compact
from taskparse.stages.extract.pdf.cells import Arranged, arrange, outside
from taskparse.stages.extract.pdf.engine import OpenPage
from taskparse.stages.extract.pdf.first_reading import Glyphs, read_first
from taskparse.stages.extract.pdf.frame import Frame
from taskparse.stages.extract.pdf.ink import InkedLine, inked
from taskparse.stages.extract.pdf.lines import PageReading, PrintedLine, is_out_of_order
from taskparse.stages.extract.pdf.margins import NO_MARGIN, Margin, margin
from taskparse.stages.extract.pdf.ruled import PageGrid, grids, is_ruled
from taskparse.stages.extract.pdf.second_reading import Second
from taskparse.stages.extract.pdf.unruled import unruled_tables
from taskparse.stages.extract.pdf.unseen import Aside


@dataclass(frozen=True, slots=True)
class Page:
    """What is kept of a page once it is closed; offsets count from the page's first character.

    Attributes:
        loaded: Whether PDFium could load it at all.
        text: Its lines, joined by line feeds.
        lines: Where each line of it is.
        fonts: Its font runs.
        margin: What may be furniture.
        edges: Where the characters of each line are printed.
        tables: Its tables.
        grids: Where the cells of each are.
        unread: Whether it shows ruled lines that look like a table and are read as none.
        unreadable: How many of its characters have no Unicode value.
        aside: What was taken out of it: watermarks, words that are not shown.
        notes: What the notes say that somebody laid on it.
        differs: Why it was read twice, where the two readings differ and the one that is is readable.
    """

    loaded: bool = True
    text: str = ""
    lines: tuple[PrintedLine, ...] = ()
    fonts: tuple[FontRun, ...] = ()
    margin: Margin = NO_MARGIN
    edges: tuple[array[float], ...] = ()
    tables: tuple[Table, ...] = ()
    grids: tuple[PageGrid, ...] = ()
    unread: bool = False
    unreadable: int = 0
    differs: str | None = None
    aside: tuple[Aside, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def last_grid(self) -> PageGrid | None:
        """The table that may go on on the next page: only what may be furniture is below it."""
        if not self.tables:
            return None
        aside = Cover([*self.margin.certain, *(where for where, _ in self.margin.heads)])
        stop = self.tables[-1].range.stop
        below = (Range(line.start, line.stop) for line in self.lines if line.start >= stop)
        return self.grids[-1] if all(map(aside.holds, below)) else None

    @property
    def running(self) -> tuple[PrintedLine, ...]:
        """The lines that are in no table."""
        return outside(self.lines, self.tables)

    @property
    def inked(self) -> tuple[InkedLine, ...]:
        """Its lines, with where their characters are printed."""
        return tuple(map(InkedLine, self.lines, self.edges))

    def spread(self, indents: Iterable[int]) -> tuple[int, ...]:
        """Return the indents of all lines, given those of lines that are in no table; cells have none."""
        given = dict(zip(self.running, indents, strict=True))
        return tuple(given.get(line, 0) for line in self.lines)

    def indented(self, indents: Sequence[int]) -> Page:
        """Return the page with so many ideographic spaces before each line."""
        if not any(indents):
            return self
        stops = [line.start for line in self.lines[1:]] + [len(self.text)]
        texts = [self.text[line.start : stop] for line, stop in zip(self.lines, stops, strict=True)]
        shift = [0, *accumulate(indents)]
        starts = [line.start for line in self.lines]

        def moved(where: Range) -> Range:
            first, last = (bisect_right(starts, at) for at in (where.start, max(where.start, where.stop - 1)))
            return Range(where.start + shift[first], where.stop + shift[last])

        return replace(
            self,
            lines=tuple(
                line._replace(start=line.start + by, stop=line.stop + by)
                for line, by in zip(self.lines, shift[1:], strict=True)
            ),
            text=self.text[: starts[0]]
            + "".join("\u3000" * indent + text for indent, text in zip(indents, texts, strict=True)),
            fonts=tuple(run._replace(start=moved(Range(*run[:2])).start) for run in self.fonts),
            margin=Margin(
                tuple(map(moved, self.margin.certain)),
                tuple((moved(found), key) for found, key in self.margin.heads),
            ),
            tables=tuple(
                table._replace(
                    range=moved(table.range),
                    cells=tuple(cell._replace(range=moved(cell.range)) for cell in table.cells),
                )
                for table in self.tables
            ),
        )


NOT_LOADED = Page(loaded=False)


def read_page(
    number: int,
    opened: OpenPage,
    second: Second,
    context: Context,
    before: Page = NOT_LOADED,
) -> Page:
    """Return what is kept of an open page.

    Args:
        number: Its number, from 1.
        opened: The page, open in PDFium, and its text.
        second: Reads it again where geometry decides.
        context: Its lexicon knows the heading rows of tables without ruled lines.
        before: The page before.
    """
    height = Frame.of(opened.page).height
    reading, glyphs = read_first(opened)
    cells = second.cells(number) if is_ruled(opened.page) else []
    found = grids(cells or (), before.last_grid)
    if cells is not None and not found:
        found = _unruled(reading, glyphs, height, context, before)
    first = arrange(reading, glyphs, found)
    reason = _suspicion(first.running, height)
    # What was taken out of the page is still in the second reading.
    read = second.read(number) if reason and not opened.aside else None
    other = arrange(*read, found) if read else None
    by_second = other is not None and _is_better(other.reading, first.reading)
    differs = reason is not None and (other is None or _words(other.reading) != _words(first.reading))
    taken = other if other and by_second else first
    return Page(
        text=taken.reading.text,
        lines=taken.reading.lines,
        fonts=taken.reading.fonts,
        margin=_margin(taken, height),
        edges=inked(taken.reading, read[1] if read and by_second else glyphs),
        tables=taken.tables,
        grids=taken.grids,
        unread=cells is None or len(taken.grids) < len(found),
        unreadable=taken.reading.unreadable,
        aside=opened.aside,
        notes=opened.notes,
        differs=reason if differs and not taken.reading.unreadable else None,
    )


def _unruled(
    reading: PageReading, glyphs: Glyphs, height: float, context: Context, before: Page
) -> tuple[PageGrid, ...]:
    """Return the tables without ruled lines; a running head that the page before shows too is no part of one."""
    found = margin(reading, height)
    known = {key for _, key in before.margin.heads}
    last = before.last_grid
    aside = (*found.certain, *(where for where, key in found.heads if key in known))
    return unruled_tables(reading, glyphs, aside, context, last if last and last.kinds else None)


def _margin(page: Arranged, height: float) -> Margin:
    """Return what may be furniture; a serial number of a table at the foot of a page does not count."""
    found = margin(page.reading, height)
    cover = Cover(table.range for table in page.tables)
    return Margin(
        tuple(where for where in found.certain if not cover.holds(where)),
        tuple((where, key) for where, key in found.heads if not cover.holds(where)),
    )


def _suspicion(reading: PageReading, height: float) -> str | None:
    if reading.unreadable:
        return "characters without a Unicode value"
    if is_out_of_order(reading, height):
        return "lines not listed from the top down"
    return None


def _is_better(second: PageReading, first: PageReading) -> bool:
    """Whether the second reading differs and holds no less; on a tie, order by position is the better one."""
    return _words(second) != _words(first) and _readable(second) >= _readable(first)


def _readable(reading: PageReading) -> int:
    return len(_words(reading)) - reading.unreadable


def _words(reading: PageReading) -> str:
    return compact(reading.text)
