"""What the source itself sets off: sentences in another font than the body, and paragraphs of a heading's style (reading rules §3)."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from taskparse.grammar.characters import count_han
from taskparse.grammar.headings import LINE_LENGTH
from taskparse.grammar.marks import CLOSERS, FULL_STOPS
from taskparse.model.outline import HEADING_STYLE, Marker, Paragraph
from taskparse.model.source import FontRun, Range, StyledHeading
from taskparse.model.text import CleanText


class _Font(NamedTuple):
    name: str
    bold: bool


def set_off(clean: CleanText, paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Yield the paragraphs with what fonts and styles set off; a heading without a number has its style for one.

    Args:
        clean: The running text with its fonts and headings.
        paragraphs: The body.
    """
    body = _body_font(clean)
    levels = {heading.start: heading for heading in clean.headings}
    starts = [run.start for run in clean.fonts]
    for paragraph in paragraphs:
        heading = levels.get(paragraph.range.start)
        if heading and _is_all_heading(clean, paragraph, heading):
            yield _as_heading(paragraph, heading)
        elif body is None:
            yield paragraph
        else:
            first = max(0, bisect_right(starts, paragraph.range.start) - 1)
            sentences = _sentences(clean, paragraph, first, body)
            yield paragraph._replace(set_off=tuple(sentences))


def _is_all_heading(clean: CleanText, paragraph: Paragraph, heading: StyledHeading) -> bool:
    """Whether a paragraph is as long as a heading is, and nothing but one; styles are misused for text."""
    start, stop = paragraph.body
    return heading.stop >= stop and stop - start <= LINE_LENGTH and clean.text[stop - 1] not in FULL_STOPS


def _as_heading(paragraph: Paragraph, heading: StyledHeading) -> Paragraph:
    start = paragraph.range.start
    marker = paragraph.marker or Marker(f"{HEADING_STYLE}{heading.level}", 0, Range(start, start))
    return Paragraph(paragraph.range, marker, (Range(marker.range.stop, paragraph.range.stop),))


def _body_font(clean: CleanText) -> _Font | None:
    """Return the font of most Chinese characters."""
    lengths: Counter[_Font] = Counter()
    for run in clean.fonts:
        lengths[_Font(run.name, run.bold)] += count_han(clean.text, run.start, run.stop)
    return max(lengths, key=lambda font: (lengths[font], font), default=None)


def _sentences(clean: CleanText, paragraph: Paragraph, first: int, body: _Font) -> Iterator[Range]:
    """Yield the set-off stretches that begin where a sentence begins and end where one ends."""
    place = paragraph.body
    for stretch in _stretches(clean, clean.fonts[first:], paragraph.range, body):
        start = max(stretch.start, place.start)
        begins = start == place.start or clean.text[start - 1] in FULL_STOPS + CLOSERS
        ends = stretch.stop >= place.stop or clean.text[stretch.stop - 1] in FULL_STOPS
        if begins and ends and count_han(clean.text, start, stretch.stop):
            yield Range(start, stretch.stop)


def _stretches(clean: CleanText, runs: Sequence[FontRun], place: Range, body: _Font) -> Iterator[Range]:
    """Yield successive runs of other fonts than the body's; runs without Chinese characters part nothing."""
    start: int | None = None
    stop = place.start
    for run in runs:
        if run.start >= place.stop:
            break
        has_han = count_han(clean.text, max(run.start, place.start), min(run.stop, place.stop)) > 0
        is_body = _Font(run.name, run.bold) == body
        if has_han and is_body:
            if start is not None:
                yield Range(start, stop)
            start = None
        elif has_han and start is None:
            start = max(run.start, place.start)
        if not is_body or start is None:
            stop = min(run.stop, place.stop)
    if start is not None:
        yield Range(start, stop)
