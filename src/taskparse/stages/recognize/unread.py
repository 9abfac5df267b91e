"""What looks like an annotation and was not read (reading rules §9, law 3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from taskparse.lexicon.characters import CLAUSE_MARKS
from taskparse.lexicon.labels import LABEL_HINT, LINE_HINT, LONGEST_DUTY, Lexicon
from taskparse.lexicon.parties import LONGEST_NAME
from taskparse.model.outline import Paragraph
from taskparse.model.source import Cover, Finding, Range
from taskparse.stages.recognize.brackets import Bracket, brackets, innermost, parted
from taskparse.stages.recognize.parties import is_unit

_LONGEST_SHOWN = 30


def unread(text: str, paragraphs: Sequence[Paragraph], read: Cover, lexicon: Lexicon) -> Iterator[Finding]:
    """Yield a finding for every bracket or line that looks like an annotation and is none.

    Args:
        text: The clean text.
        paragraphs: The body.
        read: Where annotations stand.
        lexicon: Labels and duty verbs.
    """
    for paragraph in paragraphs:
        for place in _suspects(text, paragraph, lexicon):
            if not read.touches(place):
                shown = text[place.start : min(place.stop, place.start + _LONGEST_SHOWN)]
                yield Finding(
                    "901",
                    "warning",
                    f"looks like an annotation but could not be read: {shown}",
                    "check by hand who answers here; if its label or duty verb is unknown, add it to a lexicon file",
                    place,
                    (("text", shown),),
                )


def _suspects(text: str, paragraph: Paragraph, lexicon: Lexicon) -> Iterator[Range]:
    place = paragraph.body
    if LINE_HINT.match(text, *place) or lexicon.label.match(text, *place):
        yield place
    found = brackets(text, place)
    hints = [match.start() for match in LABEL_HINT.finditer(text, *place)]
    labelled = {bracket.range for bracket in innermost(found, hints) if bracket}
    yield from (b.range for b in found if b.range in labelled or _names_a_duty(text, b, lexicon))


def _names_a_duty(text: str, bracket: Bracket, lexicon: Lexicon) -> bool:
    """Whether a bracket ends in a duty verb, or a part of it is a unit with one."""
    start, stop = bracket.inner
    if not bracket.closed or bracket.depth:
        return False
    if lexicon.duty.search(text, max(start, stop - LONGEST_DUTY), stop):
        return True
    for clause in parted(text, bracket.inner, CLAUSE_MARKS):
        duty = lexicon.duty.search(text, max(clause.start, clause.stop - LONGEST_DUTY), clause.stop)
        if duty and is_unit(text[max(clause.start, duty.start() - LONGEST_NAME) : duty.start()]):
            return True
    return False
