"""How records show themselves: in one line, and as a short table in a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING

from taskparse.model.roles import ROLES

if TYPE_CHECKING:
    from taskparse.model.record import Notice, Record

LONGEST_LINE = 160
LONGEST_WORDS = 24
MOST_ROWS = 20


def in_one_line(record: Record) -> str:
    """Return a record's class and those of its fields that are set, cut to one short line."""
    fields = type(record).model_fields
    told = (f"{name}={_short(value)}" for name, value in record if value != fields[name].default)
    return _cut(f"{type(record).__name__}({', '.join(told)}", LONGEST_LINE) + ")"


def notice_in_one_line(notice: Notice) -> str:
    """Return what a notice is and how much it holds."""
    name = _cut(notice.header.title or notice.source.name, 2 * LONGEST_WORDS)
    number = f" {notice.header.document_number}" if notice.header.document_number else ""
    counts = [
        f"{len(notice.tasks)} tasks",
        f"{len(notice.unassigned)} unassigned",
        f"{len(notice.diagnostics)} diagnostics",
    ]
    return _cut(f"Notice({name}{number}: {', '.join(counts)}", LONGEST_LINE) + ")"


def _short(value: object) -> str:
    """Return a field's value in few words; of a record within, its name or its text."""
    if isinstance(value, str):
        return repr(_cut(value, LONGEST_WORDS))
    if isinstance(value, tuple):
        return f"({_cut(', '.join(map(_short, value)), 2 * LONGEST_WORDS)})"
    for own in ("name", "text"):
        if isinstance(words := getattr(value, own, None), str):
            return _short(words)
    if hasattr(value, "stop"):
        return f"{getattr(value, 'start', '')}:{value.stop}"
    return " ".join(str(value).split())


def _cut(words: str, longest: int) -> str:
    return words if len(words) <= longest else words[: longest - 1] + "…"


# Notebooks set the cells of tables to the right, where running text is hard to read.
_LEFT = 'style="text-align: left; vertical-align: top"'


def notice_as_html(notice: Notice) -> str:
    """Return what a notice is, and its first tasks as an HTML table with the records' own names; empty roles are left out."""
    roles = [role for role in ROLES if any(task.parties(role) for task in notice.tasks)]
    heading = _row("th", ["number", "text", *roles, "deadline"])
    rows = [
        _row(
            "td",
            [
                str(task.number),
                _cut(task.text, 4 * LONGEST_WORDS),
                *(_names([party.name for party in task.parties(role)]) for role in roles),
                task.deadline.text if task.deadline else "",
            ],
        )
        for task in notice.tasks[:MOST_ROWS]
    ]
    more = len(notice.tasks) - len(rows)
    below = f"<p>… {more} more tasks</p>" if more else ""
    caption = f"<caption>{escape(notice_in_one_line(notice))}</caption>"
    return f"<table>{caption}<thead>{heading}</thead><tbody>{''.join(rows)}</tbody></table>{below}"


def _names(names: Sequence[str]) -> str:
    return _cut("、".join(names), 2 * LONGEST_WORDS)


def _row(tag: str, cells: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<{tag} {_LEFT}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"
