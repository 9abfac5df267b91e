"""Which lines of a row are in which column; decided line by line from the left, with no search over readings.

A row with a line for each column is read where each line may be what its column holds. Where lines are more or fewer,
only what a line surely is decides its column; where that leaves two ways, the row is not read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from taskparse.grammar.columns import ANSWERING, CATEGORY, TASK, holds_of
from taskparse.lexicon.loader import DEADLINE, DIVISION
from taskparse.model.roles import OTHER
from taskparse.stages.normalize.stacked.judged import Judged


class StackedColumn(NamedTuple):
    """A column: its name, its kind as in `grammar.columns`, and what its cells hold."""

    name: str
    kind: str
    holds: str

    @classmethod
    def of(cls, name: str, kind: str) -> StackedColumn:
        """Return a column by its name and kind."""
        return cls(name, kind, kind if kind in (CATEGORY, DIVISION) else holds_of(name, kind))

    @property
    def held(self) -> str:
        """What kind a line of it is, as in `Judged.kind`."""
        return "text" if self.holds in (CATEGORY, DIVISION) else self.holds

    @property
    def is_note(self) -> bool:
        """Whether it holds remarks, which most rows leave empty."""
        return self.kind == OTHER and self.holds == "text"

    def may_hold(self, line: Judged) -> bool:
        """Whether a line may be a cell of it, where there is a line for each column."""
        if self.kind == TASK:
            return not line.nobody
        if self.is_note:
            return line.nobody or not (line.units or line.section)
        return _MAY_HOLD[self.holds](line)


_MAY_HOLD: Mapping[str, Callable[[Judged], bool]] = {
    CATEGORY: lambda line: line.short and not (line.units or line.section),
    DIVISION: lambda line: line.duties,
    DEADLINE: lambda line: line.deadline or not (line.people or line.surely or line.section),
    "unit": lambda line: line.units,
    "person": lambda line: line.people or line.surely,
    "text": lambda line: not line.nobody,
}


class Placed(NamedTuple):
    """A cell: its column, and its lines."""

    column: int
    first: int
    stop: int


Cells = tuple[Placed, ...]


def fitted(lines: Sequence[Judged], columns: Sequence[StackedColumn]) -> Cells:
    """Return the cells of a row; none where its lines do not fit the columns in one way.

    Args:
        lines: The row's lines, without its number.
        columns: The columns after that of the numbers.
    """
    filled = _without_notes(columns)
    for some in (columns, filled):
        if exactly(lines, some):
            return tuple(Placed(column, column, column + 1) for column in range(len(some)))
    return _with_long_task(lines, columns) or _with_long_task(lines, filled) or _by_kind(lines, columns)


def exactly(lines: Sequence[Judged], columns: Sequence[StackedColumn]) -> bool:
    """Whether there is a line for each column, which may well be in it."""
    return len(lines) == len(columns) and all(
        column.may_hold(line) for line, column in zip(lines, columns, strict=True)
    )


def _without_notes(columns: Sequence[StackedColumn]) -> Sequence[StackedColumn]:
    """Return columns without those at the end for remarks."""
    stop = len(columns)
    while columns[stop - 1].is_note:
        stop -= 1
    return columns[:stop]


def _with_long_task(lines: Sequence[Judged], columns: Sequence[StackedColumn]) -> Cells:
    """Return the cells of a row whose surplus lines can only be in the task; none where they may be in another cell."""
    task = next(number for number, column in enumerate(columns) if column.kind == TASK)
    more = len(lines) - len(columns)
    own = lines[task : task + more + 1]
    around = (*lines[:task], *lines[task + more + 1 :])
    others = (*columns[:task], *columns[task + 1 :])
    if more < 1 or not exactly(around, others) or not all(map(_says_more, own)):
        return ()
    held = {column.held for column in columns}
    before, after = columns[task - 1 : task] if task else (), columns[task + 1 : task + 2]
    for neighbours, line in ((before, own[0]), (after, own[-1])):
        if any(line.kind(held) in ("", column.held) and _fits(column, line) for column in neighbours):
            return ()
    return tuple(
        Placed(column, column + more * (column > task), column + more * (column >= task) + 1)
        for column in range(len(columns))
    )


def _says_more(line: Judged) -> bool:
    return not (line.surely or line.nobody or line.serial is not None)


def _fits(column: StackedColumn, line: Judged) -> bool:
    return column.kind != CATEGORY or column.may_hold(line)


def _by_kind(lines: Sequence[Judged], columns: Sequence[StackedColumn]) -> Cells:
    """Return the cells of a row whose lines, each surely of one kind, are in the columns in the same order."""
    held = {column.held for column in columns}
    kinds = [line.kind(held) for line in lines]
    # A category is at the first of its rows only.
    headed = columns[0].kind == CATEGORY and kinds[:2] == ["text"] * 2 and columns[0].may_hold(lines[0])
    cells = [Placed(0, 0, 1)] if headed else []
    at = len(cells)
    rest = [number for number, column in enumerate(columns) if number or column.kind != CATEGORY]
    for kind, group in groupby(rest, key=lambda number: columns[number].held):
        own = list(group)
        stop = next((line for line in range(at, len(lines)) if kinds[line] != kind), len(lines))
        if own == rest[-1:] and columns[own[0]].is_note and lines[at:]:
            stop = at + columns[own[0]].may_hold(lines[at])  # 续建: as short as a name
        if len(own) > 1 and stop - at not in (0, len(own)):
            return ()
        cells += _placed(own, at, stop)
        at = stop
    filled = {columns[cell.column].kind for cell in cells}
    return tuple(cells) if at == len(lines) and filled & ANSWERING and TASK in filled else ()


def _placed(columns: Sequence[int], at: int, stop: int) -> Iterator[Placed]:
    """Yield the lines of one kind as cells: all of them in one column, or one in each."""
    if len(columns) == 1 and stop > at:
        yield Placed(columns[0], at, stop)
    elif stop > at:
        yield from (Placed(column, line, line + 1) for column, line in zip(columns, range(at, stop), strict=True))
