"""Notices that nobody wrote: every layout the typesetter knows, in all lengths, for properties to be tried on."""

from __future__ import annotations

from random import Random

from hypothesis import strategies as st

from typesetter.document import Paragraph, Run, Typeset

_CHINESE = "一二三四五六七八九十"
_PLAIN = tuple(
    "推进 加快 做好 完善 强化 落实 优化 提升 统筹 开展 重点 项目 建设 服务 改革 管理 城市 产业 机制 平台".split()
)
_WORDS = (*_PLAIN, *"能力 企业 群众 社区 “一网通办” “两个清单” 《行动计划》 CBD 12345热线 5G 基站".split())
_UNITS = tuple(
    "区发展改革局 区财政局 区城管局 区卫生健康局 各街道办事处 区文化和旅游局 市大数据局 甲街道办事处".split()
)
_PEOPLE = ("甲某", "乙某", "丙某")
_TARGETS = ("新增企业208家", "增长5.6%", "完成投资173亿元", "建设3处公园", "突破120亿元")


def notices(most_parts: int = 4) -> st.SearchStrategy[Typeset]:
    """Return a strategy for notices of one to some ten pages, their letterhead left out or set.

    Drawn as a seed and a size: word for word, so long a text would take hypothesis longer than reading it.
    """
    return st.builds(_notice, st.integers(0, 2**32), st.integers(1, most_parts))


def _notice(seed: int, parts: int) -> Typeset:
    choice = Random(seed)
    paragraphs = [
        Paragraph.of(f"某政办字〔2025〕{choice.randint(1, 99)}号", kind="centred"),
        Paragraph.of("某区人民政府办公室", kind="title"),
        Paragraph.of("关于下达重点任务的通知", kind="title"),
        Paragraph.of("各街道办事处，区政府各部门：", kind="flush"),
        Paragraph.of("为推进重点工作，经区政府同意，现将任务分解如下，请抓好落实。"),
        *(paragraph for number in range(parts) for paragraph in _part(choice, number)),
        Paragraph.of("某区人民政府办公室", kind="right"),
        Paragraph.of("2025年2月12日", kind="right"),
        Paragraph.of("（此件公开发布）"),
    ]
    return Typeset(tuple(paragraphs), choice.choice([None, "某区人民政府办公室文件"]))


def _part(choice: Random, number: int) -> list[Paragraph]:
    part = [Paragraph.of(f"{_CHINESE[number]}、{_heading(choice)}", "hei")]
    for second in range(choice.randint(1, 3)):
        part.append(Paragraph.of(f"（{_CHINESE[second]}）{_heading(choice)}", "kai"))
        part += [_item(choice, item + 1) for item in range(choice.randint(1, 4))]
    return part


def _item(choice: Random, number: int) -> Paragraph:
    tasks = "".join(_task(choice) for _ in range(choice.randint(1, 4)))
    return Paragraph((Run(f"{number}. {_heading(choice)}。", "bold"), Run(tasks)))


def _task(choice: Random) -> str:
    clauses = ["".join(choice.choices(_WORDS, k=choice.randint(3, 12))) for _ in range(choice.randint(1, 4))]
    clauses += choice.sample(_TARGETS, choice.randint(0, 1))
    return "，".join(clauses) + "。" + _annotation(choice)


def _annotation(choice: Random) -> str:
    parts = [f"牵头单位：{_some(choice, _UNITS, 6)}"]
    if choice.random() < 0.5:
        parts.insert(0, f"牵头领导：{_some(choice, _PEOPLE, 2)}")
    if choice.random() < 0.5:
        parts.append(f"责任单位：{_some(choice, _UNITS, 6)}")
    return f"（{'；'.join(parts)}）"


def _heading(choice: Random) -> str:
    return "".join(choice.sample(_PLAIN, choice.randint(3, 5)))


def _some(choice: Random, names: tuple[str, ...], most: int) -> str:
    return "、".join(choice.sample(names, choice.randint(1, most)))
