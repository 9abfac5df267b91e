"""A ledger as openpyxl and LibreOffice see it."""

import io
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from pypdfium2 import PdfDocument

import taskparse
from invented import BARE, NOTICE, TASK
from taskparse.exports.cells import canonical
from taskparse.exports.ledger.wording import is_plain_name, names

ROOT = Path(__file__).parents[2]
SHEETS = ["任务台账", "按单位", "按领导", "指标", "未分配", "问题"]
HEADINGS = (
    "序号 章节 任务内容 牵头领导 牵头单位 责任单位 配合单位 其他责任 完成时限 目标值 依据 任务标识 进展 备注".split()
)


@pytest.fixture(scope="module")
def lixia():
    return taskparse.parse(ROOT / "samples" / "lixia-2025.pdf")


def written(path, *notices, **arguments):
    taskparse.export(notices, path, **arguments)
    return openpyxl.load_workbook(path)


def rows(sheet):
    """The rows below the heading row, each a dict of cells by heading."""
    every = list(sheet.iter_rows())
    start = next(at for at, row in enumerate(every) if sum(cell.value is not None for cell in row) > 2)
    headings = [cell.value for cell in every[start]]
    return [dict(zip(headings, row, strict=True)) for row in every[start + 1 :]]


# what stands in it -------------------------------------------------------------------------------------------------


def test_the_sheets_are_those_of_an_office(tmp_path):
    book = written(tmp_path / "台账.xlsx", NOTICE)
    assert [sheet.title for sheet in book if sheet.sheet_state == "visible"] == SHEETS
    assert list(rows(book["任务台账"])[0]) == HEADINGS


def test_numbers_dates_and_links_are_real(tmp_path):
    first, second = rows(written(tmp_path / "台账.xlsx", NOTICE)["任务台账"])
    assert (first["序号"].value, first["序号"].data_type) == (1, "n")
    assert (first["完成时限"].value, first["完成时限"].number_format) == (datetime(2025, 6, 30), "yyyy-mm-dd")  # noqa: DTZ001  a workbook's own
    assert first["完成时限"].comment.text == "原文：6月底前完成"
    assert (first["依据"].value, first["依据"].hyperlink.target) == ("第1页 ¶1", "某市.txt")
    assert first["其他责任"].value == "督办单位：市政府办公室"
    assert first["任务内容"].value == "今年主要目标是：地区生产总值增长5.6%"
    assert [first[heading].value for heading in ("进展", "备注")] == [None, None]
    assert second["完成时限"].value is None
    target, *_ = rows(written(tmp_path / "台账.xlsx", NOTICE)["指标"])
    assert (target["目标值"].value, target["目标值"].data_type, target["单位"].value) == (5.6, "n", "%")


def test_a_deadline_without_a_day_stays_in_its_words(tmp_path):
    due = TASK.text_deadlines[0]
    task = TASK.model_copy(update={"deadline": due})
    notice = NOTICE.model_copy(update={"tasks": (task,)})
    assert rows(written(tmp_path / "台账.xlsx", notice)["任务台账"])[0]["完成时限"].value == "持续推进"


def test_a_link_leads_to_the_page_of_the_pdf(tmp_path, lixia):
    cell = rows(written(tmp_path / "台账.xlsx", lixia)["任务台账"])[8]["依据"]
    assert (cell.value, cell.hyperlink.target, cell.hyperlink.location) == (
        "第3页",
        "lixia-2025.pdf",
        "page=3",
    )


@pytest.mark.parametrize(
    ("name", "is_plain"),
    [
        ("通知.pdf", True), ("a b.docx", True), ("\\\\host\\a.pdf", False), ("http://host/a.pdf", False),
        ("../a.pdf", False), ("a#b.pdf", False), ("bytes", False), (".pdf", False), ("a\n.pdf", False),
    ],
)  # fmt: skip
def test_a_link_leads_nowhere_but_beside_the_ledger(name, is_plain):
    assert is_plain_name(name) is is_plain


def test_a_long_list_says_how_many_and_a_name_with_a_comma_stays_whole():
    unit = TASK.lead_units[0]
    many = [unit.model_copy(update={"name": f"市第{number}局"}) for number in range(7)]
    group = unit.model_copy(update={"name": "各市、县、区政府"})
    derived = unit.model_copy(update={"stated": False})
    assert str(names(many)).startswith("（7个）市第0局、市第1局")
    assert names([unit, group]) == "市发展改革委；各市、县、区政府"
    assert names([derived]) == "市发展改革委（依约定）"
    assert names([]) is None


