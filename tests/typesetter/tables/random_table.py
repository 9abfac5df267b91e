"""Task tables that nobody wrote, for properties to be tried on."""

from __future__ import annotations

from random import Random

from hypothesis import strategies as st

from typesetter.tables.task_table import Column, Row, Section, TaskTable

_CHINESE = "一二三四五六七八九十"
_WORDS = "推进 加快 做好 完善 强化 落实 优化 提升 项目 建设 服务 改革 管理 城市 产业 平台 企业208家 5G基站".split()
_UNITS = tuple("市发展改革委 市财政局 市城管局 市卫生健康委 各县（区）人民政府 市文化和旅游局 市大数据局".split())
_PEOPLE = ("甲某", "乙某", "丙某")
_DEADLINES = ("2025年6月底前", "持续推进", "全年", "2025年9月30日前")
_NOBODY = ("", "无", "—")
_SEPARATORS = ("、", "，", "；", "\n")
_TASKS = ("工作任务", "目标任务", "重点工作", "主要内容")
# Each with what it holds and the names it goes by; the first three of a two-level heading stand under 责任分工.
_ROLES = (
    ("people", ("牵头领导", "责任领导")),
    ("units", ("牵头单位", "牵头部门")),
    ("units", ("责任单位", "责任部门")),
    ("units", ("配合单位", "配合部门")),
    ("deadline", ("完成时限", "时间节点")),
)


def task_tables(most_rows: int = 12) -> st.SearchStrategy[TaskTable]:
    """Return a strategy for tables, drawn as a seed and a size."""
    return st.builds(_table, st.integers(0, 2**32), st.integers(1, most_rows))


def _table(seed: int, count: int) -> TaskTable:
    choice = Random(seed)
    roles = [role for role in _ROLES if choice.random() < 0.7] or [_ROLES[1]]
    if all(kind == "deadline" for kind, _ in roles):
        roles = [_ROLES[2], *roles]
    above = "责任分工" if choice.random() < 0.3 else None
    columns = [Column("序号"), Column(choice.choice(_TASKS))]
    columns += [Column(choice.choice(names), above if kind == "units" else None) for kind, names in roles]
    rows: list[Section | Row] = []
    sections = choice.random() < 0.5
    for number in range(1, count + 1):
        if sections and (number == 1 or choice.random() < 0.2):
            rows.append(Section(f"{_CHINESE[sum(isinstance(row, Section) for row in rows) % 10]}、{_words(choice, 4)}"))
        rows.append(_row(choice, number, [kind for kind, _ in roles], merges=bool(rows) and isinstance(rows[-1], Row)))
    return TaskTable(f"某市2025年{_words(choice, 3)}任务分解表", tuple(columns), tuple(rows))


def _row(choice: Random, number: int, kinds: list[str], *, merges: bool) -> Row:
    """Return a row whose role cells are partly merged with those above, never all of them."""
    own = choice.randrange(len(kinds))
    cells = [
        None if merges and at != own and choice.random() < 0.3 else _cell(choice, kind, empty=at != own)
        for at, kind in enumerate(kinds)
    ]
    clauses = ["".join(choice.choices(_WORDS, k=choice.randint(3, 12))) for _ in range(choice.randint(1, 3))]
    return Row((str(number), "，".join(clauses) + "。", *cells))


def _cell(choice: Random, kind: str, *, empty: bool) -> str:
    if empty and choice.random() < 0.2:
        return choice.choice(_NOBODY)
    if kind == "deadline":
        return choice.choice(_DEADLINES)
    names = _PEOPLE if kind == "people" else _UNITS
    return choice.choice(_SEPARATORS).join(choice.sample(names, choice.randint(1, 3)))


def _words(choice: Random, most: int) -> str:
    return "".join(choice.sample(_WORDS[:16], choice.randint(2, most)))
