"""A number of a list is twice."""

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
            if _repeats(before, number):
                yield Fault(number.span, {"number": number.marker})


def _repeats(before: Numbered, number: Numbered) -> bool:
    # A list may begin anew with 1.
    return before.style == number.style and number.number == before.number > 1


RULE = Rule(
    "202",
    "numbering-repeats",
    "warning",
    _find,
    en=Wording(
        "number stands twice",
        "{number} stands twice in succession",
        "give the second one its own number",
        "Whether two items in succession have the same number.",
        "Who cites 第三条 must mean one item.",
        "（三）… （三）…",
        "Number the second and all after it anew.",
    ),
    zh=Wording(
        "编号重复",
        "“{number}”连续出现两次",
        "给后一条编上自己的号",
        "前后两条的编号是否相同。",
        "引用“第三条”时，所指的应当只有一条。",
        "（三）……（三）……",
        "后一条及其后各条重新编号。",
    ),
)
