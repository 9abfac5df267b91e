"""Narrative annotations: （国家发展改革委牵头，财政部等按职责分工负责，6月底前完成）, 由市城管局牵头，市水利局配合。 (reading rules §4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from taskparse.grammar.conventions import FOUNDS_A_BODY
from taskparse.grammar.duties import DOER_FOLLOWS
from taskparse.grammar.marks import FULL_STOPS, SENTENCE_ENDS, ends, trimmed
from taskparse.model.outline import Paragraph
from taskparse.model.source import Range
from taskparse.stages.recognize.body import Body
from taskparse.stages.recognize.reading import FormFound, read_labelled, read_narrative


def narrative(body: Body) -> Iterator[FormFound]:
    """Yield the brackets whose every part reads as parties with a duty verb, or as a deadline, and closing sentences of such parts."""
    for number, paragraph in enumerate(body.paragraphs):
        for bracket in body.brackets(paragraph.body):
            if bracket.depth or not bracket.inner or body.taken.touches(bracket.range):
                continue
            reading = read_narrative(body.text, bracket.inner, body.lexicon)
            if reading and (reading.entries or reading.deadlines):
                yield FormFound(bracket.range, reading)
        if closing := _closing(body, paragraph, body.paragraphs[number + 1 : number + 2]):
            yield closing


def _closing(body: Body, paragraph: Paragraph, following: Sequence[Paragraph]) -> FormFound | None:
    """Return the last sentence of an item that is nothing but who answers; none where the item goes on after it."""
    text, place = body.text, paragraph.body
    labels = body.labels.within(place)
    if not labels and text.find(DOER_FOLLOWS, *place) < 0:
        return None
    stops = [at for at in ends(text, place, SENTENCE_ENDS) if at < place.stop]
    sentence = Range(stops[-1] if stops else place.start, place.stop)
    words = trimmed(text, sentence, FULL_STOPS)
    if paragraph.marker and not stops:
        return None
    if label := body.labels.at(sentence.start) if stops else None:
        return FormFound(sentence, read_labelled(text, words, body.lexicon)) if not label.marked else None
    if (
        not text.startswith(DOER_FOLLOWS, sentence.start)
        or _goes_on(body, paragraph, following)
        or _is_of_a_body(text, place, stops)
    ):
        return None
    reading = read_narrative(text, Range(words.start + len(DOER_FOLLOWS), words.stop), body.lexicon)
    return FormFound(sentence, reading) if reading and reading.entries and not reading.remarks else None


def _goes_on(body: Body, paragraph: Paragraph, following: Sequence[Paragraph]) -> bool:
    """Whether a numbered item has another paragraph after this one; a table is none."""
    return paragraph.marker is not None and any(
        each.marker is None and not body.tables.holds(each.range) for each in following
    )


def _is_of_a_body(text: str, place: Range, stops: Sequence[int]) -> bool:
    """Whether the sentence before says that a body is set up, whose members the last one then names."""
    start = stops[-2] if len(stops) > 1 else place.start
    return bool(stops and FOUNDS_A_BODY.search(text, start, stops[-1]))
