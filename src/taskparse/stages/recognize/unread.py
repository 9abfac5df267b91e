"""What looks like an annotation and was not read (reading rules §9, law 3).

The whole text is searched, header and titles too. What is found is reported whole, or by its label alone where
something else in it was read.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from taskparse.grammar.dates import is_deadline
from taskparse.grammar.duties import duty_of
from taskparse.grammar.headings import marker_at
from taskparse.grammar.label_hints import begins_labelled, bodies, hints
from taskparse.grammar.label_parts import is_contact
from taskparse.grammar.labels import LabelIndex
from taskparse.grammar.marks import (
    CLAUSE_MARKS,
    FULL_STOPS,
    LIST_MARKS,
    SENTENCE_ENDS,
    Bracket,
    brackets,
    innermost,
    parted,
    trimmed,
)
from taskparse.grammar.names import LONGEST_NAME, is_organ, is_unit
from taskparse.lexicon.loader import Lexicon
from taskparse.model.annotation import Annotations
from taskparse.model.outline import Outline
from taskparse.model.source import Cover, Finding, Range
from taskparse.model.text import PARAGRAPH_BREAK, paragraphs_of
from taskparse.stages.recognize.body import Body
from taskparse.stages.recognize.shared import undecided

_LONGEST_SHOWN = 30
# So many items end in a duty where a notice without a task is suspect.
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class _Suspect:
    """A bracket or line, and the words in it for which it looks like an annotation."""

    whole: Range
    words: Range


def unread(body: Body, outline: Outline, annotations: Annotations) -> Iterator[Finding]:
    """Yield a finding for every bracket or line that looks like an annotation but was not read as one.

    Args:
        body: Text and labels.
        outline: Its addressees, paragraphs and furniture.
        annotations: What was read.
    """
    text = body.text
    yield from _undecided(body, annotations)
    if not annotations.mentions:
        yield from _nothing_read(body)
    known = _known(text, outline, annotations)
    suspects = sorted(_suspects(body, outline, known), key=_outer_first)
    wholes: list[Range] = []
    within: list[Range] = []
    for suspect in suspects:
        if any(cover.touches(suspect.whole) for cover in known):
            within.append(suspect.words)
        elif not wholes or suspect.words.stop > wholes[-1].stop:
            wholes.append(suspect.whole)
    reported = Cover(wholes)
    labels = [words for words in within if not reported.holds(words)]
    for place in sorted([*wholes, *_outermost(labels)]):
        shown = text[place.start : min(place.stop, place.start + _LONGEST_SHOWN)].replace(PARAGRAPH_BREAK, "")
        yield Finding("901", {"text": shown}, place)


def _outermost(places: Sequence[Range]) -> list[Range]:
    """Return places in order, without those that end in another: 单位： in 协办单位：."""
    ordered = sorted(places, key=lambda place: (place.start, -place.stop))
    reached = accumulate((place.stop for place in ordered), max, initial=0)
    return [place for place, stop in zip(ordered, reached, strict=False) if place.stop > stop]


def _nothing_read(body: Body) -> Iterator[Finding]:
    """Yield one finding where items end in a unit with a duty verb and none of them was read."""
    text = body.text
    found: list[Range] = []
    for paragraph in body.paragraphs:
        clauses = parted(text, trimmed(text, paragraph.body, FULL_STOPS), CLAUSE_MARKS)
        duty = duty_of(text, clauses[-1], body.lexicon) if clauses else None
        if duty and is_organ(text[max(clauses[-1].start, duty.start - LONGEST_NAME) : duty.start]):
            found.append(clauses[-1])
    if len(found) >= _SEVERAL:
        place = found[0]
        yield Finding("905", {"count": str(len(found)), "text": text[slice(*place)][:_LONGEST_SHOWN]}, place)


def _undecided(body: Body, annotations: Annotations) -> Iterator[Finding]:
    """Yield a finding for every remark, and for every list of parties under a label of two roles that nothing decides between."""
    for mention in annotations.mentions:
        for place in mention.reading.remarks:
            yield Finding("950", {"text": body.text[slice(*place)][:_LONGEST_SHOWN]}, place)
        for entry in mention.reading.entries:
            if entry.mentions and undecided(entry.label, entry.role, body.lexicon):
                yield Finding("906", {"label": entry.label}, entry.mentions[0].range)


def _known(text: str, outline: Outline, annotations: Annotations) -> list[Cover]:
    """Return where nothing is suspect: annotations, conventions, furniture, and addressees with their colon."""
    covers = [
        Cover(mention.range for mention in annotations.mentions),
        Cover(convention.range for convention in annotations.conventions),
        Cover(place for table in annotations.tables for place in table.furniture),
        Cover(outline.furniture),
        Cover(
            Range(place.start, place.stop + 1 + (text[place.stop] == " "))
            for place in outline.header.get("addressees", ())
        ),
    ]
    return [cover for cover in covers if cover]


def _suspects(body: Body, outline: Outline, known: Sequence[Cover]) -> Iterator[_Suspect]:
    """Yield what looks like an annotation, where nothing known holds its words."""

    def is_free(words: Range) -> bool:
        return not any(cover.holds(words) for cover in known)

    body = replace(
        body,
        labels=LabelIndex(
            label for label in body.labels.labels if is_free(label.place) and not is_contact(label.meant)
        ),
    )
    lines = list(paragraphs_of(body.text))
    for place in {*lines, *(paragraph.body for paragraph in outline.paragraphs)}:
        label = begins_labelled(body.text, place, body.labels)
        if label and is_free(label):
            yield _Suspect(place, label)
    for label in filter(is_free, bodies(body.text, body.labels)):
        yield _Suspect(label, label)
    line_stops = [line.stop for line in lines]
    for stretch in _stretches(body.text, lines):
        yield from _in_brackets(body, stretch, line_stops, is_free)


def _outer_first(suspect: _Suspect) -> tuple[int, int, Range]:
    return suspect.whole.start, -suspect.whole.stop, suspect.words


def _stretches(text: str, lines: Sequence[Range]) -> Iterator[Range]:
    """Yield successive lines in the middle of which a bracket may go on: those that end no sentence, and the next."""
    start = 0
    for line in lines:
        if text[line.stop - 1 : line.stop] in FULL_STOPS:
            yield Range(start, line.stop)
            start = line.stop
    yield Range(start, len(text))


def _in_brackets(
    body: Body, stretch: Range, line_stops: Sequence[int], is_free: Callable[[Range], bool]
) -> Iterator[_Suspect]:
    text, lexicon = body.text, body.lexicon
    found = brackets(text, stretch)
    hinted = list(filter(is_free, hints(text, stretch, body.labels)))
    for hint, bracket in zip(hinted, innermost(found, (hint.start for hint in hinted)), strict=True):
        whole = bracket and _extent(bracket, line_stops)
        if whole and whole.holds(hint):
            yield _Suspect(whole, hint)
    for bracket in found:
        is_suspect = bracket.closed and is_free(bracket.range)
        if is_suspect and (_names_a_duty(text, bracket, lexicon) or _names_units(text, bracket)):
            yield _Suspect(bracket.range, bracket.range)


def _extent(bracket: Bracket, line_stops: Sequence[int]) -> Range:
    """Return where a bracket is; one that is never closed ends with its line."""
    if bracket.closed:
        return bracket.range
    return Range(bracket.range.start, line_stops[bisect_left(line_stops, bracket.range.start)])


def _names_a_duty(text: str, bracket: Bracket, lexicon: Lexicon) -> bool:
    """Whether a bracket ends in a duty verb, or a part of it is a unit with one."""
    if duty_of(text, trimmed(text, bracket.inner), lexicon):
        return True
    for clause in parted(text, bracket.inner, CLAUSE_MARKS) if bracket.depth == 0 else ():
        duty = duty_of(text, clause, lexicon)
        if duty and is_unit(text[max(clause.start, duty.start - LONGEST_NAME) : duty.start]):
            return True
    return False


def _names_units(text: str, bracket: Bracket) -> bool:
    """Whether a bracket holds units, maybe with a deadline, and nobody says what they do.

    Several, or after a sentence, or at the end of a numbered item.
    """
    if bracket.depth:
        return False
    parts = [text[part.start : part.stop] for part in parted(text, bracket.inner, LIST_MARKS)]
    units = [part for part in parts if is_organ(part)]
    after_sentence = text[bracket.range.start - 1 : bracket.range.start] in tuple(SENTENCE_ENDS)
    is_list = bool(units) and (after_sentence or len(parts) > 1 or _closes_item(text, bracket.range))
    return is_list and all(part in units or is_deadline(part) for part in parts)


def _closes_item(text: str, place: Range) -> bool:
    """Whether a bracket is the last of a line that begins with a number."""
    start = text.rfind(PARAGRAPH_BREAK, 0, place.start) + 1
    ends = text[place.stop : place.stop + 1] in ("", PARAGRAPH_BREAK)
    return ends and marker_at(text, Range(start, place.start)) is not None
