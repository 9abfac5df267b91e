"""The fields of tasks.

Every field gives a tuple of items, on gold's side and on the parse's. One item a task is the rule; a field that may be
absent (`deadline`) gives none then, so that its counts show how often there was something to find.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from taskparse.evaluation.gold import SNIPPET, Gold, GoldTask
from taskparse.evaluation.pairing import GoldPair, Missing, pairs
from taskparse.evaluation.score import Miss, Outcome, Score
from taskparse.evaluation.words import Whereabouts, bare, listed, path_item, shared, without
from taskparse.model.record import Notice, Party, Task
from taskparse.model.roles import ROLES
from taskparse.model.text import compact

Items = tuple[str, ...]

BRACKETS = "（(〔［[【"
COLONS = "：:"
ONE_WRONG = Score(gold=1, found=1)
ONE_RIGHT = Score(gold=1, found=1, right=1)


class TaskField(NamedTuple):
    """How one field is compared.

    Attributes:
        expected: Its items in gold.
        got: Its items in the parse; the gold beside it shows how long a snippet is.
        at: Where a difference is.
        key: The key that gold must have for the field to be scored; None if it always is.
    """

    expected: Callable[[GoldTask], Items]
    got: Callable[[Task, GoldTask], Items]
    at: Callable[[Task], int]
    key: str | None = None


def task_outcomes(gold: Gold, notice: Notice) -> Iterator[Outcome]:
    """Yield what each field of each task gave, in reading order; a task that only one side has is wrong in all."""
    where = Whereabouts(notice)
    scored = [name for name in FIELDS if any(_is_scored(name, label) for label in (*gold.tasks, NO_LABEL))]
    before = 0
    for each in pairs(gold.tasks, notice.tasks):
        if isinstance(each, GoldPair):
            yield from _paired(each, where)
            before = each.task.annotation.span.stop
        elif isinstance(each, Missing):
            words = each.gold.annotation
            miss = where.miss("annotation", words, None, start=where.find(words, before), task=each.number)
            yield from _alone(_form(each.gold), miss, _items_of_label(each.gold, scored), Score(gold=1))
        else:
            found = each.task.annotation
            miss = where.miss("annotation", None, found.text, start=found.span.start, task=each.number)
            yield from _alone(found.form, miss, _items_of_task(each.task, scored), Score(found=1))


def _is_scored(name: str, label: GoldTask) -> bool:
    key = FIELDS[name].key
    return key is None or key in label.model_fields_set


def _form(label: GoldTask) -> str:
    """Return the form of an annotation that was not found, as its looks show it."""
    if label.form is not None:
        return label.form
    if label.annotation.strip()[:1] not in BRACKETS:
        return "block"
    return "labelled" if any(colon in label.annotation for colon in COLONS) else "narrative"


def _items_of_label(label: GoldTask, scored: Iterable[str]) -> list[tuple[str, int]]:
    return [(name, len(FIELDS[name].expected(label))) for name in scored if _is_scored(name, label)]


def _items_of_task(task: Task, scored: Iterable[str]) -> list[tuple[str, int]]:
    return [(name, len(FIELDS[name].got(task, NO_LABEL))) for name in scored]


def _alone(form: str, miss: Miss, items: Iterable[tuple[str, int]], unit: Score) -> Iterator[Outcome]:
    """Yield the outcomes of a task that only one side has; `unit` names it."""
    yield Outcome("annotation", unit, form, (miss,))
    yield Outcome("record", unit, form)
    for name, count in items:
        yield Outcome(name, Score(gold=unit.gold * count, found=unit.found * count), form)


def _paired(pair: GoldPair, where: Whereabouts) -> Iterator[Outcome]:
    label, task = pair.gold, pair.task
    form = label.form or task.annotation.form
    yield Outcome("annotation", ONE_RIGHT, form)
    wrong: set[str] = set()
    for name in (name for name in FIELDS if _is_scored(name, label)):
        field = FIELDS[name]
        expected, got = field.expected(label), field.got(task, label)
        score = shared(expected, got)
        if score.gold == score.found == score.right:
            yield Outcome(name, score, form)
            continue
        wrong.add(name)
        told = name == "roles" and "party" in wrong
        missing, extra = _words(without(expected, got)), _words(without(got, expected))
        miss = where.miss(name, missing, extra, start=field.at(task), task=pair.number)
        yield Outcome(name, score, form, () if told else (miss,))
    yield Outcome("record", ONE_WRONG if wrong & RECORD else ONE_RIGHT, form)


def _words(items: Items) -> str | None:
    return "; ".join(items) if items else None


# What each field's items are.


def _maybe(words: str | None) -> Items:
    """Return one item, or none where there is nothing."""
    return (bare(words),) if words else ()


def _exact(words: str | None) -> Items:
    """Return one item with its punctuation, or none where there is nothing."""
    return (compact(words),) if words else ()


def _labelled_parties(label: GoldTask) -> dict[str, tuple[str, ...]]:
    others = {f"other[{bare(key)}]": names for key, names in label.other.items()}
    return {role: names for role, names in (label.parties | others).items() if names}


def _parsed_parties(task: Task) -> dict[str, tuple[Party, ...]]:
    named = {role: task.parties(role) for role in ROLES}
    others = {f"other[{bare(key)}]": parties for key, parties in task.other.items()}
    stated = {role: tuple(each for each in parties if each.stated) for role, parties in (named | others).items()}
    return {role: parties for role, parties in stated.items() if parties}


def _stated_names(task: Task) -> dict[str, tuple[str, ...]]:
    return {role: tuple(party.name for party in parties) for role, parties in _parsed_parties(task).items()}


def _party_items(names: dict[str, tuple[str, ...]]) -> Items:
    return tuple(f"{role}: {bare(name)}" for role, of in names.items() for name in of)


def _roles_items(names: dict[str, tuple[str, ...]]) -> Items:
    """Return all roles as one item; roles come in alphabetical order, names in the notice's."""
    return ("; ".join(f"{role}: {listed(of)}" for role, of in sorted(names.items())),)


