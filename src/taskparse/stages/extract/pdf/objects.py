"""The text objects of a page: asked for once, for what is no text and for lines and fonts alike."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import repeat
from operator import mul
from typing import NamedTuple

from pypdfium2 import PdfTextPage

from taskparse.stages.extract.pdf import calls

Colour = tuple[int, int, int, int]
"""Red, green, blue and opacity, 0 to 255 each."""


class TextObjects(NamedTuple):
    """The text objects of a page, column by column: of each its first glyph and its address, and how that glyph is set.

    Attributes:
        glyphs: Number of the first glyph.
        addresses: Where PDFium keeps the object.
        sizes: Size as printed, in points.
        origins: Where the first glyph begins on its baseline, in the page's own coordinates.
        angles: How far it is turned against them, in degrees.
        modes: How it is painted, as PDFium names it.
        colours: What it is filled with.
        total: How many glyphs the page has.
    """

    glyphs: Sequence[int]
    addresses: Sequence[int]
    sizes: Sequence[float]
    origins: Sequence[tuple[float, float]]
    angles: Sequence[float]
    modes: Sequence[int]
    colours: Sequence[Colour]
    total: int

    def stop(self, number: int) -> int:
        """Return one past the last glyph of an object."""
        return self.glyphs[number + 1] if number + 1 < len(self.glyphs) else self.total


def text_objects(text_page: PdfTextPage) -> TextObjects:
    """Return the text objects of an open page."""
    page, count = calls.handle(text_page.raw), text_page.count_chars()
    place, x, y, colour = calls.MATRIX, calls.X, calls.Y, calls.COLOUR
    firsts: list[int] = []
    addresses: list[int] = []
    last = 0
    for glyph, address in enumerate(map(calls.text_object, repeat(page), range(count))):
        if address != last and address:  # a blank that PDFium made up belongs to none
            last = address
            firsts.append(glyph)
            addresses.append(address)
    scales: list[float] = []
    origins: list[tuple[float, float]] = []
    angles: list[float] = []
    colours: list[Colour] = []
    for glyph, address in zip(firsts, addresses, strict=True):
        calls.matrix(page, glyph, calls.TO_MATRIX)
        calls.origin(page, glyph, calls.TO_X, calls.TO_Y)
        calls.fill_color(address, *calls.TO_COLOUR)
        scales.append(math.hypot(place.c, place.d))
        origins.append((x.value, y.value))
        angles.append(math.degrees(math.atan2(place.b, place.a)) if place.b else 0.0)
        red, green, blue, alpha = colour
        colours.append((red.value, green.value, blue.value, alpha.value))
    sizes = list(map(mul, map(calls.font_size, repeat(page), firsts), scales))
    modes = list(map(calls.render_mode, addresses))
    return TextObjects(firsts, addresses, sizes, origins, angles, modes, colours, count)
