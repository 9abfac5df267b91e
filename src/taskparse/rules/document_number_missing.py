"""The header names no document number."""

from __future__ import annotations

from collections.abc import Iterator

from taskparse.context import Context
from taskparse.model.fault import Wording
from taskparse.model.record import Notice
from taskparse.rules.rule import Fault, Rule


def _find(notice: Notice, _context: Context) -> Iterator[Fault]:
    if not notice.header.document_number:
        yield Fault()


RULE = Rule(
    "101",
    "document-number-missing",
    "warning",
    _find,
    en=Wording(
        "no document number",
        "the notice has no document number",
        "put the number (某政办字〔2025〕1号) under the letterhead",
        "Whether a document number (发文字号) stands in the notice.",
        "It is what other documents cite, and what tells two notices of one title apart.",
        "A notice that begins with its title.",
        "Give the number under the letterhead (GB/T 9704—2012, 7.2.5).",
    ),
    zh=Wording(
        "没有发文字号",
        "通知没有发文字号",
        "在发文机关标志之下写明发文字号（某政办字〔2025〕1号）",
        "通知里有没有发文字号。",
        "其他文件引用它，同名的通知也靠它区分。",
        "以标题开头的通知。",
        "在发文机关标志之下写明发文字号（GB/T 9704—2012，7.2.5）。",
    ),
)
