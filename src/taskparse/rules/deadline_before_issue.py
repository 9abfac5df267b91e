"""A deadline had passed when the notice was issued."""

from __future__ import annotations

from collections.abc import Iterator

from taskparse.context import Context
from taskparse.model.fault import Wording
from taskparse.model.record import Notice
from taskparse.rules.dates import dated
from taskparse.rules.rule import Fault, Rule


def _find(notice: Notice, _context: Context) -> Iterator[Fault]:
    issued = notice.header.issue_date
    for deadline, day in dated(notice) if issued else ():
        if issued and day < issued:
            yield Fault(deadline.span, {"text": deadline.text, "issued": issued.isoformat()})


RULE = Rule(
    "602",
    "deadline-before-issue",
    "error",
    _find,
    en=Wording(
        "deadline before the date of issue",
        "the deadline {text} had passed when the notice was issued on {issued}",
        "correct the deadline or the date of issue",
        "Whether a deadline's last day lies before the date of issue (成文日期).",
        "A task that is late from its first day cannot be kept, and its date was mostly carried over from last year's notice.",
        "6月底前完成 in a notice of 2025年8月6日.",
        "Set a day that is still to come, or say that the task is done.",
    ),
    zh=Wording(
        "完成时限早于成文日期",
        "完成时限“{text}”早于成文日期{issued}",
        "更正完成时限或者成文日期",
        "完成时限的最后一天是否早于成文日期。",
        "任务一下达就已逾期，无法落实；多半是沿用了上一年的日期。",
        "成文日期为2025年8月6日的通知写“6月底前完成”。",
        "改为尚未到期的日期，或者注明任务已经完成。",
    ),
)
