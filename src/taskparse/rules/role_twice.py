"""A label stands twice in one annotation."""

from __future__ import annotations

from collections.abc import Iterator

from taskparse.lexicon.labels import default_lexicon
from taskparse.model.fault import Wording
from taskparse.model.record import Notice
from taskparse.rules.places import printed
from taskparse.rules.rule import Context, Fault, Rule


def _find(notice: Notice, _context: Context) -> Iterator[Fault]:
    lexicon = default_lexicon()
    for span in dict.fromkeys(task.annotation.span for task in notice.tasks if task.annotation.form != "row"):
        words = printed(notice, span)
        seen = set()
        for match in lexicon.label.finditer(words.text):
            label = lexicon.healed(match["label"])
            if label in seen:
                yield Fault(words.part(*match.span("label")), {"label": match["label"]})
            seen.add(label)


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
