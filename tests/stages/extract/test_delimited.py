"""CSV, tab-separated text and aligned columns: the text stays the file's own, cells are spans of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from casebook import OWN, read_by, source_of
from taskparse.model.source import SourceText
from taskparse.stages.extract.delimited import from_delimited, with_tables
from typesetter.tables import TaskTable, forty_rows, table_to_csv, table_to_tsv, task_tables
from typesetter.tables.task_table import plain_rows

CSV = """某市任务表,,,
序号,工作任务,牵头单位,责任单位
一、修路,,,
1,"修""路"", 架桥",县交通局,"县财政局
县水利局"
2, 通水 ,县水利局,
"""
TABS = """关于印发任务的通知
各县人民政府：
序号\t工作任务\t责任单位
一、修路
1\t修路\t县交通局

2\t架桥
（一）
（二）
3\t通水\t县水利局
某市人民政府
2025年1月1日
"""
ALIGNED = """某县任务表

序号  工作任务        牵头单位      责任单位
1     修路            县交通局      县财政局、县水利局
2     架桥、铺路、种草              县水利局
3　　 通水            甲局  乙局    无
"""


def read(text: str, encoding: str = "utf-8") -> SourceText:
    return read_by(from_delimited, text.encode(encoding), "table", "0" * 64)


def rows(source: SourceText, number: int = 0) -> list[list[str]]:
    cells = source.tables[number].cells
    by_row = [[cell for cell in cells if cell.row == row] for row in range(cells[-1].row + 1)]
    return [[source.text[slice(*cell.range)] for cell in row] for row in by_row]


def places(source: SourceText) -> dict[str, str]:
    names = [place.name for place in source.places]
    stops = [place.start for place in source.places[1:]] + [len(source.text)]
    return {name: source.text[p.start : stop] for name, p, stop in zip(names, source.places, stops, strict=True)}


def furniture(source: SourceText) -> list[str]:
    return [source.text[slice(*place)] for place in source.furniture]


def unread(source: SourceText) -> str:
    """Return what is left of the text without cells and furniture."""
    marked = list(source.text)
    for start, stop in (*(cell.range for cell in source.tables[0].cells), *source.furniture):
        marked[start:stop] = " " * (stop - start)
    return "".join(marked)


def test_a_csv_file_is_a_table_of_spans_of_its_own_text():
    source = read(CSV)
    assert source.text == CSV
    assert (source.name, source.format, source.reader) == ("table", "csv", "text (utf-8)")
    assert rows(source) == [
        ["某市任务表", "", "", ""],
        ["序号", "工作任务", "牵头单位", "责任单位"],
        ["一、修路", "", "", ""],
        ["1", '修""路"", 架桥', "县交通局", "县财政局\n县水利局"],
        ["2", "通水", "县水利局", ""],
    ]
    assert source.tables[0].range == (0, len(CSV) - 1)


def test_separators_and_quotation_marks_are_furniture_and_nothing_else_is_left():
    source = read(CSV)
    assert not unread(source).strip()
    assert furniture(source)[-8:] == ['"', '"', '",', ',"', '"\n', ", ", " ,", ","]


def test_a_cell_is_named_as_a_spreadsheet_names_it():
    named = places(read(CSV))
    assert named["B4"].startswith('修""路')
    assert named["D4"].startswith("县财政局\n县水利局")
    assert named["C5"].startswith("县水利局")
    assert "B1" not in named


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_a_table_may_be_in_any_encoding(encoding):
    assert rows(read(CSV, encoding)) == rows(read(CSV))


def test_semicolons_part_cells_where_they_part_the_heading():
    source = read("序号;工作任务;责任单位\r\n1;修路、架桥,通水;县交通局\r\n")
    assert rows(source)[1] == ["1", "修路、架桥,通水", "县交通局"]


def test_a_table_parted_by_tabs_stands_between_ordinary_lines():
    source = read(TABS)
    assert source.format == "text"
    assert rows(source) == [
        ["序号", "工作任务", "责任单位"],
        ["一、修路"],
        ["1", "修路", "县交通局"],
        ["2", "架桥"],
        ["（一）"],
        ["（二）"],
        ["3", "通水", "县水利局"],
    ]
    assert [cell.columns for cell in source.tables[0].cells if cell.columns > 1] == [3, 3, 3]
    assert source.text[slice(*source.tables[0].range)].splitlines()[0] == "序号\t工作任务\t责任单位"
    assert source.furniture == ()
    assert places(source)["A12"].startswith("2025年")


def test_more_lines_than_section_rows_end_a_table_and_another_heading_begins_one():
    heading = "序号\t工作任务\t责任单位\n"
    first = f"{heading}1\t修路\t县交通局\n"
    source = read(
        first + "甲\n乙\n丙\n丁\n戊\n" + "编号\t任务\t牵头单位\n1\t架桥\t县水利局\n" + heading + "2\t通水\t县水利局\n"
    )
    assert [rows(source, number)[-1][1] for number in range(3)] == ["修路", "架桥", "通水"]


def test_a_repeated_heading_goes_on_with_the_table():
    heading = "序号\t工作任务\t责任单位\n"
    source = read(f"{heading}1\t修路\t县交通局\n{heading}2\t架桥\t县水利局\n")
    assert len(source.tables) == 1
    assert len(rows(source)) == 4


def test_columns_set_in_line_with_blanks_are_told_by_where_their_words_begin():
    source = read(ALIGNED)
    assert rows(source) == [
        ["序号", "工作任务", "牵头单位", "责任单位"],
        ["1", "修路", "县交通局", "县财政局、县水利局"],
        ["2", "架桥、铺路、种草", "", "县水利局"],
        ["3", "通水", "甲局  乙局", "无"],
    ]
    assert {name: words.strip() for name, words in places(source).items()}["D5"] == "县水利局"


@pytest.mark.parametrize(
    "text",
    [
        "一、修路，架桥。（责任单位：县交通局，县水利局）",
        "序号,工作任务,责任单位",
        "序号,工作任务,责任单位\n一、修路\n",
        "序号,牵头单位,责任单位X\n1,修路,架桥",
        "甲,乙,牵头单位\n1,修路,架桥\n",
        "甲  乙  牵头单位\n1  修路\n  架桥  铺路  种草\n",
        "牵头单位  责任单位\n",
        "",
    ],
)
def test_text_without_a_task_table_stays_plain_text(text):
    expected = "序号,牵头单位" in text
    assert bool(with_tables(source_of(text), OWN).tables) is expected


def test_a_table_whose_heading_names_are_qualified_is_known():
    assert read('序号,工作任务（2025年）,"牵头\n单位"\n1,修路,县交通局\n').tables


def expected_rows(table: TaskTable, *, full: bool) -> list[list[str]]:
    width = len(table.columns) if full else 1
    below = [row + [""] * (width - len(row)) for row in plain_rows(table)]
    return [[table.title, *[""] * (width - 1)], *below] if full else below


def test_forty_rows_are_read_from_csv_and_from_tabs():
    table = forty_rows()
    assert rows(read_by(from_delimited, table_to_csv(table), "a", "")) == expected_rows(table, full=True)
    assert rows(read(table_to_tsv(table))) == expected_rows(table, full=False)


@settings(max_examples=40, deadline=None)
@given(task_tables())
def test_any_table_is_read_from_csv_cell_by_cell(table):
    source = read_by(from_delimited, table_to_csv(table, "gb18030"), "a", "")
    assert rows(source) == expected_rows(table, full=True)
    assert not unread(source).strip()
