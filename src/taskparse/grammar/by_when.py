"""Points in time in running text, and which of them say by when something is to be done (reading rules §8)."""

from __future__ import annotations

from collections.abc import Iterator

from taskparse.grammar import policy as rules
from taskparse.grammar.dates import is_deadline, points
from taskparse.grammar.marks import OPENERS
from taskparse.grammar.patterns import lazily
from taskparse.grammar.targets import REACH
from taskparse.model.source import NOTHING, Cover, Range, as_range

# 自印发之日起至2027年12月31日, 政策有效期至…, 延长至…: how long a rule holds, and since when.
_TERM_BEFORE = lazily(
    r"(?:自|从|[对在于])[^，。；：,;]{0,16}$|(?:期限?|有效期|执行期?|延续|延长|截止|截至|顺延|适用|有效|执行|实施期限?|保留|过渡|暂定)[^，。；：,;]{0,6}$"
    r"|(?:根据|依据|按照?|较|比)$|[至到—–\-～]$"
)
_TERM_AFTER = lazily(
    r"^(?:（含[^（）]{0,6}）|\(含[^()]{0,6}\))?(?:起|以来|以后|之后|期间|[至到—–～-]|供应|购买|购置|取得|备案|出生|签订|已|的|缴清|缴纳|度(?!假)|认定|底?前已)"
)
# 2024年出台…, 2025年计划: when it was; 3月底前出台…: by when.
_WHEN_AFTER = lazily("印发|出台|发布|制定|公布|上市|入库|第|计划|目标|工作要点|任务")
_MARKED_BEFORE = ("前", "底", "末")
# What makes a year or a month by itself a deadline: what is done by then, right behind it.
_DONE = lazily(
    r"^[^，。；：,;]{0,40}?(?:完成|建成|竣工|开工|投用|投产|启用|启动|实现|达到?|突破|建立|形成|出台|上线|运行|通车|交付|覆盖|打造|培育|新增|新建|改造|力争|确保|至少|全面|基本|推动|组织|分配|创建|上榜|争取|纳入)"
)
_REACHED_BEFORE = lazily(r"(?P<reach>到|至|截至)$")
# 费率政策至2024年12月31日。: what holds until then, where nothing but the clause's end follows.
_UNTIL = lazily("[到至截]")
_NO_UNTIL = lazily("(?:^|力争|确保|争取|计划|预计|努力)$")
_CLAUSE_STOP = lazily("[。；;，,）)]|$")
# 今年 by itself says when something happens, not by when.
_BARE_YEAR = lazily("(?:今年|当年|本年度?)$")
# Two points in time that are one deadline: 2024年和2025年, 3月至6月.
_JOINED = lazily(r"[、和及与]|[-—–～~至到]{1,2}")
_SENTENCE_END = lazily("[。；;！？\\n]")
_CLAUSE_END = lazily("[，。；：！？\\n,;:!?、（(]")
_HIDDEN = lazily(
    r"“(?!十[三四五六]五”)[^“”]{0,60}”|《[^《》]{0,120}》|〈[^〈〉]{0,120}〉|[（(〔\[][^（）()〔〕\[\]]{0,120}[）)〕\]]"
)


def deadlines(text: str, place: Range) -> Iterator[Range]:
    """Yield where a text says by when; how long a rule holds is no deadline, nor is what is quoted.

    What is in brackets is none either, save where a deadline is all that they hold: （6月底前完成）.

    >>> text = "确保10月底前竣工，政策执行至2027年12月31日。"
    >>> [text[slice(*point)] for point in deadlines(text, Range(0, len(text)))]
    ['10月底前']
    """
    found = list(_points(text, place))
    hidden = Cover(_hidden(text, place)) if found else NOTHING
    for point in found:
        if not hidden.touches(point) and _says_by_when(text, place, point):
            yield point


def _hidden(text: str, place: Range) -> Iterator[Range]:
    """Yield quotations and brackets, those left out that hold nothing but a deadline."""
    for match in _HIDDEN.finditer(text, *place):
        if match.group()[0] not in OPENERS or not is_deadline(match.group()[1:-1]):
            yield as_range(match.span())


def _points(text: str, place: Range) -> Iterator[Range]:
    """Yield the points in time of a text, those that are one deadline joined."""
    found: list[Range] = []
    for point in points(text, place):
        if found and _JOINED.fullmatch(text, found[-1].stop, point.start):
            found[-1] = Range(found[-1].start, point.stop)
        else:
            found.append(point)
    for point in found:
        reached = _REACHED_BEFORE.search(text, max(place.start, point.start - 2), point.start)
        yield Range(reached.start(), point.stop) if reached else point


def _says_by_when(text: str, place: Range, point: Range) -> bool:
    """Whether a point in time says by when something is to be done."""
    first = max(place.start, point.start - REACH)
    sentence = _SENTENCE_END.search(text, point.stop, min(place.stop, point.stop + REACH))
    behind = text[point.stop : sentence.start() if sentence else min(place.stop, point.stop + REACH)]
    words = text[point.start : point.stop]
    if _TERM_BEFORE.search(text, first, point.start) or _TERM_AFTER.match(behind) or _BARE_YEAR.match(words):
        return False
    if _WHEN_AFTER.match(behind) and not words.endswith(_MARKED_BEFORE):
        return False
    clause = _clause_before(text, first, point.start)
    if _is_rule(clause, behind) or _is_until(clause, words, behind):
        return False
    return _is_marked(words) or bool(_DONE.match(behind.lstrip("，,")))


def _is_until(clause: str, words: str, behind: str) -> bool:
    """Whether something holds until then: 费率政策至2024年12月31日."""
    return bool(_UNTIL.match(words) and _CLAUSE_STOP.match(behind)) and not _NO_UNTIL.search(clause)


def _is_marked(words: str) -> bool:
    """Whether words by themselves say by when: 底, 前, 到; a bare 2025年 does not."""
    return words[-1] in "底末前内终" or words[0] in "到至截"


def _is_rule(clause: str, behind: str) -> bool:
    """Whether a point in time belongs to a policy's own rule, which is no task's deadline."""
    near = clause + behind
    if rules.GOAL.search(clause):
        return False
    return any(pattern.search(near) for pattern in (rules.BENEFIT, rules.SUBSIDY, rules.PERMISSION))


def _clause_before(text: str, first: int, stop: int) -> str:
    words = text[first:stop]
    ends = [match.end() for match in _CLAUSE_END.finditer(words)]
    return words[ends[-1] :] if ends else words
