"""Runs of lines that name the columns of a task table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from taskparse.grammar.characters import without_blanks
from taskparse.grammar.columns import (
    ANSWERING,
    CATEGORY,
    LONGEST_NAME,
    NUMBER,
    TASK,
    are_of_tasks,
    column_kind,
    known_kind,
)
from taskparse.lexicon.loader import DIVISION, Lexicon
from taskparse.model.roles import OTHER
from taskparse.stages.normalize.stacked.fitting import StackedColumn
from taskparse.stages.normalize.stacked.judged import Judged

# So many names that nobody knows may be between two known ones, and behind the last where numbers tell the rows.
_UNKNOWN = 3


class HeadingRun(NamedTuple):
    """Lines that name columns: which lines, counted from the text's first, and what each of them names."""

    lines: range
    columns: tuple[StackedColumn, ...]


def heading_runs(words: Sequence[str], lines: Sequence[Judged], lexicon: Lexicon) -> Iterator[HeadingRun]:
    """Yield the runs of lines that are names of columns, a task's and a role's among them.

    Args:
        words: The words of all lines.
        lines: What each of them may be.
        lexicon: Names of columns.
    """
    names = [without_blanks(each) for each in words]
    kinds = [known_kind(name, lexicon) if len(name) <= LONGEST_NAME else None for name in names]
    at = 0 if are_of_tasks(kinds) else len(lines)
    while at < len(lines):
        stop = _stop(kinds, lines, at)
        if run := _run(names, range(at, stop), lexicon):
            yield run
        at = max(stop, at + 1)


def more_names(
    run: HeadingRun, words: Sequence[str], lines: Sequence[Judged], stop: int, lexicon: Lexicon
) -> HeadingRun:
    """Return a run extended by the lines up to a stop as further names; unchanged if any of them cannot be a name.

    Args:
        run: The run.
        words: The words of all lines.
        lines: What each of them may be.
        stop: One past the last name.
        lexicon: Names of columns.
    """
    more = range(run.lines.stop, stop)
    if not all(_may_be_name(lines[at]) for at in more):
        return run
    columns = tuple(_column(without_blanks(words[at]), lexicon) for at in more)
    return HeadingRun(range(run.lines.start, stop), run.columns + columns)


def _may_be_name(line: Judged) -> bool:
    """Whether a line may be the name of a column that nobody knows."""
    return line.short and not (line.units or line.section or line.serial is not None)


def _column(name: str, lexicon: Lexicon) -> StackedColumn:
    return StackedColumn.of(name, column_kind(name, lexicon))


def _stop(kinds: Sequence[str | None], lines: Sequence[Judged], at: int) -> int:
    """Return one past the last of successive lines that name columns; beside serial numbers some may be unknown."""
    stop, counted = at, False
    for number in range(at, len(lines)):
        if kinds[number]:
            stop, counted = number + 1, counted or kinds[number] == NUMBER
        elif not (counted and number - stop < _UNKNOWN and _may_be_name(lines[number])):
            break
    return stop


def _run(names: Sequence[str], place: range, lexicon: Lexicon) -> HeadingRun | None:
    columns = [_column(names[at], lexicon) for at in place]
    kinds = [column.kind for column in columns]
    first = 0
    if NUMBER in kinds:
        number = first = kinds.index(NUMBER)
        while first and kinds[first - 1] == CATEGORY:
            first -= 1
        if TASK not in kinds[first:] and kinds[number + 1 : number + 2] == [OTHER]:
            columns[number + 1] = StackedColumn.of(columns[number + 1].name, TASK)
    columns = columns[first:]
    kinds = [column.kind for column in columns]
    is_apart = NUMBER in kinds and kinds.index(NUMBER) > 1
    answering = ANSWERING if NUMBER in kinds else ANSWERING - {DIVISION}
    if is_apart or TASK not in kinds or not answering.intersection(kinds):
        return None
    return HeadingRun(range(place.start + first, place.stop), tuple(columns))
