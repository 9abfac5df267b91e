"""Notices made up by hypothesis: drafts whose tasks are known, ways to print them, and text that only looks like one.

A draft is written by the reading rules, from invented words; what it must be read as is written down beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from hypothesis import strategies as st


@dataclass(frozen=True)
class Duty:
    """An annotation: its words, whom it names in which role, and by when."""

    words: str
    parties: Mapping[str, tuple[str, ...]]
    deadline: str | None = None


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

    def __add__(self, other: Draft) -> Draft:
        return Draft(self.paragraphs + other.paragraphs, self.tasks + other.tasks, self.front)


@dataclass(frozen=True)
class Style:
    """How a notice writes its labelled brackets."""

    opener: str = "（"
    closer: str = "）"
    colon: str = "："
    between_entries: str = "；"
    one_each: bool = False
    labels: Mapping[str, str] = field(default_factory=dict)


# --- words -----------------------------------------------------------------------------------------------------------

PEOPLE = ("甲某", "乙某", "丙某", "丁某某", "戊某")
UNITS = (
    "市财政局",
    "市教育局",
    "市公安局",
    "市发展改革委",
    "市文化和旅游局",
    "市自然资源和规划局",
    "市政府办公室",
    "市大数据局(市政务服务局)",
    "甲县住房城乡建设局（人防办）",
    "乙区商务局",
    "丙区税务局",
    "中国（某省）自由贸易试验区甲片区管理办公室",
    "某市水务集团",
    "市总工会",
    "国网某市供电公司",
)
GROUPS = ("各街道办事处", "各县（市、区）人民政府", "有关部门", "各乡镇人民政府", "市直有关部门")

LABELS = {
    "leaders": ("牵头领导", "责任领导", "分管领导"),
    "lead_units": ("牵头单位", "牵头部门", "主办单位"),
    "responsible_units": ("责任单位", "责任部门", "承办单位", "落实单位"),
    "supporting_units": ("配合单位", "配合部门", "协办单位"),
    "responsible_persons": ("责任人",),
    "督办单位": ("督办单位",),
}
DEADLINES = ("2025年6月底前", "12月底前", "2025年9月30日前", "持续推进", "2026年底前")

VERBS = ("推进", "完善", "健全", "整治", "修缮", "优化", "盘活", "推广", "巩固", "开放")
THINGS = (
    "老旧街巷",
    "社区食堂",
    "农村公路",
    "公共停车场",
    "灌溉渠道",
    "校园周边道路",
    "体育场馆",
    "河道堤防",
    "便民服务窗口",
    "楼道照明",
)
AIMS = (
    "让群众办事少跑路",
    "做到一处一档",
    "逐户登记造册",
    "确保汛前完工",
    "覆盖全部村庄",
    "工程款按季度结清",
    "新增泊位300个以上",
    "投诉量下降5.6%",
)
QUOTED = (
    "建设“一刻钟”生活圈",
    "落实《某市绿化办法》",
    "推行“2+N”值守",
    "做到“有人管。有钱修”",
    "开展“好店（铺）”评选",
)


def sentences(*, end: str = "。") -> st.SearchStrategy[str]:
    """A sentence too long and with too many commas for a heading or topic sentence."""
    clauses = st.lists(
        st.one_of(
            st.builds("{}甲县{}{}".format, st.sampled_from(VERBS), st.sampled_from(THINGS), st.just("建设")),
            st.sampled_from(AIMS),
            st.sampled_from(QUOTED),
        ),
        min_size=3,
        max_size=7,
    )
    opening = st.builds("{}甲县{}".format, st.sampled_from(VERBS), st.sampled_from(THINGS))
    return st.builds(lambda first, rest: "，".join([first, *rest]) + end, opening, clauses)


HEADINGS = st.builds("{}{}".format, st.sampled_from(VERBS), st.sampled_from(THINGS))
TOPICS = st.builds("着力{}{}。".format, st.sampled_from(VERBS), st.sampled_from(THINGS))

# --- annotations -----------------------------------------------------------------------------------------------------

STYLES = st.builds(
    lambda pair, colon, between, one_each, labels: Style(pair[0], pair[1], colon, between, one_each, labels),
    st.sampled_from(["（）", "()", "〔〕", "[]", "【】", "（)", "(）", "（〕", "【）"]),
    st.sampled_from("：:"),
    st.sampled_from(["；", ";", "，", "。", "；"]),
    st.sampled_from([False, False, False, True]),
    st.fixed_dictionaries({role: st.sampled_from(labels) for role, labels in LABELS.items()}),
)


def _names(role: str) -> st.SearchStrategy[tuple[str, ...]]:
    known = PEOPLE if role in {"leaders", "responsible_persons"} else UNITS + GROUPS
    return st.lists(st.sampled_from(known), min_size=1, max_size=4, unique=True).map(tuple)


@st.composite
def labelled_duties(draw: st.DrawFn, style: Style) -> Duty:
    """（牵头领导：…；牵头单位：…；完成时限：…）."""
    roles = draw(
        st.lists(st.sampled_from(list(LABELS)), min_size=1, max_size=3, unique=True).map(sorted_roles)
    )
    parties = {role: draw(_names(role)) for role in roles}
    deadline = draw(st.none() | st.sampled_from(DEADLINES))
    entries = [f"{style.labels[role]}{style.colon}{'、'.join(names)}" for role, names in parties.items()]
    if deadline:
        entries.append(f"完成时限{style.colon}{deadline}")
    if style.one_each:
        words = "".join(f"{style.opener}{entry}{style.closer}" for entry in entries)
    else:
        words = style.opener + style.between_entries.join(entries) + style.closer
    return Duty(words, parties, deadline)


def sorted_roles(roles: Sequence[str]) -> list[str]:
    return sorted(roles, key=list(LABELS).index)


@st.composite
def narrative_duties(draw: st.DrawFn) -> Duty:
    """（甲局牵头，乙局、丙局等按职责分工负责，6月底前完成）."""
    lead, answering, help_ = (
        draw(st.lists(st.sampled_from(UNITS), min_size=1, max_size=3, unique=True)) for _ in range(3)
    )
    form = draw(st.sampled_from(_NARRATIVES))
    lead = lead if "{lead}牵头" in form else lead[:1]
    words = form.format(lead="、".join(lead), answering="、".join(answering), help="、".join(help_))
    parties: dict[str, tuple[str, ...]] = {}
    for role, key, names in (
        ("lead_units", "{lead}", lead),
        ("responsible_units", "{answering}", answering),
        ("supporting_units", "{help}", help_),
    ):
        if key in form:
            parties[role] = tuple(names)
    deadline = draw(st.none() | st.sampled_from(["2025年6月底前完成", "12月底前完成", "持续推进"]))
    return Duty(f"（{words}{'，' + deadline if deadline else ''}）", parties, deadline)


_NARRATIVES = (
    "{answering}负责",
    "{answering}按职责分工负责",
    "{answering}等按职责分工负责",
    "{answering}落实",
    "{lead}牵头",
    "{lead}牵头，{answering}负责",
    "{lead}牵头，{answering}按职责分工负责",
    "{lead}牵头，{answering}负责，{help}配合",
    "{answering}负责，{help}配合",
    "{lead}会同{answering}负责",
)


@dataclass(frozen=True)
class Block:
    """Block lines and what they say."""

    lines: tuple[str, ...]
    duty: Duty


@st.composite
def block_duties(draw: st.DrawFn, style: Style) -> Block:
    """牵头单位：… / 责任单位：… / 完成时限：…, a line each or all in one."""
    roles = draw(
        st.lists(st.sampled_from(list(LABELS)[1:4]), min_size=1, max_size=3, unique=True).map(sorted_roles)
    )
    parties = {role: draw(_names(role)) for role in roles}
    deadline = draw(st.none() | st.sampled_from(DEADLINES))
    lines = [f"{style.labels[role]}{style.colon}{'、'.join(names)}" for role, names in parties.items()]
    if deadline:
        lines.append(f"完成时限{style.colon}{deadline}")
    if draw(st.booleans()):
        lines = ["；".join(lines)]
    return Block(tuple(lines), Duty("".join(lines), parties, deadline))


def duties(style: Style) -> st.SearchStrategy[Duty]:
    """An annotation in brackets."""
    return st.one_of(labelled_duties(style), labelled_duties(style), narrative_duties())


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
    return Draft(
        (heading, *draft.paragraphs), tuple(task.below(heading.split("（责任", 1)[0]) for task in draft.tasks)
    )


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
    names = draw(_names("responsible_units"))
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
        tasks = tuple(
            task.below(title) for title, body in zip(titles, documents, strict=True) for task in body.tasks
        )
    else:
        titles = TITLES[:1]
        documents = [draw(bodies())]
        tasks = documents[0].tasks
    paragraphs = [
        line for title, body in zip(titles, documents, strict=True) for line in (title, *body.paragraphs)
    ]
    return Draft((*front, *paragraphs), tasks, len(front) + 1)
