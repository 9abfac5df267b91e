"""A unit is not on the roster."""

from __future__ import annotations

from collections.abc import Iterator

from taskparse.context import Context
from taskparse.model.fault import Wording
from taskparse.model.record import Notice
from taskparse.rules.roles import everyone
from taskparse.rules.roster import known_names, names_of
from taskparse.rules.rule import Fault, Rule


def _find(notice: Notice, context: Context) -> Iterator[Fault]:
    known = known_names(context.roster, "unit")
    for party in everyone(notice) if known else ():
        if party.kind == "unit" and not known & names_of(party):
            yield Fault(party.span, {"name": party.name})


RULE = Rule(
    "505",
    "unit-unknown",
    "warning",
    _find,
    en=Wording(
        "unit not on the roster",
        "{name} is not on the roster",
        "correct the name, or add the unit to the roster",
        "Whether each unit that is written in an annotation is on the roster, under its name or an alias; only with a roster that lists units.",
        "A task of a unit that does not exist, or no longer does, reaches nobody.",
        "县建设局 where the roster knows 县住建局.",
        "Correct the name; where it is right, add it to the roster as a unit or an alias.",
    ),
    zh=Wording(
        "单位不在名录中",
        "“{name}”不在名录中",
        "更正单位名称，或者将其补入名录",
        "责任标注中的单位是否以名称或别名列入名录；只在名录列有单位时检查。",
        "任务交给不存在或已撤并的单位，就无人承接。",
        "名录中是“县住建局”，通知写作“县建设局”。",
        "更正名称；名称无误的，将其作为单位或别名补入名录。",
    ),
)
