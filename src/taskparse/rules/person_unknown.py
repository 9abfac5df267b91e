"""A person is not on the roster."""

from __future__ import annotations

from collections.abc import Iterator

from taskparse.context import Context
from taskparse.model.fault import Wording
from taskparse.model.record import Notice
from taskparse.rules.roles import everyone
from taskparse.rules.roster import known_names, names_of
from taskparse.rules.rule import Fault, Rule


def _find(notice: Notice, context: Context) -> Iterator[Fault]:
    known = known_names(context.roster, "person")
    for party in everyone(notice) if known else ():
        if party.kind == "person" and not known & names_of(party):
            yield Fault(party.span, {"name": party.name})


RULE = Rule(
    "506",
    "person-unknown",
    "warning",
    _find,
    en=Wording(
        "person not on the roster",
        "{name} is not on the roster",
        "correct the name, or add the person to the roster",
        "Whether each person who is written in an annotation is on the roster, by name or alias; only with a roster that lists people.",
        "A slip in a name gives the task to nobody, and a leader who has left cannot follow it up.",
        "牵头领导：乙某 where the roster knows 甲某 alone.",
        "Correct the name; where it is right, add the person to the roster.",
    ),
    zh=Wording(
        "人员不在名录中",
        "“{name}”不在名录中",
        "更正姓名，或者将其补入名录",
        "责任标注中的人员是否以姓名或别名列入名录；只在名录列有人员时检查。",
        "姓名有误，任务就无人承接；领导已调离的，也无法跟进。",
        "名录中只有“甲某”，通知写作“牵头领导：乙某”。",
        "更正姓名；姓名无误的，将其补入名录。",
    ),
)