def test_units_and_leaders_have_their_tasks_the_busiest_first(tmp_path, lixia):
    book = written(tmp_path / "台账.xlsx", lixia)
    counts = [row["任务数"].value for row in rows(book["按单位"])]
    assert counts == sorted(counts, reverse=True)
    of_first = [row for row in rows(book["按单位"]) if row["单位"].value == "济南市历下区发展改革局"]
    assert len({row["序号"].value for row in of_first}) == of_first[0]["任务数"].value
    assert {row["职责"].value for row in of_first} == {"牵头单位", "责任单位"}
    assert rows(book["按领导"])[0]["领导"].value == "武毅"


def test_what_belongs_to_no_task_and_what_is_wrong_are_listed(tmp_path):
    book = written(tmp_path / "台账.xlsx", NOTICE)
    assert rows(book["未分配"])[0]["原文"].value == "以上任务持续推进。"
    fault = rows(book["问题"])[0]
    assert (fault["级别"].value, fault["代码"].value, fault["建议"].value) == ("错误", "901", "close it")


def test_with_rows_of_parties_each_party_has_a_row_to_fill_in(tmp_path):
    first, *_, last = rows(written(tmp_path / "台账.xlsx", NOTICE, rows="party")["任务台账"])
    assert [first[heading].value for heading in ("序号", "职责", "责任主体")] == [1, "牵头领导", "甲某"]
    assert (last["序号"].value, last["责任主体"].value) == (2, None)


def test_of_several_notices_a_row_says_which_it_is_from(tmp_path):
    other = NOTICE.model_copy(update={"header": BARE.header})
    sheet = written(tmp_path / "台账.xlsx", NOTICE, other)["任务台账"]
    assert [row["发文字号"].value for row in rows(sheet)] == ["某政办字〔2025〕1号"] * 2 + ["某市.txt"] * 2


def test_a_notice_without_tasks_has_a_ledger(tmp_path):
    assert rows(written(tmp_path / "台账.xlsx", BARE)["任务台账"]) == []


@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("http://a")', "+1", "-1", "@SUM(A1)", "http://a", "{=1}"])
def test_no_formula_and_no_link_comes_from_a_notice(tmp_path, text):
    party = TASK.lead_units[0].model_copy(update={"name": text})
    task = TASK.model_copy(update={"text": text, "lead_in": None, "lead_units": (party,)})
    cells = rows(written(tmp_path / "台账.xlsx", NOTICE.model_copy(update={"tasks": (task,)}))["任务台账"])[0]
    for heading in ("任务内容", "牵头单位"):
        assert (cells[heading].value, cells[heading].data_type, cells[heading].hyperlink) == (text, "s", None)
        assert cells[heading].quotePrefix is text.startswith(("=", "+", "-", "@"))


def test_a_text_that_no_cell_can_hold_is_cut_and_says_so(tmp_path):
    notice = NOTICE.model_copy(update={"tasks": (TASK.model_copy(update={"text": "长" * 40_000, "lead_in": None}),)})
    value = rows(written(tmp_path / "台账.xlsx", notice)["任务台账"])[0]["任务内容"].value
    assert len(value) == 32_767
    assert value.endswith("……（全文见原通知）")
    assert not taskparse.read_ledger(tmp_path / "台账.xlsx").rows[0].typed


