"""Rules that a notice states once (reading rules §7)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from taskparse.grammar.patterns import lazily
from taskparse.model.record import ConventionKind
from taskparse.model.source import Range, as_range

_FIRST = r"(?:列|排|居|位)(?:在|于|名|列){0,3}(?:第一位?|首位|最前(?:面|列)?)(?:位|个|名)?的?(?:者|部门|单位|责任单位|责任部门|的){0,4}"
_UNITS = r"(?:单位|部门|责任单位|责任部门|牵头单位)"
_LEADING = "(?:总?牵头|主办|主责|汇总)(?:责任)?(?:单位|部门)?"
_LEADS = rf"(?:即?[为是系]|作为)(?:本?项?工作的?)?{_LEADING}(?:[（(]部门[）)])?(?:[或和及、]{_LEADING})?"
_SAME = r"(?:[，,；;。]?(?:以?下同|下列同))?"

# 排在第一位的部门为牵头部门，下同 · 各责任单位中列第一位的为牵头单位
FIRST_UNIT_LEADS = lazily(
    rf"[^，,。；;：:（）()]{{0,14}}?(?:{_FIRST}|(?:第一|首)(?:位|个|家)?)(?:{_UNITS})?的?{_LEADS}{_SAME}"
)
# 逗号前面的为牵头单位，下同
BEFORE_COMMA_LEADS = lazily(rf"逗号(?:之?前|以前)(?:面)?的?(?:{_UNITS}|者)?{_LEADS}{_SAME}")
# 以下均需各市、县人民政府落实，不再一一列出
DEFAULT_PARTIES = lazily(
    r"以下(?:各项|各条|工作|任务|措施|政策|内容|事项|[^，,。；;]{0,8}?)?(?:均|都)?(?:需|由|须|要|应|需由|须由)"
    r"(?P<parties>[^。；;]{2,80}?)(?:按职责分工)?(?:负责)?(?:抓好)?(?:落实|负责|配合|实施|执行|参与|推进)"
    r"[，,]?(?:均)?不再(?:重复|一一|逐一|逐项|另行|单独|分别|单列|赘述)*(?:列出|列明|列举|标注|标明|注明|列|写明|说明)?"
)
# 成立由甲某任组长的领导小组: a body is set up; whom the next sentence names are its members.
FOUNDS_A_BODY = lazily("(?:成立|组建|设立|组成|建立)[^。；]{0,30}(?:小组|专班|机构|指挥部|委员会|联席会议|机制)")
# Words of which each of them holds one, so that most texts need no closer look.
_HINT = lazily("第一|首|最前|逗号|不再")
_KINDS: Mapping[ConventionKind, re.Pattern[str]] = {
    "first_unit_leads": FIRST_UNIT_LEADS,
    "before_comma_leads": BEFORE_COMMA_LEADS,
    "default_parties": DEFAULT_PARTIES,
}


class Stated(NamedTuple):
    """A convention where it is stated, and the list of parties that it names, if it names any."""

    kind: ConventionKind
    range: Range
    parties: Range | None


def stated_in(text: str, place: Range) -> list[Stated]:
    """Return the conventions that a place states, outer ones first.

    >>> stated_in("（县财政局、县审计局，列第一位的为牵头单位，下同）", Range(0, 26))
    [Stated(kind='first_unit_leads', range=Range(start=11, stop=24), parties=None)]
    """
    if not _HINT.search(text, *place):
        return []
    found = [
        Stated(
            kind,
            as_range(match.span()),
            as_range(match.span("parties")) if "parties" in pattern.groupindex else None,
        )
        for kind, pattern in _KINDS.items()
        for match in pattern.finditer(text, *place)
    ]
    return sorted(found, key=lambda stated: (stated.range.start, -stated.range.stop))
