"""Who answers, as the notice writes it, before it is bound to any text."""

from __future__ import annotations

from typing import NamedTuple

from taskparse.model.outline import Marker
from taskparse.model.record import ConventionKind, Form, PartyKind
from taskparse.model.source import Finding, Range

# Style of the number of a cell that rows belong to; its depth from the left follows.
CELL_STYLE = "cell "


class Mention(NamedTuple):
    """A party where it is named.

    Attributes:
        range: Its name.
        kind: `person`, `unit` or `group`.
        label: The label or duty verb it is under, as written.
        stated: Whether the annotation itself says so; otherwise a convention does.
    """

    range: Range
    kind: PartyKind
    label: str
    stated: bool = True


class RoleEntry(NamedTuple):
    """One role with its parties.

    Attributes:
        role: A role's field name, or `other`.
        label: The label or duty verb, healed of slips; the key under `other`.
        mentions: The parties in the order written.
        open: Whether the list ends in 等.
    """

    role: str
    label: str
    mentions: tuple[Mention, ...]
    open: bool = False


class ConventionMention(NamedTuple):
    """A rule that the notice states once."""

    kind: ConventionKind
    range: Range
    mentions: tuple[Mention, ...] = ()


class Reading(NamedTuple):
    """What one annotation says; remarks are parts of it that give nobody a duty."""

    entries: tuple[RoleEntry, ...] = ()
    deadlines: tuple[Range, ...] = ()
    conventions: tuple[ConventionMention, ...] = ()
    remarks: tuple[Range, ...] = ()


class RowValues(NamedTuple):
    """What a row of a task table says besides who answers.

    Attributes:
        task: The cell that says what is to be done.
        marker: Its serial number, if it has one.
        within: Cells that it belongs to, as ranges of their headings.
    """

    task: Range
    marker: Range | None = None
    within: tuple[Range, ...] = ()


class RowHeading(NamedTuple):
    """A row that spans the table, or a cell that says what several rows belong to.

    Attributes:
        range: Its words.
        marker: Its number. What has none is identified by its style: `row` for rows, `cell 1` … for cells from the left.
    """

    range: Range
    marker: Marker


class TaskTable(NamedTuple):
    """A table that was read as a task table.

    Attributes:
        range: All of it.
        headings: Section rows, and cells that rows belong to, in reading order.
        furniture: Its heading rows, also where they are repeated.
    """

    range: Range
    headings: tuple[RowHeading, ...] = ()
    furniture: tuple[Range, ...] = ()


class AnnotationMention(NamedTuple):
    """An annotation where it is.

    Attributes:
        range: All of it, brackets included; several brackets in direct succession are one annotation.
        form: `labelled`, `narrative`, `block` or `row`.
        reading: What it says.
        row: Its row, where it is in one.
    """

    range: Range
    form: Form
    reading: Reading
    row: RowValues | None = None


class Annotations(NamedTuple):
    """All annotations in reading order, conventions stated outside them, and what could not be read."""

    mentions: tuple[AnnotationMention, ...] = ()
    tables: tuple[TaskTable, ...] = ()
    conventions: tuple[ConventionMention, ...] = ()
    findings: tuple[Finding, ...] = ()
