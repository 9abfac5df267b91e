"""A unit is named once in words that differ by one character from its usual name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import permutations

from taskparse.context import Context
from taskparse.grammar.name_slips import is_slip, may_be_misspelt
from taskparse.model.fault import Wording
from taskparse.model.record import Notice
from taskparse.rules.roles import everyone
from taskparse.rules.rule import Fault, Rule


def _find(notice: Notice, _context: Context) -> Iterator[Fault]:
    units = [party for party in everyone(notice) if party.kind == "unit"]
    meant = dict(_slips(Counter(party.name for party in units)))
    for party in units:
        if party.name in meant:
            yield Fault(party.span, {"name": party.name, "usual": meant[party.name]})


def _slips(count: Counter[str]) -> Iterator[tuple[str, str]]:
    """Yield rarer names with the usual names that they are a slip of."""
    long = [name for name in count if may_be_misspelt(name)]
    for rare, usual in permutations(long, 2):
        if count[rare] == 1 < count[usual] and is_slip(rare, usual):
            yield rare, usual


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
