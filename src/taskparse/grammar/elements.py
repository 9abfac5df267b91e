"""The elements of an official document (GB/T 9704—2012, clause 7)."""

from __future__ import annotations

import re
from typing import NamedTuple

from taskparse.grammar.dates import DATE, PLAIN_DATE
from taskparse.grammar.marks import COLONS
from taskparse.grammar.patterns import lazily
from taskparse.model.source import Range, as_range
from taskparse.model.text import compact

# 历下政办字〔2025〕1号
NUMBER = r"[一-鿿]{1,14}(?:[〔\[（(【［]\s*(?:19|20)\d{2}\s*[〕\]）)】］])\s*第?\s*\d{1,5}\s*号"
DOCUMENT_NUMBER = lazily(rf"[（(]?(?P<value>{NUMBER})[）)]?")
_PRINTED = lazily(rf"(?P<by>[一-鿿（）()]{{4,30}}?)?(?P<on>{PLAIN_DATE})\s*印发")

_NUMBER_YEAR = lazily(NUMBER.replace(r"(?:19|20)\d{2}", r"(?P<year>(?:19|20)\d{2})"))
# Letters of the authority, the whole year in six-angled brackets, a number without 第 and without zeros before it.
_STANDARD_NUMBER = lazily(r"[一-鿿]{1,14}〔(?:19|20)\d{2}〕[1-9]\d*号")


# Names of bodies that issue notices.
AUTHORITY = lazily(
    r"[一-鿿“”]{0,40}(?:人民政府(?:办公[厅室])?|政府办公[厅室]|管理?委员?会(?:办公室)?|委员会|办公[厅室]|国务院|[局厅委部署院会行]|领导小组|总队|支队|中心|法院|公司|集团|分行|支行|联合会|税务局|海关)"
)
# 某市某区人民政府文件
LETTERHEAD = lazily(rf"(?P<value>{AUTHORITY.pattern})文件")
# 各街道办事处，区政府各部门（单位）：
ADDRESSEES = lazily(r"(?P<value>[^。！？《》]{2,400}?)[：:]")
# 现就有关事项通知如下：
NOT_ADDRESSEES = lazily(
    r"^(?:为|根据|按照|依据|经|现将|现就|近年来|随着|今年|当前|一是)|(?:如下|以下[一-鿿]{0,8}|事项|要求|意见|措施|内容|说明|附件)[：:]$"
)
ADDRESSEE_WORD = lazily("各|政府|部门|单位|委员会|办公室|直属|街道|乡镇|局|企业|公司|院校|银行|机构|管委会")

# （此件公开发布）, (公开属性:主动公开), 此件主动公开
DISCLOSURE = lazily(
    r"[（(]?(?P<value>此件[一-鿿]{0,10}公开[一-鿿]{0,6}|公开(?:属性|方式)[：:][一-鿿]{2,6}|主动公开|信息公开选项[：:][一-鿿]{2,6})[）)]?"
)
ATTACHMENT = lazily(r"附件(?:[：:]|\d{0,2}[：:.．])(?P<value>.{2,80})")
SIGNATORY = lazily(r"签发人[：:](?P<value>.{2,20})")
COPIED_TO = lazily(r"抄送[：:](?P<value>.{2,400})")
SECRECY = lazily(r"(?P<value>绝密|机密|秘密)(?:★.{0,10})?")
URGENCY = lazily("(?P<value>特急|加急|特提|平急)")
COPY_NUMBER = lazily(r"(?P<value>\d{6})")
# Where the seal goes.
_SEAL = r"(?:[（(](?:代章|公章|盖章|印章?)[）)])?"
_SIGNED_DATE = lazily(rf"(?P<by>{AUTHORITY.pattern})?{_SEAL}(?P<on>{PLAIN_DATE})")
_SIGNED = lazily(rf"(?:{AUTHORITY.pattern}){_SEAL}")
_ENDS_IN_DATE = lazily(rf"[^:：]*{DATE.pattern}")
_LONGEST_SIGNATURE = 40
_ATTACHMENT_MARK = lazily(r"附件\s*\d{0,2}[：:]?")
# …。某市人民政府2025年2月12日（此件公开发布）: how a notice in one single line ends.
_BACK = lazily(
    rf"(?<=[。）)])(?P<signature>(?:{AUTHORITY.pattern})?{PLAIN_DATE})(?P<note>[（(][^（）()]{{4,20}}[）)])?$"
)
# Elements that fill a line of their own before the body, and those that close it.
_FRONT: dict[str, re.Pattern[str]] = {
    "document_number": DOCUMENT_NUMBER,
    "letterhead": LETTERHEAD,
    "issue_date": DATE,
    "disclosure": DISCLOSURE,
    "signatories": SIGNATORY,
    "secrecy": SECRECY,
    "urgency": URGENCY,
    "copy_number": COPY_NUMBER,
}
_BACK_NOTES: dict[str, re.Pattern[str]] = {"disclosure": DISCLOSURE, "copied_to": COPIED_TO}


