"""Lists of posts, purchases and firms name contacts and persons in charge, and set no tasks (reading rules §4)."""

from __future__ import annotations

import pytest

import taskparse
from every_format import FORMATS
from typesetter.tables import TaskTable
from typesetter.tables.task_table import Column, Row

ROWS = {"csv": 300, "xlsx": 300, "html": 300, "docx": 40}  # python-docx takes half a minute to write 300
LISTS = {
    "vacancies": (
        "某县2025年公开招聘工作人员岗位表",
        ("序号", "招聘单位", "岗位名称", "招聘人数", "联系人", "联系电话"),
        ("县第{}中学", "数学教师", "{}", "甲某", "000{}"),
    ),
    "purchases": (
        "某县2025年10月政府采购意向公告",
        ("序号", "采购项目名称", "采购单位", "预算金额", "代理机构", "联系人", "联系方式"),
        ("办公设备第{}批", "县第{}小学", "{}万元", "乙公司", "乙某", "000{}"),
    ),
    "firms": (
        "某县规模以上企业名单",
        ("序号", "企业名称", "负责人", "地址"),
        ("第{}建材有限公司", "丙某", "某路{}号"),
    ),
}


@pytest.mark.parametrize("name", ["csv", "xlsx", "docx", "html"])
@pytest.mark.parametrize("kind", LISTS)
def test_a_list_of_contacts_sets_no_task(kind: str, name: str) -> None:
    title, columns, cells = LISTS[kind]
    rows = tuple(Row((str(n), *(cell.format(n) for cell in cells))) for n in range(1, ROWS[name] + 1))
    notice = taskparse.parse(FORMATS[name](TaskTable(title, tuple(map(Column, columns)), rows)))
    assert (notice.tasks, notice.diagnostics) == ((), ())


@pytest.mark.parametrize("name", ["csv", "xlsx", "docx", "html"])
def test_persons_in_charge_beside_a_column_called_a_task_have_tasks(name: str) -> None:
    table = TaskTable(
        "某县重点任务表",
        (Column("序号"), Column("工作任务"), Column("负责人"), Column("联系人")),
        (Row(("1", "修建县道", "甲某", "丁某")), Row(("2", "疏浚河道", "乙某", "戊某"))),
    )
    notice = taskparse.parse(FORMATS[name](table))
    assert [[party.name for party in task.responsible_persons] for task in notice.tasks] == [
        ["甲某", "丁某"],
        ["乙某", "戊某"],
    ]
