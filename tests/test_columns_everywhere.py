"""A column is read the same in every format, or reported in every format: what its name is made of decides."""

from __future__ import annotations

import pytest

import taskparse
from every_format import FORMATS, every_format
from taskparse.model.record import Notice
from typesetter.tables import TaskTable
from typesetter.tables.task_table import Column, Row

UNITS = ("县交通局", "县水利局")
PEOPLE = ("甲某", "乙某某")
DATES = ("6月底前", "9月底前")
LEAD, ANSWER, HELP, LEADERS, PERSONS = (
    "lead_units",
    "responsible_units",
    "supporting_units",
    "leaders",
    "responsible_persons",
)
# What the column is called, and what its cells are then.
NAMES = {
    **dict.fromkeys(
        (
            "牵头负责部门",
            "牵头责任单位",
            "主办科室",
            "主责部门",
            "牵头处室",
            "牵头机构",
            "汇总部门",
            "市级牵头单位",
            "责任牵头单位",
        ),
        LEAD,
    ),
    **dict.fromkeys(
        (
            "责任科室",
            "负责科室",
            "承办处室",
            "落实机构",
            "责任股室",
            "责任主体",
            "实施机构",
            "负责部门",
            "责任部门（单位）",
            "责任处室",
        ),
        ANSWER,
    ),
    **dict.fromkeys(("协同责任单位", "配合责任部门", "协助科室", "参与处室", "支持机构", "责任配合单位"), HELP),
    **dict.fromkeys(("牵头负责领导", "责任市领导", "牵头负责同志", "责任领导"), LEADERS),
    **dict.fromkeys(("责任单位负责人", "责任人员", "牵头单位责任人", "落实人"), PERSONS),
    **dict.fromkeys(("预计完成时间", "计划完成日期", "办结日期", "完成期限要求"), "deadline"),
    # Names that say neither what is done nor whom: reported.
    **dict.fromkeys(("牵头推进组", "责任专班", "单位"), None),
}
CELLS = {LEAD: UNITS, ANSWER: UNITS, HELP: UNITS, LEADERS: PEOPLE, PERSONS: PEOPLE, "deadline": DATES, None: UNITS}


def table(name: str) -> TaskTable:
    """A table of two tasks with a column of a name; a deadline has a unit beside it."""
    first, second = CELLS[NAMES[name]]
    beside = NAMES[name] == "deadline"
    columns = [Column("序号"), Column("工作任务"), *([Column("责任单位")] if beside else []), Column(name)]
    units = (["县住建局"], ["县教育局"]) if beside else ([], [])
    rows = (
        Row(("1", "修建县道十公里", *units[0], first)),
        Row(("2", "疏浚甲河河道", *units[1], second)),
    )
    return TaskTable("某县2025年城建计划", tuple(columns), rows)


def told(notice: Notice, name: str) -> list[str]:
    """What stands under the role that the column names."""
    role = NAMES[name]
    if role == "deadline":
        return [task.deadline.text for task in notice.tasks if task.deadline]
    return [party.name for task in notice.tasks for own, party in task.parties() if own == role]


@every_format
@pytest.mark.parametrize("column", [name for name, role in NAMES.items() if role])
def test_a_column_is_read_by_the_parts_of_its_name(name: str, column: str) -> None:
    notice = taskparse.parse(FORMATS[name](table(column)))
    assert told(notice, column) == [*CELLS[NAMES[column]]]
    assert not notice.diagnostics


@every_format
@pytest.mark.parametrize("column", [name for name, role in NAMES.items() if role is None])
def test_a_column_that_looks_like_a_role_and_is_none_is_reported(name: str, column: str) -> None:
    notice = taskparse.parse(FORMATS[name](table(column)))
    assert [(d.code, d.arguments["column"]) for d in notice.diagnostics] == [("903", column)]
    assert not any(party.name == column for task in notice.tasks for _, party in task.parties())


@pytest.mark.parametrize("name", ["docx", "html", "xlsx"])
def test_a_column_of_units_under_a_name_that_nobody_understands_is_reported(name: str) -> None:
    columns = tuple(map(Column, ("序号", "工作任务", "去向", "备注")))
    rows = (
        Row(("1", "修建县道", "县交通局", "新建")),
        Row(("2", "疏浚河道", "县水利局", "续建")),
        Row(("3", "植树", "另定", "")),
    )
    notice = taskparse.parse(FORMATS[name](TaskTable("某县2025年城建计划", columns, rows)))
    assert [(d.code, d.arguments["column"]) for d in notice.diagnostics] == [("903", "去向")]


def test_a_table_below_a_task_table_that_does_not_fit_it_is_reported() -> None:
    page = """<html><body><p>某县任务表</p><table><tr><td>序号</td><td>工作任务</td><td>责任单位</td></tr>
    <tr><td>1</td><td>修路</td><td>县交通局</td></tr></table>
    <table><tr><td>架桥</td><td>县水利局</td></tr><tr><td>植树</td><td>县林业局</td></tr></table></body></html>"""
    notice = taskparse.parse(page.encode())
    assert [(d.code, d.arguments.get("text")) for d in notice.diagnostics] == [("952", "县水利局")]
