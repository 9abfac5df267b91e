"""Text that looks like a task has nobody who answers for it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from taskparse.lexicon.headings import MARKER
from taskparse.lexicon.targets import OPERATOR_BEFORE, STRONG_VERB, WEAK_VERB
from taskparse.lexicon.units import SCALE, UNIT
from taskparse.model.fault import Wording
from taskparse.model.record import Notice, Passage, Task
from taskparse.rules.rule import Context, Fault, Rule

# 大力提升…, 常态化开展…: how, before what is done.
_HOW = "(?:要|常态化|进一步|大力|深入|全力|全面|积极|加快|持续|着力|扎实|切实|坚决|稳步|有序|充分|不断|统筹|规范|严格|主动|精准|高效|高标准|高质量){0,4}"
_SENTENCE_ENDS = ("。", "；", ";")
# 专栏1 …工程: a box that enlarges on the task above it.
_BOX = re.compile("专栏")
_MORE = (
    "修建|健全|规范|打击|抓实|做实|压实|畅通|筑牢|守牢|营造|探索|指导|研究|贯彻|发挥|运用|综合运用|调低|取消"
)
# 治理工作情况每月报…: the verb is part of a noun.
_NOUN = "(?:工作|任务|项目)?(?:情况|进展|进度|结果|过程|期间|成效|经费|方案)"
_DOING = re.compile(f"{_HOW}(?:{STRONG_VERB.pattern}|{WEAK_VERB.pattern}|{_MORE})(?!{_NOUN})")
# 绿化覆盖率达到45%, and no fact of the past.
_TARGET = re.compile(
    rf"(?:达到|增长|新增|{'|'.join(map(re.escape, OPERATOR_BEFORE))})[0-9][0-9.,]*(?:{SCALE})?(?:{UNIT})"
)
# 加强组织领导, 强化督查考核: how a notice closes, with what is asked of all.
_CLOSING = re.compile("(?:加强|强化|严格|完善|明确)(?:组织|领导|统筹|督|考核|监督|跟踪|责任)")
_PAST = re.compile("去年|上年|近年|截至|已[经有建完达]|[0-9一二三四五]年来")


def _find(notice: Notice, _context: Context) -> Iterator[Fault]:
    if not notice.tasks:
        return
    first, last = notice.tasks[0].span.start, notice.tasks[-1]
    homes, boxed = _homes(notice), set[str | None]()
    for passage in notice.unassigned:
        if _BOX.match(passage.text):
            boxed.add(passage.section)
        if passage.span.start < first or passage.section not in homes - boxed:
            continue
        if _looks_like_a_task(passage) and not _closes(passage, last):
            yield Fault(passage.span)


def _closes(passage: Passage, last: Task) -> bool:
    """Whether it may be the end of the notice: after the last task, under another heading or asked of all."""
    if passage.span.start < last.annotation.span.start:
        return False
    is_elsewhere = passage.section is None or passage.section != last.section
    return is_elsewhere or _CLOSING.match(passage.text) is not None


def _homes(notice: Notice) -> set[str | None]:
    """Return the sections whose own text is tasks: those with one, topics, and those most of whose neighbours have one."""
    around = {section.parent for section in notice.sections}
    innermost = [section for section in notice.sections if section.id not in around]
    with_tasks = {task.section for task in notice.tasks}
    topics = {section.id for section in innermost if section.kind == "topic"}
    neighbours = Counter(section.parent for section in innermost)
    answered = Counter(section.parent for section in innermost if section.id in with_tasks)
    among = {each.id for each in innermost if 2 * answered[each.parent] > neighbours[each.parent]}
    return (with_tasks | topics | among) - around


def _looks_like_a_task(passage: Passage) -> bool:
    """Whether it is a sentence that begins with a verb of doing or holds a target."""
    text = MARKER.sub("", passage.text, count=1)
    doing = _DOING.match(text) or _TARGET.search(text)
    return text.endswith(_SENTENCE_ENDS) and doing is not None and not _PAST.search(text)


RULE = Rule(
    "401",
    "task-without-parties",
    "warning",
    _find,
    en=Wording(
        "task without parties",
        "the text reads as a task, and nobody answers for it",
        "add the parties, or join the text to the task it belongs to",
        "Whether text between tasks, or after the last one under its heading, begins with a verb of doing (推进, 打造) or holds a target (达到45%), and is reached by no annotation. Openings, closings, boxes (专栏) and sections of a kind without tasks are left alone.",
        "What nobody answers for is done by nobody.",
        "强化法治护航，深入推进涉企执法规范化建设。 before a heading, with no annotation after it.",
        "Write the parties after the text, or join it to the sentence before whose parties it shares.",
    ),
    zh=Wording(
        "任务没有责任单位",
        "这段文字像是任务，却没有责任单位",
        "补写责任单位，或者并入所属任务",
        "任务之间，以及最后一项任务之后同一标题之下，以“推进”“打造”等动词开头或者含有目标值的文字，有没有责任标注；引言、结尾、专栏和不列任务的章节除外。",
        "没有责任单位的任务，无人落实。",
        "“强化法治护航，深入推进涉企执法规范化建设。”之后即另起标题，没有责任标注。",
        "在文后补写责任单位，或者并入责任单位相同的前一句。",
    ),
)
