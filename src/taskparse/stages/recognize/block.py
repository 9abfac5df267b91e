"""Block lines: 牵头单位：… / 责任单位：… / 完成时限：… after a task (reading rules §4.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from taskparse.context import Context
from taskparse.grammar.labels import LONGEST_LABEL, has_label, label_at, labels, leading_label
from taskparse.grammar.layout import after_bullets
from taskparse.grammar.marks import FULL_STOPS, SEMICOLONS, balance, stray_closer
from taskparse.grammar.names import names_units
from taskparse.lexicon.loader import Lexicon
from taskparse.model.outline import Paragraph
from taskparse.model.source import Range
from taskparse.stages.recognize.reading import FormFound, read_labelled, read_value

# 加强救助。责任单位：… · 加强救助——责任单位：…
_ENDS = FULL_STOPS + SEMICOLONS
_DASHES = "—–"
_DASH = 2


def block(text: str, paragraphs: Sequence[Paragraph], context: Context) -> Iterator[FormFound]:
    """Yield the lines that begin with a label, and what is after a sentence with a label and no bracket.

    Args:
        text: The clean text.
        paragraphs: The body.
        context: Its lexicon holds the labels.
    """
    lexicon = context.lexicon
    for index, paragraph in enumerate(paragraphs):
        place = paragraph.body
        if label := _bare_label(text, place, lexicon):
            value = Range(place.start + len(label), place.stop)
            yield FormFound(place, read_value(text, label, value, lexicon))
            continue
        start = _begins(text, place, lexicon)
        if start is None:
            continue
        stray = stray_closer(text, Range(start, place.stop))
        stop = _carried_on(text, paragraphs, index, lexicon) if stray is None else stray
        end = stop if stray is None else stray + 1
        yield FormFound(Range(start, end), read_labelled(text, Range(start, stop), lexicon))


def _carried_on(text: str, paragraphs: Sequence[Paragraph], index: int, lexicon: Lexicon) -> int:
    """Return where a block ends that goes on in lines of nothing but units."""
    while index + 1 < len(paragraphs) and _goes_on(text, paragraphs[index], paragraphs[index + 1], lexicon):
        index += 1
    return paragraphs[index].range.stop


def _goes_on(text: str, before: Paragraph, paragraph: Paragraph, lexicon: Lexicon) -> bool:
    """Whether a paragraph is nothing but units, right below another."""
    place = paragraph.range
    is_apart = paragraph.marker is not None or place.start > before.range.stop + 1
    labelled = has_label(text, place, lexicon) or _bare_label(text, place, lexicon)
    return not is_apart and not labelled and names_units(text, place)


def _bare_label(text: str, place: Range, lexicon: Lexicon) -> str | None:
    """Return the label that begins a line of nothing but units, its colon lost: 牵头单位 市财政局."""
    label = leading_label(text[place.start : place.start + LONGEST_LABEL], lexicon)
    if label is None or label_at(text, place, lexicon):
        return None
    return label if names_units(text, Range(place.start + len(label), place.stop)) else None


def _begins(text: str, place: Range, lexicon: Lexicon) -> int | None:
    """Return where a block begins: at the paragraph's beginning, or after its last sentence."""
    if label_at(text, Range(after_bullets(text, place), place.stop), lexicon):
        return place.start
    for label in labels(text, place, lexicon):
        start = _after_sentence(text, place, label.place.start)
        if start is not None and not _inside_bracket(text, place, label.place.start):
            return start
    return None


def _after_sentence(text: str, place: Range, at: int) -> int | None:
    """Return where a block begins that a label opens: right behind a sentence, or at the dash between them."""
    if at > place.start and text[at - 1] in _ENDS:
        return at
    dash = text[max(place.start, at - _DASH) : at]
    return at - _DASH if len(dash) == _DASH and not dash.strip(_DASHES) else None


def _inside_bracket(text: str, place: Range, at: int) -> bool:
    opened = balance(text, Range(place.start, at)) > 0
    return opened and stray_closer(text, Range(at, place.stop)) is not None
