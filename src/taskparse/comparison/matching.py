"""Which task of the old notice became which of the new one: one to one, by section, text and order.

The same words come first, then the most alike. Between candidates that are about as alike, the one that is at
about the same place wins, for notices keep their order from year to year.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel
from rapidfuzz.process import extract

from taskparse.grammar.headings import without_marker
from taskparse.model.record import Task
from taskparse.model.text import compact

ENOUGH = 0.55
"""Similarity from which on two tasks may be one: in it the text has nine parts and the headings one."""

TEXT, HEADINGS = 0.9, 0.1
NEARNESS = 0.02
"""What standing at the same place is worth, so that it decides between candidates that are about as alike."""

CANDIDATES = 20
"""New tasks that are looked at for each old one."""


class TaskPair(NamedTuple):
    """A task of each notice, by its position, and how alike their texts are, from 0 to 1."""

    old: int
    new: int
    similarity: float


def pairs_of(old: Sequence[Task], new: Sequence[Task]) -> list[TaskPair]:
    """Return the pairs in the order of the new notice; no task is in two of them."""
    pairs: list[TaskPair] = []
    for key in (_place_and_text, _text):
        pairs += _same(old, new, key, pairs)
    # Again, for where many are about as alike, those that one has looked at may all have gone to others.
    while found := _alike(old, new, pairs):
        pairs += found
    return sorted(pairs, key=lambda pair: pair.new)


def moved(pairs: Sequence[TaskPair]) -> frozenset[int]:
    """Return the positions, in the new notice, of tasks that are in another order than they did: as few as may be.

    Args:
        pairs: In the order of the new notice.
    """
    tails: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for at, pair in enumerate(pairs):
        place = bisect_left(tails, pair.old)
        tails[place:] = [pair.old, *tails[place + 1 :]]
        ends[place:] = [at, *ends[place + 1 :]]
        before.append(ends[place - 1] if place else None)
    kept: set[int] = set()
    at_end: int | None = ends[-1] if ends else None
    while at_end is not None:
        kept.add(at_end)
        at_end = before[at_end]
    return frozenset(pair.new for at, pair in enumerate(pairs) if at not in kept)


def headings(task: Task) -> tuple[str, ...]:
    """Return the headings above a task without their numbers, which change when one is put in."""
    return tuple(without_marker(compact(heading)) for heading in task.section_path)


def _place_and_text(task: Task) -> Hashable:
    return headings(task), compact(task.text)


def _text(task: Task) -> Hashable:
    return compact(task.text)


def _same(
    old: Sequence[Task], new: Sequence[Task], key: Callable[[Task], Hashable], found: Sequence[TaskPair]
) -> list[TaskPair]:
    """Return pairs of tasks with the same key, the first with the first where several have it."""
    waiting: dict[Hashable, list[int]] = {}
    for at in _left(old, {pair.old for pair in found}):
        waiting.setdefault(key(old[at]), []).append(at)
    free = _left(new, {pair.new for pair in found})
    return [TaskPair(waiting[key(new[at])].pop(0), at, 1.0) for at in free if waiting.get(key(new[at]))]


def _alike(old: Sequence[Task], new: Sequence[Task], found: Sequence[TaskPair]) -> list[TaskPair]:
    """Return pairs of the tasks that are left, the most alike first."""
    free_old = _left(old, {pair.old for pair in found})
    free_new = _left(new, {pair.new for pair in found})
    texts = {at: compact(new[at].text) for at in free_new}
    ranked = sorted(
        (candidate for at in free_old for candidate in _candidates(at, old, new, texts)),
        key=lambda each: each[0],
        reverse=True,
    )
    pairs: dict[int, TaskPair] = {}
    taken: set[int] = set()
    for _, pair in ranked:
        if pair.old not in pairs and pair.new not in taken:
            pairs[pair.old] = pair
            taken.add(pair.new)
    return list(pairs.values())


def _candidates(
    at: int, old: Sequence[Task], new: Sequence[Task], texts: Mapping[int, str]
) -> Iterator[tuple[float, TaskPair]]:
    """Yield the new tasks that an old one may have become, each with its rank."""
    least = (ENOUGH - HEADINGS) / TEXT
    hits = extract(
        compact(old[at].text), texts, scorer=Indel.normalized_similarity, score_cutoff=least, limit=CANDIDATES
    )
    above = "".join(headings(old[at]))
    for _, similarity, place in hits:
        score = TEXT * similarity + HEADINGS * Indel.normalized_similarity(above, "".join(headings(new[place])))
        if score >= ENOUGH:
            distance = abs(at / len(old) - place / len(new))
            yield score + NEARNESS * (1 - distance), TaskPair(at, place, round(similarity, 4))


def _left(tasks: Sequence[Task], taken: Collection[int]) -> list[int]:
    return [at for at in range(len(tasks)) if at not in taken]
