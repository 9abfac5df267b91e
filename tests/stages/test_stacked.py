"""Task tables saved as text with one cell a line."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from casebook import cases
from laws.laws import breaches
from stages.test_rows import told
from taskparse import parse, parse_text
from typesetter.tables import TaskTable, filled, table_to_csv, task_tables
from typesetter.tables.task_table import Row, plain_rows


@pytest.mark.parametrize("case", cases("stacked"))
def test_a_table_with_one_cell_a_line_is_read_where_its_rows_can_be_told(case):
    notice = parse_text(case.text)
    assert [
        {field: told(task, field) for field in expected}
        for task, expected in zip(notice.tasks, case.expected["tasks"], strict=True)
    ] == case.expected["tasks"]
    assert {task.annotation.form for task in notice.tasks} <= {"row"}
    said = [diagnostic.message.rpartition(": ")[2] for diagnostic in notice.diagnostics]
    assert said == case.expected.get("told", [])
    if "title" in case.expected:
        assert notice.header.title == case.expected["title"]
    if "sections" in case.expected:
        assert [section.title for section in notice.sections] == case.expected["sections"]
    if "left" in case.expected:
        assert [passage.text for passage in notice.unassigned] == case.expected["left"]


@pytest.mark.parametrize("case", cases("stacked"))
def test_the_laws_hold_for_a_table_with_one_cell_a_line(case):
    assert not breaches(parse_text(case.text))


def test_a_web_page_whose_cells_are_paragraphs_is_read_alike():
    cells = ["序号", "任务", "责任单位", "1", "清点仓库", "县应急局", "2", "修好水渠", "县水利局"]
    page = "".join(f"<p>{cell}</p>" for cell in cells)
    notice = parse(f"<html><body><h1>某县任务分解表</h1>{page}</body></html>".encode())
    assert notice.header.title == "某县任务分解表"
    assert [(task.marker, task.text) for task in notice.tasks] == [("1", "清点仓库"), ("2", "修好水渠")]
    assert notice.tasks[1].annotation.span.place == "¶10"
    assert not notice.diagnostics


def test_the_lines_of_another_table_are_none_of_a_table_with_one_cell_a_line():
    cells = "".join(f"<p>{cell}</p>" for cell in ("序号", "任务", "责任单位", "1", "清点仓库", "县应急局"))
    row = "<tr><td>任务</td><td>责任单位</td></tr><tr><td>修好水渠</td><td>县水利局</td></tr>"
    notice = parse(f"<html><body>{cells}<table>{row}</table><p>县财政局</p></body></html>".encode())
    assert [task.text for task in notice.tasks] == ["清点仓库", "修好水渠"]
    assert not breaches(notice)


def one_line_a_cell(table: TaskTable) -> TaskTable:
    """Return a table whose cells all print one line."""
    rows = [
        Row(tuple((words or "无").replace("\n", "、") for words in row.cells)) if isinstance(row, Row) else row
        for row in filled(table).rows
    ]
    return replace(table, rows=tuple(rows))


@settings(max_examples=60, deadline=None)
@given(task_tables())
def test_a_table_with_a_line_for_each_cell_is_read_as_from_a_file_with_cells(table):
    table = one_line_a_cell(table)
    text = "\n\n".join([table.title, *(cell for row in plain_rows(table) for cell in row)])
    notice, expected = parse_text(text), parse(table_to_csv(table))
    fields = ("marker", "text", "section_path", "leaders", "lead_units", "supporting_units", "deadline")
    assert not breaches(notice)
    assert [[told(task, field) for field in fields] for task in notice.tasks] == [
        [told(task, field) for field in fields] for task in expected.tasks
    ]


@settings(max_examples=60, deadline=None)
@given(task_tables())
def test_every_line_of_a_table_that_is_not_told_apart_is_reported(table):
    cells = [line for row in plain_rows(table) for cell in row for line in cell.split("\n") if line]
    notice = parse_text("\n".join([table.title, *cells]))
    assert not breaches(notice)
    reported = [diagnostic.span for diagnostic in notice.diagnostics if diagnostic.span]
    for passage in notice.unassigned:
        if passage.text.endswith(("局", "委", "政府")):
            assert any(s.start <= passage.span.start and passage.span.stop <= s.stop for s in reported)
