"""Labelled brackets: （牵头领导：…；牵头单位：…；责任单位：…） (reading rules §4.1)."""

from __future__ import annotations

from collections.abc import Iterator

from taskparse.grammar.marks import (
    CLOSERS,
    FULL_STOPS,
    LIST_MARKS,
    Bracket,
    innermost,
    stray_closer,
)
from taskparse.model.source import Range
from taskparse.stages.recognize.body import Body
from taskparse.stages.recognize.reading import FormFound, read_labelled

# What may be before a label that opens an entry.
_BEFORE_ENTRY = LIST_MARKS + FULL_STOPS


def labelled(body: Body) -> Iterator[FormFound]:
    """Yield the labelled brackets of all paragraphs."""
    for paragraph in body.paragraphs:
        yield from _in_paragraph(body, paragraph.body)


def _in_paragraph(body: Body, place: Range) -> Iterator[FormFound]:
    text = body.text
    found = [label.place.start for label in body.labels.within(place)]
    around = body.brackets(place) if found else []
    end = place.start
    for at, bracket in zip(found, innermost(around, found), strict=True):
        if bracket is None or bracket.range.start < end or not _opens_entry(text, at, bracket):
            continue
        inner, end = _extent(text, bracket, place)
        reading = read_labelled(text, inner, body.lexicon)
        yield FormFound(Range(bracket.range.start, end), reading)


def _opens_entry(text: str, at: int, bracket: Bracket) -> bool:
    """Whether a label is at the beginning of its bracket or after a mark."""
    return at == bracket.inner.start or text[at - 1] in _BEFORE_ENTRY


def _extent(text: str, bracket: Bracket, place: Range) -> tuple[Range, int]:
    """Return what a bracket holds and where it ends, also where brackets are unbalanced."""
    if bracket.closed:
        after = Range(bracket.range.stop, place.stop)
        stray = stray_closer(text, after) if text[after.start : after.start + 1] in tuple(LIST_MARKS) else None
        if stray is None or any(mark in text[after.start : stray] for mark in FULL_STOPS):
            return bracket.inner, bracket.range.stop
        return Range(bracket.inner.start, stray), stray + 1
    stop = next((at for at in range(*bracket.inner) if text[at] in FULL_STOPS), bracket.inner.stop)
    closer = next((at for at in range(stop - 1, bracket.inner.start, -1) if text[at] in CLOSERS), None)
    if closer is not None and text[closer + 1 : closer + 2] not in tuple(LIST_MARKS):
        stop = closer + 1
    return Range(bracket.inner.start, stop), stop
