"""A label names no role that is known."""

from __future__ import annotations

from collections.abc import Iterator

from taskparse.context import Context
from taskparse.grammar.labels import knows
from taskparse.model.fault import Wording
from taskparse.model.record import Notice
from taskparse.rules.rule import Fault, Rule


def _find(notice: Notice, context: Context) -> Iterator[Fault]:
    lexicon = context.lexicon
    seen = set()
    for task in notice.tasks:
        for label, parties in task.other.items() if task.annotation.form != "row" else ():
            is_known = knows(label, lexicon) or label in lexicon.duties
            if not is_known and label not in seen:
                seen.add(label)
                yield Fault(parties[0].span, {"label": label})


RULE = Rule(
    "302",
    "unknown-label",
    "warning",
    _find,
    en=Wording(
        "unknown label",
        "the label {label} names no known role",
        "write 牵头单位, 责任单位 or 配合单位, or add the label to a lexicon file",
        "Whether every label outside tables is in the lexicon; each is told once.",
        "Who stands under a label that nobody knows is found under `other` only.",
        "（包抓单位：县财政局）",
        "Use a usual label, or name the role in a file given with --lexicon.",
    ),
    zh=Wording(
        "未知的标签",
        "标签“{label}”不是已知的责任类别",
        "改用“牵头单位”“责任单位”“配合单位”，或者把该标签加入词表文件",
        "表格以外的标签是否都在词表里；每个标签只报告一次。",
        "未知标签之下的单位只能归入 `other`。",
        "（包抓单位：县财政局）",
        "改用常用的标签，或者在 --lexicon 所给的文件里写明它的类别。",
    ),
)
