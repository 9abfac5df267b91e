"""A page through PDFium: one call for its text, a few a line for where it is, a few a text object for its font."""

from __future__ import annotations

import ctypes
import math
import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise, repeat
from typing import Any

from pypdfium2 import PdfTextPage
from pypdfium2 import raw as c

from taskparse.model.source import FontRun, Range
from taskparse.stages.extract.pdf import calls
from taskparse.stages.extract.pdf.engine import OpenPage
from taskparse.stages.extract.pdf.frame import Frame, Rectangle
from taskparse.stages.extract.pdf.lines import NO_GLYPH, PageReading, PrintedPiece, compose, runs
from taskparse.stages.extract.pdf.objects import TextObjects

# Control characters, private use, and what stands for “no character”: a font without a Unicode map.
ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd-\uffff\U000f0000-\U0010ffff]")
SUBSET = re.compile(r"^[A-Z]{6}\+")
BOLD_NAME = re.compile(r"bold|heavy|black|dahei|xiaobiaosong", re.IGNORECASE)

# The em box around a baseline, drawn in a little so that it never reaches into the next line.
_ABOVE, _BELOW = 0.84, 0.10

_LINE_HYPHEN = "\x02"  # PDFium's mark for a hyphen that ends a line; the line break behind it is left out
_SOFT_HYPHEN = "\u00ad"  # on paper it is a hyphen like any other
_LINE = re.compile(rf"[^\r\n{_LINE_HYPHEN}]+{_LINE_HYPHEN}?|{_LINE_HYPHEN}")
_FORCE_BOLD = 1 << 18  # ISO 32000-1, table 123
_STROKED = c.FPDF_TEXTRENDERMODE_FILL_STROKE  # how a bold face is feigned
_NAME_BYTES = 256
_NOWHERE = (math.nan, math.nan)
_NEXT_LINE = 0.7  # of the size: a raised figure moves the baseline by less, the next line by more


class Glyphs:
    """The glyphs of a page that is open in PDFium, numbered as PDFium numbers them."""

    def __init__(self, raw: Any, frame: Frame) -> None:  # noqa: ANN401  a handle of PDFium's, which has no type
        """Take the text of an open page, and how the page is shown."""
        self.raw = raw
        self.page = calls.handle(raw)
        self.frame = frame

    def box(self, glyph: int) -> Rectangle:
        """Return the em box of a glyph; of one that is not upright, what its font reserves for it."""
        calls.loose_box(self.page, glyph, calls.TO_RECTANGLE)
        reserved = calls.RECTANGLE
        loose = self.frame.rectangle(reserved.left, reserved.bottom, reserved.right, reserved.top)
        if not self.is_upright(glyph):
            return loose
        baseline, size = self.baseline(glyph), self.size(glyph)
        return Rectangle(loose.x0, baseline - _ABOVE * size, loose.x1, baseline + _BELOW * size)

    def edges(self, glyphs: Iterable[int]) -> array[float]:
        """Return the left and the right edge of each of some upright glyphs; `nan` twice for `NO_GLYPH`."""
        page, left, turn = self.page, self.frame.left, self.frame.turn
        reserved, to = calls.RECTANGLE, calls.TO_RECTANGLE
        found: list[float] = []
        for glyph in glyphs:
            if glyph == NO_GLYPH:
                found += _NOWHERE
                continue
            calls.loose_box(page, glyph, to)
            if turn:
                shown = self.frame.rectangle(reserved.left, reserved.bottom, reserved.right, reserved.top)
                found += (shown.x0, shown.x1)
            else:
                found.append(reserved.left - left)
                found.append(reserved.right - left)
        return array("d", found)

    def baseline(self, glyph: int) -> float:
        """Return how far below the top of the page the foot of a glyph is."""
        calls.origin(self.page, glyph, calls.TO_X, calls.TO_Y)
        return self.frame.point(calls.X.value, calls.Y.value)[1]

    def is_upright(self, glyph: int) -> bool:
        """Whether a glyph is upright on the page as it is shown."""
        clockwise = math.degrees(calls.angle(self.page, glyph)) + self.frame.turn
        return round(clockwise) % 360 == 0

    def size(self, glyph: int) -> float:
        """Return the size a glyph is printed in: that of its font, scaled by the text matrix."""
        calls.matrix(self.page, glyph, calls.TO_MATRIX)
        return float(calls.font_size(self.page, glyph)) * math.hypot(calls.MATRIX.c, calls.MATRIX.d)


def read_first(opened: OpenPage) -> tuple[PageReading, Glyphs]:
    """Return what PDFium makes of an open page, and where each glyph of it is."""
    glyphs = Glyphs(opened.text.raw, Frame.of(opened.page))
    characters = _characters(opened.text)
    objects = opened.objects
    reading = compose([_piece(characters, line, glyphs) for line in _lines(characters, objects, glyphs)])
    return replace(
        reading,
        fonts=_fonts(reading, glyphs, objects),
        unreadable=_unreadable(characters, glyphs, objects),
    ), glyphs


