"""What a task's words say in numbers, dates and full names."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from taskparse.model.annotation import Annotations
from taskparse.model.assignment import Assignments
from taskparse.model.outline import Outline
from taskparse.model.source import Range


class TargetMention(NamedTuple):
    """A number that a task must reach (目标值).

    Attributes:
        range: The number with its unit, what bounds it, and the word of change right before it: `突破120亿元`, `增长5.6%`.
        indicator: What is counted or measured.
        change: How it changes, as written; with 到 or 至 the value is the level reached, else the difference.
        operator: `=`, `≥`, `≤`, `>`, `<` or `≈`.
        value: In `unit`; the lower end of a range.
        upper: The upper end of a range.
        unit: With its scale as written: `亿美元`, `万人`.
    """

    range: Range
    indicator: str
    change: str | None
    operator: str
    value: Decimal
    upper: Decimal | None = None
    unit: str | None = None


class DeadlineMention(NamedTuple):
    """By when (完成时限).

    Attributes:
        range: The words.
        date: The last day meant, where it is known.
        ongoing: Whether the work goes on: 持续推进, 长期坚持, 全年.
    """

    range: Range
    date: date | None = None
    ongoing: bool = False


class TaskFacts(NamedTuple):
    """The facts of one task.

    Attributes:
        targets: In reading order.
        deadline: The annotation's own.
        text_deadlines: Those in the task's text, in reading order.
        keywords: The most specific first; only on request.
    """

    targets: tuple[TargetMention, ...] = ()
    deadline: DeadlineMention | None = None
    text_deadlines: tuple[DeadlineMention, ...] = ()
    keywords: tuple[str, ...] = ()


class Facts(NamedTuple):
    """The facts of a notice.

    Attributes:
        tasks: One for each assignment, in the same order.
        full_names: Where a party is named, to its full name; names without a known full name are not in it.
    """

    tasks: tuple[TaskFacts, ...] = ()
    full_names: Mapping[Range, str] = MappingProxyType({})


class StageResults(NamedTuple):
    """All that the stages found in a running text.

    Attributes:
        outline: The header.
        annotations: Conventions, and what could not be read.
        assignments: Tasks, sections and unassigned text.
        facts: How much, by when, and who exactly.
    """

    outline: Outline
    annotations: Annotations
    assignments: Assignments
    facts: Facts = Facts()
