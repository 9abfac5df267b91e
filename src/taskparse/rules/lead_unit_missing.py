"""A task names no lead unit where the other tasks do."""

from __future__ import annotations

from collections.abc import Iterator

from taskparse.context import Context
from taskparse.grammar.duties import divides_work
from taskparse.model.fault import Wording
from taskparse.model.record import Notice, Task
from taskparse.rules.roles import stated, without
from taskparse.rules.rule import Fault, Rule


def _find(notice: Notice, _context: Context) -> Iterator[Fault]:
    for task in without(notice, "lead_units"):
        if _needs_one(task):
            yield Fault(task.annotation.span)


def _needs_one(task: Task) -> bool:
    """Whether several answer, and not each for its own share: 财政局、税务局按职责分工负责."""
    return len(stated(task, "responsible_units")) > 1 and not divides_work(task.annotation.text)


RULE = Rule(
    "501",
    "lead-unit-missing",
    "warning",
    _find,
    en=Wording(
        "no lead unit",
        "the task has no lead unit, though most tasks of this notice have one",
        "name the unit that leads",
        "Whether a task of several units names a lead unit (牵头单位) in a notice of which three tasks in four do; units that divide the work (按职责分工负责) need none.",
        "Where several units answer and none leads, each waits for the others.",
        "（责任单位：县住建局、县城管局） among tasks that all begin with 牵头单位.",
        "Name the lead unit, or say in the notice that the unit listed first leads.",
    ),
    zh=Wording(
        "缺少牵头单位",
        "该任务没有牵头单位，而通知中的多数任务都有",
        "写明牵头单位",
        "多数任务（四分之三以上）写明牵头单位的通知中，有没有几个单位共同负责的任务未写牵头单位；“按职责分工负责”的除外。",
        "几个单位共同负责而无人牵头，容易互相等待、推诿。",
        "其他任务都写有“牵头单位”，唯独一处只写“（责任单位：县住建局、县城管局）”。",
        "补写牵头单位，或者在通知中说明列第一位的为牵头单位。",
    ),
)
