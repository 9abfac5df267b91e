"""A unit is named once in words that differ by one character from its usual name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import permutations
from os.path import commonprefix

from taskparse.lexicon.organizations import FIRM, canonical
from taskparse.model.fault import Wording
from taskparse.model.record import Notice
from taskparse.rules.roles import everyone
from taskparse.rules.rule import Context, Fault, Rule

# Characters; in shorter names one character is the whole difference between 文旅局 and 文物局.
_SHORTEST = 5
_SHORTEST_REPLACED = 6
# What differs in real names: levels, numbers, directions, kinds of organ, and words that may be left out.
_TELLING = frozenset(
    "省市区县州盟旗镇乡街村国一二三四五六七八九十百0123456789东南西北中上下新老局委办部厅署院行会队所站室处科组司和与及的（）()"
)
# 甲区, 乙镇: what stands before a level is a place's own name.
_PLACE = re.compile("[一-鿿]{0,4}[省市区县州盟旗镇乡村街]")


def _find(notice: Notice, _context: Context) -> Iterator[Fault]:
    units = [party for party in everyone(notice) if party.kind == "unit"]
    meant = dict(_slips(Counter(party.name for party in units)))
    for party in units:
        if party.name in meant:
            yield Fault(party.span, {"name": party.name, "usual": meant[party.name]})


def _slips(count: Counter[str]) -> Iterator[tuple[str, str]]:
    """Yield rarer names with the usual names that they are a slip of."""
    long = [name for name in count if len(name) >= _SHORTEST and not FIRM.search(name)]
    for rare, usual in permutations(long, 2):
        if count[rare] == 1 < count[usual] and _is_slip(rare, usual):
            yield rare, usual


def _is_slip(rare: str, usual: str) -> bool:
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


RULE = Rule(
    "507",
    "name-slip",
    "warning",
    _find,
    en=Wording(
        "name that differs by a slip",
        "{name} differs by one character from {usual}, as the unit is named elsewhere in this notice",
        "write the name as elsewhere, if the same unit is meant",
        "Whether a unit's name of five or more characters stands once, and differs by one character, wrong, missing or added, from a name that stands more often.",
        "Whoever gathers a unit's tasks misses the one under the misspelt name.",
        "市市场监督管局 once, 市市场监督管理局 elsewhere.",
        "Correct the name; where both units exist, ignore this finding.",
    ),
    zh=Wording(
        "单位名称疑有笔误",
        "“{name}”与通知其他地方的“{usual}”只差一个字",
        "如指同一单位，改为一致",
        "五个字以上、只出现一次的单位名称，与出现更多的名称是否只差一个字（错字、漏字或多字）。",
        "按单位汇总任务时，写错名称的任务会被漏掉。",
        "其他地方都写“市市场监督管理局”，一处写作“市市场监督管局”。",
        "更正名称；两个单位确实都存在的，可忽略本条。",
    ),
)
