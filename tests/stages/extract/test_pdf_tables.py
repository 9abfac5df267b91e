"""What the PDF reader makes of ruled tables: one table each, cell by cell, over page breaks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from casebook import read_by
from taskparse import Notice, parse
from taskparse.model.source import Range, SourceText, TableCell
from taskparse.stages.extract.pdf import from_pdf
from taskparse.stages.extract.pdf.cells import arrange
from taskparse.stages.extract.pdf.frame import Rectangle
from taskparse.stages.extract.pdf.lines import NO_GLYPH, PrintedPiece, compose
from taskparse.stages.extract.pdf.order import Move, Order
from taskparse.stages.extract.pdf.ruled import PageGrid, Slot
from taskparse.stages.extract.pdf.second_reading import SecondGlyphs
from typesetter.drawn import Drawing, Rule, Words, draw, lines
from typesetter.tables import Column, Look, Row, TaskTable, boxes, forty_rows, table_to_pdf, table_to_xlsx

_SAMPLES = Path(__file__).parents[3] / "samples"
_LEFT, _STEP, _HIGH = 80, 140, 40


def read_pdf(data: bytes) -> SourceText:
    return read_by(from_pdf, data, "notice.pdf", "0" * 64)


def words(source: SourceText, place: Range) -> str:
    return source.text[place.start : place.stop]


def rows(source: SourceText, table: int = 0) -> list[list[str]]:
    cells = source.tables[table].cells
    height = max(cell.row for cell in cells) + 1
    return [[words(source, cell.range) for cell in cells if cell.row == row] for row in range(height)]


def codes(source: SourceText) -> list[str]:
    return [finding.code for finding in source.findings]


def grid(*texts: Sequence[str], top: float = 120, left: float = _LEFT) -> list[Words | Rule]:
    """Draw a table without merged cells."""
    bottom, right = top + _HIGH * len(texts), left + _STEP * len(texts[0])
    marks: list[Words | Rule] = [Rule(left, top + _HIGH * n, right, top + _HIGH * n) for n in range(len(texts) + 1)]
    marks += [Rule(left + _STEP * n, top, left + _STEP * n, bottom) for n in range(len(texts[0]) + 1)]
    marks += [
        Words(left + 4 + _STEP * column, top + 16 + _HIGH * row + 16 * number, line, 12)
        for row, cells in enumerate(texts)
        for column, text in enumerate(cells)
        for number, line in enumerate(text.split("\n"))
        if line
    ]
    return marks


def as_set(source: SourceText, table: TaskTable) -> bool:
    """Whether a source holds one table with the cells of another."""
    (found,) = source.tables
    expected = {(box.row, box.column, box.rows, box.columns, "".join(box.words.split())) for box in boxes(table)}
    return expected == {
        (cell.row, cell.column, cell.rows, cell.columns, "".join(words(source, cell.range).split()))
        for cell in found.cells
    }


def records(notice: Notice) -> list[tuple[object, ...]]:
    """Return the tasks without their places; names are joined, for a narrow cell may cut one in two."""
    return [
        (
            task.id,
            task.text,
            task.number,
            task.section_path,
            task.deadline and task.deadline.text,
            *(
                "".join(party.name for party in parties)
                for parties in (task.leaders, task.lead_units, task.responsible_units, task.supporting_units)
            ),
        )
        for task in notice.tasks
    ]


@pytest.mark.needs_fonts
def test_cells_are_parted_by_tabs_and_rows_by_line_breaks() -> None:
    page = [
        *lines("附件", top=100),
        *grid(["序号", "任务"], ["1", "修路\n架桥"], ["", "造林"]),
        *lines("完", top=300),
    ]
    source = read_pdf(draw(page))
    assert source.text == "附件\n序号\t任务\n1\t修路\n架桥\n\t造林\n完"
    assert rows(source) == [["序号", "任务"], ["1", "修路\n架桥"], ["", "造林"]]
    assert words(source, source.tables[0].range) == "序号\t任务\n1\t修路\n架桥\n\t造林"
    assert source.findings == ()


@pytest.mark.needs_fonts
@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_table_on_a_turned_page_is_the_same(rotate: int) -> None:
    page = grid(["序号", "任务"], ["1", "修路"])
    turned, straight = read_pdf(draw(page, rotate=rotate)), read_pdf(draw(page))
    assert turned.text == straight.text == "序号\t任务\n1\t修路"
    assert turned.tables == straight.tables


def test_words_that_lie_sideways_are_in_their_cells() -> None:
    source = read_pdf(draw(grid(["序号", "任务"], ["1", "修路"]), rotate=90, sideways=True))
    assert sorted(words(source, cell.range) for cell in source.tables[0].cells) == sorted(["序号", "任务", "1", "修路"])


def test_the_boxes_of_a_cell_lie_over_its_words() -> None:
    source = read_pdf(draw(lines("封面"), grid(["序号", "任务"], ["1", "修路\n架桥"])))
    assert source.locator is not None
    (boxes_of_cell,) = source.locator.locate([source.tables[0].cells[3].range])
    assert [(box.page, round(box.x0), round(box.x1)) for box in boxes_of_cell] == [(2, 224, 248)] * 2
    assert [176 - 12 < box.top < box.bottom < 176 + 18 + 4 for box in boxes_of_cell] == [True, True]


def test_a_page_that_lists_its_cells_from_the_bottom_up_is_read_from_the_top_down() -> None:
    marks = grid(["序号", "任务"], ["1", "修路"])
    page = [*lines("末行", top=400), *lines("首行", top=110), *reversed(marks)]
    source = read_pdf(draw(page))
    assert rows(source) == [["序号", "任务"], ["1", "修路"]]
    assert source.text.startswith("首行\n")
    assert source.locator is not None
    ((box,),) = source.locator.locate([source.tables[0].cells[0].range])
    assert box.x0 == pytest.approx(84, abs=1)


def test_pieces_on_one_line_of_a_cell_are_joined_in_whatever_order_they_are_listed() -> None:
    boxes = [Rectangle(x, 20, x + 10, 30) for x in (60, 70, 10, 20)]
    pieces = [
        PrintedPiece(text, (at, at + 1), boxes[at].joined(boxes[at + 1]), 10) for text, at in (("五个", 0), ("完成", 2))
    ]
    cell = PageGrid((0, 100), (Slot(0, 0, 1, 1, Rectangle(0, 0, 100, 50)),))
    arranged = arrange(compose(pieces), SecondGlyphs(boxes), [cell])
    assert arranged.reading.text == "完成 五个"
    assert arranged.reading.glyphs == (2, 3, NO_GLYPH, 0, 1)


@pytest.mark.needs_fonts
def test_what_stands_beside_a_table_on_the_same_line_is_no_cell() -> None:
    source = read_pdf(draw([*grid(["序号", "任务"], ["1", "修路"]), Words(30, 176, "注", 12)]))
    assert rows(source) == [["序号", "任务"], ["1", "修路"]]
    assert "注" in source.text.splitlines()


def test_an_indent_beside_a_table_does_not_move_its_cells() -> None:
    page = [*lines("现将任务印发，", "请落实。", top=60), *grid(["序号", "任务"], ["", "修路"])]
    page += [Words(80 + 10 * 16, 300, "某市人民政府")]
    source = read_pdf(draw(page))
    assert source.text.endswith("\n" + "　" * 10 + "某市人民政府")
    assert rows(source) == [["序号", "任务"], ["", "修路"]]


@pytest.mark.needs_fonts
def test_a_table_that_begins_with_an_empty_cell_keeps_it() -> None:
    page = [
        *grid(["", "甲"], ["乙", "丙"]),
        *lines("某市人民政府发文", "正文", top=300),
        Words(240, 400, "某市"),
    ]
    source = read_pdf(draw(page))
    assert rows(source) == [["", "甲"], ["乙", "丙"]]
    assert source.text.startswith("\t甲\n")


@pytest.mark.needs_fonts
@pytest.mark.parametrize("cells", [[["通知"]], [["甲", "乙"]], [["甲"], ["乙"]]])
def test_a_box_a_row_and_a_column_are_no_tables(cells: list[list[str]]) -> None:
    source = read_pdf(draw(grid(*cells)))
    assert (*source.tables, *source.findings) == ()


@pytest.mark.needs_fonts
def test_a_table_in_a_cell_is_the_cells_words() -> None:
    inner = grid(["甲", "乙"], ["丙", "丁"], top=205, left=90)
    frame = [Rule(80, y, 600, y) for y in (120, 200, 300)] + [Rule(x, 120, x, 300) for x in (80, 400, 600)]
    source = read_pdf(draw([*frame, Words(84, 140, "子", 12), Words(410, 140, "丑", 12), *inner]))
    assert [cell.range.stop - cell.range.start for cell in source.tables[0].cells][:2] == [1, 1]
    assert len(source.tables) == 1
    assert "".join(rows(source)[1][0].split()) == "甲乙丙丁"


@pytest.mark.parametrize("fails", ["open", "page.Page.find_tables"])
def test_where_the_cells_cannot_be_told_apart_lines_are_read_and_a_finding_says_so(
    fails: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr(f"pdfplumber.{fails}", broken)
    source = read_pdf(draw(grid(["序号", "任务"], ["1", "修路"])))
    assert source.text == "序号 任务\n1 修路"
    assert codes(source) == ["916"]


def test_a_serial_number_at_the_foot_of_a_page_is_no_page_number() -> None:
    source = read_pdf(draw([*grid(["任务", "序号"], ["", "18"], top=690)]))
    assert source.furniture == ()


@pytest.mark.needs_fonts
@pytest.mark.parametrize("repeat_heading", [False, True])
@pytest.mark.parametrize("cut_rows", [False, True])
def test_forty_rows_over_three_pages_are_one_table(*, repeat_heading: bool, cut_rows: bool) -> None:
    data = table_to_pdf(forty_rows(), Look(repeat_heading=repeat_heading, cut_rows=cut_rows))
    source = read_pdf(data)
    assert len(source.page_starts) == 3
    assert as_set(source, forty_rows())
    assert len(source.furniture) == (2 if repeat_heading else 0)


@pytest.mark.needs_fonts
def test_forty_rows_give_the_records_of_the_workbook(tmp_path: Path) -> None:
    pdf, workbook = tmp_path / "a.pdf", tmp_path / "a.xlsx"
    pdf.write_bytes(table_to_pdf(forty_rows()))
    workbook.write_bytes(table_to_xlsx(forty_rows()))
    assert records(parse(pdf)) == records(parse(workbook))


@pytest.mark.needs_fonts
def test_cells_cut_by_a_page_break_are_whole_and_have_boxes_on_both_pages() -> None:
    task = "，".join(f"完成第{n}批老旧小区改造和管网更新" for n in range(60)) + "。"
    table = TaskTable(
        "任务分解表",
        (Column("序号"), Column("工作任务"), Column("牵头单位")),
        tuple(Row((str(n), task, "甲局" if n else "乙局")) for n in range(12)),
    )
    source = read_pdf(table_to_pdf(table, Look(cut_rows=True)))
    assert as_set(source, table)
    assert source.locator is not None
    cells = source.tables[0].cells
    located = source.locator.locate([cell.range for cell in cells])
    cut = [at for at, found in enumerate(located) if len({box.page for box in found}) > 1]
    assert cut
    for cell, found in zip(cells, located, strict=True):
        assert len(found) == len(words(source, cell.range).split("\n"))
    assert {run.size for run in source.fonts if run.start >= cells[0].range.start} == {9.0}
    assert list(source.page_starts) == sorted(source.page_starts)


def test_the_last_row_of_a_file_may_be_the_rest_of_a_cut_one() -> None:
    source = read_pdf(draw(grid(["序号", "任务"], ["1", "修路"]), grid(["", "架桥"])))
    assert rows(source) == [["序号", "任务"], ["1", "修路\n架桥"]]
    assert words(source, source.tables[0].range) == "序号\t任务\n1\t修路\n架桥"
    assert source.page_starts == (0, 14)


def test_an_order_tells_where_moved_and_dropped_text_stands() -> None:
    order = Order.of(10, [Move(Range(6, 9), 4)], [Range(5, 10)])
    assert order.text("甲乙丙丁\n\t戊己庚\t") == "甲乙丙丁\n戊己庚\n"
    assert list(order.printed(Range(4, 6))) == [Range(6, 7)]
    assert list(order.printed(Range(2, 9))) == [Range(2, 4), Range(6, 9), Range(4, 5)]
    assert order.moved(Range(0, 10)) == Range(0, 9)


@pytest.mark.needs_fonts
def test_a_table_goes_on_past_page_numbers_only() -> None:
    def page(number: str, *more: Words, cells: str) -> Drawing:
        return [*more, *grid([cells, "甲"], [cells + "一", "乙"]), Words(280, 760, number)]

    source = read_pdf(draw(page("— 1 —", cells="子"), page("— 2 —", cells="丑")))
    assert [cell.row for cell in source.tables[0].cells] == [0, 0, 1, 1, 2, 2, 3, 3]
    other = read_pdf(draw(page("— 1 —", cells="子"), page("— 2 —", Words(80, 100, "附件二"), cells="丑")))
    assert len(other.tables) == 2


def test_a_table_does_not_go_on_in_other_columns_or_after_a_page_without_one() -> None:
    first, other = grid(["序号", "任务"], ["1", "修路"]), grid(["2", "造林", "甲局"], ["3", "架桥", "乙局"])
    assert len(read_pdf(draw(first, other)).tables) == 2
    assert len(read_pdf(draw(first, lines("说明"), first)).tables) == 2
    shifted = grid(["2", "造林"], ["3", "架桥"], left=100)
    assert len(read_pdf(draw(first, shifted)).tables) == 2


@pytest.mark.needs_fonts
def test_two_tables_on_a_page_are_two() -> None:
    source = read_pdf(draw([*grid(["甲", "乙"], ["丙", "丁"]), *grid(["子", "丑"], ["寅", "卯"], top=400)]))
    assert [len(table.cells) for table in source.tables] == [4, 4]


def test_a_heading_row_alone_may_stand_again() -> None:
    page = grid(["序号", "任务"], ["1", "修路"])
    source = read_pdf(draw(page, grid(["序号", "任务"])))
    assert rows(source) == [["序号", "任务"], ["1", "修路"]]
    assert [words(source, place) for place in source.furniture] == ["序号\t任务"]


def test_an_empty_cell_below_a_page_break_belongs_to_the_one_above() -> None:
    source = read_pdf(
        draw(
            grid(["序号", "任务", "单位"], ["1", "修路", "甲局"]),
            grid(["2", "架桥", ""], ["3", "造林", "乙局"]),
        )
    )
    assert TableCell(source.tables[0].cells[5].range, 1, 2, 2, 1) == source.tables[0].cells[5]
    assert codes(source) == []


def test_where_other_cells_of_the_column_are_empty_it_stays_empty_and_a_finding_says_so() -> None:
    source = read_pdf(
        draw(grid(["序号", "任务", "单位"], ["1", "修路", "甲局"]), grid(["2", "架桥", ""], ["3", "造林", ""]))
    )
    assert rows(source)[2:] == [["2", "架桥", ""], ["3", "造林", ""]]
    assert codes(source) == ["917"]


def test_lixia_has_no_table_and_the_tasks_of_its_text() -> None:
    pdf = _SAMPLES / "lixia-2025.pdf"
    source = read_pdf(pdf.read_bytes())
    assert (*source.tables, *source.findings) == ()
    assert records(parse(pdf)) == records(parse(pdf.with_suffix(".txt")))
