"""The table that people read on a terminal."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from typing import BinaryIO, NamedTuple

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from taskparse.exports.rows import Layout
from taskparse.exports.widths import widths
from taskparse.model.record import Notice
from taskparse.model.roles import ROLES, Role
from taskparse.model.rows import PartyRow, party_rows
from taskparse.output import printable

GAP = 2
NARROWEST = 4


class TerminalColumn(NamedTuple):
    """A column of the table.

    Attributes:
        heading: What is above it.
        share: Its part of the width, where the columns do not all fit.
        cell: What is in it.
    """

    heading: str
    share: int
    cell: Callable[[PartyRow], str]


def _of_role(role: Role) -> TerminalColumn:
    kind = ROLES[role]
    share = 2 if kind.holds == "person" else 4
    return TerminalColumn(kind.words, share, lambda row: "、".join(party.name for party in row.task.parties(role)))


TASK_COLUMNS = (
    TerminalColumn("section", 3, lambda row: row.task.section_path[-1] if row.task.section_path else ""),
    TerminalColumn("task", 6, lambda row: row.task.text),
    *map(_of_role, ROLES),
    TerminalColumn("deadline", 2, lambda row: row.task.deadline.text if row.task.deadline else ""),
)
PARTY_COLUMNS = (
    *TASK_COLUMNS[:2],
    TerminalColumn("role", 2, lambda row: (row.role or "").replace("_", " ")),
    TerminalColumn("name", 4, lambda row: row.party.name if row.party else ""),
    TASK_COLUMNS[-1],
)
"""A column is in the table if any row of the notice fills it."""


class Terminal(Console):
    """A console that leaves a closed pipe to its caller."""

    def on_broken_pipe(self) -> None:
        """Report that nobody reads on."""
        raise BrokenPipeError


def write_table(notices: Iterable[Notice], stream: BinaryIO, layout: Layout) -> None:
    """Write a table of each notice's tasks, one line a task (or a task and party), cut at the terminal's width.

    Colour and width are the terminal's own; elsewhere there is no colour, and `COLUMNS` in the environment, or 80, is
    the width.
    """
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="\n")
    try:
        console = Terminal(file=text, highlight=False)
        for notice in notices:
            _print_notice(console, notice, layout)
    finally:
        text.detach()


def _print_notice(console: Console, notice: Notice, layout: Layout) -> None:
    header = notice.header
    facts = (header.document_number, "、".join(header.issuing_authorities), header.issue_date)
    _print_line(console, header.title or notice.source.name, "bold")
    if any(facts):
        _print_line(console, " · ".join(str(fact) for fact in facts if fact), "dim")
    if notice.tasks:
        console.print(_table(notice, layout, console.width))
    counts = {
        "task": len(notice.tasks),
        "unassigned passage": len(notice.unassigned),
        "diagnostic": len(notice.diagnostics),
    }
    _print_line(console, ", ".join(f"{count} {of}{'s' * (count != 1)}" for of, count in counts.items()), "dim")
    console.print()


def _print_line(console: Console, line: str, style: str) -> None:
    console.print(Text(printable(line), style=style))


def _table(notice: Notice, layout: Layout, width: int) -> Table:
    by_party = layout.rows == "party"
    of = list(party_rows([notice])) if by_party else [PartyRow(notice, task, None, None) for task in notice.tasks]
    offered = PARTY_COLUMNS if by_party else TASK_COLUMNS
    columns = [column for column in offered if any(column.cell(row) for row in of)]
    rows = [[printable(column.cell(row)) for column in columns] for row in of]
    numbers = len(str(notice.tasks[-1].number))
    needs = [max(map(cell_len, cells)) for cells in zip([each.heading for each in columns], *rows, strict=True)]
    room = width - numbers - GAP * len(columns) - 1
    fitted = widths(needs, [column.share for column in columns], room, [NARROWEST] * len(columns))
    table = Table(box=SIMPLE_HEAD, show_edge=False, padding=(0, GAP - 1, 0, 0))
    table.add_column("#", justify="right", width=numbers, no_wrap=True)
    for column, cells in zip(columns, fitted, strict=True):
        table.add_column(column.heading, width=cells, no_wrap=True, overflow="ellipsis")
    for each, row in zip(of, rows, strict=True):
        table.add_row(str(each.task.number), *map(Text, row))
    return table
