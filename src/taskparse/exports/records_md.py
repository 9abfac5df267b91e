"""Markdown: a heading and a table for each notice, as code hosts and note-taking programs show them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import BinaryIO, Generic, NamedTuple, TypeVar

from taskparse.exports import words
from taskparse.exports.rows import Layout
from taskparse.model.record import Notice, Party, Task
from taskparse.model.roles import ROLES, Role
from taskparse.model.rows import PartyRow, party_rows

Of = TypeVar("Of")

# What Markdown or HTML would read as their own: https://spec.commonmark.org/0.31.2/#backslash-escapes
_ESCAPED = {ord(mark): f"\\{mark}" for mark in "\\`*_{}[]()<>#+!|~&-"}


class MarkdownColumn(NamedTuple, Generic[Of]):
    """A heading and what is below it."""

    heading: str
    cell: Callable[[Of], str | None]


def _names(parties: Iterable[Party]) -> str:
    return "、".join(party.name for party in parties)


def _of_role(role: Role) -> MarkdownColumn[Task]:
    return MarkdownColumn(ROLES[role].term, lambda task: _names(task.parties(role)))


TASK_COLUMNS: tuple[MarkdownColumn[Task], ...] = (
    MarkdownColumn(words.NUMBER, lambda task: str(task.number)),
    MarkdownColumn(words.SECTION, lambda task: task.section_path[-1] if task.section_path else None),
    MarkdownColumn(words.TASK, lambda task: (task.lead_in.text if task.lead_in else "") + task.text),
    *map(_of_role, ROLES),
    MarkdownColumn(
        words.OTHER_PARTIES,
        lambda task: "；".join(f"{label}：{_names(of)}" for label, of in task.other.items()),
    ),
    MarkdownColumn(words.DEADLINE, lambda task: task.deadline.text if task.deadline else None),
    MarkdownColumn(words.TARGETS, lambda task: "；".join(target.text for target in task.targets)),
)

PARTY_COLUMNS: tuple[MarkdownColumn[PartyRow], ...] = (
    MarkdownColumn(words.NUMBER, lambda row: str(row.task.number)),
    MarkdownColumn(words.TASK, lambda row: row.task.text),
    MarkdownColumn(words.ROLE, lambda row: row.party.label if row.party else None),
    MarkdownColumn(words.PARTY, lambda row: row.party.name if row.party else None),
    MarkdownColumn(words.DEADLINE, lambda row: row.task.deadline.text if row.task.deadline else None),
)


def write_md(notices: Iterable[Notice], stream: BinaryIO, layout: Layout) -> None:
    """Write each notice as a heading, a line of facts and a table; columns that nothing fills are left out."""
    pages = ("\n".join(_page(notice, layout)) + "\n" for notice in notices)
    stream.writelines(("\n" * bool(at) + page).encode() for at, page in enumerate(pages))


def _page(notice: Notice, layout: Layout) -> Iterator[str]:
    header = notice.header
    facts = (header.document_number, "、".join(header.issuing_authorities), header.issue_date)
    yield f"# {_escaped(header.title or notice.source.name)}"
    yield ""
    if any(facts):
        yield " · ".join(_escaped(str(fact)) for fact in facts if fact)
        yield ""
    if layout.rows == "party":
        yield from _table(PARTY_COLUMNS, list(party_rows([notice])))
    else:
        yield from _table(TASK_COLUMNS, notice.tasks)


def _table(columns: Sequence[MarkdownColumn[Of]], rows: Sequence[Of]) -> Iterator[str]:
    filled = [column for column in columns if any(column.cell(row) for row in rows)]
    if filled:
        yield _line(column.heading for column in filled)
        yield _line("---:" if column.heading == words.NUMBER else "---" for column in filled)
        yield from (_line(_escaped(column.cell(row) or "") for column in filled) for row in rows)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    return " ".join(text.split()).translate(_ESCAPED)
