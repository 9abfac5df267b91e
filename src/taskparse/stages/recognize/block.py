"""Block lines: 牵头单位：… / 责任单位：… / 完成时限：… after a task (reading rules §4.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from taskparse.lexicon.characters import FULL_STOPS
from taskparse.lexicon.labels import Lexicon
from taskparse.model.annotation import AnnotationMention
from taskparse.model.outline import Paragraph
from taskparse.model.source import Range
from taskparse.stages.recognize.brackets import stray_closer
from taskparse.stages.recognize.reading import read_labelled

# Marks that may stand before a label at the beginning of a line.
_BULLETS = re.compile(r"[—\-–·•●◆■□▲★※>\s]*")


def block(text: str, paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> Iterator[AnnotationMention]:
    """Yield the lines that begin with a label, and what stands after a sentence with a label and no bracket.

    Args:
        text: The clean text.
        paragraphs: The body.
        lexicon: Labels.
    """
    for paragraph in paragraphs:
        place = paragraph.body
        start = _begins(text, place, lexicon)
        if start is None:
            continue
        stop = stray_closer(text, Range(start, place.stop))
        end = place.stop if stop is None else stop + 1
        yield AnnotationMention(
            Range(start, end),
            "block",
            read_labelled(text, Range(start, place.stop if stop is None else stop), lexicon),
        )


def _begins(text: str, place: Range, lexicon: Lexicon) -> int | None:
    """Return where a block begins: at the paragraph's beginning, or after its last sentence."""
    bullets = _BULLETS.match(text, *place)
    first = bullets.end() if bullets else place.start
    if lexicon.label.match(text, first, place.stop):
        return place.start
    for match in lexicon.label.finditer(text, *place):
        if (
            match.start()
            and text[match.start() - 1] in FULL_STOPS + "；;"
            and not _inside_bracket(text, place, match.start())
        ):
            return match.start()
    return None


def _inside_bracket(text: str, place: Range, at: int) -> bool:
    return stray_closer(text, Range(at, place.stop)) is not None and any(
        c in "（(〔[【" for c in text[place.start : at]
    )
