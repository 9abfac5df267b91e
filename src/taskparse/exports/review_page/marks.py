"""Every value of a notice with its number, by which both sides of the page know it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Literal

from taskparse.model.record import Diagnostic, Notice, Passage, Section, Span, Task

Kind = Literal["task", "unassigned", "diagnostic"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A value and its place.

    Attributes:
        number: Its number on the page.
        item: The number of the item it is of.
        look: What it is: a role, `text`, `lead_in`, `annotation`, `deadline`, `target`, `unassigned`, `diagnostic`.
        words: What is read there.
        span: Its place.
        label: The notice's own word for it, where it has one.
        party: The number of the party it names, where it names one.
        stated: Whether the notice says so itself.
    """

    number: int
    item: int
    look: str
    words: str
    span: Span
    label: str = ""
    party: int | None = None
    stated: bool = True


@dataclass(frozen=True, slots=True)
class Card:
    """A card on the right side.

    Attributes:
        number: Its number on the page.
        kind: What it is.
        of: The record.
        marks: Its values, the whole text first.
        path: The headings above it.
        faults: Numbers of the diagnostics that concern it.
    """

    number: int
    kind: Kind
    of: Task | Passage | Diagnostic
    marks: tuple[Mark, ...]
    path: tuple[str, ...] = ()
    faults: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CardParty:
    """A party of the notice under the name by which its tasks are gathered.

    Attributes:
        number: Its number on the page.
        name: Its full name, where that is known.
        kind: A person, a unit or a group.
        tasks: How many tasks name it.
    """

    number: int
    name: str
    kind: str
    tasks: int


def items_of(notice: Notice) -> tuple[tuple[Card, ...], tuple[CardParty, ...]]:
    """Return the items of a notice in reading order, and its parties, those with most tasks first."""
    parties = _parties(notice)
    numbers = {named.name: named.number for named in parties}
    headings = {section.id: section for section in notice.sections}
    marking = count()
    items = []
    for number, record in enumerate(sorted(_records(notice), key=_begin)):
        if isinstance(record, Task):
            marks = _task_marks(record, number, numbers, marking)
            faults = [at for at, fault in enumerate(notice.diagnostics) if _concerns(fault, record)]
            items.append(Card(number, "task", record, tuple(marks), record.section_path, tuple(faults)))
        elif isinstance(record, Passage):
            mark = Mark(next(marking), number, "unassigned", record.text, record.span)
            items.append(Card(number, "unassigned", record, (mark,), _path(record.section, headings)))
        else:
            items.append(Card(number, "diagnostic", record, tuple(_fault_marks(record, number, marking))))
    return tuple(items), parties


def _records(notice: Notice) -> Iterator[Task | Passage | Diagnostic]:
    yield from notice.diagnostics
    yield from notice.unassigned
    yield from notice.tasks


def _begin(record: Task | Passage | Diagnostic) -> int:
    return record.span.start if record.span else -1


def _parties(notice: Notice) -> tuple[CardParty, ...]:
    kinds: dict[str, str] = {}
    tasks: dict[str, set[int]] = {}
    for task in notice.tasks:
        for _, party in task.parties():
            kinds.setdefault(party.known_as, party.kind)
            tasks.setdefault(party.known_as, set()).add(task.number)
    by_weight = sorted(tasks, key=lambda name: -len(tasks[name]))
    return tuple(CardParty(at, name, kinds[name], len(tasks[name])) for at, name in enumerate(by_weight))


def _task_marks(task: Task, item: int, numbers: Mapping[str, int], marking: Iterator[int]) -> list[Mark]:
    marks = [Mark(next(marking), item, "text", task.text, task.span)]
    if task.lead_in:
        marks.append(Mark(next(marking), item, "lead_in", task.lead_in.text, task.lead_in.span))
    marks.append(Mark(next(marking), item, "annotation", task.annotation.text, task.annotation.span))
    for role, party in task.parties():
        number = numbers[party.known_as]
        marks.append(Mark(next(marking), item, role, party.name, party.span, party.label, number, stated=party.stated))
    deadlines = [task.deadline, *task.text_deadlines] if task.deadline else task.text_deadlines
    for due in deadlines:
        day = f" → {due.date.isoformat()}" if due.date else ""
        marks.append(Mark(next(marking), item, "deadline", due.text + day, due.span))
    for target in task.targets:
        upper = f"—{target.upper}" if target.upper is not None else ""
        words = f"{target.indicator} {target.change or ''}{target.operator}{target.value}{upper}{target.unit or ''}"
        marks.append(Mark(next(marking), item, "target", words, target.span))
    return marks


def _fault_marks(fault: Diagnostic, item: int, marking: Iterator[int]) -> list[Mark]:
    return [Mark(next(marking), item, "diagnostic", fault.message, fault.span)] if fault.span else []


def _concerns(fault: Diagnostic, task: Task) -> bool:
    return fault.span is not None and any(
        place.start < max(fault.span.stop, fault.span.start + 1) and fault.span.start < place.stop
        for place in (task.span, task.annotation.span)
    )


def _path(section: str | None, headings: Mapping[str, Section]) -> tuple[str, ...]:
    path: list[str] = []
    while section is not None:
        heading = headings[section]
        path.insert(0, (heading.marker or "") + heading.title)
        section = heading.parent
    return tuple(path)


def marks_of(items: Iterable[Card]) -> list[Mark]:
    """Return the marks of all items, in the order of their numbers."""
    return [mark for item in items for mark in item.marks]
