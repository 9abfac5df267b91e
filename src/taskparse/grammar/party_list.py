"""Lists of parties, parted by reading rules §6."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from taskparse.grammar import names as words
from taskparse.grammar.marks import CLOSERS, LIST_MARKS, balance, parted, trimmed
from taskparse.model.source import Range, as_range


class PartyList(NamedTuple):
    """A list of parties as it was read.

    Attributes:
        names: Where each party's name is.
        open: Whether the list ends in 等.
        prose: Parts that are no names.
    """

    names: tuple[Range, ...]
    open: bool = False
    prose: tuple[Range, ...] = ()


def read_list(text: str, place: Range, *, people: bool = False) -> PartyList:
    """Read a list of parties.

    Args:
        text: The clean text.
        place: The list, without label and duty verb.
        people: Whether it names people, whose offices may be before their names.
    """
    names: list[Range] = []
    prose: list[Range] = []
    is_open = False
    for part in parted(text, place, LIST_MARKS + "\n 　。"):
        read = _read_part(text[part.start : part.stop], people=people)
        is_open |= read.open
        names += [as_range((part[0] + start, part[0] + stop)) for start, stop in read.names]
        prose += [Range(part.start + piece.start, part.start + piece.stop) for piece in read.prose]
    if len(names) > 1:
        for merge in (_with_offices,) if people else (_with_shared_heads, _with_shared_each):
            names = merge(text, names)
    return PartyList(tuple(names), is_open, tuple(prose))


@lru_cache(maxsize=4_096)
def _read_part(part: str, *, people: bool) -> PartyList:
    """Read what is between two marks; most names are read again and again in a notice."""
    names: list[Range] = []
    prose: list[Range] = []
    pieces, is_open = _closed(part, Range(0, len(part)))
    for piece in pieces:
        for name in [piece] if people else _joined_parts(part, piece):
            bare = _bare(part, name)
            if bare and not words.NOBODY.match(part[bare.start : bare.stop]):
                (names if _is_name(part, bare) else prose).append(bare)
    return PartyList(tuple(names), is_open, tuple(prose))


def _closed(text: str, part: Range) -> tuple[list[Range], bool]:
    """Part A等B: the list is open; what follows 等 is a group, unless it is a bare 部门 or 单位."""
    name = text[part.start : part.stop]
    match = words.OPEN_LIST.match(name)
    if match is None or words.NOT_OPEN.match(name, match.end("before")):
        return [part], False
    before = Range(part.start, part.start + match.end("before"))
    after = Range(part.start + match.start("after"), part.stop)
    rest = text[after.start : after.stop]
    joiner = words.OPEN_JOINER.match(rest)
    if joiner:
        return [before, Range(after.start + joiner.end(), after.stop)], True
    if words.OPEN_TAIL.fullmatch(words.NO_NAME_AFTER.sub("", rest)):
        return [before], True
    return [before, after], not words.GROUP.search(rest) or rest.startswith(("有关", "相关"))


def _joined_parts(text: str, piece: Range) -> list[Range]:
    """Part A和B where both stand as units by themselves."""
    if piece.stop - piece.start > 2 * words.LONGEST_NAME:
        return [piece]
    for match in words.JOINER.finditer(text, piece.start + 1, piece.stop - 1):
        left, right = Range(piece.start, match.start()), Range(match.end(), piece.stop)
        if balance(text, left) == 0 and _stands(text, left) and _stands(text, right):
            return [left, *_joined_parts(text, right)]
    return [piece]


def _stands(text: str, part: Range) -> bool:
    name = text[part.start : part.stop]
    is_bare = words.LEVEL.fullmatch(name) or words.BARE.fullmatch(name)
    return len(name) > 1 and not is_bare and words.is_unit(name)


def _bare(text: str, name: Range) -> Range:
    """Return a name without the words around it: 由, 按职责分工, 共同."""
    start, stop = trimmed(text, name, LIST_MARKS + "。．.：: \n")
    while match := words.NO_NAME_BEFORE.match(text[start:stop]):
        start += match.end()
    if match := words.NO_NAME_AFTER.search(text[start:stop]):
        stop = start + match.start()
    if text[stop - 1 : stop] in tuple(CLOSERS) and balance(text, Range(start, stop)) < 0:
        stop -= 1
    return Range(start, stop)


def _is_name(text: str, name: Range) -> bool:
    words_ = text[name.start : name.stop]
    return len(words_) <= words.LONGEST_NAME and not (
        words.PROSE.search(words.outside_quotes(words_)) and not words.is_unit(words_)
    )


def _with_shared_heads(text: str, names: Sequence[Range]) -> list[Range]:
    """Join 各市、县、区政府: places that share the head of the last are one party."""
    joined: list[Range] = []
    for name in names:
        start = name.start
        if place := words.before_shared_head(text[name.start : name.stop]):
            while joined and text[joined[-1].stop : start] == "、" and _lacks_head(text, joined[-1], place):
                start = joined.pop().start
        joined.append(name if start == name.start else Range(start, name.stop))
    return joined


def _with_shared_each(text: str, names: Sequence[Range]) -> list[Range]:
    """Join 各县、市、区: bare levels that share 各 of the first are one party."""
    joined: list[Range] = []
    goes_on = False
    for name in names:
        level = words.LEVEL.fullmatch(text, *name)
        begins = text.startswith(words.EACH, name.start)
        if goes_on and level and not begins and text[joined[-1].stop : name.start] == "、":
            joined[-1] = Range(joined[-1].start, name.stop)
            continue
        goes_on = bool(level and begins)
        joined.append(name)
    return joined


def _lacks_head(text: str, name: Range, place: str) -> bool:
    """Whether a name is a bare place, of the same make as the place that has the head."""
    words_ = text[name.start : name.stop]
    if words.UNIT.search(words_):
        return False
    if words.LEVEL.fullmatch(place):
        return bool(words.LEVEL.fullmatch(words_))
    return not words.LEVEL.fullmatch(words_) and (bool(words.PLACE.search(words_)) or len(words_) <= words.LONGEST_CITY)


def _with_offices(text: str, names: Sequence[Range]) -> list[Range]:
    """Join 区委常委、副区长甲某: an office before a name belongs to it."""
    joined: list[Range] = []
    for name in names:
        if joined and words.OFFICE.search(text[joined[-1].start : joined[-1].stop]) and text[name.start - 1] == "、":
            joined.append(Range(joined.pop().start, name.stop))
        else:
            joined.append(name)
    return joined
