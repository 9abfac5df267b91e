"""A column is known by its name in every format, however its name is spaced."""

from __future__ import annotations

import pytest

import taskparse
from every_format import FORMATS
from typesetter.tables import TaskTable
from typesetter.tables.task_table import Column, Row

# What spreadsheets, web pages and word processors leave within a heading cell and nobody sees, or hardly.
BLANKS = {"zero width": "\u200b", "soft hyphen": "\u00ad", "byte-order mark": "\ufeff", "ideographic": "\u3000"}
# Paper holds what is printed alone; in aligned columns a wide gap parts two cells.
FIT = {
    "ruled pdf": {"ideographic"},
    "unruled pdf": {"ideographic"},
    "columns of blanks": BLANKS.keys() - {"ideographic"},
}


@pytest.mark.parametrize(
    ("name", "blank"),
    [
        pytest.param(name, blank, marks=pytest.mark.needs_fonts if "pdf" in name else ())
        for name in FORMATS
        for blank in sorted(FIT.get(name, BLANKS))
    ],
)
def test_a_heading_with_blanks_in_it_is_known(name: str, blank: str) -> None:
    between = BLANKS[blank]
    table = TaskTable(
        "某县重点任务分解表",
        (Column("序号"), Column(f"工作{between}任务"), Column(f"责任{between}单位")),
        (Row(("1", "修建县道十公里", "县交通局")), Row(("2", "疏浚甲河河道", "县水利局"))),
    )
    notice = taskparse.parse(FORMATS[name](table))
    told = [(task.text, [unit.name for unit in task.responsible_units]) for task in notice.tasks]
    assert told == [("修建县道十公里", ["县交通局"]), ("疏浚甲河河道", ["县水利局"])]


@pytest.mark.needs_fonts
def test_two_columns_side_by_side_are_not_one_name() -> None:
    table = TaskTable(
        "某县重点任务分解表",
        (Column("序号"), Column("工作任务"), Column("牵头"), Column("责任单位")),
        (Row(("1", "修建县道十公里", "县交通局", "县财政局")), Row(("2", "疏浚甲河河道", "县水利局", "县审计局"))),
    )
    notice = taskparse.parse(FORMATS["unruled pdf"](table))
    assert [[unit.name for unit in task.lead_units] for task in notice.tasks] == [["县交通局"], ["县水利局"]]
    assert [[unit.name for unit in task.responsible_units] for task in notice.tasks] == [["县财政局"], ["县审计局"]]
