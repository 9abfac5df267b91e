"""JSON Lines: one row a line, the records in it whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from pydantic_core import to_json

from taskparse.exports.rows import Layout
from taskparse.model.record import Notice, Party
from taskparse.model.rows import PartyRow, notice_columns, party_rows, task_rows


def write_jsonl(notices: Iterable[Notice], stream: BinaryIO, layout: Layout) -> None:
    """Write one object a line: a notice; or the notice's columns with the fields of `Task`, or a task's key and `Party`."""
    if layout.whole:
        stream.writelines(notice.model_dump_json().encode() + b"\n" for notice in notices)
        return
    lines = party_lines(notices) if layout.rows == "party" else task_lines(notices)
    stream.writelines(to_json(line, fallback=dict) + b"\n" for line in lines)


def task_lines(notices: Iterable[Notice]) -> Iterator[dict[str, Any]]:
    """Yield a row a task: the notice's columns and the task's fields."""
    for notice, task in task_rows(notices):
        yield notice_columns(notice) | dict(task)


def party_lines(notices: Iterable[Notice]) -> Iterator[dict[str, Any]]:
    """Yield a row for each task and party: the notice's columns, the task's key and the party's fields."""
    for row in party_rows(notices):
        yield notice_columns(row.notice) | _key(row) | _party(row.party)


def _key(row: PartyRow) -> dict[str, Any]:
    task = row.task
    return {
        "task": task.id,
        "number": task.number,
        "text": task.text,
        "deadline": task.deadline,
        "role": row.role,
    }


def _party(party: Party | None) -> dict[str, Any]:
    return dict.fromkeys(Party.model_fields) if party is None else dict(party)
