"""A list of parties ends in 等, so that nobody knows who else is meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from taskparse.context import Context
from taskparse.grammar.names import behind_open_mark
from taskparse.model.fault import Wording
from taskparse.model.record import Notice, Party
from taskparse.rules.roles import by_role
from taskparse.rules.rule import Fault, Rule


def _find(notice: Notice, _context: Context) -> Iterator[Fault]:
    for task in notice.tasks:
        for role, named in by_role(task):
            if role in task.open_roles:
                yield from (Fault(party.span) for party in _last_named(named, notice.source.text))


def _last_named(named: Sequence[Party], text: str) -> Iterator[Party]:
    """Yield parties behind which the list is left open; none where it goes on with whom it stands for: 等有关部门."""
    starts = {party.span.start for party in named}
    yield from (party for party in named if (after := behind_open_mark(text, party.span.stop)) and after not in starts)


RULE = Rule(
    "508",
    "open-list",
    "info",
    _find,
    en=Wording(
        "open list",
        "the list of parties ends in 等",
        "name everybody who is meant",
        "Whether a list of parties is left open by 等, 等部门 or 等单位.",
        "Whoever is not named does not know of the task, and nobody can be reminded of it.",
        "（责任单位：县住建局、县财政局等）",
        "Name all who answer, or the group that is meant: 有关部门, 各乡镇人民政府.",
    ),
    zh=Wording(
        "列举未尽",
        "责任名单以“等”字收尾",
        "逐一列明所指单位",
        "责任名单是否以“等”“等部门”“等单位”收尾。",
        "未列名的单位不知道有此任务，也无法督办。",
        "“（责任单位：县住建局、县财政局等）”。",
        "列明所有责任单位，或者写明所指的一类单位，如“有关部门”“各乡镇人民政府”。",
    ),
)
