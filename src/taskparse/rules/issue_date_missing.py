"""The header names no date of issue."""

from __future__ import annotations

from collections.abc import Iterator

from taskparse.context import Context
from taskparse.model.fault import Wording
from taskparse.model.record import Notice
from taskparse.rules.rule import Fault, Rule


def _find(notice: Notice, _context: Context) -> Iterator[Fault]:
    if notice.header.issue_date is None:
        yield Fault()


RULE = Rule(
    "103",
    "issue-date-missing",
    "warning",
    _find,
    en=Wording(
        "no date of issue",
        "the notice has no date of issue",
        "put the date under the issuing authority at the end of the text",
        "Whether a date of issue (成文日期) stands in the notice.",
        "Deadlines such as 年底前 are counted from the notice's own year.",
        "A notice that ends after its last task, without 2025年2月12日.",
        "Give the day on which the notice was signed (GB/T 9704—2012, 7.3.5).",
    ),
    zh=Wording(
        "没有成文日期",
        "通知没有成文日期",
        "在正文末尾发文机关署名之下写明成文日期",
        "通知里有没有成文日期。",
        "“年底前”等时限要按通知自身的年份推算。",
        "通知在最后一项任务之后结束，没有“2025年2月12日”。",
        "写明签发之日（GB/T 9704—2012，7.3.5）。",
    ),
)
