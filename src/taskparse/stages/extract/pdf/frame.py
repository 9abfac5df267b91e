"""From a PDF page's own coordinates to points from the top left of the page as it is shown."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from pypdfium2 import PdfPage


class Rectangle(NamedTuple):
    """Points from the page's top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies within."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def overlaps(self, other: Rectangle) -> bool:
        """Whether both share more than an edge."""
        return min(self.x1, other.x1) > max(self.x0, other.x0) and min(self.bottom, other.bottom) > max(
            self.top, other.top
        )

    def joined(self, other: Rectangle) -> Rectangle:
        """Return the smallest rectangle around both."""
        return Rectangle(
            min(self.x0, other.x0),
            min(self.top, other.top),
            max(self.x1, other.x1),
            max(self.bottom, other.bottom),
        )


def around(boxes: Iterable[Rectangle]) -> Rectangle:
    """Return the smallest rectangle around one or more."""
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return Rectangle(min(x0), min(top), max(x1), max(bottom))


class Boxed(Protocol):
    """Knows where each glyph of a page is."""

    def box(self, glyph: int) -> Rectangle:
        """Return the rectangle of a glyph."""

    def edges(self, glyphs: Iterable[int]) -> array[float]:
        """Return the left and the right edge of each of some upright glyphs; `nan` twice for `NO_GLYPH`."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of a page that is shown, and how it is turned (ISO 32000-1, 7.7.3.3: CropBox, Rotate).

    Attributes:
        left: Left edge in the page's own coordinates, which grow to the right and upwards.
        bottom: Lower edge.
        right: Right edge.
        top: Upper edge.
        turn: Clockwise turn when shown: 0, 90, 180 or 270 degrees.
    """

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    @classmethod
    def of(cls, page: PdfPage) -> Frame:
        """Return the frame of an open page."""
        left, bottom, right, top = page.get_bbox()
        return cls(left, bottom, right, top, page.get_rotation() % 360)

    @property
    def height(self) -> float:
        """Height as shown."""
        return self.top - self.bottom if self.turn in (0, 180) else self.right - self.left

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the page's own coordinates is shown."""
        if self.turn == 90:  # noqa: PLR2004  degrees
            return y - self.bottom, x - self.left
        if self.turn == 180:  # noqa: PLR2004
            return self.right - x, y - self.bottom
        if self.turn == 270:  # noqa: PLR2004
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def rectangle(self, left: float, bottom: float, right: float, top: float) -> Rectangle:
        """Return where a rectangle of the page's own coordinates is shown."""
        (ax, ay), (bx, by) = self.point(left, bottom), self.point(right, top)
        return Rectangle(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
