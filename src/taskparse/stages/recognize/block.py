"""Block lines: 牵头单位：… / 责任单位：… / 完成时限：… after a task (reading rules §4.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from taskparse.lexicon.characters import FULL_STOPS
from taskparse.lexicon.labels import LONGEST_LABEL, Lexicon
from taskparse.model.annotation import AnnotationMention
from taskparse.model.outline import Paragraph
from taskparse.model.source import Range
from taskparse.stages.recognize.brackets import stray_closer
from taskparse.stages.recognize.parties import names_units
from taskparse.stages.recognize.reading import read_labelled, read_value

_FORM = "block"

# Marks that may stand before a label at the beginning of a line.
_BULLETS = re.compile(r"[—\-–·•●◆■□▲★※>\s]*")
# 加强救助。责任单位：… · 加强救助——责任单位：…
_LONGEST_DASH = 2
_BEFORE_LABEL = re.compile(rf"(?<=[{FULL_STOPS}；;])$|[—–]{{2}}$")


def block(text: str, paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> Iterator[AnnotationMention]:
    """Yield the lines that begin with a label, and what stands after a sentence with a label and no bracket.

    Args:
        text: The clean text.
        paragraphs: The body.
        lexicon: Labels.
    """
    for index, paragraph in enumerate(paragraphs):
        place = paragraph.body
        if label := _bare_label(text, place, lexicon):
            value = Range(place.start + len(label), place.stop)
            yield AnnotationMention(place, _FORM, read_value(text, label, value, lexicon))
            continue
        start = _begins(text, place, lexicon)
        if start is None:
            continue
        stray = stray_closer(text, Range(start, place.stop))
        stop = _carried_on(text, paragraphs, index, lexicon) if stray is None else stray
        end = stop if stray is None else stray + 1
        yield AnnotationMention(Range(start, end), _FORM, read_labelled(text, Range(start, stop), lexicon))


def _carried_on(text: str, paragraphs: Sequence[Paragraph], index: int, lexicon: Lexicon) -> int:
    """Return where a block ends that goes on in lines of nothing but units."""
    while index + 1 < len(paragraphs) and _goes_on(text, paragraphs[index], paragraphs[index + 1], lexicon):
        index += 1
    return paragraphs[index].range.stop


def _goes_on(text: str, before: Paragraph, paragraph: Paragraph, lexicon: Lexicon) -> bool:
    """Whether a paragraph is nothing but units, right below another."""
    place = paragraph.range
    is_apart = paragraph.marker is not None or place.start > before.range.stop + 1
    has_label = lexicon.label.search(text, *place) or _bare_label(text, place, lexicon)
    return not is_apart and not has_label and names_units(text, place)


def _bare_label(text: str, place: Range, lexicon: Lexicon) -> str | None:
    """Return the label that begins a line of nothing but units, its colon lost: 牵头单位 市财政局."""
    label = lexicon.leading(text[place.start : place.start + LONGEST_LABEL])
    if label is None or lexicon.label.match(text, *place):
        return None
    return label if names_units(text, Range(place.start + len(label), place.stop)) else None


def _begins(text: str, place: Range, lexicon: Lexicon) -> int | None:
    """Return where a block begins: at the paragraph's beginning, or after its last sentence."""
    bullets = _BULLETS.match(text, *place)
    first = bullets.end() if bullets else place.start
    if lexicon.label.match(text, first, place.stop):
        return place.start
    for match in lexicon.label.finditer(text, *place):
        near = max(place.start, match.start() - _LONGEST_DASH)
        before = _BEFORE_LABEL.search(text, near, match.start())
        if before and not _inside_bracket(text, place, match.start()):
            return before.start()
    return None


def _inside_bracket(text: str, place: Range, at: int) -> bool:
    return stray_closer(text, Range(at, place.stop)) is not None and any(
        c in "（(〔[【" for c in text[place.start : at]
    )
