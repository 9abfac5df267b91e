"""An annotation has no words before it to answer for."""

from __future__ import annotations

from collections.abc import Iterator

from taskparse.context import Context
from taskparse.model.fault import Wording
from taskparse.model.record import Notice
from taskparse.rules.rule import Fault, Rule


def _find(notice: Notice, _context: Context) -> Iterator[Fault]:
    for task in notice.tasks:
        if not task.text:
            yield Fault(task.annotation.span)


RULE = Rule(
    "402",
    "annotation-without-text",
    "error",
    _find,
    en=Wording(
        "annotation without a text",
        "nothing stands before the annotation",
        "write the task before it, or take the annotation out",
        "Whether a task stands before each annotation.",
        "Parties that answer for nothing cannot be held to anything.",
        "1.（责任单位：县住建局）, with no words after the number.",
        "Write out the task, or take out the annotation that was left behind.",
    ),
    zh=Wording(
        "责任标注之前没有任务内容",
        "责任标注之前没有任务内容",
        "在责任标注之前补上任务内容，或者删去该标注",
        "每处责任标注之前有没有任务内容。",
        "只有责任单位而没有任务，无从落实，也无从督办。",
        "“1.（责任单位：县住建局）”，序号之后没有文字。",
        "补写任务内容，或者删去遗留的责任标注。",
    ),
)
