"""What a line may be as a cell of a task table, judged by its words alone."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, overload

from taskparse.grammar.characters import BLANKS, without_blanks
from taskparse.grammar.columns import is_section_row, serial_number
from taskparse.grammar.dates import is_deadline
from taskparse.grammar.duties import duty_of
from taskparse.grammar.marks import COLONS, COMMAS, FULL_STOPS, LIST_MARKS, SEMICOLONS, parted
from taskparse.grammar.names import (
    LONGEST_NAME,
    NAME_LENGTHS,
    PROSE,
    holds_office,
    is_nobody,
    is_person,
    may_be_party,
    names_its_level,
    without_open_end,
)
from taskparse.lexicon.loader import Lexicon
from taskparse.model.source import Range

_LINES = 4096  # that are remembered
# A heading cell, or the name of a column, holds no sentence and is this short.
_LONGEST_HEADING = 20
_SENTENCE = frozenset(COMMAS + COLONS + FULL_STOPS + SEMICOLONS)


class Judged(NamedTuple):
    """What a line may be.

    Attributes:
        serial: The number, if it is nothing else.
        units: Whether it may be a list of units, or nobody.
        surely: Whether it can hardly be anything but such a list.
        nobody: Whether it says that there is nobody: 无, —.
        people: Whether it may be a list of people, or nobody.
        deadline: Whether it says by when and nothing else, or that there is no such thing.
        duties: Whether it says who leads and who is responsible.
        section: Whether it may be a row that opens a section of the table.
        short: Whether it is as short as a heading cell, and no sentence.
    """

    serial: int | None
    units: bool
    surely: bool
    nobody: bool
    people: bool
    deadline: bool
    duties: bool
    section: bool
    short: bool

    def kind(self, held: Collection[str]) -> str:
        """Return what it surely is: `unit`, `person`, `deadline` or `text`; empty if it may be two of them.

        Args:
            held: What the columns of its table hold; without a column of people, a short task is no name.
        """
        if self.surely or self.nobody:
            return "unit" if self.surely else ""
        if "person" in held and self.people:
            return "person"
        if "deadline" in held and self.deadline:
            return "deadline"
        return "" if self.units or self.serial is not None else "text"


@lru_cache(_LINES)
def judged(line: str, lexicon: Lexicon) -> Judged:
    """Return what a line may be.

    >>> from taskparse.lexicon.loader import lexicon_from
    >>> lines = ("区教委、有关街道", "新建学校", "甲某", "6月底前")
    >>> [judged(line, lexicon_from(None)).kind({"person", "deadline"}) for line in lines]
    ['unit', 'person', 'person', 'deadline']
    """
    words = without_blanks(line)
    names = _names(words)
    nobody = is_nobody(words)
    units = nobody or _are_units(names, lexicon)
    return Judged(
        serial=serial_number(words),
        units=units,
        surely=units and not nobody and all(_is_unit(name, lexicon) for name in names) and names_its_level(names[0]),
        nobody=nobody,
        people=nobody or (bool(words) and all(map(_are_people, _names(line)))),
        deadline=nobody or is_deadline(words),
        duties=nobody or any(_has_duty(name, lexicon) for name in names),
        section=is_section_row(words),
        short=len(words) <= _LONGEST_HEADING and not _SENTENCE & {*words},
    )


@dataclass(frozen=True, slots=True)
class JudgedLines(Sequence[Judged]):
    """What the lines of a text may be, each judged when it is asked for: few lines are near a heading."""

    words: Sequence[str]
    lexicon: Lexicon

    @overload
    def __getitem__(self, at: int) -> Judged: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Judged]: ...
    def __getitem__(self, at: int | slice) -> Judged | Sequence[Judged]:
        """Return what a line may be, or what some may be."""
        if isinstance(at, slice):
            return JudgedLines(self.words[at], self.lexicon)
        return judged(self.words[at], self.lexicon)

    def __len__(self) -> int:
        return len(self.words)


def _names(words: str) -> list[str]:
    return [words[slice(*part)].strip() for part in parted(words, Range(0, len(words)), LIST_MARKS)]


def _are_units(names: list[str], lexicon: Lexicon) -> bool:
    """Whether names are those of units: the first and the last for sure, and none of them prose."""
    return (
        bool(names)
        and _is_unit(names[0], lexicon)
        and _is_unit(without_open_end(names[-1]) or names[0], lexicon)
        and not any(len(name) > LONGEST_NAME or PROSE.search(name) for name in names)
    )


def _is_unit(name: str, lexicon: Lexicon) -> bool:
    duty = duty_of(name, Range(0, len(name)), lexicon)
    return may_be_party(name[: duty.start] if duty and duty.start else name)


def _has_duty(name: str, lexicon: Lexicon) -> bool:
    """Whether words are those of a party and its duty: 县交通局牵头."""
    words = name.rstrip(FULL_STOPS)
    duty = duty_of(words, Range(0, len(words)), lexicon)
    return duty is not None and may_be_party(words[: duty.start])


def _are_people(part: str) -> bool:
    """Whether blanks part the names of people, or the characters of one: 甲 某."""
    words = BLANKS.split(part)
    names = words if all(len(word) in NAME_LENGTHS for word in words) else ["".join(words)]
    return all(is_person(name) or holds_office(name) for name in names)
