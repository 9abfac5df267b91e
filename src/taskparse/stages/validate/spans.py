"""Ranges → spans: page, place, and the boxes of all of them asked for at once."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from taskparse.model.source import Range, SourceText
from taskparse.model.text import CleanText

Json = dict[str, Any]


class Spans:
    """Makes spans, and fills in their boxes when all are known, so that each page is opened once."""

    def __init__(self, source: SourceText, clean: CleanText) -> None:
        """Make spans of a source.

        Args:
            source: What the spans point into.
            clean: What the ranges of the stages point into.
        """
        self._source = source
        self._clean = clean
        self._place_starts = [place.start for place in source.places]
        self._made: list[tuple[Range, Json]] = []

    def of(self, place: Range) -> Json:
        """Return the span of a range of the clean text."""
        return self.of_source(self._clean.source_range(place))

    def of_source(self, place: Range) -> Json:
        """Return the span of a range of the source's text."""
        span: Json = {"start": place.start, "stop": place.stop}
        if self._source.page_starts:
            span["page"] = max(1, bisect_right(self._source.page_starts, place.start))
        index = bisect_right(self._place_starts, place.start) - 1
        if index >= 0:
            span["place"] = self._source.places[index].name
        self._made.append((place, span))
        return span

    def locate(self) -> None:
        """Fill in the boxes of all spans made."""
        if self._source.locator is None:
            return
        boxes = self._source.locator.locate([place for place, _ in self._made])
        for (_, span), found in zip(self._made, boxes, strict=True):
            span["boxes"] = [tuple(box) for box in found]
