"""Where characters are printed: asked after the parse, page by page, from the file's own bytes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import reduce
from typing import Protocol

from pypdfium2 import PdfPage, PdfTextPage

from taskparse.model.source import Box, Range
from taskparse.stages.extract.pdf.cells import arrange
from taskparse.stages.extract.pdf.engine import LOCK, open_document, open_page
from taskparse.stages.extract.pdf.first_reading import read_first
from taskparse.stages.extract.pdf.frame import Rectangle
from taskparse.stages.extract.pdf.lines import PageReading, PrintedLine
from taskparse.stages.extract.pdf.order import Order
from taskparse.stages.extract.pdf.second_reading import Second
from taskparse.stages.extract.pdf.tables import Grid

# Drawn in on both sides, so that a neighbour that only touches the box is not under it.
_INSET = 0.25
_DECIMALS = 2


class _Boxed(Protocol):
    def box(self, glyph: int) -> Rectangle:
        """Return the rectangle of a glyph."""


@dataclass(frozen=True, slots=True)
class PdfLocator:
    """Gives boxes of ranges of a PDF's text; holds the file's bytes, opens it when asked, and can be pickled.

    Attributes:
        data: The file.
        name: Its name, for messages.
        page_starts: Offset at which each page's text begins, in the printed order.
        order: From the order of the text to the printed order.
        indents: For each line of each page how many ideographic spaces stand before it.
        furniture: What stands beside the text, in order; it has boxes only where nothing else is asked for.
        second: The pages, from 1, whose text is pdfplumber's.
        grids: For each page where the cells of its tables are.
    """

    data: bytes
    name: str
    page_starts: tuple[int, ...]
    order: Order
    indents: tuple[tuple[int, ...], ...]
    furniture: tuple[Range, ...]
    second: frozenset[int]
    grids: tuple[tuple[Grid, ...], ...]

    def locate(self, ranges: Sequence[Range]) -> list[tuple[Box, ...]]:
        """Return the boxes of each range, one for each printed line that it touches.

        Coordinates are points from the top left of the page as it is shown, rounded to hundredths. Each page is
        opened once, in order, and closed before the next. Blanks have no boxes, nor has a page number that a range
        merely runs across.
        """
        boxes: list[list[Box]] = [[] for _ in ranges]
        asked = self._by_page(ranges)
        with LOCK, ExitStack() as opened:
            document = opened.enter_context(open_document(self.data, self.name))
            second = opened.enter_context(Second(self.data))
            for number in sorted(asked):
                with open_page(document, number) as page:
                    read = self._read(number, page, second)
                    if read is None:
                        continue
                    for which, part in asked[number]:
                        boxes[which] += _boxes(number, *read, part)
        return [tuple(found) for found in boxes]

    def _read(
        self, number: int, page: tuple[PdfPage, PdfTextPage] | None, second: Second
    ) -> tuple[PageReading, _Boxed] | None:
        """Return a page as it was read at first; nothing where it can no longer be."""
        indents, grids = self.indents[number - 1], self.grids[number - 1]
        at_once = () if grids else indents
        if number in self.second:
            read: tuple[PageReading, _Boxed] | None = second.read(number, at_once)
        else:
            read = read_first(*page, at_once) if page else None
        if read is None:
            return None
        reading, glyphs = read
        return arrange(reading, glyphs, grids, indents).reading, glyphs

    def _by_page(self, ranges: Iterable[Range]) -> dict[int, list[tuple[int, Range]]]:
        """Return for each page what is asked of it: the range's number, and its part in offsets of that page."""
        asked: dict[int, list[tuple[int, Range]]] = {}
        for which, wanted in enumerate(ranges):
            printed = (part for text in self._without_furniture(wanted) for part in self.order.printed(text))
            for part in printed:
                page = bisect_right(self.page_starts, part.start) - 1
                while page < len(self.page_starts) and self.page_starts[page] < part.stop:
                    base = self.page_starts[page]
                    on_page = Range(max(part.start - base, 0), part.stop - base)
                    asked.setdefault(page + 1, []).append((which, on_page))
                    page += 1
        return asked

    def _without_furniture(self, wanted: Range) -> Iterator[Range]:
        """Yield the parts of a range that are text; the whole, where it is nothing but furniture."""
        start = wanted.start
        index = max(0, bisect_right(self.furniture, wanted) - 1)
        while index < len(self.furniture) and self.furniture[index].start < wanted.stop:
            aside = self.furniture[index]
            if aside.holds(wanted):
                break
            if start < aside.start:
                yield Range(start, aside.start)
            start = max(start, aside.stop)
            index += 1
        if start < wanted.stop:
            yield Range(start, wanted.stop)


def _boxes(number: int, page: PageReading, glyphs: _Boxed, part: Range) -> Iterator[Box]:
    first = max(0, bisect_right([line.start for line in page.lines], part.start) - 1)
    for line in page.lines[first:]:
        if line.start >= part.stop:
            return
        within = Range(max(line.start, part.start), min(line.stop, part.stop))
        box = _box(page, glyphs, line, within) if within else None
        if box:
            x0, top, x1, bottom = (round(value, _DECIMALS) for value in box)
            yield Box(number, x0, top, x1, bottom)


def _box(page: PageReading, glyphs: _Boxed, line: PrintedLine, within: Range) -> Rectangle | None:
    """Return the box of a part of a line, as high as the line; single glyphs are asked for only at a cut."""
    printed = [at for at in range(*within) if not page.text[at].isspace()]
    if not printed:
        return None
    if not line.upright:
        return reduce(Rectangle.joined, (glyphs.box(page.glyphs[at]) for at in printed))
    left, right = printed[0], printed[-1]
    x0 = _left_edge(page, glyphs, left) if left > line.start else line.box.x0
    x1 = _right_edge(page, glyphs, right) if right < line.stop - 1 else line.box.x1
    return Rectangle(x0 + _INSET, line.box.top, max(x1 - _INSET, x0 + _INSET), line.box.bottom)


# A line begins and ends with a printed character, so there is one before and behind every cut.


def _left_edge(page: PageReading, glyphs: _Boxed, at: int) -> float:
    """Return a glyph's left edge, clear of the glyph before it where their boxes overlap by less than half."""
    box = glyphs.box(page.glyphs[at])
    before = next(p for p in range(at - 1, -1, -1) if not page.text[p].isspace())
    reach = glyphs.box(page.glyphs[before]).x1
    return reach if box.x0 < reach < (box.x0 + box.x1) / 2 else box.x0


def _right_edge(page: PageReading, glyphs: _Boxed, at: int) -> float:
    """Return a glyph's right edge, clear of the glyph behind it where their boxes overlap by less than half."""
    box = glyphs.box(page.glyphs[at])
    behind = next(p for p in range(at + 1, len(page.text)) if not page.text[p].isspace())
    reach = glyphs.box(page.glyphs[behind]).x0
    return reach if (box.x0 + box.x1) / 2 < reach < box.x1 else box.x1