def _characters(text_page: PdfTextPage) -> str:
    """Return one character for each of PDFium's own, so that an offset is a glyph's number."""
    text: str = text_page.get_text_range()
    count = text_page.count_chars()
    if len(text) == count and not ODD.search(text):
        return text.replace(_SOFT_HYPHEN, "-")
    return "".join(_character(text_page.raw, index) for index in range(count))


def _character(raw: Any, index: int) -> str:  # noqa: ANN401  a handle of PDFium's, which has no type
    """Return a character as it is printed: PDFium's text call leaves out hyphens and all beyond U+FFFF."""
    if c.FPDFText_IsHyphen(raw, index) == 1:
        return _LINE_HYPHEN
    code = c.FPDFText_GetUnicode(raw, index)
    return "\ufffd" if code == 0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF else chr(code)  # noqa: PLR2004  Unicode


def _lines(characters: str, objects: TextObjects, glyphs: Glyphs) -> Iterator[Range]:
    """Yield the printed lines; where one holds a single character, PDFium runs it into the next."""
    baselines = [glyphs.frame.point(x, y)[1] for x, y in objects.origins]
    steps = zip(objects.glyphs[1:], objects.sizes, pairwise(baselines), strict=False)
    broken = [
        glyph
        for glyph, size, (above, below) in steps
        if abs(below - above) > _NEXT_LINE * size and glyphs.is_upright(glyph)
    ]
    for match in _LINE.finditer(characters):
        cuts = broken[bisect_right(broken, match.start()) : bisect_left(broken, match.end())]
        for start, stop in pairwise((match.start(), *cuts, match.end())):
            if not characters[start:stop].isspace():
                yield Range(start, stop)


def _piece(characters: str, line: Range, glyphs: Glyphs) -> PrintedPiece:
    whole = characters[line.start : line.stop]
    text = whole.strip().replace(_LINE_HYPHEN, "-")
    start = line.start + len(whole) - len(whole.lstrip())
    numbers = range(start, start + len(text))
    box = glyphs.box(numbers[0])
    if len(text) > 1:
        box = box.joined(glyphs.box(numbers[-1]))
    return PrintedPiece(text, tuple(numbers), box, glyphs.size(numbers[0]), glyphs.is_upright(numbers[0]))


def _fonts(reading: PageReading, glyphs: Glyphs, objects: TextObjects) -> tuple[FontRun, ...]:
    """Return the font runs of the page's text; blanks and line breaks go with what is before them."""
    offset_of = dict(zip(reading.glyphs, range(len(reading.glyphs)), strict=True))
    fonts: dict[int, tuple[str, bool]] = {}
    known: dict[tuple[int, float, int], tuple[str, float, bool]] = {}
    styles: list[tuple[int, str, float, bool]] = []
    set_in = zip(map(calls.font_of, objects.addresses), objects.sizes, objects.modes, strict=True)
    before = None
    for glyph, style in zip(objects.glyphs, set_in, strict=True):
        if style == before or glyph not in offset_of:
            continue
        before = style
        if style not in known:
            font, size, mode = style
            if font not in fonts:
                fonts[font] = _font(glyphs.raw, glyph)
            name, bold = fonts[font]
            known[style] = name, round(size, 1), bold or mode == _STROKED
        styles.append((offset_of[glyph], *known[style]))
    return runs(styles, len(reading.text))


def _font(raw: Any, glyph: int) -> tuple[str, bool]:  # noqa: ANN401  as above
    """Return the name of a glyph's font, and whether the font itself is bold."""
    buffer, flags = ctypes.create_string_buffer(_NAME_BYTES), ctypes.c_int(0)
    c.FPDFText_GetFontInfo(raw, glyph, buffer, _NAME_BYTES, flags)
    name = SUBSET.sub("", font_name(buffer.value))
    return name, bool(flags.value & _FORCE_BOLD) or bool(BOLD_NAME.search(name))


def font_name(name: bytes) -> str:
    """Return a font's name; Chinese programs write it in UTF-8 or in GBK."""
    try:
        return name.decode()
    except UnicodeDecodeError:
        return name.decode("gb18030", errors="replace")


def _unreadable(characters: str, glyphs: Glyphs, objects: TextObjects) -> int:
    """Return how many characters are odd, or have no entry in their font's Unicode map, whichever are more."""
    odd = len(ODD.findall(characters)) - characters.count(_LINE_HYPHEN)
    if 1 not in map(calls.has_map_error, repeat(glyphs.page), objects.glyphs):
        return odd
    errors = sum(calls.has_map_error(glyphs.page, glyph) == 1 for glyph in range(len(characters)))
    return max(odd, int(errors))
