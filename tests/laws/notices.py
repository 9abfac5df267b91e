"""Notices made up by hypothesis: drafts whose tasks are known, ways to print them, and text that only looks like one.

A draft is written by the reading rules, from invented words; what it must be read as is written down beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from laws.duties import STYLES, Duty, Style, block_duties, duties, labelled_duties, names_of
from laws.prose import HEADINGS, TOPICS, sentences


@dataclass(frozen=True)
class Expected:
    """A task as it must be read."""

    text: str
    path: tuple[str, ...]
    duty: Duty
    marker: str | None = None
    lead_in: str | None = None

    def below(self, *headings: str) -> Expected:
        """Return the task with headings around it."""
        return replace(self, path=(*headings, *self.path))


@dataclass(frozen=True)
class Draft:
    """Paragraphs and the tasks in them; `front` counts those before the body."""

    paragraphs: tuple[str, ...]
    tasks: tuple[Expected, ...] = ()
    front: int = 0


# --- items -----------------------------------------------------------------------------------------------------------

Item = Callable[[st.DrawFn, str, Style], Draft]


def _single(draw: st.DrawFn, marker: str, style: Style) -> Draft:
    """1. A sentence or two, and the annotation that closes the item."""
    text = draw(sentences()) + draw(st.just("") | sentences())
    duty = draw(duties(style))
    return Draft((marker + text + duty.words,), (Expected(text, (), duty, marker=marker),))


def _headed(draw: st.DrawFn, marker: str, style: Style) -> Draft:
    """1. A run-in heading, text, maybe over several paragraphs, and one annotation at the end."""
    heading = marker + draw(HEADINGS) + "。"
    texts = draw(st.lists(sentences(), min_size=1, max_size=3))
    duty = draw(duties(style))
    *paragraphs, last = [heading + texts[0], *texts[1:]]
    return Draft((*paragraphs, last + duty.words), (Expected("".join(texts), (heading,), duty),))


def _several(draw: st.DrawFn, marker: str, style: Style) -> Draft:
    """1. A run-in heading, then topic sentences and clauses, each with its annotation."""
    heading = marker + draw(HEADINGS) + "。"
    words, tasks = heading, []
    topic: tuple[str, ...] = ()
    for _ in range(draw(st.integers(2, 4))):
        if draw(st.booleans()):
            topic = (draw(TOPICS),)
            words += topic[0]
        mark_after = draw(st.sampled_from(["", "，", "。"]))
        text, duty = draw(sentences(end="" if mark_after else "。")), draw(duties(style))
        words += text + duty.words + mark_after
        tasks.append(Expected(text, (heading, *topic), duty))
    return Draft((words + draw(st.just("") | sentences()),), tuple(tasks))


def _blocked(draw: st.DrawFn, marker: str, style: Style) -> Draft:
    """1. A sentence or two, and block lines below."""
    text, block = draw(sentences()), draw(block_duties(style))
    return Draft((marker + text, *block.lines), (Expected(text, (), block.duty, marker=marker),))


def _idle(draw: st.DrawFn, marker: str, style: Style) -> Draft:
    """1. Text that nobody answers for."""
    del style
    return Draft((marker + draw(HEADINGS) + "。" + draw(sentences()),))


ITEMS: tuple[Item, ...] = (_single, _headed, _several, _blocked, _idle)
CHINESE_NUMBERS = "一二三四五六七八九"


def _items(draw: st.DrawFn, style: Style, mark: str, most: int) -> Draft:
    """Items of one list, numbered in one style."""
    items = draw(st.lists(st.sampled_from(ITEMS), min_size=1, max_size=most))
    # Idle ones last: what closes a list of them might answer for all (§5).
    items.sort(key=lambda each: each is _idle)
    drafts = [each(draw, numbered(mark, index), style) for index, each in enumerate(items, 1)]
    return _joined(drafts)


def numbered(mark: str, number: int) -> str:
    """Return a marker: of （一） and 3, （三）."""
    return mark.replace("一", CHINESE_NUMBERS[number - 1]).replace("1", str(number))


def _joined(drafts: Sequence[Draft]) -> Draft:
    return Draft(
        tuple(paragraph for draft in drafts for paragraph in draft.paragraphs),
        tuple(task for draft in drafts for task in draft.tasks),
    )


def _below(heading: str, draft: Draft) -> Draft:
    return Draft((heading, *draft.paragraphs), tuple(task.below(heading.split("（责任", 1)[0]) for task in draft.tasks))


# --- sections and documents ------------------------------------------------------------------------------------------


@st.composite
def sections(draw: st.DrawFn, number: int, style: Style, marks: Sequence[str]) -> Draft:
    """一、 a line heading, with items of one or two levels."""
    heading = numbered(marks[0], number) + draw(HEADINGS)
    if len(marks) == 2 or draw(st.booleans()):
        return _below(heading, _items(draw, style, marks[1], 3))
    inner = [
        _below(numbered(marks[1], index) + draw(HEADINGS), _items(draw, style, marks[2], 2))
        for index in range(1, draw(st.integers(1, 2)) + 1)
    ]
    return _below(heading, _joined(inner))


@st.composite
def turned_sections(draw: st.DrawFn, number: int) -> Draft:
    """一、 a heading line that is annotated; what follows below is the task."""
    heading = numbered("一、", number) + draw(HEADINGS)
    names = draw(names_of("responsible_units"))
    body = draw(st.lists(sentences(), min_size=1, max_size=2))
    duty = Duty(f"（责任单位：{'、'.join(names)}）", {"responsible_units": names})
    return Draft((heading + duty.words, *body), (Expected("".join(body), (heading,), duty),))


@st.composite
def lists_with_lead_in(draw: st.DrawFn, style: Style) -> Draft:
    """今年…目标是：甲，（…）乙，（…）."""
    lead_in = "今年全市经济发展的主要目标是："
    indicators = draw(
        st.lists(
            st.sampled_from(
                ["地区生产总值增长5.6%", "粮食总产量稳定在30万吨以上", "新增就业2600人", "进出口总额增长3%"]
            ),
            min_size=2,
            unique=True,
        )
    )
    words, tasks = lead_in, []
    for text in indicators:
        duty = draw(labelled_duties(style))
        words += f"{text}，{duty.words}"
        tasks.append(Expected(f"{text}，", (), duty, lead_in=lead_in))
    return Draft((words,), tuple(tasks))


MARKS = (
    ("一、", "（一）"),
    ("一、", "1."),
    ("一、", "（一）", "1."),
    ("一、", "（一）", "1．"),
    ("第一章", "一、"),
    ("一、", "1、", "（1）"),
)


@st.composite
def bodies(draw: st.DrawFn) -> Draft:
    """The body of one document."""
    style, marks = draw(STYLES), draw(st.sampled_from(MARKS))
    opening = draw(st.sampled_from(["", "introduction", "lead-in"]))
    parts = []
    if opening == "introduction":
        parts.append(Draft((draw(sentences()),)))
    elif opening == "lead-in":
        parts.append(draw(lists_with_lead_in(style)))
    count = draw(st.integers(1, 3))
    if count > 1 and marks[0] == "一、" and draw(st.integers(0, 5)) == 0:
        parts += [draw(turned_sections(number)) for number in range(1, count + 1)]
    else:
        parts += [draw(sections(number, style, marks)) for number in range(1, count + 1)]
    return _joined(parts)


FRONT = (
    "某政办字〔2025〕{}号",
    "某市人民政府办公室",
    "关于印发2025年重点任务分工方案的通知",
    "各县（市、区）人民政府，市政府各部门（单位）：",
    "经市政府同意，现将有关任务印发给你们，请结合实际，认真抓好落实。",
    "某市人民政府办公室",
    "2025年2月{}日",
    "（此件公开发布）",
)
TITLES = ("2025年重点任务分工方案", "甲县2025年民生实事清单")


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """A notice: with its front or without, enclosing one document or two."""
    front = [line.format(draw(st.integers(1, 28))) for line in FRONT]
    fronts: list[list[str]] = [front, front[:-1], front[1:-1], []]
    front = fronts[draw(st.integers(0, len(fronts) - 1))]
    if draw(st.booleans()) and front:
        titles: tuple[str, ...] = TITLES
        documents = [draw(bodies()) for _ in titles]
        tasks = tuple(task.below(title) for title, body in zip(titles, documents, strict=True) for task in body.tasks)
    else:
        titles = TITLES[:1]
        documents = [draw(bodies())]
        tasks = documents[0].tasks
    paragraphs = [line for title, body in zip(titles, documents, strict=True) for line in (title, *body.paragraphs)]
    return Draft((*front, *paragraphs), tasks, len(front) + 1)
