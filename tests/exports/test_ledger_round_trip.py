"""A ledger is filled in by people, and the notice is parsed again: nothing that they typed is lost."""

from datetime import datetime

import openpyxl
import pytest
from openpyxl.comments import Comment

import taskparse
from invented import NOTICE

OLD = "一、保民生\n1.清扫街道。（责任单位：县城管局）\n2.修缮校舍。（责任单位：县教育局）\n3.疏通河道。（责任单位：县水利局）\n"
NEW = "一、保民生\n1.清扫街道。（责任单位：县城管局）\n2.疏通河道。（责任单位：县水务局）\n3.新建公园。（责任单位：县园林局）\n"
HEADINGS = 3
"""The row of the headings."""


class Desk:
    """A person at a workbook."""

    def __init__(self, path):
        self.path = path
        self.book = openpyxl.load_workbook(path)
        self.sheet = self.book["任务台账"]

    def column(self, heading):
        found = (cell.column for cell in self.sheet[HEADINGS] if cell.value == heading)
        return next(found, None)

    def row(self, words):
        column = self.column("任务内容")
        rows = range(HEADINGS + 1, self.sheet.max_row + 1)
        return next(row for row in rows if self.sheet.cell(row, column).value == words)

    def at(self, words, heading):
        return self.sheet.cell(self.row(words), self.column(heading))

    def type(self, words, heading, value):
        self.at(words, heading).value = value
        return self

    def values(self):
        """The rows below the headings."""
        return [[cell.value for cell in row] for row in self.sheet.iter_rows(min_row=HEADINGS + 1)]

    def sort(self, key, columns=None):
        """Sort the rows; all columns, or some only, as happens to who selects too little."""
        last = columns or self.sheet.max_column
        rows = sorted((row[:last] for row in self.values()), key=key)
        for at, row in enumerate(rows, HEADINGS + 1):
            for column, value in enumerate(row, 1):
                self.sheet.cell(at, column).value = value
        return self

    def save(self):
        self.book.save(self.path)


@pytest.fixture
def path(tmp_path):
    """A ledger of the old notice."""
    taskparse.export([taskparse.parse_text(OLD)], tmp_path / "台账.xlsx")
    return tmp_path / "台账.xlsx"


def parse_again(path, text=NEW, **arguments):
    taskparse.export([taskparse.parse_text(text)], path, **arguments)
    return Desk(path)


def test_progress_is_kept_rows_sorted_and_a_column_added(path):
    desk = Desk(path)
    desk.type("清扫街道。", "进展", "已完成").type("疏通河道。", "备注", "缺资金")
    desk.sheet.cell(HEADINGS, desk.sheet.max_column + 1).value = "督查人"
    desk.type("疏通河道。", "督查人", "甲某").sort(key=lambda row: row[0], columns=None)
    desk.sort(key=lambda row: -row[0]).save()
    again = parse_again(path, OLD)
    assert [row[2] for row in again.values()] == ["清扫街道。", "修缮校舍。", "疏通河道。"]
    assert again.at("清扫街道。", "进展").value == "已完成"
    assert again.at("疏通河道。", "备注").value == "缺资金"
    assert [row[-1] for row in again.values()] == [None, None, "甲某"]
    assert again.column("督查人") == again.sheet.max_column


def test_values_keep_their_types_formats_and_notes(path):
    desk = Desk(path).type("清扫街道。", "进展", 0.85).type("修缮校舍。", "进展", datetime(2025, 3, 1))  # noqa: DTZ001  a workbook's own
    desk.at("清扫街道。", "进展").number_format = "0%"
    desk.at("修缮校舍。", "进展").number_format = "yyyy/m/d"
    desk.at("疏通河道。", "备注").comment = Comment("问过甲某", "乙某")
    desk.save()
    for _ in range(2):
        again = parse_again(path, OLD)
        assert (again.at("清扫街道。", "进展").value, again.at("清扫街道。", "进展").number_format) == (
            0.85,
            "0%",
        )
        assert again.at("修缮校舍。", "进展").value == datetime(2025, 3, 1)  # noqa: DTZ001  as above
        assert again.at("修缮校舍。", "进展").number_format == "yyyy/m/d"
        assert again.at("疏通河道。", "备注").comment.text == "问过甲某"


