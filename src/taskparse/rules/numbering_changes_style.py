"""A list goes on in another style of number."""

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
            if _changes_style(before, number):
                yield Fault(number.span, {"before": before.marker, "number": number.marker})


def _changes_style(before: Numbered, number: Numbered) -> bool:
    return before.style != number.style and number.number == before.number + 1


RULE = Rule(
    "203",
    "numbering-changes-style",
    "info",
    _find,
    en=Wording(
        "numbers change their style",
        "{before} is followed by {number}, of another style",
        "keep to one style in a list",
        "Whether a list is numbered in one style.",
        "The style tells the level: a list that changes it seems to rise or to fall.",
        "3、… 四、…",
        "Keep to one style in a list (一、 （一） 1. （1）; GB/T 9704—2012, 7.3.3).",
    ),
    zh=Wording(
        "编号样式改变",
        "“{before}”之后改用了另一种样式的“{number}”",
        "同一列举使用同一种编号样式",
        "同一列举的编号样式是否一致。",
        "样式表示层次，中途改变，看上去就像换了层次。",
        "3、……四、……",
        "同一列举使用同一种样式（一、（一）1.（1）；GB/T 9704—2012，7.3.3）。",
    ),
)
