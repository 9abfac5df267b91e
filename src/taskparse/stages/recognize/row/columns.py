"""What the columns of a table are, by its heading rows (reading rules §4.4)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from taskparse.lexicon.labels import ANSWERING, DEADLINE, HEADING, NUMBER, OTHER, TASK, Lexicon
from taskparse.lexicon.tables import TASK_TAIL
from taskparse.model.text import CleanText
from taskparse.stages.recognize.row.grid import Grid

# The heading row is looked for in this many rows.
_FIRST_ROWS = 6
_BLANK = re.compile(r"[\s\n]")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a task table.

    Attributes:
        rows: The heading rows.
        tasks: Columns that say what is to be done, the most particular last.
        numbers: Columns of serial numbers.
        headings: Columns that say what several rows belong to.
        labels: Every other column with a name, to that name: roles, deadline, and what nobody knows.
    """

    rows: range
    tasks: tuple[int, ...]
    numbers: tuple[int, ...]
    headings: tuple[int, ...]
    labels: dict[int, str]

    def repeated(self, clean: CleanText, grid: Grid, row: int) -> bool:
        """Whether a row says the same as the first heading row, as after a page break."""
        return _words(clean, grid, row) == _words(clean, grid, self.rows.start)


def columns_of(clean: CleanText, grid: Grid, lexicon: Lexicon) -> Columns | None:
    """Return the columns of a task table, or nothing where no heading row names a role.

    Args:
        clean: The running text.
        grid: The table.
        lexicon: Names of columns, and labels.
    """
    for row in range(min(_FIRST_ROWS, grid.height)):
        if columns := _columns(clean, grid, _heading_rows(grid, row), lexicon):
            return columns
    return None


def _heading_rows(grid: Grid, row: int) -> range:
    """Return the rows of a heading that begins with a row: two where a name stands over several columns."""
    cells = grid.begun[row]
    deepest = max((cell.rows for cell in cells), default=1)
    over_several = any(cell.columns > 1 for cell in cells)
    return range(row, min(grid.height, row + max(deepest, 1 + over_several)))


def _columns(clean: CleanText, grid: Grid, rows: range, lexicon: Lexicon) -> Columns | None:
    names = {
        column: name for column in range(grid.width) if (name := _name(clean, grid, rows, column, lexicon))
    }
    kinds = {column: _kind(name, lexicon) for column, name in names.items()}
    if not any(kind in ANSWERING for kind in kinds.values()):
        return None
    tasks = tuple(column for column, kind in kinds.items() if kind == TASK)
    if not tasks:
        tasks = _longest(clean, grid, rows, [column for column, kind in kinds.items() if kind == OTHER])
    if not tasks:
        return None
    return Columns(
        rows,
        tasks,
        numbers=tuple(column for column, kind in kinds.items() if kind == NUMBER),
        headings=tuple(column for column, kind in kinds.items() if kind == HEADING),
        labels={
            column: name
            for column, name in names.items()
            if kinds[column] not in (TASK, NUMBER, HEADING) and column not in tasks
        },
    )


def _name(clean: CleanText, grid: Grid, rows: range, column: int, lexicon: Lexicon) -> str:
    """Return a column's name; where the lower of two says no role but the upper does, the upper's."""
    stack = dict.fromkeys(cell for row in rows if (cell := grid.at(row, column)))
    names = [_BLANK.sub("", clean.words(cell.range)) for cell in stack]
    known = [name for name in names if _kind(name, lexicon) != OTHER]
    return [*names[:1], *names[-1:], *known[-1:]][-1] if names else ""


def _kind(name: str, lexicon: Lexicon) -> str:
    """Return what a column of a name is: `task`, `number`, `heading`, a role, `deadline` or `other`."""
    return lexicon.column(name) or (TASK if TASK_TAIL.search(name) else OTHER)


def _longest(clean: CleanText, grid: Grid, rows: range, candidates: Sequence[int]) -> tuple[int, ...]:
    """Return the column with the most words, where none is called a task."""
    lengths = {
        column: sum(
            len(clean.words(cell.range))
            for row in range(rows.stop, grid.height)
            if (cell := grid.at(row, column))
        )
        for column in candidates
    }
    return (max(lengths, key=lambda column: lengths[column]),) if any(lengths.values()) else ()


def _words(clean: CleanText, grid: Grid, row: int) -> list[str]:
    return [_BLANK.sub("", clean.words(cell.range)) for cell in grid.begun[row]]


__all__ = ["DEADLINE", "Columns", "columns_of"]
