"""Which text an annotation answers for (reading rules §5)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from taskparse.grammar.marks import COLONS, LOOSE_MARKS, SENTENCE_ENDS, begun, ends
from taskparse.model.annotation import AnnotationMention
from taskparse.model.source import Range
from taskparse.stages.scope.headings import Headings, below
from taskparse.stages.scope.items import Item, paragraph_at


@dataclass(frozen=True, slots=True)
class Bound:
    """An annotation with its text, the item whose heading it is under, and its lead-in."""

    annotation: AnnotationMention
    text: Range
    item: Item
    lead_in: Range | None = None


@dataclass(frozen=True, slots=True)
class _Before:
    """The item before, and where the annotation before ends."""

    item: Item | None
    stop: int


def bind(text: str, items: Sequence[Item], headings: Headings) -> list[Bound]:
    """Bind every annotation to its text.

    Args:
        text: The clean text.
        items: All items in reading order, with their annotations.
        headings: The headings that bound texts.
    """
    bound: list[Bound] = []
    before = _Before(None, 0)
    for item in items:
        for mention in item.annotations:
            bound.append(_bind(text, item, mention, headings, before))
            before = _Before(before.item, mention.range.stop)
        before = _Before(item, before.stop)
    rows = [Bound(mention, mention.row.task, item) for item in items for mention in item.rows if mention.row]
    return sorted([*_with_lead_ins(text, bound), *rows], key=_start)


def _start(task: Bound) -> int:
    return task.text.start if task.annotation.row else task.annotation.range.start


def _bind(text: str, item: Item, mention: AnnotationMention, headings: Headings, before: _Before) -> Bound:
    if item in headings.turned:
        return Bound(mention, begun(text, below(item)), item)
    paragraph = paragraph_at(item, mention.range.start)
    start = max(before.stop, _boundary(item, mention.range.start, paragraph, headings))
    words = begun(text, Range(start, mention.range.start))
    if not words and start == paragraph.start:
        return _bind_above(text, item, mention, headings, before)
    if _closes_alone(text, item, mention, paragraph):
        return Bound(mention, begun(text, Range(headings.end(item), mention.range.start)), item)
    return Bound(mention, words, item)


def _boundary(item: Item, at: int, paragraph: Range, headings: Headings) -> int:
    """Return the nearest heading or topic sentence before a place within its paragraph, or the paragraph's beginning."""
    topics = headings.topics[item]
    nearest = bisect_right(topics, at, key=lambda topic: topic.stop) - 1
    topic = topics[nearest].stop if nearest >= 0 else paragraph.start
    heading = headings.end(item)
    return max(paragraph.start, topic, heading if heading <= at else paragraph.start)


def _closes_alone(text: str, item: Item, mention: AnnotationMention, paragraph: Range) -> bool:
    """Whether an item's only annotation closes a paragraph of it."""
    after = text[mention.range.stop : paragraph.stop]
    return item.marker is not None and len(item.annotations) == 1 and not after.strip(LOOSE_MARKS)


def _bind_above(text: str, item: Item, mention: AnnotationMention, headings: Headings, before: _Before) -> Bound:
    """Bind an annotation in a paragraph of its own to what is above it."""
    at = mention.range.start
    if mention is not item.annotations[0]:
        return Bound(mention, begun(text, Range(before.stop, at)), item)
    if item.marker is None:
        above = before.item
        if above is None or above.marker or above.annotations or above.title != item.title:
            return Bound(mention, Range(at, at), item)
        return Bound(mention, begun(text, above.paragraphs[0].range), above)
    section = _answers_for(item)
    return Bound(mention, begun(text, Range(headings.end(section), at)), section)


def _answers_for(item: Item) -> Item:
    """Return the item or section that an annotation at an item's end answers for.

    Where it is the only one of a section of several items, and closes the last of them, it is the section's.
    """
    around = item.parent
    if around is None or not item.is_last or len(item.siblings) == 1 or around.annotations:
        return item
    if any(sibling.is_annotated() for sibling in item.siblings[:-1]):
        return item
    return _answers_for(around)


def _with_lead_ins(text: str, bound: Sequence[Bound]) -> Iterator[Bound]:
    """Part a list's lead-in from its first clause, and give it to every clause of the list."""
    lead_in: Range | None = None
    holds_to = -1
    for index, task in enumerate(bound):
        if lead_in is None or task.text.start >= holds_to:
            lead_in = _lead_in(text, task, bound[index + 1 : index + 2])
            holds_to = _paragraph_stop(task)
        if lead_in is not None and task.text.start == lead_in.start:
            yield Bound(task.annotation, begun(text, Range(lead_in.stop, task.text.stop)), task.item, lead_in)
        else:
            yield Bound(task.annotation, task.text, task.item, lead_in)


def _paragraph_stop(task: Bound) -> int:
    return paragraph_at(task.item, max(task.annotation.range.start, task.item.paragraphs[0].range.start)).stop


def _lead_in(text: str, task: Bound, following: Sequence[Bound]) -> Range | None:
    """Return the words up to “：” before the first of several annotated clauses of one paragraph."""
    stop = _paragraph_stop(task)
    if not following or following[0].annotation.range.start >= stop or following[0].text.start < task.text.stop:
        return None
    colons = ends(text, task.text, COLONS)
    if not colons or text[colons[0] : colons[0] + 1].isdigit():
        return None
    before, after = Range(task.text.start, colons[0]), Range(colons[0], task.text.stop)
    if ends(text, before, SENTENCE_ENDS) or any(end < after.stop for end in ends(text, after, SENTENCE_ENDS)):
        return None
    return before if begun(text, after) else None
