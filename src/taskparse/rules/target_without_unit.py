"""A target is a number without a unit."""

from __future__ import annotations

from collections.abc import Iterator

from taskparse.context import Context
from taskparse.grammar.quantities import is_pure
from taskparse.model.fault import Wording
from taskparse.model.record import Notice
from taskparse.rules.rule import Fault, Rule


def _find(notice: Notice, _context: Context) -> Iterator[Fault]:
    for task in notice.tasks:
        for target in task.targets:
            if target.unit is None and not is_pure(target.indicator):
                yield Fault(target.span, {"text": target.text})


RULE = Rule(
    "601",
    "target-without-unit",
    "warning",
    _find,
    en=Wording(
        "target without a unit",
        "the target {text} has no unit",
        "write the unit after the number",
        "Whether each target's number has a unit; indices, ratios and concentrations (PM2.5) need none.",
        "Nobody can say whether 达到35 counts households, hectares or per cent.",
        "新增学位超过6300, without 个.",
        "Write the unit: 新增学位超过6300个.",
    ),
    zh=Wording(
        "目标值缺少计量单位",
        "目标值“{text}”没有计量单位",
        "在数字之后写明计量单位",
        "目标值的数字有没有计量单位；指数、比值以及PM2.5等浓度除外。",
        "没有单位，就说不清是户数、亩数还是百分比，无法考核。",
        "“新增学位超过6300”，未写“个”。",
        "写明单位：“新增学位超过6300个”。",
    ),
)
