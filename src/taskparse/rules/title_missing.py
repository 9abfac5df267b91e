"""The notice has no title."""

from __future__ import annotations

from collections.abc import Iterator

from taskparse.context import Context
from taskparse.model.fault import Wording
from taskparse.model.record import Notice
from taskparse.rules.rule import Fault, Rule


def _find(notice: Notice, _context: Context) -> Iterator[Fault]:
    if not notice.header.title:
        yield Fault()


RULE = Rule(
    "104",
    "title-missing",
    "warning",
    _find,
    en=Wording(
        "no title",
        "the notice has no title",
        "put a title that names the matter and the kind of document over the text",
        "Whether a title (标题) stands in the notice.",
        "Lists of notices show titles; the plan's name and year are read from it.",
        "A text that begins with 一、.",
        "Write 发文机关、事由、文种 (GB/T 9704—2012, 7.3.1).",
    ),
    zh=Wording(
        "没有标题",
        "通知没有标题",
        "在正文之上写明标题，由发文机关名称、事由和文种组成",
        "通知里有没有标题。",
        "通知目录显示的是标题，方案的名称和年份也从标题读出。",
        "以“一、”开头的文字。",
        "标题由发文机关名称、事由和文种组成（GB/T 9704—2012，7.3.1）。",
    ),
)
