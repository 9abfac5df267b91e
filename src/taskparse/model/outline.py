"""The shape of a notice before anybody is found to answer for anything."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from taskparse.model.source import Range, as_range

# Style of a heading without a number that the format itself marks as one; its level follows.
HEADING_STYLE = "heading "


class Marker(NamedTuple):
    """The number of an item.

    Attributes:
        style: Its shape: `一、`, `（一）`, `1.`, `（1）`, `①`, `第一章`, `第一节`; `heading 1` where there is none.
        number: What it counts to.
        range: Where it is.
    """

    style: str
    number: int
    range: Range


class Paragraph(NamedTuple):
    """A paragraph of the body.

    Attributes:
        range: All of it, its marker included.
        marker: The number it begins with, if any.
        set_off: Whole sentences that the source sets in another font than the body.
    """

    range: Range
    marker: Marker | None = None
    set_off: tuple[Range, ...] = ()

    @property
    def body(self) -> Range:
        """The paragraph without its marker."""
        return as_range((self.marker.range.stop, self.range.stop)) if self.marker else self.range


class Outline(NamedTuple):
    """Header, enclosed titles and body.

    Attributes:
        header: Field of `Header` to the ranges where it is, the authoritative one first.
        paragraphs: The body in reading order; header, titles and furniture are no part of it.
        titles: Titles of enclosed documents, each the range of all its lines.
        furniture: Web prefaces and the like.
    """

    header: Mapping[str, tuple[Range, ...]] = MappingProxyType({})
    paragraphs: tuple[Paragraph, ...] = ()
    titles: tuple[Range, ...] = ()
    furniture: tuple[Range, ...] = ()
