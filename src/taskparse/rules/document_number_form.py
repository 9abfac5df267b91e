"""The document number is not of the form of GB/T 9704—2012, 7.2.5."""

from __future__ import annotations

from collections.abc import Iterator

from taskparse.context import Context
from taskparse.grammar.elements import is_standard_number
from taskparse.model.fault import Wording
from taskparse.model.record import Notice
from taskparse.rules.rule import Fault, Rule


def _find(notice: Notice, _context: Context) -> Iterator[Fault]:
    number = notice.header.document_number
    if number and not is_standard_number(number):
        yield Fault(notice.header.spans["document_number"][0], {"number": number})


RULE = Rule(
    "102",
    "document-number-form",
    "warning",
    _find,
    en=Wording(
        "document number of another form",
        "the document number {number} is not of the form 某政办字〔2025〕1号",
        "write the year in 〔〕, without 第 and without zeros before the number",
        "Whether the number is 机关代字〔年份〕顺序号号 with six-angled brackets, without 第 and without zeros before it.",
        "Systems look numbers up letter by letter; [2025] and 〔2025〕 are two numbers to them.",
        "某政办字[2025]第01号",
        "Write 某政办字〔2025〕1号 (GB/T 9704—2012, 7.2.5).",
    ),
    zh=Wording(
        "发文字号格式不符",
        "发文字号“{number}”不是“某政办字〔2025〕1号”的格式",
        "年份用六角括号〔〕括入，顺序号不加“第”、不编虚位",
        "发文字号是否由机关代字、六角括号括入的年份和不加“第”、不编虚位的顺序号组成。",
        "系统按字查找发文字号，[2025]和〔2025〕是两个号。",
        "某政办字[2025]第01号",
        "写作“某政办字〔2025〕1号”（GB/T 9704—2012，7.2.5）。",
    ),
)
