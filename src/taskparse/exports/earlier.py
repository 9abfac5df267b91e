"""The ledger that is where a new one is to be written: nothing that a person typed into it may be lost."""

from __future__ import annotations

import os
import shutil
from itertools import count
from pathlib import Path

from taskparse.errors import TaskparseError, UnreadableSourceError
from taskparse.exports import words
from taskparse.exports.cells import Ledger
from taskparse.exports.ledger import read_ledger


def earlier_ledger(path: str | os.PathLike[str], given: Ledger | str | os.PathLike[str] | None = None) -> Ledger | None:
    """Return what is to be taken over into the ledger at `path`: the one given, else the one that is there.

    Where that one holds what cannot be taken over (pictures, charts, threads of comments), a copy of it is kept beside
    it, `台账.原件.xlsx`.

    Raises:
        UnreadableSourceError: The file there is no ledger, or another one than the one given.
    """
    there = Path(path)
    # An empty file is what a program leaves that asked for a name.
    stands = there.is_file() and there.stat().st_size > 0
    if isinstance(given, (str, os.PathLike)) and stands and there.samefile(given):
        given = None
    if given is not None and stands:
        raise UnreadableSourceError(
            there,
            "stands there already, and what was typed into it would be lost; write to another file",
            "cannot_open",
        )
    if given is not None:
        return given if isinstance(given, Ledger) else read_ledger(given)
    return _read(there) if stands else None


def _read(path: Path) -> Ledger:
    try:
        ledger = read_ledger(path)
    except TaskparseError as error:
        raise UnreadableSourceError(
            error.name, f"{error.fact}; it is left as it is, write to another file", error.code
        ) from error
    if ledger.attachments:
        shutil.copy2(path, _beside(path))
    return ledger


def _beside(path: Path) -> Path:
    names = (
        path.with_name(words.FORMER_FILE.format(path.stem, number if number > 1 else "", path.suffix))
        for number in count(1)
    )
    return next(name for name in names if not name.exists())
