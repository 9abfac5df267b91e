"""A heading has nothing below it; one that ends like a sentence says all by itself."""

from __future__ import annotations

from collections.abc import Iterator

from taskparse.context import Context
from taskparse.grammar.marks import SENTENCE_ENDS
from taskparse.model.fault import Wording
from taskparse.model.record import Notice
from taskparse.rules.rule import Fault, Rule


def _find(notice: Notice, _context: Context) -> Iterator[Fault]:
    filled = {
        *(section.parent for section in notice.sections),
        *(task.section for task in notice.tasks),
        *(passage.section for passage in notice.unassigned),
    }
    for section in notice.sections:
        if section.kind != "title" and section.id not in filled and section.title[-1:] not in SENTENCE_ENDS:
            yield Fault(section.span, {"heading": (section.marker or "") + section.title})


RULE = Rule(
    "204",
    "section-without-text",
    "warning",
    _find,
    en=Wording(
        "heading without text",
        "nothing stands under the heading {heading}",
        "write what belongs there, or take the heading out",
        "Whether a heading has sections, tasks or other text below it.",
        "What stood there may have been lost in copying.",
        "二、保障措施, and 三、 right below it.",
        "Restore the text, or take the heading out.",
    ),
    zh=Wording(
        "标题之下没有内容",
        "标题“{heading}”之下没有内容",
        "补上内容，或者删去标题",
        "标题之下有没有下级标题、任务或者其他文字。",
        "原有的内容可能在抄录时丢失了。",
        "“二、保障措施”之下紧接着就是“三、”。",
        "补上内容，或者删去标题。",
    ),
)
