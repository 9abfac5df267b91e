"""A party is written twice in one role of a task."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from taskparse.context import Context
from taskparse.model.fault import Wording
from taskparse.model.record import Notice, Party
from taskparse.rules.roles import by_role
from taskparse.rules.rule import Fault, Rule


def _find(notice: Notice, _context: Context) -> Iterator[Fault]:
    for task in notice.tasks:
        for _, named in by_role(task):
            for party in _repeated(named):
                yield Fault(party.span, {"name": party.name})


def _repeated(named: Sequence[Party]) -> Iterator[Party]:
    seen: set[str] = set()
    for party in named:
        known_as = {party.name, party.known_as}
        if known_as & seen:
            yield party
        seen |= known_as


RULE = Rule(
    "503",
    "party-repeated",
    "warning",
    _find,
    en=Wording(
        "party twice in one role",
        "{name} is listed twice in one role",
        "take out the second mention",
        "Whether a party stands twice in one role of a task.",
        "One of the two is often another unit that was meant and is now missing.",
        "（责任单位：县住建局、县财政局、县住建局）",
        "Take out the second mention, or put the unit that was meant in its place.",
    ),
    zh=Wording(
        "同一角色重复列出",
        "“{name}”在同一角色中重复列出",
        "删去重复的一处",
        "一项任务的同一角色中有没有重复列出的单位或人员。",
        "重复的一处往往本应是另一个单位，结果被漏掉。",
        "“（责任单位：县住建局、县财政局、县住建局）”。",
        "删去重复的一处，或者改为本应列出的单位。",
    ),
)
