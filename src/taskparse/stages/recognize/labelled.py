"""Labelled brackets: （牵头领导：…；牵头单位：…；责任单位：…） (reading rules §4.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from taskparse.lexicon.characters import CLOSERS, FULL_STOPS, LIST_MARKS
from taskparse.lexicon.labels import Lexicon
from taskparse.model.annotation import AnnotationMention
from taskparse.model.outline import Paragraph
from taskparse.model.source import Range
from taskparse.stages.recognize.brackets import Bracket, brackets, innermost, stray_closer
from taskparse.stages.recognize.reading import read_labelled

_FORM = "labelled"


def labelled(text: str, paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> Iterator[AnnotationMention]:
    """Yield the labelled brackets of all paragraphs.

    Args:
        text: The clean text.
        paragraphs: The body.
        lexicon: Labels.
    """
    for paragraph in paragraphs:
        if lexicon.label.search(text, *paragraph.body):
            yield from _in_paragraph(text, paragraph.body, lexicon)


def _in_paragraph(text: str, place: Range, lexicon: Lexicon) -> Iterator[AnnotationMention]:
    end = place.start
    labels = [match.start() for match in lexicon.label.finditer(text, *place)]
    for at, bracket in zip(labels, innermost(brackets(text, place), labels), strict=True):
        if bracket is None or bracket.range.start < end or not _opens_entry(text, at, bracket):
            continue
        inner, end = _extent(text, bracket, place)
        yield AnnotationMention(Range(bracket.range.start, end), _FORM, read_labelled(text, inner, lexicon))


def _opens_entry(text: str, at: int, bracket: Bracket) -> bool:
    """Whether a label stands at the beginning of its bracket or after a mark."""
    return at == bracket.inner.start or text[at - 1] in LIST_MARKS + "。 \n"


def _extent(text: str, bracket: Bracket, place: Range) -> tuple[Range, int]:
    """Return what a bracket holds and where it ends, also where brackets are unbalanced."""
    if bracket.closed:
        after = Range(bracket.range.stop, place.stop)
        stray = (
            stray_closer(text, after) if text[after.start : after.start + 1] in tuple(LIST_MARKS) else None
        )
        if stray is None or any(mark in text[after.start : stray] for mark in FULL_STOPS):
            return bracket.inner, bracket.range.stop
        return Range(bracket.inner.start, stray), stray + 1
    stop = next((at for at in range(*bracket.inner) if text[at] in FULL_STOPS), bracket.inner.stop)
    closer = next((at for at in range(stop - 1, bracket.inner.start, -1) if text[at] in CLOSERS), None)
    if closer is not None and text[closer + 1 : closer + 2] not in tuple(LIST_MARKS):
        stop = closer + 1
    return Range(bracket.inner.start, stop), stop
