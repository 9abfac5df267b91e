"""Runs of lines that name the columns of a task table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from taskparse.lexicon.characters import BLANKS
from taskparse.lexicon.labels import (
    ANSWERING,
    DIVISION,
    HEADING,
    NUMBER,
    OTHER,
    TASK,
    default_lexicon,
)
from taskparse.lexicon.tables import LONGEST_COLUMN_NAME, PEOPLE_TAIL, TASK_TAIL, UNITS_TAIL
from taskparse.stages.normalize.lines import Line
from taskparse.stages.normalize.stacked.cells import judged

UNITS, PEOPLE, WHOLE = "units", "people", "whole"
_NAMES = 4096  # that are remembered
# So many names that nobody knows may stand between two known ones.
_UNKNOWN = 3
_HOLDS = {
    "responsible_persons": PEOPLE,
    "lead_units": UNITS,
    "responsible_units": UNITS,
    "supporting_units": UNITS,
}


class Column(NamedTuple):
    """A column.

    Attributes:
        kind: `number`, `heading`, `task`, a role, `deadline` or `other`.
        holds: What its cells hold: the kind, but `units` and `people` for roles, and `whole` for tasks that have parts.
    """

    kind: str
    holds: str


class Heading(NamedTuple):
    """A run of lines that name columns.

    Attributes:
        first: Its first line.
        stop: One past its last line.
        columns: What each line names.
    """

    first: int
    stop: int
    columns: tuple[Column, ...]

    @property
    def number(self) -> int | None:
        """Which column holds serial numbers."""
        return next((at for at, column in enumerate(self.columns) if column.kind == NUMBER), None)


def headings_of(lines: Sequence[Line]) -> Iterator[Heading]:
    """Yield the heading runs of a text: lines that are names of columns, a task's and a role's among them."""
    at = 0
    while at < len(lines):
        stop = _run(lines, at)
        if heading := _heading(lines, at, stop):
            yield heading
        at = max(stop, at + 1)


def is_name(line: Line) -> bool:
    """Whether a line may be the name of a column that nobody knows."""
    cell = judged(line.words)
    return cell.short and not (cell.parties or cell.section or cell.serial is not None)


def unknown(line: Line) -> Column:
    """Return what a column is by a name that nobody knows."""
    return _column(BLANKS.sub("", line.words))


def _run(lines: Sequence[Line], at: int) -> int:
    """Return one past the last of successive lines that name columns; beside serial numbers some may be unknown."""
    stop, counted = at, False
    for number in range(at, len(lines)):
        if kind := _kind(lines[number].words):
            stop, counted = number + 1, counted or kind == NUMBER
        elif not (counted and number - stop < _UNKNOWN and is_name(lines[number])):
            break
    return stop


def _heading(lines: Sequence[Line], at: int, stop: int) -> Heading | None:
    columns = [_column(BLANKS.sub("", line.words)) for line in lines[at:stop]]
    kinds = [column.kind for column in columns]
    if NUMBER in kinds:
        number = first = kinds.index(NUMBER)
        while first and kinds[first - 1] == HEADING:
            first -= 1
        if TASK not in kinds[first:] and number + 1 < len(kinds) and kinds[number + 1] == OTHER:
            columns[number + 1] = Column(TASK, TASK)
        at, columns = at + first, columns[first:]
    kinds = [column.kind for column in columns]
    answering = ANSWERING if NUMBER in kinds else ANSWERING - {DIVISION}
    if TASK not in kinds or not answering.intersection(kinds):
        return None
    last = max(number for number, kind in enumerate(kinds) if kind == TASK)
    return Heading(
        at,
        stop,
        tuple(
            column._replace(holds=WHOLE) if column.kind == TASK and number < last else column
            for number, column in enumerate(columns)
        ),
    )


@lru_cache(_NAMES)
def _kind(line: str) -> str | None:
    """Return what a column of a name is; nothing for words that are no column's name."""
    words = BLANKS.sub("", line)
    return default_lexicon().column(words) if len(words) <= LONGEST_COLUMN_NAME else None


def _column(name: str) -> Column:
    kind = _kind(name) or (TASK if TASK_TAIL.search(name) else OTHER)
    if kind != OTHER:
        return Column(kind, _HOLDS.get(kind, kind))
    tails = ((UNITS_TAIL, UNITS), (PEOPLE_TAIL, PEOPLE))
    return Column(OTHER, next((holds for tail, holds in tails if tail.search(name)), OTHER))
