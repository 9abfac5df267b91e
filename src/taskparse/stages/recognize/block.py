"""Block lines: 牵头单位：… / 责任单位：… / 完成时限：… after a task (reading rules §4.3)."""

from __future__ import annotations

from collections.abc import Iterator

from taskparse.grammar.layout import after_bullets
from taskparse.grammar.marks import FULL_STOPS, SEMICOLONS, innermost, stray_closer
from taskparse.grammar.names import names_units
from taskparse.model.outline import Paragraph
from taskparse.model.source import Range
from taskparse.stages.recognize.body import Body
from taskparse.stages.recognize.reading import FormFound, read_labelled

# 加强救助。责任单位：… · 加强救助——责任单位：…
_ENDS = FULL_STOPS + SEMICOLONS
_DASHES = "—–"
_DASH = 2


def block(body: Body) -> Iterator[FormFound]:
    """Yield the lines that begin with a label, and what is after a sentence with a label and no bracket."""
    text = body.text
    for index, paragraph in enumerate(body.paragraphs):
        place = paragraph.body
        start = _begins(body, place)
        if start is None:
            continue
        stray = stray_closer(text, Range(start, place.stop))
        stop = _carried_on(body, index) if stray is None else stray
        end = stop if stray is None else stray + 1
        yield FormFound(Range(start, end), read_labelled(text, Range(start, stop), body.lexicon))


def _carried_on(body: Body, index: int) -> int:
    """Return where a block ends that goes on in lines of nothing but units."""
    paragraphs = body.paragraphs
    while index + 1 < len(paragraphs) and _goes_on(body, paragraphs[index], paragraphs[index + 1]):
        index += 1
    return paragraphs[index].range.stop


def _goes_on(body: Body, before: Paragraph, paragraph: Paragraph) -> bool:
    """Whether a paragraph is nothing but units, right below another."""
    place = paragraph.range
    is_apart = paragraph.marker is not None or place.start > before.range.stop + 1
    return not is_apart and not body.labels.within(place) and names_units(body.text, place)


def _begins(body: Body, place: Range) -> int | None:
    """Return where a block begins: at the paragraph's beginning, or after its last sentence."""
    text = body.text
    if body.labels.at(after_bullets(text, place)):
        return place.start
    starts = [label.place.start for label in body.labels.within(place) if label.marked]
    for at, bracket in zip(starts, innermost(body.brackets(place) if starts else [], starts), strict=True):
        start = _after_sentence(text, place, at)
        if start is not None and not (bracket and bracket.closed):
            return start
    return None


def _after_sentence(text: str, place: Range, at: int) -> int | None:
    """Return where a block begins that a label opens: right behind a sentence, or at the dash between them."""
    if at > place.start and text[at - 1] in _ENDS:
        return at
    dash = text[max(place.start, at - _DASH) : at]
    return at - _DASH if len(dash) == _DASH and not dash.strip(_DASHES) else None
