"""How the fields of a task are worded for an office."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from taskparse.exports import words
from taskparse.exports.cells import Cell
from taskparse.model.record import Deadline, Notice, Party, Span, Task
from taskparse.model.roles import ROLES, Role

TERMS: Mapping[str, str] = {role: kind.term for role, kind in ROLES.items()}
"""Role to the notices' own word for it."""
AMONG_OTHERS: tuple[Role, ...] = ("responsible_persons",)
"""Roles that few notices name: they are with the other labels."""
OWN_COLUMN = tuple(role for role in ROLES if role not in AMONG_OTHERS)
"""Roles with a column of their own."""
LEADING = tuple(role for role, kind in ROLES.items() if kind.duty == "lead")
"""Roles that the sheets by unit and by leader show beside the one that a row is about."""

WIDTHS = {"leaders": (2, 9), "responsible_units": (6, 10)}
"""Role to the share of its column and its least width."""
USUAL_WIDTHS = (4, 10)

MANY = 6
"""From this many on, a list of parties begins with their number."""

_UNSAFE_IN_LINKS = frozenset('/\\:|<>"?*')
_LONGEST_NAME = 200


def names(parties: Sequence[Party]) -> str | None:
    """Return a list of parties; ； parts them where a name holds 、, and a long list says how many there are."""
    written = [party.name if party.stated else words.DERIVED.format(party.name) for party in parties]
    listed = ("；" if any("、" in name for name in written) else "、").join(written)
    return (words.MANY.format(len(written), listed) if len(written) >= MANY else listed) or None


def others(task: Task) -> str | None:
    """Return responsible persons and the parties under any other label, a label a line."""
    labelled = {ROLES[role].term: task.parties(role) for role in AMONG_OTHERS} | dict(task.other)
    return "\n".join(f"{label}：{names(parties)}" for label, parties in labelled.items() if parties) or None


def path(task: Task) -> str | None:
    """Return the headings above a task, a heading a line."""
    return "\n".join(task.section_path) or None


def body(task: Task) -> str:
    """Return the task's words, with those that are before its list."""
    return (task.lead_in.text if task.lead_in else "") + task.text


def targets(task: Task) -> str | None:
    """Return the targets as the notice words them, one a line."""
    return "\n".join(f"{target.indicator}{target.text}" for target in task.targets) or None


def deadline(due: Deadline | None) -> Cell:
    """Return the date that a deadline means, the notice's words as its note; the words where it means no date."""
    if due is None:
        return Cell()
    return Cell(due.date, note=words.AS_WRITTEN.format(due.text)) if due.date else Cell(due.text)


def place(notice: Notice, span: Span | None) -> Cell:
    """Return where something is, with a link to the source beside the ledger, on its page."""
    if span is None:
        return Cell()
    page = [words.PAGE.format(span.page)] if span.page else []
    return Cell(" ".join([*page, *filter(None, [span.place])]) or None, link=_link(notice, span))


def _link(notice: Notice, span: Span) -> str | None:
    name = notice.source.name
    if not is_plain_name(name) or not (span.page or span.place):
        return None
    return f"{name}#page={span.page}" if notice.source.format == "pdf" else name


def is_plain_name(name: str) -> bool:
    """Return whether a name is that of a file beside the ledger, and leads nowhere else."""
    return (
        "." in name.strip(".")
        and "#" not in name
        and len(name) <= _LONGEST_NAME
        and name.isprintable()
        and not _UNSAFE_IN_LINKS & set(name)
    )


def basis(notices: Iterable[Notice]) -> tuple[str, ...]:
    """Return the lines that say which notices a ledger is made from."""
    return tuple(_basis(notice) for notice in notices)


def _basis(notice: Notice) -> str:
    header = notice.header
    title = words.QUOTED.format(header.title) if header.title else notice.source.name
    day = words.DAY.format(header.issue_date) if header.issue_date else ""
    count = words.TASK_COUNT.format(len(notice.tasks))
    return "　".join(filter(None, [words.TITLE_OF_NOTICE.format(title), header.document_number, day, count]))
