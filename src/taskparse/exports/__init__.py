"""Records to files and back: one module a format.

A format is told from the file's suffix by `FORMATS`. `terminal` (the table that people read) and `schema` stand
beside the formats and are imported only by those who use them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO, get_args

from taskparse.errors import UnreadableSourceError
from taskparse.exports.records_csv import write_csv
from taskparse.exports.records_json import read_json, write_json
from taskparse.exports.records_jsonl import write_jsonl
from taskparse.exports.rows import Layout, Rows
from taskparse.exports.whole_file import whole_file
from taskparse.model.record import Notice

Writer = Callable[[Iterable[Notice], BinaryIO, Layout], None]

FORMATS: dict[str, Writer] = {
    "json": write_json,
    "jsonl": write_jsonl,
    "csv": write_csv,
}
"""Format to what writes it; a file's suffix is its format."""

ROW_FORMATS = frozenset({"jsonl", "csv"})
"""Formats made of rows; `json` holds whole notices."""


def export(notices: Iterable[Notice], path: str | os.PathLike[str], rows: Rows = "task") -> None:
    """Write `notices` to a file, in the format that its suffix names.

    `.json` holds whole notices: one as an object, several as an array; `load` and `load_many` read them back.
    `.jsonl` and `.csv` hold one row a task, or one row for each task and party with `rows="party"`, where a task
    without parties keeps one row. The file appears whole or not at all.

    Args:
        notices: What to write.
        path: Where; an earlier file is replaced.
        rows: What a row is, `"task"` or `"party"`.

    Raises:
        ValueError: The suffix names no format, or `rows` is unknown or means nothing to the format.
        OSError: The file cannot be written.
    """
    name = format_of(path)
    if rows not in get_args(Rows):
        raise ValueError(f'rows is {rows!r}; it may be "task" or "party"')
    if rows != "task" and name not in ROW_FORMATS:
        raise ValueError(f"{name} holds whole notices, no rows; write rows={rows!r} to .csv or .jsonl")
    written = tuple(notices)
    with whole_file(path) as stream:
        FORMATS[name](written, stream, Layout(rows=rows, array=len(written) != 1))


def format_of(path: str | os.PathLike[str]) -> str:
    """Return the format that the suffix of `path` names.

    Raises:
        ValueError: It names none.
    """
    name = Path(path).suffix.lower().removeprefix(".")
    if name not in FORMATS:
        known = ", ".join(f".{each}" for each in FORMATS)
        raise ValueError(f"{Path(path).name!r} names no known format by its suffix; end it in one of {known}")
    return name


def load(path: str | os.PathLike[str]) -> Notice:
    """Return the notice that `export` or `taskparse parse` wrote to a `.json` file.

    Raises:
        UnreadableSourceError: The file cannot be read, holds no notice, or holds several.
    """
    notices = load_many(path)
    if len(notices) != 1:
        raise UnreadableSourceError(
            f"the file holds {len(notices)} notices, not one; read it with load_many()"
        )
    return notices[0]


def load_many(path: str | os.PathLike[str]) -> tuple[Notice, ...]:
    """Return the notices of a `.json` file, be it one notice or an array of them.

    Raises:
        UnreadableSourceError: The file cannot be read, or holds something else.
    """
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UnreadableSourceError(
            f"{path}: cannot be opened ({reason}); check the path and its permissions"
        ) from error
    return read_json(content, str(path))