def test_the_same_notice_gives_the_same_bytes(tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        taskparse.export([NOTICE], tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@pytest.mark.parametrize(("value", "text"), [(None, ""), (1, "1.0"), (True, "1.0"), ("甲\r\n乙 ", "甲\n乙")])
def test_a_value_is_the_same_whichever_program_saved_it(value, text):
    assert canonical(value) == text


# how it is printed ---------------------------------------------------------------------------------------------------


def test_a_sheet_is_printed_on_a4_lying_down_with_its_heading_row_on_every_page(tmp_path, lixia):
    book = written(tmp_path / "台账.xlsx", lixia)
    for name in SHEETS:
        sheet = book[name]
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$3:$3"
        assert sheet.freeze_panes == "B4"
        assert sheet.auto_filter.ref.startswith("A3:")
        assert "&P" in sheet.oddFooter.center.text


def test_cells_have_borders_wrapped_text_and_chinese_fonts(tmp_path, lixia):
    for row in rows(written(tmp_path / "台账.xlsx", lixia)["任务台账"]):
        for cell in row.values():
            assert (cell.font.name, cell.alignment.wrap_text, cell.border.left.style) == (
                "宋体",
                True,
                "thin",
            )


def test_columns_fill_the_page_and_every_line_of_a_cell_is_seen(tmp_path, lixia):
    sheet = written(tmp_path / "台账.xlsx", lixia)["任务台账"]
    widths = {name: of.width for name, of in sheet.column_dimensions.items() if not of.hidden}
    assert 150 < sum(widths.values()) < 190
    assert all(width >= 6 for width in widths.values())
    for row in sheet.iter_rows(min_row=4):
        for cell in row:
            if isinstance(cell.value, str) and cell.column_letter in widths:
                lines = sum(-(-2 * len(line) // widths[cell.column_letter]) for line in cell.value.split("\n"))
                assert sheet.row_dimensions[cell.row].height >= min(13 * lines * 0.9, 400)


def test_the_key_is_hidden_between_columns_that_are_seen(tmp_path):
    sheet = written(tmp_path / "台账.xlsx", NOTICE)["任务台账"]
    assert [name for name, of in sheet.column_dimensions.items() if of.hidden] == ["L"]
    assert HEADINGS[11] == "任务标识"


@pytest.mark.needs_libreoffice
def test_libreoffice_opens_it_and_prints_every_sheet(tmp_path, lixia):
    taskparse.export([lixia], tmp_path / "台账.xlsx")
    command = [
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
    ]
    subprocess.run(
        [*command, "--outdir", tmp_path, tmp_path / "台账.xlsx"], check=True, capture_output=True, timeout=100
    )
    with PdfDocument(tmp_path / "台账.pdf") as document:
        pages = [page.get_textpage().get_text_range() for page in document]
        widths = {round(page.get_width()) for page in document}
    assert widths == {842}
    titles = ("任务台账", "按单位分列任务", "按领导分列任务", "目标指标", "未分配到单位的文字", "问题清单")
    firsts = [next(at for at, page in enumerate(pages) if title in page.splitlines()) for title in titles]
    assert firsts == sorted(firsts)
    of_tasks = pages[: firsts[1]]
    assert all("任务内容" in page and "进展" in page for page in of_tasks)
    bare = "".join("".join(of_tasks).split())
    assert all("".join(task.text.split())[:12] in bare for task in lixia.tasks)
    assert not any("#####" in page or "任务标识" in page for page in pages)


# units -----------------------------------------------------------------------------------------------------------------


def test_every_unit_has_its_slip(tmp_path):
    taskparse.export([NOTICE], tmp_path / "交办单.xlsx", split_by="unit")
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["交办单-某各街道办事处.xlsx", "交办单-某市发展改革委.xlsx", "交办单-某市政府办公室.xlsx"]
    book = openpyxl.load_workbook(tmp_path / "交办单-某市政府办公室.xlsx")
    sheet = book["交办单"]
    assert sheet["A1"].value == "督查交办单（某市政府办公室）"
    first, *closing = rows(sheet)
    assert [first[heading].value for heading in ("序号", "职责", "牵头单位")] == [
        1,
        "督办单位",
        "市发展改革委",
    ]
    assert any("承办单位（盖章）" in str(row["序号"].value) for row in closing)


def test_in_a_folder_a_slip_is_named_for_its_unit(tmp_path):
    taskparse.export([NOTICE], tmp_path / "交办单", split_by="unit")
    assert (tmp_path / "交办单" / "某市发展改革委.xlsx").is_file()


def test_other_formats_are_split_too(tmp_path):
    taskparse.export([NOTICE, BARE], tmp_path / "x.json", split_by="unit")
    share = taskparse.load(tmp_path / "x-某市发展改革委.json")
    assert [task.id for task in share.tasks] == [TASK.id]


# what is missing -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("library", "name", "extra"),
    [("xlsxwriter", "x.xlsx", "xlsx"), ("openpyxl", "x.xlsx", "xlsx"), ("pyarrow", "x.parquet", "parquet")],
)
def test_a_missing_library_is_named_with_its_extra(tmp_path, monkeypatch, library, name, extra):
    for module in [each for each in sys.modules if each.startswith(("taskparse.exports.ledger.", f"{library}."))]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(taskparse.MissingExtraError, match=rf'{library}.*pip install "taskparse\[{extra}\]"'):
        taskparse.export([NOTICE], tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_reading_a_ledger_names_what_is_missing(tmp_path, monkeypatch):
    taskparse.export([NOTICE], tmp_path / "x.xlsx")
    for module in [each for each in sys.modules if each.startswith(("taskparse.exports.ledger.", "openpyxl."))]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(taskparse.MissingExtraError, match=r"taskparse\[xlsx\]"):
        taskparse.read_ledger(tmp_path / "x.xlsx")


def test_a_workbook_goes_to_any_stream():
    stream = io.BytesIO()
    taskparse.exports.FORMATS["xlsx"]([NOTICE], stream, taskparse.exports.rows.Layout())
    stream.seek(0)
    assert openpyxl.load_workbook(stream).sheetnames[0] == "任务台账"
