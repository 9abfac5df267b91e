"""One table that fills three pages: forty tasks under five sections, leaders, units and deadlines merged downward."""

from __future__ import annotations

from typesetter.tables.task_table import Column, Row, Section, TaskTable

_COLUMNS = tuple(map(Column, "序号 工作任务 牵头领导 牵头单位 责任单位 完成时限".split()))
_SECTIONS = "培育产业 建设城市 振兴乡村 改善民生 优化服务".split()
_PEOPLE = "甲某 乙某 丙某 丁某 戊某".split()
_LEADS = "市发展改革委 市住建局 市农业农村局 市民政局 市政务服务局".split()
_VERBS = "新建 改造 整修 补齐 推广 规范 检查 公开".split()
_WHAT = (
    "一批标准厂房，厂房交付前通水、通电、通路",
    "临街老旧门面，门头样式由街道与商户商定",
    "农村道路和桥涵，临水路段一律加装护栏",
    "社区食堂，菜品和价格每日上墙",
    "办事窗口，能当场办结的不得让群众再跑一趟",
    "停车泊位1200个",
    "小型水库闸门，汛期前完成试运行",
    "校园周边交通标线",
)
_UNITS = "市财政局 市公安局 市自然资源和规划局 市城管局 市水务局 市教育局 各县（区）人民政府 各街道办事处".split()
_SEPARATORS = ("、", "，", "；", "\n")
_DEADLINES = ("2025年6月底前", "持续推进", "2025年9月30日前", "全年")


def forty_rows() -> TaskTable:
    """Return the table; serial numbers run from 1 to 40."""
    rows: list[Section | Row] = []
    for part, section in enumerate(_SECTIONS):
        rows.append(Section(f"{'一二三四五'[part]}、{section}"))
        rows += [_row(part, at) for at in range(8)]
    return TaskTable("某市2025年重点工作任务分解表", _COLUMNS, tuple(rows))


def _row(part: int, at: int) -> Row:
    number = 8 * part + at + 1
    units = [_UNITS[(number + step) % len(_UNITS)] for step in range(number % 4)]
    return Row(
        (
            str(number),
            f"{_VERBS[(at + part) % 8]}{_WHAT[at]}{'，每季度通报一次进展。' if number % 3 == 0 else '。'}",
            None if at % 4 else _PEOPLE[(part + at // 4) % 5],
            None if at in {1, 2, 5} else _LEADS[(part + at) % 5],
            _SEPARATORS[number % 4].join(units) or "—",
            None if at == 7 else _DEADLINES[(part + at) % 4],
        )
    )
