"""A unit both leads a task and is listed as responsible for it."""

from __future__ import annotations

from collections.abc import Iterator

from taskparse.context import Context
from taskparse.model.fault import Wording
from taskparse.model.record import Notice
from taskparse.rules.roles import stated
from taskparse.rules.rule import Fault, Rule


def _find(notice: Notice, _context: Context) -> Iterator[Fault]:
    for task in notice.tasks:
        leading = {party.known_as for party in stated(task, "lead_units")}
        for party in stated(task, "responsible_units"):
            if party.known_as in leading:
                yield Fault(party.span, {"name": party.name})


RULE = Rule(
    "504",
    "lead-also-responsible",
    "info",
    _find,
    en=Wording(
        "unit both leading and responsible",
        "{name} both leads the task and is listed as responsible",
        "list the unit once, as leading, unless the notice repeats leads on purpose",
        "Whether a unit stands as 牵头单位 and as 责任单位 of one task.",
        "Lists of what each unit has to do count the task twice.",
        "（牵头单位：县住建局；责任单位：县住建局、县财政局）",
        "Leave the unit among those that lead; where the notice lists leads again on purpose, ignore this rule.",
    ),
    zh=Wording(
        "单位既牵头又列为责任单位",
        "“{name}”既是牵头单位，又列为责任单位",
        "只保留牵头单位中的一处；有意重复列出的除外",
        "一项任务的牵头单位有没有同时列为责任单位。",
        "按单位汇总任务时，同一任务会重复计数。",
        "“（牵头单位：县住建局；责任单位：县住建局、县财政局）”。",
        "只保留牵头单位中的一处；通知有意重复列出牵头单位的，可忽略本规则。",
    ),
)
