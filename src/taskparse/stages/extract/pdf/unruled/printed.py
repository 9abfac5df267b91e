"""A page as bands: all that is on one level, from the left, glyph by glyph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from taskparse.model.source import Cover, Range
from taskparse.stages.extract.pdf.frame import Boxed, Rectangle, around
from taskparse.stages.extract.pdf.lines import PageReading, PrintedLine

_SAME_LEVEL = 0.5  # of a line's height: so far apart may the middles be of what is on one level
_APART = 0.6  # of a line's height: a wider gap parts two words


class Glyph(NamedTuple):
    """A character and where it is printed."""

    text: str
    box: Rectangle

    @property
    def middle(self) -> float:
        """Half way from its left edge to its right one."""
        return (self.box.x0 + self.box.x1) / 2


class Words(NamedTuple):
    """Glyphs in succession without a wide gap, and the rectangle around them."""

    text: str
    box: Rectangle

    @property
    def middle(self) -> float:
        """Half way from the left edge to the right one."""
        return (self.box.x0 + self.box.x1) / 2


@dataclass(frozen=True, slots=True)
class Band:
    """What is on one level, from the left."""

    glyphs: tuple[Glyph, ...]
    top: float
    bottom: float

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def glyphs_by_word(self) -> list[list[Glyph]]:
        """Its glyphs, parted at wide gaps."""
        groups: list[list[Glyph]] = []
        for glyph in self.glyphs:
            if groups and glyph.box.x0 - groups[-1][-1].box.x1 <= _APART * self.height:
                groups[-1].append(glyph)
            else:
                groups.append([glyph])
        return groups

    @property
    def words(self) -> tuple[Words, ...]:
        """Its words, which wide gaps part."""
        return tuple(map(words_of, self.glyphs_by_word))


def words_of(glyphs: Sequence[Glyph]) -> Words:
    """Return glyphs as words."""
    return Words(
        "".join(glyph.text for glyph in glyphs),
        around(glyph.box for glyph in glyphs),
    )


def bands(reading: PageReading, glyphs: Boxed, aside: Iterable[Range]) -> list[Band]:
    """Return a page's bands from the top down, save those that hold nothing but what is `aside` from the text."""
    cover = Cover(aside)
    levels: list[list[_Stretch]] = []
    stretches = (found for line in reading.lines if line.upright for found in _stretches(reading, glyphs, line))
    for stretch in sorted(stretches, key=lambda stretch: stretch.middle):
        if levels and stretch.middle - levels[-1][0].middle < _SAME_LEVEL * stretch.height:
            levels[-1].append(stretch)
        else:
            levels.append([stretch])
    return [_band(level) for level in levels if not all(cover.holds(stretch.line) for stretch in level)]


class _Stretch(NamedTuple):
    """Glyphs of a line that are on one level; PDFium runs one into the next where both are near."""

    line: Range
    glyphs: tuple[Glyph, ...]

    @property
    def height(self) -> float:
        return self.glyphs[0].box.height

    @property
    def middle(self) -> float:
        box = self.glyphs[0].box
        return (box.top + box.bottom) / 2


def _stretches(reading: PageReading, glyphs: Boxed, line: PrintedLine) -> Iterator[_Stretch]:
    stretch: list[Glyph] = []
    for at in range(line.start, line.stop):
        if reading.text[at].isspace():
            continue
        glyph = Glyph(reading.text[at], glyphs.box(reading.glyphs[at]))
        if stretch and abs(glyph.box.bottom - stretch[0].box.bottom) > _SAME_LEVEL * stretch[0].box.height:
            yield _Stretch(Range(line.start, line.stop), tuple(stretch))
            stretch = []
        stretch.append(glyph)
    yield _Stretch(Range(line.start, line.stop), tuple(stretch))


def _band(level: Sequence[_Stretch]) -> Band:
    printed = [glyph for stretch in level for glyph in stretch.glyphs]
    return Band(
        tuple(sorted(printed, key=lambda glyph: glyph.box.x0)),
        min(glyph.box.top for glyph in printed),
        max(glyph.box.bottom for glyph in printed),
    )
