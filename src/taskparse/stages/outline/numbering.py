"""Numbered paragraphs, also where the line break before a number was lost (reading rules §3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from taskparse.context import Context
from taskparse.grammar.duties import looks_dutiful
from taskparse.grammar.headings import (
    REFERENCE_AFTER,
    REFERENCE_BEFORE,
    is_bracketed,
    is_first_of_list,
    marker_at,
    markers,
)
from taskparse.grammar.label_hints import looks_labelled
from taskparse.grammar.marks import CLOSERS, COLONS, FULL_STOPS, SEMICOLONS, closed_at
from taskparse.model.outline import Marker, Paragraph
from taskparse.model.source import Range

# A paragraph that holds this share of the text, and this many numbers, is a notice in one single line.
SINGLE_LINE_SHARE = 0.5
_SINGLE_LINE_MARKERS = 4
_SECOND = 2
_LONGEST_ANNOTATION = 1000
_BEFORE_MARKER = FULL_STOPS + CLOSERS + COLONS + SEMICOLONS


def numbered(text: str, ranges: Sequence[Range], context: Context) -> Iterator[Paragraph]:
    """Yield the paragraphs of the body with their markers.

    Args:
        text: The clean text.
        ranges: Its paragraphs, without header and titles.
        context: Its lexicon finds annotations, right behind which a number may be.
    """
    total = sum(place.stop - place.start for place in ranges)
    counts: dict[str, int] = {}
    for place in ranges:
        single = place.stop - place.start > SINGLE_LINE_SHARE * total
        for part in _parts(text, place, counts, context, single=single):
            marker = marker_at(text, part)
            if marker is not None:
                counts[marker.style] = marker.number
            yield Paragraph(part, marker)


def _parts(text: str, place: Range, counts: dict[str, int], context: Context, *, single: bool) -> list[Range]:
    """Cut a paragraph before every number that continues or begins a count."""
    inner = list(_inner_markers(text, place))
    single = single and len(inner) >= _SINGLE_LINE_MARKERS
    candidates = inner if single else _of_annotated_items(text, inner, context)
    seen = dict(counts)
    if first := marker_at(text, place):
        seen[first.style] = first.number
    cuts = [place.start]
    for marker in candidates:
        continues = marker.number == seen.get(marker.style, 0) + 1 and (single or marker.style in seen)
        if continues or marker.number == 1:
            seen[marker.style] = marker.number
            cuts.append(marker.range.start)
    return [Range(start, stop) for start, stop in zip(cuts, [*cuts[1:], place.stop], strict=True)]


def _of_annotated_items(text: str, found: Sequence[Marker], context: Context) -> list[Marker]:
    """Return the numbers right after an annotation, and each 1 after a sentence that such a 2 follows."""
    after = [marker for marker in found if _after_annotation(text, marker.range.start, context)]
    seconds = {marker.style: marker.range.start for marker in after if marker.number == _SECOND}
    first = [
        marker
        for marker in found
        if marker.number == 1
        and marker.range.start < seconds.get(marker.style, 0)
        and _mark_before(text, marker.range.start) in FULL_STOPS
    ]
    return sorted([*first, *after], key=lambda marker: marker.range)


def _mark_before(text: str, at: int) -> str:
    return text[at - 2] if text[at - 1] == " " else text[at - 1]


def _inner_markers(text: str, place: Range) -> Iterator[Marker]:
    for marker in markers(text, Range(place.start + 1, place.stop)):
        start, stop = marker.range
        before, after = _mark_before(text, start), text[stop : stop + 1]
        if before in REFERENCE_BEFORE or after in REFERENCE_AFTER or not after:
            continue
        stands_free = is_bracketed(text, marker) or before in _BEFORE_MARKER
        if stands_free or is_first_of_list(text, marker, place):
            yield marker


def _after_annotation(text: str, at: int, context: Context) -> bool:
    """Whether a bracket that reads like an annotation ends right before a place."""
    bracket = closed_at(text, at - (text[at - 1] == " "), _LONGEST_ANNOTATION)
    if bracket is None:
        return False
    words = text[bracket.start : bracket.stop]
    return looks_labelled(words, context.lexicon) or looks_dutiful(words, context.lexicon)
