"""Records to files and back: one module a format.

A format is told from the file's suffix by `FORMATS`. `terminal` (the table that people read) and `schema` stand
beside the formats and are imported only by those who use them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import BinaryIO, get_args

from taskparse.errors import UnreadableSourceError, opened
from taskparse.exports.cells import Ledger
from taskparse.exports.earlier import earlier_ledger
from taskparse.exports.ledger import write_xlsx
from taskparse.exports.records_csv import write_csv
from taskparse.exports.records_json import read_json, write_json
from taskparse.exports.records_jsonl import write_jsonl
from taskparse.exports.records_md import write_md
from taskparse.exports.records_parquet import write_parquet
from taskparse.exports.rows import Layout
from taskparse.exports.splitting import SplitBy, by_unit, split_paths
from taskparse.exports.whole_file import whole_file
from taskparse.model.record import Notice
from taskparse.model.rows import Rows

Writer = Callable[[Iterable[Notice], BinaryIO, Layout], None]

FORMATS: dict[str, Writer] = {
    "json": write_json,
    "jsonl": write_jsonl,
    "csv": write_csv,
    "xlsx": write_xlsx,
    "parquet": write_parquet,
    "md": write_md,
}
"""Format to what writes it; a file's suffix is its format."""

BINARY_FORMATS = frozenset({"xlsx", "parquet"})
"""Formats that no terminal can show."""


def export(  # noqa: PLR0913  each is a choice of its own
    notices: Iterable[Notice],
    path: str | os.PathLike[str],
    rows: Rows = "task",
    *,
    split_by: SplitBy | None = None,
    ledger: Ledger | str | os.PathLike[str] | None = None,
    bom: bool = False,
) -> None:
    """Write `notices` to a file, in the format that its suffix names.

    `.json` holds whole notices: one as an object, several as an array; `load` and `load_many` read them back.
    `.jsonl`, `.csv`, `.parquet` and `.md` hold one row a task. `.xlsx` is a ledger (督查台账) to print and fill in. With
    `rows="party"` each of them holds one row for each task and party, where a task without parties keeps one row. The
    file appears whole or not at all.

    A ledger that stands at `path` is taken over: what people typed into it is in the new one.

    Args:
        notices: What to write.
        path: Where; an earlier file is replaced.
        rows: What a row is, `"task"` or `"party"`.
        split_by: With `"unit"`, one file for each unit with its tasks: `交办单.xlsx` gives `交办单-县财政局.xlsx` and so on,
            and a path without suffix is the folder of `县财政局.xlsx` and so on. A workbook is then the unit's 交办单.
        ledger: An earlier ledger, or its path, whose typed cells, added columns, rows and sheets the new one takes over.
        bom: Whether `.csv` is written for Excel: with a byte-order mark, and with an apostrophe before what Excel would take
            for a formula.

    Raises:
        ValueError: The suffix names no format, or an argument is unknown or means nothing to the format.
        UnreadableSourceError: The earlier ledger cannot be read; it is left as it is.
        MissingExtraError: A library that the format needs is not installed.
        OSError: The file cannot be written.
    """
    name = "xlsx" if split_by and not Path(path).suffix else format_of(path)
    _check(name, rows, split_by, bom=bom, ledger=ledger)
    written = tuple(notices)
    layout = Layout(rows=rows, array=len(written) != 1, bom=bom)
    if split_by is None:
        _save(written, path, name, layout, ledger)
    else:
        save_by_unit(written, Path(path), name, layout)


def save_by_unit(notices: Sequence[Notice], path: Path, name: str, layout: Layout) -> tuple[Path, ...]:
    """Write a file for each unit, and return their paths."""
    shares = by_unit(notices)
    paths = split_paths(path, shares)
    for unit, share in shares.items():
        paths[unit].parent.mkdir(parents=True, exist_ok=True)
        _save(share, paths[unit], name, layout._replace(unit=unit, array=len(share) != 1), None)
    return tuple(paths.values())


def _save(
    notices: Iterable[Notice],
    path: str | os.PathLike[str],
    name: str,
    layout: Layout,
    ledger: Ledger | str | os.PathLike[str] | None,
) -> None:
    if name == "xlsx":
        layout = layout._replace(ledger=earlier_ledger(path, ledger))
    with whole_file(path) as stream:
        FORMATS[name](notices, stream, layout)


def _check(name: str, rows: str, split_by: str | None, *, bom: bool, ledger: object) -> None:
    if rows not in get_args(Rows):
        raise ValueError(f'rows is {rows!r}; it may be "task" or "party"')
    if split_by not in (None, *get_args(SplitBy)):
        raise ValueError(f'split_by is {split_by!r}; it may be "unit"')
    if bom and name != "csv":
        raise ValueError(f"{name} has no byte-order mark; write to .csv")
    if ledger is not None and (name != "xlsx" or split_by):
        raise ValueError("a ledger is taken over into one .xlsx; write to that, without split_by")


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
        raise UnreadableSourceError(f"the file holds {len(notices)} notices, not one; read it with load_many()")
    return notices[0]


def load_many(path: str | os.PathLike[str]) -> tuple[Notice, ...]:
    """Return the notices of a `.json` file, be it one notice or an array of them.

    Raises:
        UnreadableSourceError: The file cannot be read, or holds something else.
    """
    return read_json(opened(Path(path)), str(path))