def test_a_formula_goes_with_its_row(path):
    desk = Desk(path)
    row, column = desk.row("疏通河道。"), desk.sheet.cell(HEADINGS, desk.column("进展")).column_letter
    desk.type("疏通河道。", "进展", 3).type("疏通河道。", "备注", f"={column}{row}*2").save()
    again = parse_again(path, "一、保民生\n1.疏通河道。（责任单位：县水利局）\n")
    assert again.at("疏通河道。", "备注").value == f"={column}{again.row('疏通河道。')}*2"


def test_what_a_person_typed_is_no_formula_unless_it_was_one(path):
    desk = Desk(path).type("清扫街道。", "进展", "=1+1")
    desk.at("清扫街道。", "进展").data_type = "s"
    desk.save()
    assert parse_again(path, OLD).at("清扫街道。", "进展").data_type == "s"


def test_a_corrected_cell_stays_and_the_notice_speaks_in_its_note(path):
    Desk(path).type("清扫街道。", "责任单位", "县城管局、县住建局").save()
    for _ in range(2):
        cell = parse_again(path, OLD).at("清扫街道。", "责任单位")
        assert (cell.value, cell.comment.text) == ("县城管局、县住建局", "通知：县城管局")


def test_a_cell_that_was_emptied_stays_empty(path):
    Desk(path).type("清扫街道。", "责任单位", None).save()
    cell = parse_again(path, OLD).at("清扫街道。", "责任单位")
    assert (cell.value, cell.comment.text) == (None, "通知：县城管局")


def test_what_nobody_touched_follows_the_new_notice(path):
    text = OLD.replace("县水利局", "县水务局")
    cell = parse_again(path, text).at("疏通河道。", "责任单位")
    assert (cell.value, cell.comment) == ("县水务局", None)


def test_a_task_that_is_gone_keeps_its_row_on_a_sheet_of_its_own_and_comes_back(path):
    Desk(path).type("修缮校舍。", "进展", "过半").save()
    again = parse_again(path)
    assert [row[2] for row in again.values()] == ["清扫街道。", "疏通河道。", "新建公园。"]
    kept = [[cell.value for cell in row] for row in again.book["原台账任务"].iter_rows(min_row=HEADINGS + 1)]
    assert [(row[2], "过半" in row) for row in kept] == [("修缮校舍。", True)]
    back = parse_again(path, OLD)
    assert back.at("修缮校舍。", "进展").value == "过半"
    assert back.at("修缮校舍。", "责任单位").comment is None
    assert back.book.sheetnames.count("原台账任务") == 1  # 新建公园 is gone now
    assert parse_again(path, OLD + NEW.splitlines()[-1]).book.sheetnames[-2] == "问题"


def test_rows_that_a_person_added_or_copied_stay(path):
    desk = Desk(path)
    desk.sheet.append([None, None, "会议新增任务", None, None, "县民政局"])
    copied = [cell.value for cell in desk.sheet[desk.row("清扫街道。")]]
    desk.sheet.append([*copied[:2], "清扫街道。（第二阶段）", *copied[3:]])
    desk.save()
    for _ in range(2):
        again = parse_again(path)
        assert [row[2] for row in again.values()][-2:] == ["会议新增任务", "清扫街道。（第二阶段）"]
        assert again.at("会议新增任务", "责任单位").value == "县民政局"


