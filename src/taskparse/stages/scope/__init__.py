"""CleanText, Outline, Annotations → Assignments: binds each annotation to the text that it answers for.

The numbered paragraphs become a tree of items; with the annotations at hand, each item's heading and topic
sentences are decided; then each annotation takes the text before it, back to the nearest boundary; whatever is
left is unassigned (reading rules §3, §5).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from taskparse.context import Context
from taskparse.model.annotation import Annotations
from taskparse.model.assignment import Assignment, Assignments
from taskparse.model.outline import Outline
from taskparse.model.source import Cover, Range
from taskparse.model.text import CleanText
from taskparse.stages.scope.binding import Bound, bind
from taskparse.stages.scope.headings import Headings, headings_of
from taskparse.stages.scope.items import Item, items_of
from taskparse.stages.scope.leftover import leftover
from taskparse.stages.scope.sections import Sections, sections_of


def scope(clean: CleanText, outline: Outline, annotations: Annotations, _: Context) -> Assignments:
    """Return the tasks, sections and unassigned text of a notice.

    Args:
        clean: The running text.
        outline: Its paragraphs and titles.
        annotations: Who answers.
    """
    items = items_of(outline, annotations)
    headings = headings_of(clean.text, items)
    bound = bind(clean.text, items, headings)
    sections = sections_of(items, headings, outline.titles, [task.text for task in bound])
    seen: set[Range | None] = set()
    tasks = tuple(
        Assignment(
            annotation=task.annotation,
            text=task.text,
            section=sections.around(task.item, task.text.start),
            marker=_once(_marker(task, headings), seen),
            lead_in=task.lead_in,
        )
        for task in bound
    )
    left = leftover(
        clean.text, _stretches(items, outline, annotations), _covered(sections, tasks, annotations), sections
    )
    return Assignments(tuple(sections.headings), tasks, tuple(left))


def _stretches(items: Sequence[Item], outline: Outline, annotations: Annotations) -> Iterator[tuple[Range, Item]]:
    """Yield every paragraph with its item, those of task tables included."""
    tables = Cover(table.range for table in annotations.tables)
    yield from ((paragraph.range, item) for item in items for paragraph in item.paragraphs)
    starts = [item.paragraphs[0].range.start for item in items]
    for paragraph in outline.paragraphs:
        if tables.holds(paragraph.range):
            index = max(0, bisect_right(starts, paragraph.range.start) - 1)
            # Where a table that nobody answers in is all there is, there is no item.
            yield paragraph.range, items[index] if items else Item([paragraph])


def _covered(sections: Sections, tasks: Sequence[Assignment], annotations: Annotations) -> Iterator[Range]:
    yield from (heading.range for heading in sections.headings)
    yield from (place for table in annotations.tables for place in table.furniture)
    for task in tasks:
        yield from (place for place in (task.marker, task.lead_in, task.text, task.annotation.range) if place)


def _once(marker: Range | None, seen: set[Range | None]) -> Range | None:
    """Return a number the first time: of several tasks of an item only the first opens it."""
    if marker in seen:
        return None
    seen.add(marker)
    return marker


def _marker(task: Bound, headings: Headings) -> Range | None:
    """Return the number of the item that a task's text opens; a heading's number is the heading's."""
    if task.annotation.row:
        return task.annotation.row.marker
    if task.item.marker is None or task.item in headings.of_item:
        return None
    opens = task.text.start if task.lead_in is None else task.lead_in.start
    return task.item.marker.range if opens == task.item.start else None