class Element(NamedTuple):
    """An element that fills a line: its field of the header, and where in the line its value is."""

    field: str
    value: Range


def year_in_number(words: str) -> int | None:
    """Return the year of a document number.

    >>> year_in_number("某政办字〔2025〕1号"), year_in_number("某局2025年通知")
    (2025, None)
    """
    match = _NUMBER_YEAR.match(compact(words))
    return int(match["year"]) if match else None


def is_standard_number(words: str) -> bool:
    """Whether a document number is of the form of GB/T 9704—2012, 7.2.5.

    >>> is_standard_number("某政办字〔2025〕1号"), is_standard_number("某政办字[2025]第01号")
    (True, False)
    """
    return bool(_STANDARD_NUMBER.fullmatch(words))


def front_element(line: str) -> Element | None:
    """Return the element that a line before the body is, if it is one.

    >>> front_element("某政办字〔2025〕1号"), front_element("某市人民政府文件").field
    (Element(field='document_number', value=Range(start=0, stop=12)), 'letterhead')
    """
    return _element(_FRONT, line)


def closing_note(line: str) -> Element | None:
    """Return the note below the body that a line is: 此件公开发布, 抄送：…."""
    return _element(_BACK_NOTES, line)


def may_be_element(line: str) -> bool:
    """Whether a line looks like an element of a notice, whose lines nothing else confirms: a number, a signature.

    >>> may_be_element("某政办字〔2025〕1号"), may_be_element("附件1"), may_be_element("首页")
    (True, True, False)
    """
    return bool(
        DOCUMENT_NUMBER.fullmatch(line)
        or (len(line) <= _LONGEST_SIGNATURE and _ENDS_IN_DATE.fullmatch(line))
        or line.startswith("附件")
        or (line.endswith(tuple(COLONS)) and ADDRESSEE_WORD.search(line))
    )


def _element(elements: dict[str, re.Pattern[str]], line: str) -> Element | None:
    for field, pattern in elements.items():
        if match := pattern.fullmatch(line):
            return Element(field, as_range(match.span("value" if "value" in pattern.groupindex else 0)))
    return None


def printing(line: str) -> list[Element]:
    """Return who printed a notice and when, as its last line says: 某市人民政府办公室2025年2月12日印发."""
    match = _PRINTED.fullmatch(line)
    named = {"by": "printed_by", "on": "printed_on"}
    return [Element(field, as_range(match.span(name))) for name, field in named.items() if match and match[name]]


def signature(line: str) -> list[Element]:
    """Return the date under a notice, and the authority that may be before it in the line.

    >>> [field for field, _ in signature("某市人民政府（代章）2025年2月12日")]
    ['issuing_authorities', 'issue_date']
    """
    match = _SIGNED_DATE.fullmatch(line)
    named = {"by": "issuing_authorities", "on": "issue_date"}
    return [Element(field, as_range(match.span(name))) for name, field in named.items() if match and match[name]]


def is_signature(line: str) -> bool:
    """Whether a line names an authority and nothing else, the place of its seal aside."""
    return bool(_SIGNED.fullmatch(line))


def is_authority(words: str) -> bool:
    """Whether words are the name of a body that issues notices."""
    return bool(AUTHORITY.fullmatch(words))


def attachment(line: str) -> Range | None:
    """Return where the title of an attachment is in the line that announces it: 附件：1.某表."""
    match = ATTACHMENT.fullmatch(line)
    return as_range(match.span("value")) if match else None


def is_attachment_mark(line: str) -> bool:
    """Whether a line says that an attachment begins: 附件2."""
    return bool(_ATTACHMENT_MARK.fullmatch(line))


def is_addressees(line: str) -> bool:
    """Whether a line names whom a notice is for: 各街道办事处，区政府各部门：.

    >>> is_addressees("各街道办事处，区政府各部门："), is_addressees("现将有关事项通知如下：")
    (True, False)
    """
    is_list = ADDRESSEES.fullmatch(line) and ADDRESSEE_WORD.search(line)
    return bool(is_list) and not NOT_ADDRESSEES.search(line)


def back_of_line(text: str, place: Range) -> list[int]:
    """Return where signature and note begin that end a notice in one single line."""
    match = _BACK.search(text, *place)
    return [match.start(name) for name in ("signature", "note") if match[name]] if match else []
