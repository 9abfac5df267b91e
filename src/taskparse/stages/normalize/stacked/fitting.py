"""Which lines of a row stand in which column, where that can be told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from taskparse.lexicon.labels import ANSWERING, DEADLINE, DIVISION, HEADING, OTHER, TASK
from taskparse.stages.normalize.stacked.cells import Judged
from taskparse.stages.normalize.stacked.heading import PEOPLE, UNITS, WHOLE, Column

# A row has this many lines at most, and the rows above the next one this many section rows.
MOST_LINES = 60
_MOST_SECTIONS = 3
# Two ways to read a row are one too many.
_SEVERAL = 2

Judge = Callable[[Judged], bool]


class Placed(NamedTuple):
    """A cell: its column, and its lines."""

    column: int
    first: int
    stop: int


Cells = tuple[Placed, ...]


class Fit(NamedTuple):
    """The cells of a row; `tail` is how many lines after them open what the next row belongs to."""

    cells: Cells
    tail: int = 0


class _Rule(NamedTuple):
    """What the cells of a column are like.

    Attributes:
        least: How many lines a cell has at least; none where it may be empty, or merged with the one above.
        most: How many it has at most.
        holds: Whether a line may be one of it, where lines are more or fewer than columns.
        plausible: Whether a line may be all of it, where there is a line for each column.
    """

    least: int
    most: int
    holds: Judge
    plausible: Judge


def _heads(line: Judged) -> bool:
    return line.short and not (line.parties or line.section)


def _says_more(line: Judged) -> bool:
    return not (line.surely or line.nobody or line.serial is not None)


def _notes(line: Judged) -> bool:
    return line.nobody or not (line.parties or line.deadline or line.section)


def _are_people(line: Judged) -> bool:
    return line.people and not line.surely


def _may_be_deadline(line: Judged) -> bool:
    return line.deadline or not (line.people or line.surely or line.section)


_RULES = {
    HEADING: _Rule(0, 1, _heads, _heads),
    WHOLE: _Rule(1, 1, _says_more, lambda line: not line.nobody),
    TASK: _Rule(1, MOST_LINES, _says_more, lambda line: not line.nobody),
    UNITS: _Rule(0, MOST_LINES, lambda line: line.parties, lambda line: line.parties),
    "leaders": _Rule(0, MOST_LINES, _are_people, _are_people),
    PEOPLE: _Rule(0, MOST_LINES, _are_people, lambda line: line.people or line.surely),
    DIVISION: _Rule(0, 1, lambda line: line.duties, lambda line: line.duties),
    DEADLINE: _Rule(0, 1, lambda line: line.deadline, _may_be_deadline),
    OTHER: _Rule(0, 1, _notes, lambda line: line.nobody or not (line.parties or line.section)),
}


def fitted(lines: Sequence[Judged], columns: Sequence[Column], *, headed: bool = False) -> Fit | None:
    """Return how the lines of a row stand in its columns; nothing where they fit in no way, or in several.

    Args:
        lines: The row's lines, with those after it that open what the next row belongs to.
        columns: The columns after that of the serial numbers.
        headed: Whether the last line may do so without a number.
    """
    found = [
        Fit(cells, tail)
        for tail in _tails(lines, headed=headed)
        for cells in _readings(lines[: len(lines) - tail], columns)
    ]
    return found[0] if len(found) == 1 else None


def exactly(lines: Sequence[Judged], columns: Sequence[Column]) -> bool:
    """Whether there is a line for each column, which may well stand in it."""
    return len(lines) == len(columns) and all(
        _RULES[column.holds].plausible(line) for line, column in zip(lines, columns, strict=True)
    )


def _tails(lines: Sequence[Judged], *, headed: bool) -> Iterator[int]:
    """Yield how many of the last lines may open what the next row belongs to."""
    yield 0
    heads = headed and bool(lines) and _heads(lines[-1])
    if heads:
        yield 1
    end = len(lines) - heads
    for count in range(1, _MOST_SECTIONS + 1):
        if count > end or not lines[end - count].section:
            return
        yield count + heads


def _readings(lines: Sequence[Judged], columns: Sequence[Column]) -> tuple[Cells, ...]:
    """Return the ways to read the lines of a row, two at most; one where each column has its line, or the task more."""
    for filled in (columns, _without_notes(columns)):
        if exactly(lines, filled):
            return (tuple(Placed(column, column, column + 1) for column in range(len(filled))),)
    for filled in (columns, _without_notes(columns)):
        if full := _with_long_task(lines, filled):
            return (full,)

    # A cell vanishes only where no way to read the row fills them all.
    return _ways(lines, columns, all_filled=True) or _ways(lines, columns, all_filled=False)


def _ways(lines: Sequence[Judged], columns: Sequence[Column], *, all_filled: bool) -> tuple[Cells, ...]:
    """Return the ways to read the lines of a row, two at most, with a role in each of them."""
    wanted = {
        number
        for number, column in enumerate(_without_notes(columns))
        if all_filled and column.holds != HEADING
    }

    @cache
    def ways(column: int, at: int, *, answered: bool) -> tuple[Cells, ...]:
        if column == len(columns):
            return ((),) if answered and at == len(lines) else ()
        found: list[Cells] = []
        for stop in _stops(lines, at, _RULES[columns[column].holds]):
            if stop == at and column in wanted:
                continue
            cell = (Placed(column, at, stop),) if stop > at else ()
            names = bool(cell) and columns[column].kind in ANSWERING
            found += [(*cell, *rest) for rest in ways(column + 1, stop, answered=answered or names)]
        return tuple(found[:_SEVERAL])

    return ways(0, 0, answered=False)


def _without_notes(columns: Sequence[Column]) -> Sequence[Column]:
    """Return columns without those at the end for notes, which most rows leave empty."""
    stop = len(columns)
    while columns[stop - 1].holds == OTHER:
        stop -= 1
    return columns[:stop]


def _with_long_task(lines: Sequence[Judged], columns: Sequence[Column]) -> Cells:
    """Return the cells of a row whose surplus lines can only be in the task; none where they may be in another cell."""
    task = next(number for number, column in enumerate(columns) if column.holds == TASK)
    more = len(lines) - len(columns)
    own = lines[task : task + more + 1]
    around = (*lines[:task], *lines[task + more + 1 :])
    others = (*columns[:task], *columns[task + 1 :])
    if more < 1 or not exactly(around, others) or not all(map(_says_more, own)):
        return ()
    before, after = columns[task - 1 : task], columns[task + 1 : task + 2]
    for neighbours, line in ((before, own[0]), (after, own[-1])):
        if any(_RULES[column.holds].holds(line) for column in neighbours):
            return ()
    return tuple(
        Placed(column, column + more * (column > task), column + more * (column >= task) + 1)
        for column in range(len(columns))
    )


def _stops(lines: Sequence[Judged], at: int, rule: _Rule) -> Iterator[int]:
    """Yield where a cell may end that begins at a line."""
    if not rule.least:
        yield at
    for number in range(at, min(len(lines), at + rule.most)):
        if not rule.holds(lines[number]):
            return
        yield number + 1
