"""A task names no leader where the other tasks do."""

from __future__ import annotations

from collections.abc import Iterator

from taskparse.context import Context
from taskparse.model.fault import Wording
from taskparse.model.record import Notice
from taskparse.rules.roles import without
from taskparse.rules.rule import Fault, Rule


def _find(notice: Notice, _context: Context) -> Iterator[Fault]:
    for task in without(notice, "leaders"):
        yield Fault(task.annotation.span)


RULE = Rule(
    "502",
    "leader-missing",
    "warning",
    _find,
    en=Wording(
        "no leader",
        "the task has no leader, though most tasks of this notice have one",
        "name the leader",
        "Whether a task names a leader (牵头领导) in a notice of which three tasks in four do.",
        "A task that no leader takes up is not followed up with the others.",
        "（牵头单位：县住建局） among tasks that all begin with 牵头领导：甲某.",
        "Name the leader as in the other tasks.",
    ),
    zh=Wording(
        "缺少牵头领导",
        "该任务没有牵头领导，而通知中的多数任务都有",
        "写明牵头领导",
        "多数任务（四分之三以上）写明牵头领导的通知中，有没有任务未写牵头领导。",
        "没有牵头领导的任务，不会与其他任务一并调度。",
        "其他任务都写有“牵头领导：甲某”，唯独一处只写“（牵头单位：县住建局）”。",
        "与其他任务一样写明牵头领导。",
    ),
)
