"""Lists of parties, parted as the reading rules §6 say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from taskparse.lexicon import parties as words
from taskparse.lexicon.characters import CLOSERS, LIST_MARKS, OPENERS
from taskparse.model.annotation import Mention
from taskparse.model.source import Range
from taskparse.stages.recognize.brackets import parted, trimmed

# 市委 alone is no sure sign of a list: 市委 宣传部 is one name.
_SHORTEST_ORGAN = 3
PEOPLE = frozenset(("leaders", "responsible_persons"))


@dataclass(frozen=True, slots=True)
class PartyList:
    """A list of parties as it was read.

    Attributes:
        names: Where each party's name stands.
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
        people: Whether it names people, whose offices may stand before their names.
    """
    names: list[Range] = []
    prose: list[Range] = []
    is_open = False
    for part in parted(text, place, LIST_MARKS + "\n 　。"):
        pieces, part_open = _closed(text, part)
        is_open |= part_open
        for piece in pieces:
            for name in [piece] if people else _joined_parts(text, piece):
                bare = _bare(text, name)
                if not bare or words.NOBODY.match(text[bare.start : bare.stop]):
                    continue
                (names if _is_name(text, bare) else prose).append(bare)
    for merge in (_with_offices,) if people else (_with_shared_heads, _with_shared_each):
        names = merge(text, names)
    return PartyList(tuple(names), is_open, tuple(prose))


def mentions(
    text: str, names: Sequence[Range], role: str, label: str, *, stated: bool = True
) -> tuple[Mention, ...]:
    """Return names as parties of a role."""
    return tuple(Mention(name, kind_of(text[name.start : name.stop], role), label, stated) for name in names)


def kind_of(name: str, role: str) -> str:
    """Return whether a name is that of a person, a unit or a group.

    >>> kind_of("甲某", "leaders"), kind_of("区商务局", "lead_units"), kind_of("各街道办事处", "responsible_units")
    ('person', 'unit', 'group')
    """
    if words.GROUP.search(name.partition("（")[0].partition("(")[0]):
        return "group"
    if role in PEOPLE:
        return "person"
    return "group" if len(parted(name, Range(0, len(name)), "、")) > 1 else "unit"


def is_unit(name: str) -> bool:
    """Whether a name stands as a unit, a group or a place by itself.

    >>> is_unit("区文化和旅游局"), is_unit("区文化"), is_unit("有关区县政府")
    (True, False, True)
    """
    return bool(words.UNIT.search(name) or words.PLACE.search(name))


def is_organ(name: str) -> bool:
    """Whether a name is that of a unit or a group by its last word, and more than that word.

    >>> is_organ("区商务局"), is_organ("局"), is_organ("人民政府"), is_organ("尤其是区医院")
    (True, False, False, False)
    """
    unit = words.UNIT.search(name) or (words.GROUP.search(name) and words.PLACE.search(name))
    return bool(unit and unit.start() and len(name) >= _SHORTEST_ORGAN) and not (
        words.BARE.fullmatch(name) or words.PROSE.search(_outside_quotes(name))
    )


def names_units(text: str, place: Range) -> bool:
    """Whether words are a list of units and groups and nothing else."""
    parts = [text[part.start : part.stop] for part in parted(text, place, LIST_MARKS + "。\n")]
    return bool(parts) and all(is_organ(part) for part in parts)


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
        if _depth(text, left) == 0 and _stands(text, left) and _stands(text, right):
            return [left, *_joined_parts(text, right)]
    return [piece]


def _stands(text: str, part: Range) -> bool:
    name = text[part.start : part.stop]
    is_bare = words.LEVEL.fullmatch(name) or words.BARE.fullmatch(name)
    return len(name) > 1 and not is_bare and is_unit(name)


def _depth(text: str, part: Range) -> int:
    return sum((c in OPENERS) - (c in CLOSERS) for c in text[part.start : part.stop])


def _bare(text: str, name: Range) -> Range:
    """Return a name without the words around it: 由, 按职责分工, 共同."""
    start, stop = trimmed(text, name, LIST_MARKS + "。．.：: \n")
    while match := words.NO_NAME_BEFORE.match(text[start:stop]):
        start += match.end()
    if match := words.NO_NAME_AFTER.search(text[start:stop]):
        stop = start + match.start()
    if text[stop - 1 : stop] in tuple(CLOSERS) and _depth(text, Range(start, stop)) < 0:
        stop -= 1
    return Range(start, stop)


def _is_name(text: str, name: Range) -> bool:
    words_ = text[name.start : name.stop]
    return len(words_) <= words.LONGEST_NAME and not (
        words.PROSE.search(_outside_quotes(words_)) and not is_unit(words_)
    )


def _outside_quotes(name: str) -> str:
    return name.replace("“", "").replace("”", "")


def _with_shared_heads(text: str, names: Sequence[Range]) -> list[Range]:
    """Join 各市、县、区政府: places that share the head of the last are one party."""
    joined: list[Range] = []
    for name in names:
        start = name.start
        if head := words.SHARED_HEAD.search(text[name.start : name.stop]):
            place = text[name.start : name.start + head.start("head")]
            while joined and text[joined[-1].stop : start] == "、" and _lacks_head(text, joined[-1], place):
                start = joined.pop().start
        joined.append(Range(start, name.stop))
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
    return not words.LEVEL.fullmatch(words_) and (
        bool(words.PLACE.search(words_)) or len(words_) <= words.LONGEST_CITY
    )


def _with_offices(text: str, names: Sequence[Range]) -> list[Range]:
    """Join 区委常委、副区长甲某: an office before a name belongs to it."""
    joined: list[Range] = []
    for name in names:
        if (
            joined
            and words.OFFICE.search(text[joined[-1].start : joined[-1].stop])
            and text[name.start - 1] == "、"
        ):
            joined.append(Range(joined.pop().start, name.stop))
        else:
            joined.append(name)
    return joined
