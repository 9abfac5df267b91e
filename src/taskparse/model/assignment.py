"""Each annotation bound to the text that it answers for."""

from __future__ import annotations

from typing import NamedTuple

from taskparse.model.annotation import AnnotationMention
from taskparse.model.record import SectionKind
from taskparse.model.source import Range


class SectionHeading(NamedTuple):
    """A section as it is in the text.

    Attributes:
        range: Marker and title.
        marker: The marker alone, if there is one.
        kind: `line`, `run_in`, `topic` or `title`.
        level: Depth, outermost 1.
        parent: Index of the enclosing heading.
        in_path: Whether section paths name it.
    """

    range: Range
    marker: Range | None
    kind: SectionKind
    level: int
    parent: int | None
    in_path: bool = True


class Assignment(NamedTuple):
    """A task: an annotation and its text.

    Attributes:
        annotation: Who answers.
        text: What for.
        section: Index of the innermost heading.
        marker: Number of the item that the text opens.
        lead_in: Words before a list, for each of its clauses.
    """

    annotation: AnnotationMention
    text: Range
    section: int | None
    marker: Range | None = None
    lead_in: Range | None = None


class UnassignedText(NamedTuple):
    """A stretch that no annotation reaches."""

    range: Range
    section: int | None


class Assignments(NamedTuple):
    """The finished structure, in reading order."""

    headings: tuple[SectionHeading, ...] = ()
    tasks: tuple[Assignment, ...] = ()
    unassigned: tuple[UnassignedText, ...] = ()
