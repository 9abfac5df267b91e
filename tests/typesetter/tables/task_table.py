"""A task table before it is written: what its columns are called, and what stands in each row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest
from typing import NamedTuple


class Column(NamedTuple):
    """A column; `above` stands over it and its neighbours of the same (责任分工 over 牵头 and 配合)."""

    name: str
    above: str | None = None


class Section(NamedTuple):
    """A row of one cell across all columns."""

    words: str


class Row(NamedTuple):
    """The cells of a row; in place of nothing the cell above reaches down. Line breaks part lines within a cell."""

    cells: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class TaskTable:
    """A task table with its title."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Section | Row, ...]

    @property
    def heading_rows(self) -> int:
        """How many rows name the columns."""
        return 2 if any(column.above for column in self.columns) else 1


class Box(NamedTuple):
    """A cell where it stands; rows and columns count from 0, at the first heading row."""

    row: int
    column: int
    rows: int
    columns: int
    words: str


def boxes(table: TaskTable) -> list[Box]:
    """Return the cells of a table row by row, heading rows included, each merged one once."""
    return sorted([*_heading(table), *_body(table)])


def plain_rows(table: TaskTable) -> list[list[str]]:
    """Return the rows of a table in a format without merged cells: one heading row, and words repeated downward."""
    body = (
        [row.words] if isinstance(row, Section) else [words or "" for words in row.cells] for row in filled(table).rows
    )
    return [[column.name for column in table.columns], *body]


def filled(table: TaskTable) -> TaskTable:
    """Return the table without merged cells: what a cell says that reaches down is said again in each row."""
    rows: list[Section | Row] = []
    above: tuple[str | None, ...] = ()
    for row in table.rows:
        if isinstance(row, Row):
            above = tuple(before if own is None else own for before, own in zip_longest(above, row.cells))
            rows.append(Row(above))
        else:
            rows.append(row)
    return replace(table, rows=tuple(rows))


def _heading(table: TaskTable) -> Iterator[Box]:
    deep = table.heading_rows
    at = 0
    for above, group in groupby(table.columns, key=lambda column: column.above):
        columns = list(group)
        if above:
            yield Box(0, at, 1, len(columns), above)
        for column in columns:
            yield Box(1, at, 1, 1, column.name) if above else Box(0, at, deep, 1, column.name)
            at += 1


def _body(table: TaskTable) -> Iterator[Box]:
    for number, row in enumerate(table.rows):
        at = number + table.heading_rows
        if isinstance(row, Section):
            yield Box(at, 0, 1, len(table.columns), row.words)
            continue
        for column, words in enumerate(row.cells):
            if words is not None:
                yield Box(at, column, _reach(table, number, column), 1, words)


def _reach(table: TaskTable, number: int, column: int) -> int:
    """Return how many rows a cell spans."""
    below = number + 1
    while below < len(table.rows):
        row = table.rows[below]
        if isinstance(row, Section) or row.cells[column] is not None:
            break
        below += 1
    return below - number
