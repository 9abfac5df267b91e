"""A page through pdfplumber, which orders characters by where they are and not by how the file lists them."""

from __future__ import annotations

import io
import logging
import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from itertools import chain, groupby
from math import nan
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Self

from taskparse.stages.extract.pdf.first_reading import BOLD_NAME, ODD, SUBSET, font_name
from taskparse.stages.extract.pdf.frame import Rectangle
from taskparse.stages.extract.pdf.lines import NO_GLYPH, PageReading, PrintedPiece, compose, runs

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.pdf import PDF

_NO_UNICODE = re.compile(r"\(cid:\d+\)")  # pdfminer's word for a glyph without a Unicode value

# A letter of pdfplumber's text map with the glyph it was printed by; a blank it made up has none.
_Character = tuple[str, dict[str, Any] | None]

logging.getLogger("pdfminer").addHandler(logging.NullHandler())  # what it complains of is told in findings


@dataclass(frozen=True, slots=True)
class SecondGlyphs:
    """The glyphs of a page, numbered by their place in `boxes`."""

    boxes: Sequence[Rectangle]

    def box(self, glyph: int) -> Rectangle:
        """Return the rectangle around a glyph."""
        return self.boxes[glyph]

    def edges(self, glyphs: Iterable[int]) -> array[float]:
        """Return the left and the right edge of each of some glyphs; `nan` twice for `NO_GLYPH`."""
        found = ((nan, nan) if glyph == NO_GLYPH else self.boxes[glyph][::2] for glyph in glyphs)
        return array("d", chain.from_iterable(found))


class Second:
    """The document as pdfplumber opens it, once a page is asked for; a context that closes it again."""

    def __init__(self, data: bytes) -> None:
        """Keep the file's bytes; nothing is opened yet."""
        self._data = data
        self._closing = ExitStack()
        self._document: PDF | None = None

    def __enter__(self) -> Self:
        """Return this reader."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of what was opened; it holds memory only, so a failure to close loses nothing."""
        # pdfminer reads broken pages once more as it closes, and raises what it met.
        with suppress(Exception):
            self._closing.close()

    def read(self, number: int) -> tuple[PageReading, SecondGlyphs] | None:
        """Return what pdfplumber makes of page `number` (from 1), or None if it fails."""
        page = self.page(number)
        if page is None:
            return None
        try:
            characters = page.dedupe_chars().get_textmap().tuples  # a bold face is feigned by printing twice
            left, top, _, _ = page.cropbox
        except Exception:  # noqa: BLE001  pdfminer raises whatever its parser met; the first reading then stands
            return None
        finally:
            page.close()
        return _reading(characters, left, top)

    def cells(self, number: int) -> list[list[Rectangle]] | None:
        """Return the cells of each ruled table on page `number` (from 1), or None if pdfplumber fails."""
        page = self.page(number)
        if page is None:
            return None
        try:
            left, top, _, _ = page.cropbox
            return [
                [Rectangle(x0 - left, y0 - top, x1 - left, y1 - top) for x0, y0, x1, y1 in table.cells]
                for table in page.find_tables()
            ]
        except Exception:  # noqa: BLE001  as above
            return None
        finally:
            page.close()

    def page(self, number: int) -> Page | None:
        """Return page `number` (from 1) as pdfplumber's, or nothing; the caller closes it."""
        import pdfplumber  # noqa: PLC0415  taskparse loads no format library when imported

        try:
            if self._document is None:
                self._document = self._closing.enter_context(pdfplumber.open(io.BytesIO(self._data)))
            return self._document.pages[number - 1]
        except Exception:  # noqa: BLE001  as above
            return None


def _reading(characters: Sequence[_Character], left: float, top: float) -> tuple[PageReading, SecondGlyphs]:
    boxes: list[Rectangle] = []
    styles: list[tuple[str, float, bool]] = []
    pieces: list[PrintedPiece] = []
    for line in _lines(characters):
        text: list[str] = []
        glyphs: list[int] = []
        for printed, group in groupby(line, key=itemgetter(1)):
            letters = _letters("".join(map(itemgetter(0), group)))
            text.append(letters)
            glyphs += [NO_GLYPH if printed is None else len(boxes)] * len(letters)
            if printed is not None:
                boxes.append(_rectangle(printed, left, top))
                styles.append(_style(printed))
        box = boxes[glyphs[0]].joined(boxes[glyphs[-1]])  # its lines begin and end with words
        pieces.append(PrintedPiece("".join(text), tuple(glyphs), box, styles[glyphs[0]][1]))
    reading = compose(pieces)
    printed_at = ((at, *styles[glyph]) for at, glyph in enumerate(reading.glyphs) if glyph != NO_GLYPH)
    return replace(
        reading, fonts=runs(printed_at, len(reading.text)), unreadable=len(ODD.findall(reading.text))
    ), SecondGlyphs(boxes)


def _lines(characters: Sequence[_Character]) -> Iterator[Iterator[_Character]]:
    for broken, line in groupby(characters, key=lambda pair: pair[0] == "\n"):
        if not broken:
            yield line


def _letters(text: str) -> str:
    """Return what one glyph stands for; a ligature stands for several letters."""
    return _NO_UNICODE.sub("\ufffd", text)


def _rectangle(printed: dict[str, Any], left: float, top: float) -> Rectangle:
    return Rectangle(printed["x0"] - left, printed["top"] - top, printed["x1"] - left, printed["bottom"] - top)


def _style(printed: dict[str, Any]) -> tuple[str, float, bool]:
    name = printed["fontname"]
    name = SUBSET.sub("", font_name(name) if isinstance(name, bytes) else str(name))
    return name, round(float(printed["size"]), 1), bool(BOLD_NAME.search(name))
