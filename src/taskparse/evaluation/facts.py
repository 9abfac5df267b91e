"""Facts: targets, the dates of deadlines, full names.

A fact of the parse is compared with the one of gold that is at the same place: their spans overlap, whatever words
of change or bound they take in. A name is compared once, however often the notice writes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from taskparse.evaluation.gold import GoldDeadline, GoldFacts, GoldFactsOfTask, GoldTarget
from taskparse.evaluation.score import Outcome, Score
from taskparse.evaluation.words import Whereabouts
from taskparse.model.record import Deadline, Notice, Party, Target, Task
from taskparse.model.text import compact


class Fact(NamedTuple):
    """A fact in words that can be compared, and its place in the source; a name may have none, and is of no one task."""

    words: str
    start: int | None
    stop: int = 0
    task: int | None = None


def fact_outcomes(gold: GoldFacts, notice: Notice) -> Iterator[Outcome]:
    """Yield what each fact gave; one that only one side has is a miss too."""
    where = Whereabouts(notice)
    for field, of_label, of_task in FIELDS:
        expected = [fact for label in gold.tasks for fact in of_label(label)]
        got = [fact for task in notice.tasks for fact in of_task(task)]
        for wanted, had in _paired(expected, got):
            yield _outcome(field, wanted, had, where)
    yield from _full_names(gold, notice, where)


def _full_names(gold: GoldFacts, notice: Notice, where: Whereabouts) -> Iterator[Outcome]:
    wanted = {
        _name(name, full): Fact(_name(name, full), where.find(name)) for name, full in gold.full_names.items() if full
    }
    had = {
        _name(party.name, party.full_name): Fact(_name(party.name, party.full_name), party.span.start)
        for party in _parties(notice)
        if party.full_name
    }
    for words in sorted(wanted.keys() | had.keys()):
        yield _outcome("full_name", wanted.get(words), had.get(words), where)


def _outcome(field: str, wanted: Fact | None, had: Fact | None, where: Whereabouts) -> Outcome:
    expected, got = (fact.words if fact else None for fact in (wanted, had))
    score = Score(gold=int(wanted is not None), found=int(had is not None), right=int(expected == got))
    if score.right:
        return Outcome(field, score)
    place = next(fact for fact in (wanted, had) if fact)
    miss = where.miss(field, expected, got, start=place.start, task=place.task)
    return Outcome(field, score, misses=(miss,))


def _paired(expected: Sequence[Fact], got: Sequence[Fact]) -> Iterator[tuple[Fact | None, Fact | None]]:
    """Yield every fact once, with the first of the other side that it overlaps."""
    left = list(got)
    for wanted in expected:
        had = next((each for each in left if _overlap(each, wanted)), None)
        if had:
            left.remove(had)
        yield wanted, had
    yield from ((None, had) for had in left)


def _overlap(one: Fact, other: Fact) -> bool:
    return (one.start or 0) < other.stop and (other.start or 0) < one.stop


def _parties(notice: Notice) -> Iterator[Party]:
    yield from (party for task in notice.tasks for _, party in task.parties())
    yield from (party for convention in notice.conventions for party in convention.parties)


# What each fact says, in words.


def _name(name: str, full: str | None) -> str:
    return f"{compact(name)} → {full}"


def _target(target: GoldTarget | Target) -> str:
    upper = "" if target.upper is None else f"–{_plain(target.upper)}"
    return f"{target.operator} {_plain(target.value)}{upper} {target.unit or ''}".rstrip()


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _indicator(target: GoldTarget | Target) -> str:
    return f"{target.indicator} {target.change or ''}".rstrip()


def _due(deadline: GoldDeadline | Deadline) -> str:
    day: date | None = deadline.date
    return f"{day or '–'}{' ongoing' if deadline.ongoing else ''}"


class FactField(NamedTuple):
    """How one kind of fact is read from gold and from the parse."""

    field: str
    of_label: Callable[[GoldFactsOfTask], Iterable[Fact]]
    of_task: Callable[[Task], Iterable[Fact]]


def _targets_field(field: str, words: Callable[[GoldTarget | Target], str]) -> FactField:
    return FactField(
        field,
        lambda label: [Fact(words(each), each.start, each.stop, label.number) for each in label.targets],
        lambda task: [Fact(words(each), each.span.start, each.span.stop, task.number) for each in task.targets],
    )


def _deadlines_field(
    field: str,
    of_label: Callable[[GoldFactsOfTask], Sequence[GoldDeadline]],
    of_task: Callable[[Task], Sequence[Deadline]],
) -> FactField:
    return FactField(
        field,
        lambda label: [Fact(_due(each), each.start, each.stop, label.number) for each in of_label(label)],
        lambda task: [Fact(_due(each), each.span.start, each.span.stop, task.number) for each in of_task(task)],
    )


FIELDS = (
    _targets_field("target", _target),
    _targets_field("indicator", _indicator),
    _deadlines_field(
        "deadline_date",
        lambda label: (label.deadline,) if label.deadline else (),
        lambda task: (task.deadline,) if task.deadline else (),
    ),
    _deadlines_field("text_deadline", lambda label: label.text_deadlines, lambda task: task.text_deadlines),
)
