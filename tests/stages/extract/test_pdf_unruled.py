"""What the PDF reader makes of tables without ruled lines: one table each, told from words alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from casebook import read_by
from taskparse.model.source import Range, SourceText
from taskparse.stages.extract.pdf import from_pdf
from typesetter import (
    Typeset,
    printed_by_libreoffice,
    to_pdf_by_reportlab,
)
from typesetter.document import Paragraph
from typesetter.drawn import Rule, Words, draw, lines
from typesetter.tables import (
    Column,
    Look,
    Row,
    Section,
    TaskTable,
    boxes,
    filled,
    forty_rows,
    table_to_docx,
    table_to_pdf,
    task_tables,
)

_SAMPLES = Path(__file__).parents[3] / "samples"
Cells = set[tuple[int, int, int, int, str]]

_XS = (80, 120, 260, 380)
_HEADING = ("序号", "工作任务", "牵头单位", "完成时限")


def read_pdf(data: bytes) -> SourceText:
    return read_by(from_pdf, data, "notice.pdf", "0" * 64)


def words(source: SourceText, place: Range) -> str:
    return "".join(source.text[slice(*place)].split())


def cells(source: SourceText, table: int = 0) -> Cells:
    return {(*cell[1:], words(source, cell.range)) for cell in source.tables[table].cells}


def as_set(table: TaskTable) -> Cells:
    return {(*box[:4], "".join(box.words.split())) for box in boxes(table)}


def rows(source: SourceText, table: int = 0) -> list[list[str]]:
    own = source.tables[table].cells
    return [
        [words(source, cell.range) for cell in own if cell.row == row]
        for row in range(max(cell.row for cell in own) + 1)
    ]


def codes(source: SourceText) -> list[str]:
    return [finding.code for finding in source.findings]


def page(*texts: Sequence[str], top: float = 120, xs: Sequence[float] = _XS, step: float = 30) -> list[Words]:
    """Draw rows of cells without lines, 12 points high; a line break in a cell steps by 16."""
    return [
        Words(x, top + step * number + 16 * line, part, 12)
        for number, cells_ in enumerate(texts)
        for x, text in zip(xs, cells_, strict=False)
        for line, part in enumerate(text.split("\n"))
        if part
    ]


@pytest.mark.needs_fonts
@pytest.mark.parametrize("repeat_heading", [False, True])
@pytest.mark.parametrize("cut_rows", [False, True])
def test_forty_rows_over_three_pages_are_one_table(*, repeat_heading: bool, cut_rows: bool) -> None:
    look = Look(ruled=False, repeat_heading=repeat_heading, cut_rows=cut_rows)
    source = read_pdf(table_to_pdf(forty_rows(), look))
    assert len(source.page_starts) == 3
    assert len(source.tables) == 1
    assert cells(source) == as_set(forty_rows())
    assert len(source.furniture) == (2 if repeat_heading else 0)
    assert source.findings == ()


@pytest.mark.needs_fonts
@pytest.mark.parametrize(
    ("above", "middle"), [(0.0, False), (1.0, False), (3.0, False), (8.0, False), (3.0, True), (8.0, True)]
)
def test_rows_are_told_apart_however_far_apart_they_stand(*, above: float, middle: bool) -> None:
    table = filled(forty_rows())
    source = read_pdf(table_to_pdf(table, Look(ruled=False, above=above, middle=middle)))
    assert cells(source) == as_set(table)


@pytest.mark.needs_fonts
@pytest.mark.needs_libreoffice
def test_a_word_table_without_borders_is_the_same_when_libreoffice_prints_it() -> None:
    (data,) = printed_by_libreoffice([table_to_docx(forty_rows())], "docx")
    source = read_pdf(data)
    assert len(source.page_starts) > 3
    assert cells(source) == as_set(forty_rows())


@pytest.mark.needs_fonts
@settings(max_examples=15)
@given(task_tables(25))
def test_any_table_without_empty_cells_is_read_as_it_is_set(table: TaskTable) -> None:
    full = nobody_written(filled(table))
    source = read_pdf(table_to_pdf(full, Look(ruled=False, repeat_heading=True, cut_rows=True)))
    assert cells(source) == as_set(full)


@pytest.mark.needs_fonts
@settings(max_examples=15)
@given(task_tables(5))
def test_where_nobody_is_written_an_empty_cell_belongs_to_the_one_above(table: TaskTable) -> None:
    first = Section("一、先行任务"), Row(("0", "先行。", *["—"] * (len(table.columns) - 2)))
    table = nobody_written(replace(table, rows=(*first, Section("二、其余任务"), *table.rows)))
    assert cells(read_pdf(table_to_pdf(table, Look(ruled=False)))) == as_set(table)


def nobody_written(table: TaskTable) -> TaskTable:
    """Return the table with — in its empty cells."""
    return replace(
        table,
        rows=tuple(
            Row(tuple("—" if words == "" else words for words in row.cells)) if isinstance(row, Row) else row
            for row in table.rows
        ),
    )


@pytest.mark.needs_fonts
def test_the_rest_of_a_cell_may_stand_alone_on_the_last_page() -> None:
    task = "完成老旧小区改造和管网更新，" * 160
    table = TaskTable("任务分解表", tuple(map(Column, ("序号", "工作任务", "牵头单位"))), (Row(("1", task, "甲局")),))
    look = Look(ruled=False, cut_rows=True)
    source = read_pdf(table_to_pdf(table, look))
    assert cells(source) == as_set(table)


@pytest.mark.needs_fonts
@pytest.mark.parametrize("path", sorted(_SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_no_running_text_is_a_table(path: Path) -> None:
    paragraphs = [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]
    source = read_pdf(to_pdf_by_reportlab(Typeset(tuple(map(Paragraph.of, paragraphs)))))
    assert source.tables == ()


@pytest.mark.needs_fonts
def test_cells_are_parted_by_tabs_and_rows_by_line_breaks() -> None:
    source = read_pdf(
        draw(
            [
                *lines("附件", top=80),
                *page(_HEADING, ("1", "修路", "甲局", "全年"), ("2", "架桥\n造林", "乙局", "全年")),
                *lines("完", top=400),
            ]
        )
    )
    assert source.text == (
        "附件\n序号\t工作任务\t牵头单位\t完成时限\n1\t修路\t甲局\t全年\n2\t架桥\n造林\t乙局\t全年\n完"
    )


@pytest.mark.needs_fonts
@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_table_on_a_turned_page_is_the_same(rotate: int) -> None:
    drawing = page(_HEADING, ("1", "修路", "甲局", "全年"))
    assert read_pdf(draw(drawing, rotate=rotate)).tables == read_pdf(draw(drawing)).tables != ()


def test_a_table_with_level_lines_only_is_read_by_its_words() -> None:
    rules = [Rule(70, y, 500, y) for y in (100, 130, 160)]
    source = read_pdf(draw([*rules, *page(_HEADING, ("1", "修路", "甲局", "全年"))]))
    assert rows(source) == [list(_HEADING), ["1", "修路", "甲局", "全年"]]


def test_the_boxes_of_a_cell_lie_over_its_words() -> None:
    source = read_pdf(draw(page(_HEADING, ("1", "修路\n架桥", "甲局", "全年"))))
    assert source.locator is not None
    (found,) = source.locator.locate([source.tables[0].cells[5].range])
    assert [(round(box.x0), round(box.x1)) for box in found] == [(120, 144)] * 2


@pytest.mark.parametrize(
    "heading",
    [
        ("序号", "工作任务", "备注", "完成时限"),
        ("牵头单位", "责任单位", "配合单位", "完成时限"),
        ("序号", "工作任务", "由牵头单位，", "完成时限"),
    ],
    ids=["names nobody who answers", "names no task", "is a sentence"],
)
def test_what_names_no_task_and_no_role_is_no_heading(heading: Sequence[str]) -> None:
    assert read_pdf(draw(page(heading, ("1", "修路", "甲局", "全年")))).tables == ()


def test_a_heading_with_no_row_below_is_no_table() -> None:
    source = read_pdf(draw([*page(_HEADING), *lines("各部门要按照上述分工抓好落实，及时报送进展。", top=180)]))
    assert source.tables == ()


def test_text_below_a_table_is_none_of_it() -> None:
    text = lines(*["各部门要按照上述分工抓好落实，及时报送工作进展。"] * 5, top=220)
    source = read_pdf(draw([*page(_HEADING, ("1", "修路", "甲局", "全年")), *text]))
    assert len(rows(source)) == 2
    assert source.text.endswith("进展。")


@pytest.mark.needs_fonts
def test_letters_set_apart_and_names_on_two_lines_are_names() -> None:
    heading = [Words(60, 120, "序", 12), Words(84, 120, "号", 12)]
    heading += page(("工作任务", "牵头\n单位", "完成\n时限"), xs=_XS[1:])
    source = read_pdf(draw([*heading, *page(("1", "修路", "甲局", "全年"), top=180)]))
    assert rows(source) == [list(_HEADING), ["1", "修路", "甲局", "全年"]]


@pytest.mark.parametrize(
    ("above", "below"), [((260,), (260, 380)), ((320,), (260, 380))], ids=["flush left", "centred"]
)
def test_a_name_may_stand_over_several(above: Sequence[int], below: Sequence[int]) -> None:
    heading = [
        *page(("序号", "工作任务"), top=120),
        *page(("责任分工",), top=120, xs=above),
        *page(("牵头单位", "配合单位"), top=140, xs=below),
    ]
    source = read_pdf(draw([*heading, *page(("1", "修路", "甲局", "乙局"), top=180)]))
    assert (0, 2, 1, 2, "责任分工") in cells(source)
    assert {(0, 0, 2, 1, "序号"), (1, 2, 1, 1, "牵头单位"), (1, 3, 1, 1, "配合单位")} <= cells(source)


def test_a_title_over_all_columns_is_no_name() -> None:
    source = read_pdf(draw([Words(250, 100, "任务分工", 12), *page(_HEADING, ("1", "修路", "甲局", "全年"))]))
    assert rows(source)[0] == list(_HEADING)


def test_a_name_over_another_column_makes_no_two_levels() -> None:
    heading = [
        *page(("序号", "具体举措", "责任分工")),
        *page(("牵头单位", "配合单位"), top=140, xs=(140, 260)),
    ]
    source = read_pdf(draw([*heading, *page(("1", "修路", "甲局"), top=180)]))
    assert (0, 2, 1, 1, "责任分工") in cells(source)


def test_two_tables_on_a_page_are_two() -> None:
    table = ("1", "修路", "甲局", "全年")
    source = read_pdf(draw([*page(_HEADING, table), *lines("附件二", top=300), *page(_HEADING, table, top=340)]))
    assert [len(each.cells) for each in source.tables] == [8, 8]


def test_section_rows_stand_across_or_alone() -> None:
    sections = [*lines("一、城市建设工作", top=150, x=80), *lines("（二）乡村", top=240, x=130)]
    sections = [mark._replace(size=12.0) for mark in sections]
    source = read_pdf(
        draw(
            [
                *page(_HEADING),
                *sections,
                *page(("1", "修路", "甲局", "全年"), ("2", "架桥", "甲局", "全年"), top=180),
                *page(("3", "造林", "乙局", "全年"), top=270),
            ]
        )
    )
    assert {(1, 0, 1, 4, "一、城市建设工作"), (4, 0, 1, 4, "（二）乡村")} <= cells(source)


def test_a_section_row_of_two_lines_is_one() -> None:
    section = lines("一、城市建设和管理工作，", "含农村公路和桥涵", top=150, step=16)
    source = read_pdf(
        draw(
            [
                *page(_HEADING),
                *(mark._replace(size=12.0) for mark in section),
                *page(("1", "修路", "甲局", "全年"), top=200),
            ]
        )
    )
    assert rows(source)[1] == ["一、城市建设和管理工作，含农村公路和桥涵"]


@pytest.mark.needs_fonts
def test_without_numbers_a_row_begins_below_the_end_of_a_task() -> None:
    xs = (80, 230, 380)
    drawing = page(
        ("工作任务", "牵头单位", "完成时限"),
        ("修好城郊路面和各处桥涵护", "甲局", "全年"),
        ("栏", "", ""),
        ("架桥", "乙局", "全年"),
        xs=xs,
        step=16,
    )
    assert rows(read_pdf(draw(drawing)))[1:] == [
        ["修好城郊路面和各处桥涵护栏", "甲局", "全年"],
        ["架桥", "乙局", "全年"],
    ]


def test_without_numbers_wide_steps_part_rows() -> None:
    heading = ("工作内容", "牵头单位", "完成时限")
    drawing = page(heading, ("修路\n架桥", "甲局", "全年"), ("造林", "乙局", "全年"), step=40, xs=(80, 230, 380))
    assert rows(read_pdf(draw(drawing)))[1:] == [["修路架桥", "甲局", "全年"], ["造林", "乙局", "全年"]]


def test_where_no_column_is_called_a_task_the_widest_is() -> None:
    heading = ("序号", "要做什么", "牵头单位")
    drawing = page(heading, ("1", "修路\n架桥", "甲局"), ("2", "造林", "乙局"), step=40)
    assert rows(read_pdf(draw(drawing)))[1:] == [["1", "修路架桥", "甲局"], ["2", "造林", "乙局"]]


def test_a_wide_step_within_a_task_begins_no_row() -> None:
    drawing = page(_HEADING, ("1", "修路\n架桥", "甲局", "全年"), ("2", "治水", "丙局", "全年"), step=80)
    drawing += [Words(120, 245, "造林", 12)]
    assert rows(read_pdf(draw(drawing)))[1] == ["1", "修路架桥造林", "甲局", "全年"]


def test_several_tasks_may_stand_under_one_number() -> None:
    drawing = page(
        _HEADING,
        ("1", "修路\n架桥", "甲局", "全年"),
        ("", "造林\n护林", "乙局", "全年"),
        ("2", "治水", "丙局", "全年"),
        step=40,
    )
    assert {(1, 0, 2, 1, "1"), (2, 1, 1, 1, "造林护林"), (3, 0, 1, 1, "2")} <= cells(read_pdf(draw(drawing)))


_TWO_LEADERS = ("序号", "工作任务", "牵头单位", "配合单位")


@pytest.mark.parametrize(
    ("label", "body", "expected", "codes_"),
    [
        ("leads hold on", [("甲局", "乙局"), ("", "丙局")], {(1, 2, 2, 1, "甲局")}, ["918"]),
        ("helpers do not", [("甲局", "乙局"), ("丙局", "")], {(2, 3, 1, 1, "")}, ["918"]),
        (
            "but where — is written",
            [("甲局", "乙局"), ("丙局", ""), ("丁局", "—")],
            {(1, 3, 2, 1, "乙局")},
            [],
        ),
        (
            "and where nobody answers",
            [("甲局", "乙局"), ("", "")],
            {(1, 2, 2, 1, "甲局"), (1, 3, 2, 1, "乙局")},
            [],
        ),
        (
            "nothing above to hold on",
            [("", "乙局"), ("甲局", "丙局"), ("", "丁局")],
            {(3, 2, 1, 1, "")},
            ["918"],
        ),
    ],
)
def test_what_an_empty_cell_means(
    label: str, body: Sequence[Sequence[str]], expected: Cells, codes_: Sequence[str]
) -> None:
    texts = [(str(number), "修路", *cells_) for number, cells_ in enumerate(body, 1)]
    source = read_pdf(draw(page(_TWO_LEADERS, *texts)))
    assert expected <= cells(source), label
    assert codes(source) == codes_


def test_a_cell_that_is_seen_to_reach_down_tells_its_column() -> None:
    body = [("甲局\n乙局\n丙局\n丁局",), ("",), ("",), ("戊局",), ("",)]
    texts = [(str(number), "修路", "己局", *last) for number, last in enumerate(body, 1)]
    source = read_pdf(draw(page(_TWO_LEADERS, *texts, step=40)))
    assert {(1, 3, 3, 1, "甲局乙局丙局丁局"), (4, 3, 2, 1, "戊局")} <= cells(source)
    assert codes(source) == []


def test_a_table_goes_on_past_page_numbers_and_running_heads() -> None:
    body = [(str(number), "修路", "甲局", "全年") for number in range(1, 10)]
    sheets = [
        [Words(250, 50, "某市任务分解表", 12), *page(*texts), Words(280, 770, f"— {number} —", 12)]
        for number, texts in enumerate([(_HEADING, *body[:3]), body[3:6], body[6:]], 1)
    ]
    assert rows(read_pdf(draw(*sheets))) == [list(_HEADING), *map(list, body)]


@pytest.mark.parametrize(
    "second",
    [
        lines("各部门要按照上述分工抓好落实，及时报送工作进展。", top=100),
        [Words(300, 100, "某市人民政府办公室", 12)],
        [],
    ],
    ids=["text", "a signature", "nothing"],
)
def test_a_page_without_rows_does_not_go_on(second: list[Words]) -> None:
    source = read_pdf(draw(page(_HEADING, ("1", "修路", "甲局", "全年")), second))
    assert len(rows(source)) == 2


def test_after_text_below_a_table_it_does_not_go_on() -> None:
    first = [
        *page(_HEADING, ("1", "修路", "甲局", "全年")),
        *lines("各部门要按照上述分工抓好落实，及时报送进展。", top=400),
    ]
    source = read_pdf(draw(first, page(("2", "架桥", "乙局", "全年"))))
    assert [len(table.cells) for table in source.tables] == [8]


def test_a_table_in_other_columns_is_another() -> None:
    first = page(_HEADING, ("1", "修路", "甲局", "全年"))
    other = page(("序号", "工作任务", "责任单位"), ("1", "造林", "乙局"))
    assert len(read_pdf(draw(first, other)).tables) == 2
