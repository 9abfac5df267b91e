"""A page as its printed lines: one line of text each, whichever library read its characters.

PDFium ends a line where the baseline moves, also at a raised figure or between the cells of a row; such pieces
are joined again here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from taskparse.model.source import FontRun
from taskparse.stages.extract.pdf.frame import Rectangle

NO_GLYPH = -1  # a blank or line break that the page does not print

_SAME_LINE_OVERLAP = 0.5  # of the lower piece's height
_OUTER = 0.1  # of the page's height
_WORD_GAP = 0.3  # in heights of the line


class PrintedPiece(NamedTuple):
    """Successive characters on one baseline: for each its glyph, and the rectangle around them all."""

    text: str
    glyphs: tuple[int, ...]
    box: Rectangle
    size: float
    upright: bool = True


class PrintedLine(NamedTuple):
    """A line of a page's text, without its indent: a range of the page's text and where it is printed."""

    start: int
    stop: int
    box: Rectangle
    size: float
    upright: bool = True


@dataclass(frozen=True, slots=True)
class PageReading:
    """What one library made of a page.

    Attributes:
        text: Its lines, joined by line feeds.
        glyphs: For each character of `text`, the library's own number for it, or `NO_GLYPH`.
        lines: Every printed line, in the order of the text.
        fonts: Font runs, in offsets of `text`.
        unreadable: How many characters the page prints that have no Unicode value.
    """

    text: str
    glyphs: tuple[int, ...]
    lines: tuple[PrintedLine, ...]
    fonts: tuple[FontRun, ...] = ()
    unreadable: int = 0


class Composer:
    """A page's text as it grows: lines, and what parts them."""

    def __init__(self) -> None:
        """Begin a page."""
        self._text: list[str] = []
        self._glyphs: list[int] = []
        self._lines: list[PrintedLine] = []

    @property
    def at(self) -> int:
        """How long the text is so far."""
        return len(self._glyphs)

    def part(self, blank: str) -> None:
        """Add what the page does not print."""
        self._text.append(blank)
        self._glyphs += [NO_GLYPH] * len(blank)

    def add(self, piece: PrintedPiece) -> None:
        """Add a line."""
        self._lines.append(PrintedLine(self.at, self.at + len(piece.text), *piece[2:]))
        self._text.append(piece.text)
        self._glyphs += piece.glyphs

    def reading(self) -> PageReading:
        """Return the page, without its fonts."""
        return PageReading("".join(self._text), tuple(self._glyphs), tuple(self._lines))


def compose(pieces: Sequence[PrintedPiece]) -> PageReading:
    """Return the page that the pieces, in reading order, make up."""
    composer = Composer()
    for number, piece in enumerate(joined(pieces)):
        composer.part("\n" if number else "")
        composer.add(piece)
    return composer.reading()


def is_out_of_order(page: PageReading, height: float) -> bool:
    """Whether a line is above the one before it and over the same stretch of the page.

    A jump to the right is the next column or cell; the outer tenth of the page is left to page numbers and heads.
    """
    upright = [line.box for line in page.lines if line.upright]
    body = [box for box in upright if height * _OUTER < box.top and box.bottom < height * (1 - _OUTER)]
    lowest: Rectangle | None = None
    for box in body:
        if lowest and box.bottom < lowest.top and _overlap(box.x0, box.x1, lowest.x0, lowest.x1) > 0:
            return True
        lowest = box
    return False


def runs(styles: Iterable[tuple[int, str, float, bool]], stop: int) -> tuple[FontRun, ...]:
    """Return font runs from (offset, name, size, bold), each holding up to the next."""
    result: list[FontRun] = []
    for start, name, size, bold in styles:
        if result:
            last = result[-1]
            if last[2:] == (name, size, bold):
                continue
            result[-1] = last._replace(stop=start)
        result.append(FontRun(start, stop, name, size, bold))
    return tuple(result)


def joined(pieces: Iterable[PrintedPiece]) -> list[PrintedPiece]:
    """Return the pieces with those made one that go on from each other on the same line."""
    result: list[PrintedPiece] = []
    for piece in pieces:
        if result and result[-1].upright and piece.upright and _goes_on(result[-1].box, piece.box):
            last = result.pop()
            gap = " " if piece.box.x0 - last.box.x1 > _WORD_GAP * last.box.height else ""
            result.append(
                PrintedPiece(
                    last.text + gap + piece.text,
                    last.glyphs + (NO_GLYPH,) * len(gap) + piece.glyphs,
                    last.box.joined(piece.box),
                    max(last.size, piece.size),
                )
            )
        else:
            result.append(piece)
    return result


def _goes_on(last: Rectangle, box: Rectangle) -> bool:
    lower = min(last.height, box.height)
    return (
        box.x0 > last.x1 - _WORD_GAP * lower
        and _overlap(last.top, last.bottom, box.top, box.bottom) > _SAME_LINE_OVERLAP * lower
    )


def _overlap(a0: float, a1: float, b0: float, b1: float) -> float:
    return min(a1, b1) - max(a0, b0)
