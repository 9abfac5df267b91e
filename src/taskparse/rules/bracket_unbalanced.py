"""A bracket of an annotation is opened and not closed, or closed and not opened."""

from __future__ import annotations

from collections.abc import Iterator

from taskparse.context import Context
from taskparse.grammar.marks import unbalanced
from taskparse.model.fault import Wording
from taskparse.model.record import Notice
from taskparse.model.source import Range
from taskparse.rules.places import printed
from taskparse.rules.rule import Fault, Rule


def _find(notice: Notice, _context: Context) -> Iterator[Fault]:
    for span in dict.fromkeys(task.annotation.span for task in notice.tasks):
        words = printed(notice, span)
        for at in unbalanced(words.text, Range(0, len(words.text))):
            yield Fault(words.part(at, at + 1), {"bracket": words.text[at]})


RULE = Rule(
    "301",
    "bracket-unbalanced",
    "warning",
    _find,
    en=Wording(
        "bracket without its other half",
        "the bracket {bracket} has no other half",
        "add the other half",
        "Whether every bracket in an annotation has its other half.",
        "A bracket that is not closed lets the annotation run on into the next sentence.",
        "（责任单位：县财政局",
        "Add the half that is missing, or take the other out.",
    ),
    zh=Wording(
        "括号不成对",
        "括号“{bracket}”不成对",
        "补上另一半括号",
        "责任分工中的括号是否成对。",
        "括号没有收住，责任分工就会连到下一句。",
        "（责任单位：县财政局",
        "补上缺少的一半，或者删去多余的一半。",
    ),
)
