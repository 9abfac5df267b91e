"""Which numbered paragraphs are headings, and which short sentences are topic sentences (reading rules §3)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from taskparse.grammar.headings import (
    LINE_LENGTH,
    RUN_IN_COMMAS,
    RUN_IN_LENGTH,
    TOPIC_LENGTH,
    is_short_heading,
)
from taskparse.grammar.marks import FULL_STOPS, SENTENCE_ENDS, begun, ends
from taskparse.model.annotation import AnnotationMention
from taskparse.model.record import SectionKind
from taskparse.model.source import Range, since
from taskparse.stages.scope.items import Item

# Several annotations in an item make room for topic sentences.
_SEVERAL = 2
_OPEN_ENDS = "，,、：:；;"


@dataclass(frozen=True, slots=True)
class OwnHeading:
    """A heading: marker and title, and what kind."""

    range: Range
    kind: SectionKind


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings of a notice.

    Attributes:
        of_item: Item to its own heading.
        topics: Item to its topic sentences.
        turned: Items whose heading line is annotated: the annotation answers for what is below.
    """

    of_item: Mapping[Item, OwnHeading]
    topics: Mapping[Item, tuple[Range, ...]]
    turned: frozenset[Item]

    def end(self, item: Item) -> int:
        """Return where an item's text begins: after its heading, or after its number."""
        return self.of_item[item].range.stop if item in self.of_item else item.start


def headings_of(text: str, items: Sequence[Item]) -> Headings:
    """Decide the headings, now that the annotations are known.

    Args:
        text: The clean text.
        items: All items in reading order.
    """
    turned: set[Item] = set()
    of_item: dict[Item, OwnHeading] = {}
    topics: dict[Item, tuple[Range, ...]] = {}
    for item in items:
        if _is_turned(text, item, turned):
            turned.add(item)
        if item.marker and (found := _heading(text, item, turned=item in turned)):
            of_item[item] = found
        topics[item] = tuple(_topics(text, item, of_item.get(item)))
    return Headings(of_item, topics, frozenset(turned))


def _heading(text: str, item: Item, *, turned: bool) -> OwnHeading | None:
    first = item.paragraphs[0]
    body = first.body
    start = first.range.start
    annotations = [a.range for a in item.annotations if a.range.start < first.range.stop]
    stop = annotations[0].start if annotations else body.stop
    if first.set_off and first.set_off[0].start == body.start:
        end = first.set_off[0].stop
        if end < stop or not annotations:
            return OwnHeading(Range(start, end), "line" if end >= stop else "run_in")
    if turned:
        return OwnHeading(Range(start, stop), "line")
    sentences = ends(text, Range(body.start, stop), SENTENCE_ENDS)
    if sentences and sentences[0] < stop:
        is_run_in = text[sentences[0] - 1] == "。" and _is_run_in(text[body.start : sentences[0] - 1])
        return OwnHeading(Range(start, sentences[0]), "run_in") if is_run_in else None
    if annotations or not _is_line(text, item, body):
        return None
    return OwnHeading(Range(start, body.stop), "line")


def _is_line(text: str, item: Item, body: Range) -> bool:
    """Whether a paragraph of one sentence is a heading, and not a task with its annotation below."""
    words = text[body.start : body.stop]
    if not words or len(words) > LINE_LENGTH or words[-1] in _OPEN_ENDS:
        return False
    if words[-1] in FULL_STOPS and not _is_run_in(words[:-1]):
        return False
    below = item.paragraphs[1].range if len(item.paragraphs) > 1 else None
    return below is None or not any(a.range.start == below.start for a in item.annotations)


def _is_turned(text: str, item: Item, turned: Container[Item]) -> bool:
    """Whether an annotation closes a heading line, the paragraphs following below."""
    first = item.paragraphs[0]
    closing = [a.range for a in item.annotations if a.range.start < first.range.stop]
    if item.marker is None or len(closing) != 1 or len(item.annotations) > 1 or not below(item):
        return False
    words = text[first.body.start : closing[0].start]
    is_line = 0 < len(words) <= LINE_LENGTH and not any(mark in words for mark in SENTENCE_ENDS)
    if not is_line or closing[0].stop != first.range.stop:
        return False
    # What follows the last item of a list may be the notice's closing words: only its neighbours can tell.
    before = item.before()
    return not item.is_last or before is None or before in turned


def below(item: Item) -> Range:
    """Return what is under an item's first paragraph and is not annotated by itself."""
    start = item.paragraphs[0].range.stop
    if not any(inner.annotations for inner in item.within() if inner is not item):
        return Range(start, item.stop)
    return Range(start, item.paragraphs[-1].range.stop)


def _topics(text: str, item: Item, heading: OwnHeading | None) -> Iterator[Range]:
    if len(item.annotations) < _SEVERAL:
        return
    last = item.annotations[-1].range.start
    for paragraph in item.paragraphs:
        start = max(paragraph.body.start, heading.range.stop if heading else 0)
        for gap in _gaps(item.annotations, Range(start, paragraph.range.stop)):
            for sentence in _sentences(text, gap):
                alone = sentence.stop == gap.stop
                is_topic = sentence in paragraph.set_off or _is_topic(text[sentence.start : sentence.stop])
                if sentence.stop <= last and not alone and is_topic:
                    yield sentence


def _gaps(annotations: Sequence[AnnotationMention], place: Range) -> Iterator[Range]:
    """Yield what is between the annotations of a paragraph."""
    first = bisect_left(annotations, place.start, key=lambda mention: mention.range.start)
    yield from place.without(mention.range for mention in since(annotations, first))


def _sentences(text: str, gap: Range) -> Iterator[Range]:
    start = gap.start
    for stop in ends(text, gap, FULL_STOPS):
        yield begun(text, Range(start, stop))
        start = stop


def _is_topic(words: str) -> bool:
    return words[-1:] == "。" and is_short_heading(words[:-1], TOPIC_LENGTH, commas=0)


def _is_run_in(words: str) -> bool:
    return is_short_heading(words, RUN_IN_LENGTH, RUN_IN_COMMAS)