def test_a_row_is_known_by_its_words_where_the_key_was_left_behind(path):
    desk = Desk(path).type("清扫街道。", "进展", "已完成")
    hidden = desk.column("任务标识")
    keys = [row[hidden - 1] for row in desk.values()]
    desk.sort(key=lambda row: -row[0])
    for at, key in enumerate(keys, HEADINGS + 1):
        desk.sheet.cell(at, hidden).value = key
    desk.save()
    again = parse_again(path, OLD)
    assert again.at("清扫街道。", "进展").value == "已完成"
    assert [row[2] for row in again.values()] == ["清扫街道。", "修缮校舍。", "疏通河道。"]


def test_words_above_and_beside_the_table_stay(path):
    desk = Desk(path)
    desk.sheet["A1"].value = "某县督查台账"
    desk.sheet.cell(HEADINGS + 1, desk.sheet.max_column + 2).value = "旁注"
    desk.save()
    for _ in range(2):
        again = parse_again(path, OLD)
        said = [cell.value for row in again.sheet.iter_rows(max_row=HEADINGS) for cell in row if cell.value]
        assert "某县督查台账" in said
        shown = [cell.value for row in again.sheet.iter_rows() for cell in row if cell.value]
        assert shown.count("旁注") == 1
        assert shown.count("某县督查台账") == 1


def test_sheets_that_a_person_added_or_wrote_on_stay(path):
    desk = Desk(path)
    desk.book.create_sheet("会议记录")["B2"] = "甲某主持"
    desk.book["按单位"]["M5"] = "已电话催办"
    desk.save()
    again = parse_again(path)
    assert again.book["会议记录"]["B2"].value == "甲某主持"
    assert again.book["原按单位"]["M5"].value == "已电话催办"
    assert again.book["按单位"]["M5"].value is None
    Desk(path).save()
    assert parse_again(path).book.sheetnames.count("原按单位") == 1


def test_sorting_another_sheet_is_no_change(path):
    desk = Desk(path)
    sheet = desk.book["按单位"]
    below = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEADINGS + 1)]
    for at, row in enumerate(reversed(below), HEADINGS + 1):
        for column, value in enumerate(row, 1):
            sheet.cell(at, column).value = value
    desk.save()
    assert taskparse.read_ledger(path).sheets == ()


def test_without_the_hidden_memory_everything_that_stands_there_stays(path):
    desk = Desk(path).type("清扫街道。", "进展", "已完成")
    del desk.book["_taskparse"]
    desk.save()
    again = parse_again(path)
    assert again.at("清扫街道。", "进展").value == "已完成"
    cell = again.at("疏通河道。", "责任单位")
    assert (cell.value, cell.comment.text) == ("县水利局", "通知：县水务局")
    assert again.at("新建公园。", "责任单位").value == "县园林局"


def test_rows_of_parties_keep_their_progress(tmp_path):
    path = tmp_path / "x.xlsx"
    taskparse.export([NOTICE], path, rows="party")
    Desk(path).type("今年主要目标是：地区生产总值增长5.6%", "进展", "甲某已阅").save()
    taskparse.export([NOTICE], path, rows="party")
    assert Desk(path).at("今年主要目标是：地区生产总值增长5.6%", "进展").value == "甲某已阅"


def test_another_ledger_may_be_taken_over(path, tmp_path):
    Desk(path).type("清扫街道。", "进展", "已完成").save()
    for ledger in (path, taskparse.read_ledger(path)):
        new = tmp_path / "新.xlsx"
        assert parse_again(new, ledger=ledger).at("清扫街道。", "进展").value == "已完成"
        new.unlink()


def test_a_ledger_that_stands_there_is_not_given_up_for_another(path, tmp_path):
    other = tmp_path / "新.xlsx"
    parse_again(other)
    with pytest.raises(taskparse.UnreadableSourceError, match="stands there already"):
        parse_again(other, ledger=path)
    assert parse_again(path, ledger=path).row("新建公园。")


