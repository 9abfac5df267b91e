"""CleanText, Outline, Annotations → Assignments: binds each annotation to the text that it answers for.

The numbered paragraphs become a tree of items; with the annotations at hand, each item's heading and topic
sentences are decided; then each annotation takes the text before it, back to the nearest boundary; whatever is
left is unassigned (reading rules §3, §5).
"""

from __future__ import annotations

from taskparse.model.annotation import Annotations
from taskparse.model.assignment import Assignment, Assignments
from taskparse.model.outline import Outline
from taskparse.model.source import Range
from taskparse.model.text import CleanText
from taskparse.stages.scope.binding import Bound, bind
from taskparse.stages.scope.headings import Headings, headings_of
from taskparse.stages.scope.items import items_of
from taskparse.stages.scope.leftover import leftover
from taskparse.stages.scope.sections import sections_of


def scope(clean: CleanText, outline: Outline, annotations: Annotations) -> Assignments:
    """Return the tasks, sections and unassigned text of a notice.

    Args:
        clean: The running text.
        outline: Its paragraphs and titles.
        annotations: Who answers.
    """
    items = items_of(outline, annotations.mentions)
    headings = headings_of(clean.text, items)
    bound = bind(clean.text, items, headings)
    sections = sections_of(items, headings, outline.titles, [task.text for task in bound])
    tasks = tuple(
        Assignment(
            task.annotation,
            task.text,
            sections.around(task.item, task.text.start),
            _marker(task, headings),
            task.lead_in,
        )
        for task in bound
    )
    covered = [
        *(heading.range for heading in sections.headings),
        *(
            place
            for task in tasks
            for place in (task.marker, task.lead_in, task.text, task.annotation.range)
            if place
        ),
    ]
    return Assignments(tuple(sections.headings), tasks, tuple(leftover(clean.text, items, covered, sections)))


def _marker(task: Bound, headings: Headings) -> Range | None:
    """Return the number of the item that a task's text opens; a heading's number is the heading's."""
    if task.item.marker is None or task.item in headings.of_item:
        return None
    opens = task.text.start if task.lead_in is None else task.lead_in.start
    return task.item.marker.range if opens == task.item.start else None
