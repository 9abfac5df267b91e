"""One page: which of the two readings stands, and what is to be said about it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from pypdfium2 import PdfPage, PdfTextPage

from taskparse.model.source import FontRun, Range
from taskparse.stages.extract.pdf.first_reading import read_first
from taskparse.stages.extract.pdf.frame import Frame
from taskparse.stages.extract.pdf.lines import PageReading, PrintedLine, is_out_of_order
from taskparse.stages.extract.pdf.margins import NO_MARGIN, Margin, margin
from taskparse.stages.extract.pdf.second_reading import Second
from taskparse.stages.extract.pdf.tables import is_ruled


@dataclass(frozen=True, slots=True)
class Page:
    """What is kept of a page once it is closed; offsets count from the page's first character.

    Attributes:
        loaded: Whether PDFium could load it at all.
        text: Its lines, joined by line feeds.
        lines: Where each line of it stands.
        fonts: Its font runs.
        margin: What may be furniture.
        second: Whether the text is pdfplumber's.
        ruled: Whether it shows a ruled table.
        unreadable: How many of its characters have no Unicode value.
        differs: Why it was read twice, where the two readings differ and the one that stands is readable.
    """

    loaded: bool = True
    text: str = ""
    lines: tuple[PrintedLine, ...] = ()
    fonts: tuple[FontRun, ...] = ()
    margin: Margin = NO_MARGIN
    second: bool = False
    ruled: bool = False
    unreadable: int = 0
    differs: str | None = None

    def indented(self, indents: Sequence[int]) -> Page:
        """Return the page with so many ideographic spaces before each line."""
        if not any(indents):
            return self
        stops = [line.start for line in self.lines[1:]] + [len(self.text)]
        texts = [self.text[line.start : stop] for line, stop in zip(self.lines, stops, strict=True)]
        shift = list(accumulate(indents))
        starts = [line.start for line in self.lines]

        def moved(where: Range) -> Range:
            first, last = (bisect_right(starts, at) - 1 for at in (where.start, where.stop - 1))
            return Range(where.start + shift[first], where.stop + shift[last])

        return replace(
            self,
            text="".join("\u3000" * indent + text for indent, text in zip(indents, texts, strict=True)),
            fonts=tuple(run._replace(start=moved(Range(*run[:2])).start) for run in self.fonts),
            margin=Margin(
                tuple(map(moved, self.margin.certain)),
                tuple((moved(found), key) for found, key in self.margin.heads),
            ),
        )


NOT_LOADED = Page(loaded=False)


def read_page(number: int, page: PdfPage, text_page: PdfTextPage, second: Second) -> Page:
    """Return what is kept of an open page; `second` reads it again where geometry decides."""
    frame = Frame.of(page)
    reading, _ = read_first(page, text_page)
    reason = _suspicion(reading, frame.height)
    other = second.read(number) if reason else None
    by_second = other is not None and _is_better(other[0], reading)
    differs = reason is not None and (other is None or _words(other[0]) != _words(reading))
    taken = other[0] if other and by_second else reading
    return Page(
        text=taken.text,
        lines=taken.lines,
        fonts=taken.fonts,
        margin=margin(taken, frame.height),
        second=by_second,
        ruled=is_ruled(page),
        unreadable=taken.unreadable,
        differs=reason if differs and not taken.unreadable else None,
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
    return "".join(reading.text.split())
