"""Rows whose cells a single blank parts: what the columns hold decides where a cell ends (reading rules §4)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from taskparse.grammar.columns import NUMBER, TASK, holds_of, is_one_name, known_kind, serial_number
from taskparse.grammar.dates import is_deadline
from taskparse.grammar.marks import LIST_MARKS, parted
from taskparse.grammar.names import is_nobody, is_personal_name, is_unit, without_open_end
from taskparse.lexicon.loader import Lexicon
from taskparse.model.roles import OTHER
from taskparse.model.source import Range, as_range

_WORD = re.compile(r"[^ \t\u3000\u00a0]+")
# A name that is set with blanks has so many parts: 工 作 任 务.
_MOST_PARTS = 6


def _are(is_name: Callable[[str], bool]) -> Callable[[str], bool]:
    """Return whether words are a list of names of a kind, open or not."""

    def are_all(words: str) -> bool:
        parts = (without_open_end(words[slice(*part)]) for part in parted(words, Range(0, len(words)), LIST_MARKS))
        return all(map(is_name, parts))

    return are_all


_FITS: dict[str, Callable[[str], bool]] = {
    "unit": _are(is_unit),
    "person": _are(is_personal_name),
    "deadline": is_deadline,
    "text": lambda _: True,
}


class SpacedColumn(NamedTuple):
    """A column: where its name is in the heading line, and what it is, as in `known_kind`."""

    range: Range
    name: str
    kind: str


def spaced_columns(text: str, line: Range, lexicon: Lexicon) -> list[SpacedColumn]:
    """Return the columns that a line names, a name set with blanks in it as one: 序号 工 作 任 务 责任 单位."""
    words = _words(text, line)
    columns: list[SpacedColumn] = []
    while words:
        count = _parts_of_name([text[slice(*word)] for word in words[:_MOST_PARTS]], lexicon)
        name = "".join(text[slice(*word)] for word in words[:count])
        columns.append(
            SpacedColumn(Range(words[0].start, words[count - 1].stop), name, known_kind(name, lexicon) or OTHER)
        )
        del words[:count]
    return columns


def _parts_of_name(words: Sequence[str], lexicon: Lexicon) -> int:
    """Return how many words the name has that they begin with: single characters, or two of which one alone is none."""
    single = next((at for at, word in enumerate(words) if len(word) > 1), len(words))
    spelled = [at for at in range(2, single + 1) if known_kind("".join(words[:at]), lexicon)]
    if spelled:
        return spelled[-1]
    return 2 if len(words) > 1 and is_one_name(words[0], words[1], lexicon) else 1


def spaced_cells(text: str, line: Range, columns: Sequence[SpacedColumn]) -> list[Range] | None:
    """Return the cells of a row, one a column; None where they cannot be told apart.

    The column of what is to be done takes all words that no other needs; those behind it must read as what their columns hold.
    """
    words = _words(text, line)
    kinds = [column.kind for column in columns]
    spare = len(words) - len(columns)
    if spare < 0 or TASK not in kinds:
        return None
    task = kinds.index(TASK)
    cells = [*words[:task], Range(words[task].start, words[task + spare].stop), *words[task + spare + 1 :]]
    return cells if all(_fits(text, cell, column) for cell, column in zip(cells, columns, strict=True)) else None


def _fits(text: str, cell: Range, column: SpacedColumn) -> bool:
    words = text[slice(*cell)]
    if column.kind == NUMBER:
        return serial_number(words) is not None
    return is_nobody(words) or _FITS[holds_of(column.name, column.kind)](words)


def _words(text: str, line: Range) -> list[Range]:
    """Return the words of a line; a list goes on over a blank behind its mark."""
    words: list[Range] = []
    for match in _WORD.finditer(text, *line):
        if words and text[words[-1].stop - 1] in LIST_MARKS:
            words[-1] = Range(words[-1].start, match.end())
        else:
            words.append(as_range(match.span()))
    return words