def _group_items(task: Task) -> Items:
    parties = (party for of in _parsed_parties(task).values() for party in of)
    return tuple(bare(party.name) for party in parties if party.kind == "group")


def _head(text: str, snippet: str) -> Items:
    """Return as much of the beginning of `text` as gold's snippet holds."""
    if len(compact(snippet)) < SNIPPET:
        return (bare(text),)
    return (bare(text)[: len(bare(snippet))],)


def _tail(text: str, snippet: str) -> Items:
    """Return as much of the end of `text` as gold's snippet holds."""
    if len(compact(snippet)) < SNIPPET:
        return (bare(text),)
    return (bare(text)[-len(bare(snippet)) :],)


def _annotation_start(task: Task) -> int:
    return task.annotation.span.start


def _text_start(task: Task) -> int:
    return task.span.start


def _last_character(task: Task) -> int:
    return max(task.span.start, task.span.stop - 1)


NO_LABEL = GoldTask(annotation="")
"""Stands beside tasks that gold does not have."""

FIELDS: dict[str, TaskField] = {
    "party": TaskField(
        expected=lambda label: _party_items(_labelled_parties(label)),
        got=lambda task, _: _party_items(_stated_names(task)),
        at=_annotation_start,
    ),
    "roles": TaskField(
        expected=lambda label: _roles_items(_labelled_parties(label)),
        got=lambda task, _: _roles_items(_stated_names(task)),
        at=_annotation_start,
    ),
    "text_start": TaskField(
        expected=lambda label: (bare(label.starts),),
        got=lambda task, label: _head(task.text, label.starts),
        at=_text_start,
        key="starts",
    ),
    "text_end": TaskField(
        expected=lambda label: (bare(label.ends),),
        got=lambda task, label: _tail(task.text, label.ends),
        at=_last_character,
        key="ends",
    ),
    "section_path": TaskField(
        expected=lambda label: (path_item(label.section_path),),
        got=lambda task, _: (path_item(task.section_path),),
        at=_text_start,
        key="section_path",
    ),
    "deadline": TaskField(
        expected=lambda label: _maybe(label.deadline),
        got=lambda task, _: _maybe(task.deadline.text if task.deadline else None),
        at=lambda task: task.deadline.span.start if task.deadline else task.annotation.span.start,
    ),
    "form": TaskField(
        expected=lambda label: _maybe(label.form),
        got=lambda task, _: (task.annotation.form,),
        at=_annotation_start,
        key="form",
    ),
    "marker": TaskField(
        expected=lambda label: _exact(label.marker),
        got=lambda task, _: _exact(task.marker),
        at=lambda task: task.marker_span.start if task.marker_span else task.span.start,
        key="marker",
    ),
    "lead_in": TaskField(
        expected=lambda label: _maybe(label.lead_in),
        got=lambda task, _: _maybe(task.lead_in.text if task.lead_in else None),
        at=lambda task: task.lead_in.span.start if task.lead_in else task.span.start,
        key="lead_in",
    ),
    "text": TaskField(
        expected=lambda label: (bare(label.text),),
        got=lambda task, _: (bare(task.text),),
        at=_text_start,
        key="text",
    ),
    "clause": TaskField(
        expected=lambda label: (bare(label.clause),),
        got=lambda task, _: (bare(task.clause),),
        at=_last_character,
        key="clause",
    ),
    "groups": TaskField(
        expected=lambda label: tuple(bare(name) for name in label.groups),
        got=lambda task, _: _group_items(task),
        at=_annotation_start,
        key="groups",
    ),
}
"""Field to how it is compared; `party` is before `roles`, whose differences it tells item by item."""

RECORD = frozenset({"roles", "text_start", "text_end", "section_path", "deadline"})
"""The fields that make a record whole."""
