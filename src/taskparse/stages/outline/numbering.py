"""Numbered paragraphs, also where the line break before a number was lost (reading rules §3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from taskparse.lexicon.characters import CLOSERS, FULL_STOPS, OPENERS
from taskparse.lexicon.headings import MARKER, REFERENCE_AFTER, REFERENCE_BEFORE, STYLE_OF_GROUP, number_of
from taskparse.lexicon.labels import DUTY_HINT, LABEL_HINT
from taskparse.model.outline import Marker, Paragraph
from taskparse.model.source import Range

# A paragraph that holds this share of the text, and this many numbers, is a notice in one single line.
SINGLE_LINE_SHARE = 0.5
_SINGLE_LINE_MARKERS = 4
_SECOND = 2
_LONGEST_ITEM = 2000
_LONGEST_ANNOTATION = 1000


def numbered(text: str, ranges: Sequence[Range]) -> Iterator[Paragraph]:
    """Yield the paragraphs of the body with their markers.

    Args:
        text: The clean text.
        ranges: Its paragraphs, without header and titles.
    """
    total = sum(place.stop - place.start for place in ranges)
    counts: dict[str, int] = {}
    for place in ranges:
        single = place.stop - place.start > SINGLE_LINE_SHARE * total
        for part in _parts(text, place, counts, single=single):
            marker = _marker_at(text, part.start)
            if marker is not None:
                counts[marker.style] = marker.number
            yield Paragraph(part, marker)


def _marker_at(text: str, start: int) -> Marker | None:
    match = MARKER.match(text, start)
    if match is None or match.lastgroup is None:
        return None
    return Marker(STYLE_OF_GROUP[match.lastgroup], number_of(match.group()), Range(*match.span()))


def _parts(text: str, place: Range, counts: dict[str, int], *, single: bool) -> list[Range]:
    """Cut a paragraph before every number that continues or begins a count."""
    inner = list(_inner_markers(text, place))
    single = single and len(inner) >= _SINGLE_LINE_MARKERS
    candidates = inner if single else _of_annotated_items(text, inner)
    seen = dict(counts)
    if first := _marker_at(text, place.start):
        seen[first.style] = first.number
    cuts = [place.start]
    for marker in candidates:
        continues = marker.number == seen.get(marker.style, 0) + 1 and (single or marker.style in seen)
        if continues or marker.number == 1:
            seen[marker.style] = marker.number
            cuts.append(marker.range.start)
    return [Range(start, stop) for start, stop in zip(cuts, [*cuts[1:], place.stop], strict=True)]


def _of_annotated_items(text: str, markers: Sequence[Marker]) -> list[Marker]:
    """Return the numbers right after an annotation, and each 1 after a sentence that such a 2 follows."""
    after = [marker for marker in markers if _after_annotation(text, marker.range.start)]
    seconds = {marker.style: marker.range.start for marker in after if marker.number == _SECOND}
    first = [
        marker
        for marker in markers
        if marker.number == 1
        and marker.range.start < seconds.get(marker.style, 0)
        and _mark_before(text, marker.range.start) in FULL_STOPS
    ]
    return sorted([*first, *after], key=lambda marker: marker.range)


def _mark_before(text: str, at: int) -> str:
    return text[at - 2] if text[at - 1] == " " else text[at - 1]


def _inner_markers(text: str, place: Range) -> Iterator[Marker]:
    for match in MARKER.finditer(text, place.start + 1, place.stop):
        before, after = _mark_before(text, match.start()), text[match.end() : match.end() + 1]
        if before in REFERENCE_BEFORE or after in REFERENCE_AFTER or not after or match.lastgroup is None:
            continue
        is_bare = match.group()[0] not in "（(①②③④⑤⑥⑦⑧⑨⑩"
        if (
            is_bare
            and before not in FULL_STOPS + CLOSERS + "：:；;"
            and not _heads_a_list(text, match, place)
        ):
            continue
        yield Marker(STYLE_OF_GROUP[match.lastgroup], number_of(match.group()), Range(*match.span()))


def _heads_a_list(text: str, match: re.Match[str], place: Range) -> bool:
    """Whether 1. right after a heading's last word begins a list: the same mark follows with 2."""
    mark = match.group()
    before = text[match.start() - 1]
    second = f"2{mark[-1]}" if mark[0] == "1" else f"二{mark[-1]}"
    return (
        number_of(mark) == 1
        and "一" <= before <= "鿿"
        and text.find(second, match.end(), min(place.stop, match.end() + _LONGEST_ITEM)) > 0
    )


def _after_annotation(text: str, at: int) -> bool:
    """Whether a bracket that reads like an annotation ends right before a place."""
    stop = at - (text[at - 1] == " ")
    if text[stop - 1] not in CLOSERS:
        return False
    depth = 0
    for start in range(stop - 1, max(0, stop - _LONGEST_ANNOTATION) - 1, -1):
        depth += (text[start] in CLOSERS) - (text[start] in OPENERS)
        if depth == 0:
            return bool(LABEL_HINT.search(text, start, stop) or DUTY_HINT.search(text, start, stop))
    return False
