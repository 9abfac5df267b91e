"""Titles of notices and of the documents that they enclose (GB/T 9704—2012, 7.3.1)."""

from __future__ import annotations

import re
from typing import NamedTuple

from taskparse.grammar.elements import AUTHORITY, NUMBER
from taskparse.grammar.headings import marker_at
from taskparse.grammar.marks import COLONS, QUOTE_CLOSERS, QUOTE_OPENERS, SENTENCE_ENDS
from taskparse.grammar.patterns import lazily
from taskparse.model.source import Range, as_range

# 牵头单位：县财政局: a line that gives something a value is no line of a title.
_NAMED_VALUE = lazily(r"[一-鿿（）()、]{2,14}[：:]")

# What names the kind of a document at the end of its title.
_DOCUMENT_KIND = (
    "通知|意见|方案|办法|措施|决定|公告|通告|通报|计划|规划|政策|细则|规定|规则|要点|清单|分工|分解|目标任务|行动|报告|函|批复|"
    "纲要|条例|制度|安排|指引|指南|目录|台账|责任书|实事|一览表|分解表|任务表|分工表|清单表|条|令|请示|意见书|倡议书|公报|纪要|公示|名单|答复|建议|提示|问答|解读|大纲"
)
_TAIL = lazily(rf"(?:{_DOCUMENT_KIND})》?(?:[（(〔][^（）()]{{1,20}}[）)〕])*$")
# The part of a title that names who issues it: 某市人民政府办公室关于印发….
_AUTHORITY = lazily(rf"(?P<value>{AUTHORITY.pattern})(?=关于|印发|转发|批转|发布)")
# How the title of a cover letter ends, or of a document that has none.
_COVER_TAIL = lazily(r"(?:通知|意见|决定|公告|通告|通报|函|批复|报告)(?:[（(〔][^（）()]{1,20}[）)〕])*$")
_VERB = lazily("关于|印发|转发|批转|发布")

# What pages put around a title: 某政发〔2025〕1号《某市人民政府关于…的通知》, …的通知（某政发〔2025〕1号）.
_AROUND = lazily(
    rf"(?P<before>{NUMBER})?\s*(?P<open>《)?(?P<title>(?(open)(?:[^《》]|《[^《》]*》)+?|.+?))(?(open)》)\s*(?:[（(](?P<after>{NUMBER})[）)])?",
    re.DOTALL,
)
_LONGEST_LINE = 90
_COMPARED = lazily(r"\W")
# In characters.
_LONGEST_TITLE = 120
_TITLE_END = lazily(rf"(?:{_DOCUMENT_KIND})(?:[（(][^（）()号]{{1,20}}[）)])?")
_NO_TITLE = lazily("[。；！？：:]")
_AFTER_TITLE = lazily(rf"(?P<number>[（(]?{NUMBER}[）)]?)?(?P<addressees>[^。；！？“”《》：:]{{2,300}}[：:])?")
# A title with neither number nor addressees after it must say of itself what it is.
_TITLE = lazily(
    rf"(?:{AUTHORITY.pattern})(?:关于|印发|转发)[^。；！？：:]{{4,100}}?的(?:通知|意见|决定|公告|通告|批复|函)(?!的)"
)


class Around(NamedTuple):
    """A title with the document numbers that may be before and behind it."""

    title: Range
    before: Range | None
    after: Range | None


def around_title(text: str, place: Range) -> Around:
    """Return a title without the marks and numbers around it.

    >>> around_title("《某市关于绿化的通知》（某政发〔2025〕1号）", Range(0, 24))
    Around(title=Range(start=1, stop=10), before=None, after=Range(start=12, stop=23))
    """
    match = _AROUND.fullmatch(text, *place)
    spans = {name: as_range(match.span(name)) if match and match[name] else None for name in Around._fields}
    return Around(spans["title"] or place, spans["before"], spans["after"])


def authority_in_title(title: str) -> str:
    """Return the part of a title that names who issues it; empty if none does.

    >>> authority_in_title("某市人民政府办公室关于印发分工方案的通知")
    '某市人民政府办公室'
    """
    match = _AUTHORITY.match(title)
    return match["value"] if match else ""


def announces(text: str) -> bool:
    """Whether a line holds a verb by which titles announce something: 关于, 印发, 转发."""
    return bool(_VERB.search(text))


def is_title_line(text: str) -> bool:
    """Whether a paragraph may be a line of a title: short, unnumbered, no sentence."""
    return (
        len(text) <= _LONGEST_LINE
        and not marker_at(text, Range(0, len(text)))
        and not _NAMED_VALUE.match(text)
        and text[-1] not in COLONS
        and not any(mark in text for mark in SENTENCE_ENDS)
    )


def ends_as_title(text: str) -> bool:
    """Whether words end in the kind of a document: …的通知, …任务分解表（试行）."""
    return bool(_TAIL.search(text))


def is_whole_title(text: str) -> bool:
    """Whether joined lines end as a title ends, no quotation left open.

    >>> is_whole_title("关于印发《某市政府工作报"), is_whole_title("关于印发《某市政府工作报告》任务分解的通知")
    (False, True)
    """
    opened = sum(text.count(mark) for mark in QUOTE_OPENERS)
    closed = sum(text.count(mark) for mark in QUOTE_CLOSERS)
    return opened == closed and ends_as_title(text)


def is_cover(title: str) -> bool:
    """Whether a title is whole and that of a cover letter, or of a document that has none: …的通知."""
    return is_whole_title(title) and bool(_COVER_TAIL.search(title))


def same_title(one: str, other: str) -> bool:
    """Whether two titles say the same, marks aside."""
    return _COMPARED.sub("", one) == _COMPARED.sub("", other)


def front_of_line(text: str, place: Range) -> list[int]:
    """Return where title, number and addressees end that begin a notice in one single line; none where it has no title.

    Args:
        text: The clean text.
        place: The line.
    """
    longest = _NO_TITLE.search(text, place.start, place.start + _LONGEST_TITLE)
    stop = longest.start() if longest else place.start + _LONGEST_TITLE
    for end in _TITLE_END.finditer(text, place.start, min(stop, place.stop)):
        after = _AFTER_TITLE.match(text, end.end(), place.stop)
        if after and after.group():
            return [end.end(), *(after.end(name) for name in ("number", "addressees") if after[name])]
    title = _TITLE.match(text, *place)
    return [title.end()] if title else []
