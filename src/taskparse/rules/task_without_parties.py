"""Text that looks like a task has nobody who answers for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from taskparse.context import Context
from taskparse.grammar.tasks import closes_notice, opens_box, reads_as_task
from taskparse.model.fault import Wording
from taskparse.model.record import Notice, Passage, Task
from taskparse.rules.rule import Fault, Rule


def _find(notice: Notice, _context: Context) -> Iterator[Fault]:
    if not notice.tasks:
        return
    first, last = notice.tasks[0].span.start, notice.tasks[-1]
    homes, boxed = _homes(notice), set[str | None]()
    for passage in notice.unassigned:
        if opens_box(passage.text):
            boxed.add(passage.section)
        if passage.span.start < first or passage.section not in homes - boxed:
            continue
        if reads_as_task(passage.text) and not _closes(passage, last):
            yield Fault(passage.span)


def _closes(passage: Passage, last: Task) -> bool:
    """Whether it may be the end of the notice: after the last task, under another heading or asked of all."""
    if passage.span.start < last.annotation.span.start:
        return False
    is_elsewhere = passage.section is None or passage.section != last.section
    return is_elsewhere or closes_notice(passage.text)


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
