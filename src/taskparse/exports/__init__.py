"""Records to files and back: one module a format.

A format follows from the file's suffix by `FORMATS`. `terminal` (the table that people read) and `schema` are
beside the formats and are imported only by those who use them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import BinaryIO, Literal, get_args

from taskparse.errors import UnreadableSourceError, opened
from taskparse.exports.cells import Ledger
from taskparse.exports.earlier import earlier_ledger
from taskparse.exports.ledger import read_ledger, write_xlsx
from taskparse.exports.records_csv import write_csv
from taskparse.exports.records_json import read_json, write_json
from taskparse.exports.records_jsonl import write_jsonl
from taskparse.exports.records_md import write_md
from taskparse.exports.records_parquet import write_parquet
from taskparse.exports.rows import Layout
from taskparse.exports.splitting import SplitBy, by_unit, split_paths
from taskparse.model.record import Notice
from taskparse.model.rows import Rows
from taskparse.output import whole_file

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
    notices: Notice | Iterable[Notice],
    to: str | os.PathLike[str] | BinaryIO,
    rows: Rows | Literal["notice"] = "task",
    *,
    format: str | None = None,
    split_by: SplitBy | None = None,
    ledger: Ledger | str | os.PathLike[str] | None = None,
    bom: bool = False,
) -> None:
    """Write notices to a file, in the format that its suffix names, or to a binary stream.

    `.json` holds whole notices: one as an object, several as an array; `load` and `load_many` read them back.
    `.jsonl`, `.csv`, `.parquet` and `.md` hold one row a task. `.xlsx` is a ledger (督查台账) to print and fill in. With
    `rows="party"` each of them holds one row for each task and party, where a task without parties keeps one row; with
    `rows="notice"` JSON Lines hold a notice a line, which `load_many` reads back. A file appears whole or not at all.

    A ledger that exists at `to` is taken over: what people typed into it is in the new one.

    Args:
        notices: What to write: one notice or any number.
        to: Where: a path, at which an earlier file is replaced, or a stream open for writing bytes.
        rows: What a row is, `"task"`, `"party"` or `"notice"`.
        format: The format, where the suffix does not name it; a stream needs it.
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
    name = _format(format, Path(to) if isinstance(to, (str, os.PathLike)) else None, split_by)
    _check(name, rows, split_by, bom=bom, ledger=ledger)
    written = (notices,) if isinstance(notices, Notice) else tuple(notices)
    layout = Layout("party" if rows == "party" else "task", rows == "notice", array=len(written) != 1, bom=bom)
    if isinstance(to, (str, os.PathLike)):
        if split_by:
            save_by_unit(written, Path(to), name, layout)
        else:
            _save(written, Path(to), name, layout, ledger)
        return
    if split_by:
        raise ValueError("split_by writes several files; give a path")
    given = read_ledger(ledger) if isinstance(ledger, (str, os.PathLike)) else ledger
    FORMATS[name](written, to, layout._replace(ledger=given))


def _format(given: str | None, path: Path | None, split_by: str | None) -> str:
    if given is not None and given not in FORMATS:
        raise ValueError(f"format is {given!r}; it may be one of {', '.join(FORMATS)}")
    if given is None and path is None:
        raise ValueError(f"a stream has no suffix; add format, one of {', '.join(FORMATS)}")
    return given or ("xlsx" if split_by and path and not path.suffix else format_of(path or ""))


def save_by_unit(notices: Sequence[Notice], path: Path, name: str, layout: Layout) -> tuple[Path, ...]:
    """Write a file for each unit, and return their paths."""
    shares = by_unit(notices)
    paths = split_paths(path, shares, name)
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
    if rows not in (*get_args(Rows), *(["notice"] if name == "jsonl" else [])):
        raise ValueError(f'rows is {rows!r}; it may be "task" or "party", for JSON Lines also "notice"')
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
        raise UnreadableSourceError(
            path, f"holds {len(notices)} notices, not one; read it with load_many()", "wrong_shape"
        )
    return notices[0]


def load_many(path: str | os.PathLike[str]) -> tuple[Notice, ...]:
    """Return the notices of a `.json` file, be it one notice or an array of them, or of a `.jsonl` file, a notice a line.

    Raises:
        UnreadableSourceError: The file cannot be read, or holds something else.
    """
    return read_json(opened(Path(path)), str(path))
