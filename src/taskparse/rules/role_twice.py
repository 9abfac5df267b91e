"""A label is twice in one annotation."""

from __future__ import annotations

from collections.abc import Iterator

from taskparse.context import Context
from taskparse.grammar.labels import labels
from taskparse.model.fault import Wording
from taskparse.model.record import Notice
from taskparse.model.source import Range
from taskparse.rules.places import printed
from taskparse.rules.rule import Fault, Rule


def _find(notice: Notice, context: Context) -> Iterator[Fault]:
    for span in dict.fromkeys(task.annotation.span for task in notice.tasks if task.annotation.form != "row"):
        words = printed(notice, span)
        seen = set()
        for label in labels(words.text, Range(0, len(words.text)), context.lexicon):
            if label.meant in seen:
                yield Fault(words.part(*label.range), {"label": label.words})
            seen.add(label.meant)


RULE = Rule(
    "306",
    "role-twice",
    "warning",
    _find,
    en=Wording(
        "label twice",
        "the label {label} stands twice in one annotation",
        "put all names behind one label, or correct the second one",
        "Whether a label stands once in an annotation.",
        "The second is often another role that was mistyped.",
        "（责任单位：县财政局；责任单位：县审计局）",
        "Join the two, or write the label that was meant.",
    ),
    zh=Wording(
        "标签重复",
        "标签“{label}”在同一处责任分工里出现了两次",
        "合并到一个标签之后，或者改正后一个",
        "同一处责任分工里每个标签是否只出现一次。",
        "后一个往往是另一类责任的误写。",
        "（责任单位：县财政局；责任单位：县审计局）",
        "合并，或者改成本来要写的标签。",
    ),
)
