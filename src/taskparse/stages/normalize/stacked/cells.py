"""What a line may be as a cell of a task table, told by its words alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from taskparse.lexicon.characters import BLANKS, FULL_STOPS, LIST_MARKS, SEMICOLONS, in_the_open
from taskparse.lexicon.deadlines import LONGEST_DEADLINE, NO_DEADLINE, UNLABELLED_DEADLINE
from taskparse.lexicon.headings import LINE_LENGTH, MARKER, STYLE_OF_GROUP
from taskparse.lexicon.labels import LONGEST_DUTY, default_lexicon
from taskparse.lexicon.parties import (
    BARE,
    GROUP,
    LEVEL_HEAD,
    LONGEST_NAME,
    NO_NAME_AFTER,
    NOBODY,
    OFFICE,
    PERSON,
    PLACE,
    PROSE,
    UNIT,
)
from taskparse.lexicon.tables import DOING, SECTION_STYLES, SERIAL

_LINES = 4096  # that are remembered
# 等, 等单位, 等有关部门 at the end of a list.
_OPEN = re.compile("等(?:有关|相关)?(?:部门|单位)?$")
# A heading cell, or the name of a column, holds no sentence and is this short.
_LONGEST_HEADING = 20
_SENTENCE = re.compile(rf"[，,：:{FULL_STOPS}{SEMICOLONS}]")
# 甲某, 甲某某, 欧阳某某: a name has as many characters.
_NAME_LENGTHS = range(2, 5)


class Judged(NamedTuple):
    """What a line may be.

    Attributes:
        serial: The number, if it is nothing else.
        parties: Whether it may be a list of units, or nobody.
        surely: Whether it can hardly be anything but such a list.
        nobody: Whether it says that there is nobody: 无, —.
        people: Whether it may be a list of people, or nobody.
        deadline: Whether it says by when and nothing else, or that there is no such thing.
        duties: Whether it says who leads and who is responsible.
        section: Whether it may be a row that opens a section of the table: 一、主要指标.
        short: Whether it is as short as a heading cell, and no sentence.
    """

    serial: int | None
    parties: bool
    surely: bool
    nobody: bool
    people: bool
    deadline: bool
    duties: bool
    section: bool
    short: bool


@lru_cache(_LINES)
def judged(line: str) -> Judged:
    """Return what a line may be.

    >>> judged("区教委、有关街道").surely, judged("新建学校").surely, judged("落实责任。").parties
    (True, False, False)
    """
    words = BLANKS.sub("", line)
    number = SERIAL.fullmatch(words)
    nobody = bool(NOBODY.fullmatch(words))
    names = [*_parts(words)]
    parties = nobody or _are_parties(names)
    return Judged(
        serial=int(number["number"]) if number else None,
        parties=parties,
        surely=parties and not nobody and all(map(_is_party, names)) and _is_named_by_level(names[0]),
        nobody=nobody,
        people=nobody or all(_is_person(name) for part in _parts(line) for name in _names(part)),
        deadline=nobody or _is_deadline(words),
        duties=nobody or any(_has_duty(name) for name in names),
        section=_is_section(words),
        short=len(words) <= _LONGEST_HEADING and not _SENTENCE.search(words),
    )


def _parts(words: str) -> Iterator[str]:
    start = 0
    for stop in [*in_the_open(words, 0, len(words), LIST_MARKS), len(words)]:
        if part := words[start:stop].strip():
            yield part
        start = stop + 1


def _are_parties(names: list[str]) -> bool:
    """Whether names are those of parties: the first and the last for sure, and none of them prose."""
    return (
        bool(names)
        and _is_party(names[0])
        and _is_party(_OPEN.sub("", names[-1]) or names[0])
        and not any(len(name) > LONGEST_NAME or PROSE.search(name) for name in names)
    )


def _is_party(name: str) -> bool:
    bare = NO_NAME_AFTER.sub("", default_lexicon().duty.sub("", name)) or name
    is_name = not (BARE.fullmatch(bare) or DOING.match(bare))
    return is_name and any(kind.search(bare) for kind in (UNIT, PLACE, GROUP))


def _has_duty(name: str) -> bool:
    """Whether words are those of a party and its duty: 县交通局牵头."""
    words = name.rstrip(FULL_STOPS)
    duty = default_lexicon().duty.search(words, max(0, len(words) - LONGEST_DUTY))
    return duty is not None and _is_party(words[: duty.start()])


def _is_named_by_level(name: str) -> bool:
    """Whether a name begins as those of a government's own bodies do: 区教委, 各街道办事处, 有关部门."""
    return bool(LEVEL_HEAD.match(name) or GROUP.search(name))


def _names(part: str) -> list[str]:
    """Return the names that blanks part, or one whose characters they part: 甲 某."""
    words = BLANKS.split(part)
    return words if all(len(word) in _NAME_LENGTHS for word in words) else ["".join(words)]


def _is_person(name: str) -> bool:
    """Whether words are a person's name, maybe after an office: 副区长甲某."""
    return bool(PERSON.fullmatch(name)) or any(OFFICE.search(name[:-length]) for length in _NAME_LENGTHS)


def _is_deadline(words: str) -> bool:
    is_short = len(words) <= LONGEST_DEADLINE
    return is_short and bool(UNLABELLED_DEADLINE.fullmatch(words)) and not NO_DEADLINE.fullmatch(words)


def _is_section(words: str) -> bool:
    marker = MARKER.match(words)
    return (
        marker is not None
        and STYLE_OF_GROUP.get(marker.lastgroup or "") in SECTION_STYLES
        and marker.end() < len(words) <= LINE_LENGTH
        and words[-1] not in FULL_STOPS + SEMICOLONS
    )
