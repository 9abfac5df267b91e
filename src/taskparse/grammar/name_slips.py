"""Names of units that differ by a slip of print, and not because they are names of two units."""

from __future__ import annotations

from os.path import commonprefix

from taskparse.grammar.organs import FIRM, canonical
from taskparse.grammar.patterns import lazily

# Characters; in shorter names one character is the whole difference between 文旅局 and 文物局.
_SHORTEST = 5
_SHORTEST_REPLACED = 6
# What differs in real names: levels, numbers, directions, kinds of organ, and words that may be left out.
_TELLING = frozenset(
    "省市区县州盟旗镇乡街村国一二三四五六七八九十百0123456789东南西北中上下新老局委办部厅署院行会队所站室处科组司和与及的（）()"
)
# 甲区, 乙镇: what is before a level is a place's own name.
_PLACE = lazily("[一-鿿]{0,4}[省市区县州盟旗镇乡村街]")


def may_be_misspelt(name: str) -> bool:
    """Whether a name is long enough for a slip to be distinguished from another name, and no firm's."""
    return len(name) >= _SHORTEST and not FIRM.search(name)


def is_slip(rare: str, usual: str) -> bool:
    """Whether a name may be another one misspelt: one character wrong, missing or added.

    >>> is_slip("市市场监督管局", "市市场监督管理局"), is_slip("甲区财政局", "乙区财政局")
    (True, False)
    """
    same, wrong, right = _difference(rare, usual)
    replaced = bool(wrong and right)
    if max(len(wrong), len(right)) != 1 or (replaced and len(rare) < _SHORTEST_REPLACED):
        return False
    is_real = {wrong, right} & _TELLING or _PLACE.match(usual, same)
    return not is_real and canonical(rare) != canonical(usual)


def _difference(one: str, other: str) -> tuple[int, str, str]:
    """Return how many characters two names begin with alike, and what differs before they end alike."""
    same = len(commonprefix((one, other)))  # noqa: RUF071  names, no paths
    rests = one[same:], other[same:]
    after = len(commonprefix([rest[::-1] for rest in rests]))  # noqa: RUF071
    return same, rests[0][: len(rests[0]) - after], rests[1][: len(rests[1]) - after]
