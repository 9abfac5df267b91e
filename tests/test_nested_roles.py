"""A table within a cell that says who does what, and words struck by a style: read alike in pages and Word files."""

from __future__ import annotations

import pytest

import taskparse
from tasklines import lines_of

PAGE = """<html><body><p>某县2025年任务分工表</p><table><tr><td>序号</td><td>工作任务</td><td>{heading}</td></tr>
<tr><td>1</td><td>修好水渠</td><td>{first}</td></tr><tr><td>2</td><td>架好桥梁</td><td>{second}</td></tr></table></body></html>"""


def page(heading: str, first: str, second: str) -> taskparse.Notice:
    return taskparse.parse(PAGE.format(heading=heading, first=first, second=second).encode())


def inner(*rows: tuple[str, str]) -> str:
    cells = "".join(f"<tr><td>{label}</td><td>{names}</td></tr>" for label, names in rows)
    return f"<table>{cells}</table>"


@pytest.mark.parametrize("labels", [("牵头单位", "配合单位"), ("主办科室", "协助科室")])
def test_a_table_within_a_cell_gives_its_roles(labels: tuple[str, str]) -> None:
    lead, help_ = labels
    notice = page(
        "责任分工",
        inner((lead, "县水利局"), (help_, "县财政局、县审计局")),
        inner((lead, "县交通局"), (help_, "各乡镇")),
    )
    assert lines_of(notice) == [
        "1 修好水渠 | lead_units: 县水利局 | supporting_units: 县财政局、县审计局",
        "2 架好桥梁 | lead_units: 县交通局 | supporting_units: 各乡镇+",
    ]


def test_lines_of_a_cell_that_begin_with_labels_give_their_roles() -> None:
    notice = page("责任单位及责任人", "责任单位<br>县水利局<br>责任领导<br>甲某", "责任单位：县交通局<br>责任人：乙某")
    assert lines_of(notice) == [
        "1 修好水渠 | leaders: 甲某~ | responsible_units: 县水利局",
        "2 架好桥梁 | responsible_units: 县交通局 | responsible_persons: 乙某~",
    ]


def test_a_bracket_with_a_label_in_a_cell_of_another_column_is_no_role_of_the_row() -> None:
    notice = page("责任单位", "县水利局", "县交通局")
    other = page("进展情况", "已完成（责任单位：县水利局）", "未完成")
    assert [len(notice.tasks), len(notice.diagnostics)] == [2, 0]
    assert not any(task.annotation.form == "row" for task in other.tasks)


@pytest.mark.parametrize(
    "opening",
    ['<span style="text-decoration: line-through">', '<span style="color:red;text-decoration-line:line-through">'],
)
def test_words_that_a_style_strikes_are_no_text(opening: str) -> None:
    notice = page("责任单位", f"{opening}县财政局</span>县水利局", "县交通局")
    assert lines_of(notice) == [
        "1 修好水渠 | responsible_units: 县水利局",
        "2 架好桥梁 | responsible_units: 县交通局",
        "reported: 908",
    ]


def test_words_that_a_style_underlines_are_text() -> None:
    notice = page("责任单位", '<span style="text-decoration:underline">县财政局</span>、县水利局', "县交通局")
    assert lines_of(notice)[0] == "1 修好水渠 | responsible_units: 县财政局、县水利局"


@pytest.mark.parametrize("style", ["display:none", "visibility: hidden"])
def test_hidden_words_of_a_page_that_assign_are_reported(style: str) -> None:
    notice = taskparse.parse(
        f"""<html><body><ul style="{style}"><li>县财政局</li></ul><p>一、修路。（责任单位：<span style="{style}">县财政局</span>县交通局）</p>
        <p style="{style}">二、架桥。（责任单位：县水利局）</p><p style="{style}">返回顶部</p></body></html>""".encode()
    )
    assert lines_of(notice) == ["一、 修路。 | responsible_units: 县交通局", "reported: 908 908"]
