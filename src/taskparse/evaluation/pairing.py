"""Which task of the parse is which task of gold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from taskparse.evaluation.gold import GoldTask
from taskparse.evaluation.words import bare, unwrapped
from taskparse.model.record import Task

SAME_ANNOTATION = 1_000_000
"""Worth of a pair; nothing outweighs one more pair."""


class GoldPair(NamedTuple):
    """A task that both have; `number` is gold's."""

    number: int
    gold: GoldTask
    task: Task


class Missing(NamedTuple):
    """A task that gold alone has."""

    number: int
    gold: GoldTask


class Extra(NamedTuple):
    """A task that the parse alone has; `number` is the parse's."""

    number: int
    task: Task


def pairs(gold: Sequence[GoldTask], tasks: Sequence[Task]) -> list[GoldPair | Missing | Extra]:
    """Return every task once, in reading order, paired where the annotations are the same.

    Pairs never cross. As many as possible are made; where one annotation occurs several times, a pair whose texts
    begin and end alike goes before others, so that a missing task does not shift those after it.
    """
    wanted = [(unwrapped(each.annotation), bare(each.starts), bare(each.ends)) for each in gold]
    had = [(unwrapped(each.annotation.text), bare(each.text)) for each in tasks]

    def worth(i: int, j: int) -> int:
        annotation, starts, ends = wanted[i]
        if annotation != had[j][0]:
            return 0
        return SAME_ANNOTATION + had[j][1].startswith(starts) + had[j][1].endswith(ends)

    paired = dict(_aligned(len(gold), len(tasks), worth))
    return _merged(gold, tasks, paired)


def _aligned(wanted: int, had: int, worth: Callable[[int, int], int]) -> list[tuple[int, int]]:
    """Return the pairs of indexes, both rising, that are worth most together; what is worth nothing is no pair."""
    best = [[0] * (had + 1) for _ in range(wanted + 1)]
    for i in reversed(range(wanted)):
        row, below = best[i], best[i + 1]
        for j in reversed(range(had)):
            here = worth(i, j)
            row[j] = max(below[j], row[j + 1], here and here + below[j + 1])
    found = []
    i = j = 0
    while i < wanted and j < had:
        here = worth(i, j)
        if here and best[i][j] == here + best[i + 1][j + 1]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _merged(
    gold: Sequence[GoldTask], tasks: Sequence[Task], paired: dict[int, int]
) -> list[GoldPair | Missing | Extra]:
    merged: list[GoldPair | Missing | Extra] = []
    done = 0
    for i, label in enumerate(gold):
        j = paired.get(i)
        if j is None:
            merged.append(Missing(i + 1, label))
            continue
        merged += [Extra(task.number, task) for task in tasks[done:j]]
        merged.append(GoldPair(i + 1, label, tasks[j]))
        done = j + 1
    return merged + [Extra(task.number, task) for task in tasks[done:]]
