"""Annotations made up by hypothesis, in every form and style, with what they must be read as."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hypothesis import strategies as st

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


@dataclass(frozen=True)
class Duty:
    """An annotation: its words, whom it names in which role, and by when."""

    words: str
    parties: Mapping[str, tuple[str, ...]]
    deadline: str | None = None


@dataclass(frozen=True)
class Style:
    """How a notice writes its labelled brackets."""

    opener: str = "（"
    closer: str = "）"
    colon: str = "："
    between_entries: str = "；"
    one_each: bool = False
    labels: Mapping[str, str] = field(default_factory=dict)


STYLES = st.builds(
    lambda pair, colon, between, one_each, labels: Style(pair[0], pair[1], colon, between, one_each, labels),
    st.sampled_from(["（）", "()", "〔〕", "[]", "【】", "（)", "(）", "（〕", "【）"]),
    st.sampled_from("：:"),
    st.sampled_from(["；", ";", "，", "。", "；"]),
    st.sampled_from([False, False, False, True]),
    st.fixed_dictionaries({role: st.sampled_from(labels) for role, labels in LABELS.items()}),
)


def names_of(role: str) -> st.SearchStrategy[tuple[str, ...]]:
    known = PEOPLE if role in {"leaders", "responsible_persons"} else UNITS + GROUPS
    return st.lists(st.sampled_from(known), min_size=1, max_size=4, unique=True).map(tuple)


@st.composite
def labelled_duties(draw: st.DrawFn, style: Style) -> Duty:
    """（牵头领导：…；牵头单位：…；完成时限：…）."""
    roles = draw(st.lists(st.sampled_from(list(LABELS)), min_size=1, max_size=3, unique=True).map(sorted_roles))
    parties = {role: draw(names_of(role)) for role in roles}
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
    roles = draw(st.lists(st.sampled_from(list(LABELS)[1:4]), min_size=1, max_size=3, unique=True).map(sorted_roles))
    parties = {role: draw(names_of(role)) for role in roles}
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