@pytest.mark.parametrize("content", [b"no workbook", b"PK\x03\x04 cut"])
def test_what_is_no_workbook_is_left_as_it_is(tmp_path, content):
    (tmp_path / "x.xlsx").write_bytes(content)
    with pytest.raises(taskparse.UnreadableSourceError, match=r"cannot be read as a workbook.*left as it is"):
        parse_again(tmp_path / "x.xlsx")
    assert (tmp_path / "x.xlsx").read_bytes() == content


def test_another_workbook_is_left_as_it_is(tmp_path):
    openpyxl.Workbook().save(tmp_path / "x.xlsx")
    with pytest.raises(taskparse.UnreadableSourceError, match="no ledger"):
        parse_again(tmp_path / "x.xlsx")


def test_an_empty_file_is_no_ledger_to_keep(tmp_path):
    (tmp_path / "x.xlsx").touch()
    assert parse_again(tmp_path / "x.xlsx").row("新建公园。")


def test_a_missing_ledger_is_refused_with_the_reason(tmp_path):
    with pytest.raises(taskparse.UnreadableSourceError, match="No such file"):
        taskparse.read_ledger(tmp_path / "none.xlsx")


def test_of_a_ledger_with_pictures_a_copy_is_kept(path):
    desk = Desk(path)
    chart = openpyxl.chart.BarChart()
    chart.add_data(openpyxl.chart.Reference(desk.sheet, min_col=1, min_row=HEADINGS, max_row=6))
    desk.sheet.add_chart(chart, "P3")
    desk.save()
    before = path.read_bytes()
    parse_again(path)
    assert path.with_name("台账.原件.xlsx").read_bytes() == before


def test_what_a_person_typed_can_be_asked_for(path):
    Desk(path).type("清扫街道。", "进展", "已完成").type("修缮校舍。", "责任单位", "县住建局").save()
    rows = {row["任务内容"]: row for row in taskparse.read_ledger(path).rows}
    assert rows["清扫街道。"].typed == {"进展"}
    assert rows["修缮校舍。"].typed == {"责任单位"}
    assert rows["疏通河道。"].typed == set()
    assert "任务内容" in list(rows["疏通河道。"])
    assert rows["清扫街道。"]["无此列"] is None


def test_a_slip_is_filled_in_and_written_again(tmp_path):
    notice = taskparse.parse_text(OLD)
    taskparse.export([notice], tmp_path / "slips", split_by="unit")
    path = tmp_path / "slips" / "县城管局.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["交办单"]
    column = next(cell.column for cell in sheet[HEADINGS] if cell.value == "进展")
    sheet.cell(HEADINGS + 1, column).value = "已完成"
    book.save(path)
    taskparse.export([notice], tmp_path / "slips", split_by="unit")
    (row,) = taskparse.read_ledger(path).rows
    assert row["进展"] == "已完成"


def test_tasks_of_the_same_words_are_told_by_who_answers(tmp_path):
    first, second = "做好安全生产工作。（牵头单位：市应急局）\n", "做好安全生产工作。（牵头单位：市公安局）\n"
    path = tmp_path / "台账.xlsx"
    taskparse.export([taskparse.parse_text(f"一、甲\n（一）{first}（二）{second}")], path)
    desk = Desk(path)
    for row, words in ((HEADINGS + 1, "甲"), (HEADINGS + 2, "乙")):
        desk.sheet.cell(row, desk.column("进展")).value = words
    desk.save()
    for text, kept, gone in (
        (f"一、甲\n（一）{second}", ["乙"], ["甲"]),
        (f"一、甲\n（一）{first}（二）{second}", ["甲", "乙"], []),
        (f"一、甲\n（一）{second}（二）{first}", ["乙", "甲"], []),
    ):
        parse_again(path, text)
        ledger = taskparse.read_ledger(path)
        assert [row["进展"] for row in ledger.rows] == kept
        assert [row["进展"] for row in ledger.gone] == gone
