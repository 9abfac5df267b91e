"""Notices parted by unit: a file for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from taskparse.exports.rows import is_body
from taskparse.model.record import Notice, Task

SplitBy = Literal["unit"]

LONGEST_NAME = 180
"""Bytes of a unit's name in a file's name; most systems take 255 for all of it."""

_UNFIT = frozenset('/\\:*?"<>|')
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})


def by_unit(notices: Sequence[Notice]) -> dict[str, tuple[Notice, ...]]:
    """Return every unit and group, in the order in which they are first named, with the notices' tasks that name it.

    A notice that names a unit nowhere is left out of its share.
    """
    units = dict.fromkeys(unit for notice in notices for task in notice.tasks for unit in _units(task))
    return {unit: tuple(_shares(notices, unit)) for unit in units}


def split_paths(path: Path, units: Iterable[str], form: str = "xlsx") -> dict[str, Path]:
    """Return the file of each unit: `交办单.xlsx` becomes `交办单-县财政局.xlsx`, and in the folder `out` `县财政局.xlsx`.

    Args:
        path: A file, or a folder, which has no suffix.
        units: Their names.
        form: The format, which is the suffix of the files in a folder.

    Example:
        >>> {unit: path.as_posix() for unit, path in split_paths(Path("a.csv"), ["县财政局", "甲/乙局", "甲:乙局"]).items()}
        {'县财政局': 'a-县财政局.csv', '甲/乙局': 'a-甲_乙局.csv', '甲:乙局': 'a-甲_乙局-2.csv'}
    """
    paths: dict[str, Path] = {}
    taken: set[str] = set()
    for unit in units:
        name = _free(_fit(unit), taken)
        taken.add(name.lower())
        paths[unit] = path.with_name(f"{path.stem}-{name}{path.suffix}") if path.suffix else path / f"{name}.{form}"
    return paths


def _units(task: Task) -> Iterator[str]:
    return (party.known_as for role, party in task.parties() if is_body(role, party))


def _shares(notices: Iterable[Notice], unit: str) -> Iterator[Notice]:
    for notice in notices:
        tasks = tuple(task for task in notice.tasks if unit in _units(task))
        if tasks:
            yield notice.model_copy(update={"tasks": tasks})


def _fit(name: str) -> str:
    """Return a name that every system takes for a file."""
    kept = "".join("_" if character in _UNFIT or not character.isprintable() else character for character in name)
    short = kept.encode()[:LONGEST_NAME].decode(errors="ignore").strip(". ")
    return f"_{short}" if not short or short.lower() in _DEVICES else short


def _free(name: str, taken: set[str]) -> str:
    number = 1
    while (free := name if number == 1 else f"{name}-{number}").lower() in taken:
        number += 1
    return free
