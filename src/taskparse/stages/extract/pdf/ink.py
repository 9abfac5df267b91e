"""Where the characters of a page are printed: kept from the reading, so that no page is opened again to find a span.

A line has one height, so a character of an upright line is found by its left and right edge; one that is sideways by
its whole rectangle. Blanks have neither.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, takewhile
from math import isnan, nan
from operator import itemgetter

from taskparse.model.source import Box, Range, since
from taskparse.stages.extract.pdf.frame import Boxed, Rectangle, around
from taskparse.stages.extract.pdf.lines import NO_GLYPH, PageReading, PrintedLine
from taskparse.stages.extract.pdf.order import Order

# Drawn in on both sides, so that a neighbour that only touches the box is not under it.
_INSET = 0.25
_DECIMALS = 2
_UPRIGHT, _SIDEWAYS = 2, 4  # numbers kept a character
_NOWHERE = Rectangle(nan, nan, nan, nan)


@dataclass(frozen=True, slots=True)
class InkedLine:
    """A printed line with the edges of its characters, blanks among them as `nan`.

    Attributes:
        line: Where it is in the page's text, and on the page.
        edges: Left and right edge of each character of an upright line; left, top, right and bottom of any other.
    """

    line: PrintedLine
    edges: array[float]

    def box(self, within: Range) -> Rectangle | None:
        """Return the box of a part of the line, as high as the line; None if the part prints nothing."""
        start, line = self.line.start, self.line
        first, last = within.start - start, within.stop - start - 1
        while first <= last and not self._prints(first):
            first += 1
        while first <= last and not self._prints(last):
            last -= 1
        if first > last:
            return None
        if not line.upright:
            return around(self._rectangle(at) for at in range(first, last + 1) if self._prints(at))
        x0 = self._left(first) if first else line.box.x0
        x1 = self._right(last) if last < line.stop - start - 1 else line.box.x1
        return Rectangle(x0 + _INSET, line.box.top, max(x1 - _INSET, x0 + _INSET), line.box.bottom)

    def _prints(self, at: int) -> bool:
        return not isnan(self.edges[at * (_UPRIGHT if self.line.upright else _SIDEWAYS)])

    def _rectangle(self, at: int) -> Rectangle:
        return Rectangle(*self.edges[_SIDEWAYS * at : _SIDEWAYS * (at + 1)])

    # A line begins and ends with a printed character, so there is one before and behind every cut.

    def _left(self, at: int) -> float:
        """Return a character's left edge, clear of the one before it where the two overlap by less than half."""
        x0, x1 = self.edges[_UPRIGHT * at : _UPRIGHT * (at + 1)]
        before = next(other for other in range(at - 1, -1, -1) if self._prints(other))
        reach = self.edges[_UPRIGHT * before + 1]
        return reach if x0 < reach < (x0 + x1) / 2 else x0

    def _right(self, at: int) -> float:
        """Return a character's right edge, clear of the one behind it where the two overlap by less than half."""
        x0, x1 = self.edges[_UPRIGHT * at : _UPRIGHT * (at + 1)]
        behind = next(other for other in range(at + 1, len(self.edges)) if self._prints(other))
        reach = self.edges[_UPRIGHT * behind]
        return reach if (x0 + x1) / 2 < reach < x1 else x1


def inked(reading: PageReading, glyphs: Boxed) -> tuple[array[float], ...]:
    """Return the edges of each line's characters, while the page is open.

    Args:
        reading: The page.
        glyphs: Where each of its glyphs is.
    """
    return tuple(_edges(reading, line, glyphs) for line in reading.lines)


def _edges(reading: PageReading, line: PrintedLine, glyphs: Boxed) -> array[float]:
    words, numbers = reading.text[line.start : line.stop], reading.glyphs[line.start : line.stop]
    if line.upright:
        return glyphs.edges(NO_GLYPH if word.isspace() else number for word, number in zip(words, numbers, strict=True))
    boxes = (_NOWHERE if word.isspace() else glyphs.box(number) for word, number in zip(words, numbers, strict=True))
    return array("d", chain.from_iterable(boxes))


@dataclass(frozen=True, slots=True)
class PdfLocator:
    """Gives boxes of ranges of a PDF's text.

    Attributes:
        pages: The lines of each page, in the order of its text.
        page_starts: Offset at which each page's text begins, in the printed order.
        order: From the order of the text to the printed order.
        furniture: What is beside the text, in order; it has boxes only where nothing else is asked for.
    """

    pages: tuple[tuple[InkedLine, ...], ...]
    page_starts: tuple[int, ...]
    order: Order
    furniture: tuple[Range, ...]

    def locate(self, ranges: Sequence[Range]) -> list[tuple[Box, ...]]:
        """Return the boxes of each range, one for each printed line that it touches.

        Coordinates are points from the top left of the page as it is shown, rounded to hundredths. Blanks have no
        boxes, nor has a page number that a range merely runs across.
        """
        starts = [[each.line.start for each in lines] for lines in self.pages]
        return [
            tuple(
                box for page, part in self._parts(wanted) for box in _boxes(page, self.pages[page], starts[page], part)
            )
            for wanted in ranges
        ]

    def _parts(self, wanted: Range) -> list[tuple[int, Range]]:
        """Return for each page, from 0, what is asked of it, in offsets of that page."""
        found: list[tuple[int, Range]] = []
        for part in self._printed(wanted):
            page = bisect_right(self.page_starts, part.start) - 1
            while page < len(self.page_starts) and self.page_starts[page] < part.stop:
                base = self.page_starts[page]
                found.append((page, Range(max(part.start - base, 0), part.stop - base)))
                page += 1
        return sorted(found, key=itemgetter(0)) if len(found) > 1 else found

    def _printed(self, wanted: Range) -> Iterable[Range]:
        """Return what is printed of a range, without what is beside the text."""
        parts = self._without_furniture(wanted)
        return parts if self.order.is_printed else (part for text in parts for part in self.order.printed(text))

    def _without_furniture(self, wanted: Range) -> Iterable[Range]:
        """Return the parts of a range that are text; the whole, where it is nothing but furniture."""
        first = max(0, bisect_right(self.furniture, wanted) - 1)
        aside = [*takewhile(lambda place: place.start < wanted.stop, since(self.furniture, first))]
        return [wanted] if any(place.holds(wanted) for place in aside) else wanted.without(aside)


def _boxes(page: int, lines: Sequence[InkedLine], starts: Sequence[int], part: Range) -> Iterator[Box]:
    """Yield the boxes of a part of a page, one for each line."""
    for at in range(max(0, bisect_right(starts, part.start) - 1), bisect_left(starts, part.stop)):
        line = lines[at].line
        within = Range(max(line.start, part.start), min(line.stop, part.stop))
        if within and (box := lines[at].box(within)):
            x0, top, x1, bottom = box
            yield Box(
                page + 1,
                round(x0, _DECIMALS),
                round(top, _DECIMALS),
                round(x1, _DECIMALS),
                round(bottom, _DECIMALS),
            )
