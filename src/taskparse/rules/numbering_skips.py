"""A number of a list is left out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from taskparse.context import Context
from taskparse.model.fault import Wording
from taskparse.model.record import Notice
from taskparse.rules.places import Numbered, lists
from taskparse.rules.rule import Fault, Rule


def _find(notice: Notice, _context: Context) -> Iterator[Fault]:
    for numbers in lists(notice):
        for before, number in pairwise(numbers):
            if _skips(before, number):
                yield Fault(number.span, {"before": before.marker, "number": number.marker})


def _skips(before: Numbered, number: Numbered) -> bool:
    return before.style == number.style and number.number > before.number + 1


RULE = Rule(
    "201",
    "numbering-skips",
    "warning",
    _find,
    en=Wording(
        "number is left out",
        "{number} follows {before}",
        "number the items on, or look for one that was lost",
        "Whether the numbers of a list, of sections or of items, run on one by one.",
        "A number that is left out may be a task that was lost in copying.",
        "（一）… （三）…",
        "Number the items on; where one is missing, restore it.",
    ),
    zh=Wording(
        "编号跳号",
        "“{before}”之后是“{number}”",
        "依次编号，或者查找漏掉的条目",
        "同一列举（各节或各条）的编号是否依次递增。",
        "跳过的编号可能是抄录时丢掉的任务。",
        "（一）……（三）……",
        "依次编号；确有遗漏的，补上。",
    ),
)
