"""A label has nobody behind it."""

from __future__ import annotations

from collections.abc import Iterator

from taskparse.context import Context
from taskparse.grammar.labels import is_empty_value, labels
from taskparse.model.fault import Wording
from taskparse.model.record import Notice
from taskparse.model.source import Range
from taskparse.rules.places import printed
from taskparse.rules.rule import Fault, Rule


def _find(notice: Notice, context: Context) -> Iterator[Fault]:
    for span in dict.fromkeys(task.annotation.span for task in notice.tasks if task.annotation.form != "row"):
        words = printed(notice, span)
        for label in labels(words.text, Range(0, len(words.text)), context.lexicon):
            if is_empty_value(words.text, label.place.stop):
                yield Fault(words.part(*label.range), {"label": label.words})


RULE = Rule(
    "304",
    "role-without-value",
    "warning",
    _find,
    en=Wording(
        "role without a value",
        "nobody stands behind the label {label}",
        "name who it is, or take the label out",
        "Whether a name follows each label.",
        "A task that seems to have a leader has none.",
        "（牵头领导：；牵头单位：县财政局）",
        "Fill in the name, or take the label out.",
    ),
    zh=Wording(
        "责任类别没有内容",
        "标签“{label}”之后没有内容",
        "写明是谁，或者删去标签",
        "每个标签之后有没有写明是谁。",
        "看上去有牵头领导的任务，其实没有。",
        "（牵头领导：；牵头单位：县财政局）",
        "补上名称，或者删去标签。",
    ),
)
