"""A notice as a few lines: what is done, under what, by whom, by when, and what was reported."""

from __future__ import annotations

from taskparse.model.record import Notice, Task


def lines_of(notice: Notice) -> list[str]:
    """Return a line a task, and one with the codes of the diagnostics, if there are any.

    `一、修路 > 1. 修好县道。 | lead_units: 县交通局 | 6月底前 = 2025-06-30`; groups are marked +, people ~, what a convention gives *.
    """
    codes = [diagnostic.code for diagnostic in notice.diagnostics]
    return [*map(line_of, notice.tasks), *([f"reported: {' '.join(codes)}"] if codes else [])]


def line_of(task: Task) -> str:
    """Return the line of a task."""
    names: dict[str, list[str]] = {}
    for role, party in task.parties():
        kind = {"group": "+", "person": "~"}.get(party.kind, "")
        key = f"other {party.label}" if role == "other" else role
        names.setdefault(key, []).append(f"{party.name}{kind}{'' if party.stated else '*'}")
    parts = [" > ".join([*task.section_path, f"{task.marker or ''} {task.text}".strip()])]
    parts += [f"{role}: {'、'.join(own)}{' …' if role in task.open_roles else ''}" for role, own in names.items()]
    if task.deadline:
        parts.append(f"{task.deadline.text} = {task.deadline.date or ('ongoing' if task.deadline.ongoing else '?')}")
    return " | ".join(parts)
