"""Marks of both widths are in one annotation."""

from __future__ import annotations

from collections.abc import Iterator

from taskparse.context import Context
from taskparse.model.fault import Wording
from taskparse.model.record import Notice
from taskparse.rules.places import printed
from taskparse.rules.rule import Fault, Rule

_PAIRS = tuple(zip("（）：；，", "():;,", strict=True))


def _find(notice: Notice, _context: Context) -> Iterator[Fault]:
    for span in dict.fromkeys(task.annotation.span for task in notice.tasks if task.annotation.form != "row"):
        words = printed(notice, span)
        mixed = [(wide, narrow) for wide, narrow in _PAIRS if wide in words.text and narrow in words.text]
        if mixed:
            at = words.text.index(mixed[0][1])
            yield Fault(words.part(at, at + 1), {"wide": mixed[0][0], "narrow": mixed[0][1]})


RULE = Rule(
    "305",
    "mixed-widths",
    "info",
    _find,
    en=Wording(
        "marks of both widths",
        "both {wide} and {narrow} stand in one annotation",
        "use the full-width mark",
        "Whether an annotation keeps to marks of one width; each is told once.",
        "Searching and sorting take （ and ( for two characters.",
        "（牵头单位:县财政局；责任单位：县审计局）",
        "Use full-width marks in Chinese text (GB/T 15834—2011).",
    ),
    zh=Wording(
        "全角半角标点混用",
        "同一处责任分工里混用了“{wide}”和“{narrow}”",
        "改用全角标点",
        "同一处责任分工的标点是否同为全角或同为半角；每处只报告一次。",
        "检索和排序把“（”和“(”当作两个字符。",
        "（牵头单位:县财政局；责任单位：县审计局）",
        "中文里使用全角标点（GB/T 15834—2011）。",
    ),
)
