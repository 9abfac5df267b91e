"""Workbooks of all kinds, made by xlsxwriter and xlwt; openpyxl is asked what they hold."""

from __future__ import annotations

import io
import struct
import sys
import zipfile
from datetime import date

import openpyxl
import pytest
import xlwt
from hypothesis import given, settings
from xlsxwriter import Workbook
from xlwt.CompoundDoc import XlsDoc

from casebook import read_by
from taskparse.errors import MissingExtraError, UnreadableSourceError
from taskparse.model.source import SourceText
from taskparse.stages.extract.spreadsheet import from_workbook, is_workbook, look_xls, look_xlsx, workbook
from typesetter.tables import TaskTable, boxes, forty_rows, table_to_xlsx, task_tables

SHA = "0" * 64
DAY = date(2025, 6, 30)


def xlsx(*sheets, **options) -> bytes:
    """Return a workbook; each sheet is filled by a function that gets it and the book."""
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True, **options}) as book:
        for fill in sheets:
            fill(book.add_worksheet(), book)
    return buffer.getvalue()


def xls(*sheets) -> bytes:
    book = xlwt.Workbook()
    for number, fill in enumerate(sheets, 1):
        fill(book.add_sheet(f"Sheet{number}"), book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read(data: bytes) -> SourceText:
    return read_by(from_workbook, data, "book", SHA)


def cells(source: SourceText) -> list[list[tuple[object, ...]]]:
    """Return the cells of each table: words, row, column, and how many rows and columns where more than one."""
    found = []
    for table in source.tables:
        sizes = [(c.rows, c.columns) if c.rows * c.columns > 1 else () for c in table.cells]
        found.append(
            [(source.text[slice(*c.range)], c.row, c.column, *size) for c, size in zip(table.cells, sizes, strict=True)]
        )
    return found


def places(source: SourceText) -> dict[str, str]:
    return {place.name: source.text[place.start :].split("\t")[0].split("\n")[0] for place in source.places}


def repacked(data: bytes, **parts: bytes | None) -> bytes:
    """Return a zip with parts replaced or left out; `xl__workbook_xml` stands for `xl/workbook.xml`."""
    named = {name.replace("__", "/").replace("_xml", ".xml"): content for name, content in parts.items()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for part in old.namelist():
            content = named.get(part, old.read(part))
            if content is not None:
                new.writestr(part, content)
    return buffer.getvalue()


def sheet_with(rows: str, cols: str = "") -> bytes:
    """Return a workbook whose only sheet has this XML."""
    xml = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{cols}<sheetData>{rows}</sheetData></worksheet>'
    return repacked(xlsx(plain), xl__worksheets__sheet1_xml=xml.encode())


def plain(sheet, _book):
    sheet.write(0, 0, "甲")


# Sheets.


def test_a_sheet_is_one_table_with_a_place_for_every_cell():
    def fill(sheet, _book):
        sheet.write_row(1, 1, ["序号", "工作任务"])
        sheet.write_row(2, 1, [1, "修路\n架桥"])
        sheet.write_row(3, 1, [2.0, ""])

    source = read(xlsx(fill))
    assert source.text == "序号\t工作任务\n1\t修路\n架桥\n2\t"
    assert cells(source) == [
        [("序号", 0, 0), ("工作任务", 0, 1), ("1", 1, 0), ("修路\n架桥", 1, 1), ("2", 2, 0), ("", 2, 1)]
    ]
    assert places(source) == {
        "Sheet1!B2": "序号",
        "Sheet1!C2": "工作任务",
        "Sheet1!B3": "1",
        "Sheet1!C3": "修路",
        "Sheet1!B4": "2",
        "Sheet1!C4": "",
    }
    assert (source.name, source.format, source.sha256) == ("book", "xlsx", SHA)
    assert source.reader.startswith("python-calamine ")
    assert source.findings == ()


def test_sheets_stand_one_after_the_other_and_empty_ones_are_passed_over():
    source = read(xlsx(plain, lambda _sheet, book: book.add_chartsheet(), lambda sheet, _: sheet.write("C7", "乙")))
    assert source.text == "甲\n乙"
    assert cells(source) == [[("甲", 0, 0)], [("乙", 0, 0)]]
    assert places(source) == {"Sheet1!A1": "甲", "Sheet3!C7": "乙"}


@pytest.mark.parametrize("write", [xlsx, xls])
def test_a_merged_cell_stands_once_where_it_begins(write):
    def fill(sheet, _book):
        merge = getattr(sheet, "merge_range", None) or (lambda a, b, c, d, words: sheet.write_merge(a, c, b, d, words))
        merge(0, 0, 0, 2, "标题")
        merge(1, 0, 2, 0, "下")
        for row, column, words in ((1, 1, "甲"), (1, 2, "乙"), (2, 1, "丙"), (2, 2, "丁")):
            sheet.write(row, column, words)

    source = read(write(fill))
    assert source.text == "标题\n下\t甲\t乙\n丙\t丁"
    assert cells(source) == [
        [("标题", 0, 0, 1, 3), ("下", 1, 0, 2, 1), ("甲", 1, 1), ("乙", 1, 2), ("丙", 2, 1), ("丁", 2, 2)]
    ]


def test_a_row_of_nothing_but_merged_cells_from_above_keeps_its_line():
    def fill(sheet, _book):
        sheet.merge_range("A1:B2", "上")
        sheet.write("A3", "下")

    assert read(xlsx(fill)).text == "上\n\n下"


def test_merged_cells_that_overlap_are_taken_only_while_there_is_room():
    merged = "".join('<mergeCell ref="A1:B2"/>' for _ in range(9))
    data = xlsx(lambda sheet, _: [sheet.write("A1", "甲"), sheet.write("B2", "乙")])
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        xml = packed.read("xl/worksheets/sheet1.xml").decode()
    xml = xml.replace("</sheetData>", f"</sheetData><mergeCells>{merged}</mergeCells>")
    assert cells(read(repacked(data, xl__worksheets__sheet1_xml=xml.encode()))) == [[("甲", 0, 0)]]


# What is not shown.


def hide(sheet, _book):
    for row, words in enumerate(["标题", "藏", "藏", "下", "底"]):
        sheet.write(row, 0, words)
        sheet.write(row, 2, "丙")
        sheet.write(row, 3, "丁")
    if hasattr(sheet, "set_row"):
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_row(9, None, None, {"hidden": True})
        sheet.set_column("C:C", None, None, {"hidden": True})
    else:
        sheet.row(1).hidden = sheet.row(2).hidden = sheet.row(9).hidden = True
        sheet.col(2).hidden = True


@pytest.mark.parametrize("write", [xlsx, xls])
def test_hidden_rows_and_columns_are_skipped_and_named(write):
    source = read(write(hide))
    assert source.text == "标题\t\t丁\n下\t\t丁\n底\t\t丁"
    assert places(source)["Sheet1!D4"] == "丁"
    assert [(f.code, f.arguments) for f in source.findings] == [
        ("931", {"sheet": "Sheet1", "rows": "2–3"}),
        ("932", {"sheet": "Sheet1", "columns": "C"}),
    ]


@pytest.mark.parametrize("write", [xlsx, xls])
def test_hidden_sheets_are_skipped_and_named(write):
    def hidden(sheet, _book):
        sheet.write(0, 0, "乙")
        if hasattr(sheet, "hide"):
            sheet.hide()
        else:
            sheet.visibility = 1

    source = read(write(plain, hidden))
    assert source.text == "甲"
    assert [(f.code, f.arguments) for f in source.findings] == [("930", {"sheets": "Sheet2"})]


def test_a_merged_cell_that_begins_in_a_hidden_row_stands_in_the_first_that_shows():
    def fill(sheet, _book):
        sheet.merge_range("A1:A3", "跨")
        sheet.write_column("B1", ["一", "二", "三"])
        sheet.set_row(0, None, None, {"hidden": True})

    source = read(xlsx(fill))
    assert cells(source) == [[("跨", 0, 0, 2, 1), ("二", 0, 1), ("三", 1, 1)]]
    assert places(source)["Sheet1!A2"] == "跨"


def test_a_sheet_of_which_nothing_shows_is_passed_over():
    def fill(sheet, _book):
        sheet.write(0, 0, "藏")
        sheet.set_row(0, None, None, {"hidden": True})

    source = read(xlsx(plain, fill))
    assert (source.text, [f.code for f in source.findings]) == ("甲", ["931"])
    with pytest.raises(
        UnreadableSourceError, match=r"shows nothing; hidden row\(s\) of sheet Sheet1 skipped: 1; show them"
    ):
        read(xlsx(fill))


# Values.


def test_numbers_and_dates_stand_as_the_sheet_shows_them():
    def fill(sheet, book):
        def shown_as(code):
            return book.add_format({"num_format": code})

        sheet.write(0, 0, 0.056, shown_as("0.0%"))
        sheet.write_datetime(0, 1, DAY, shown_as('yyyy"年"m"月"'))
        sheet.write(0, 2, 45838, shown_as(57))
        sheet.write_datetime(0, 3, DAY, shown_as(14))
        sheet.write_formula(0, 4, "=1+1", None, 2)
        sheet.write_formula(0, 5, "=1/0", None, "#DIV/0!")
        sheet.write_boolean(0, 6, True)  # noqa: FBT003
        sheet.write(0, 7, " 甲\u3000")
        sheet.write(0, 8, "  ")
        sheet.write(0, 9, "尾")

    assert read(xlsx(fill)).text == "5.6%\t2025年6月\t2025年6月\t2025/6/30\t2\t#DIV/0!\tTRUE\t甲\t\t尾"


def test_an_xls_shows_its_numbers_likewise():
    def fill(sheet, _book):
        def shown_as(code):
            return xlwt.easyxf(num_format_str=code)

        sheet.write(0, 0, 0.0561, shown_as("0.0%"))
        sheet.write(0, 1, DAY, shown_as('yyyy"年"m"月"'))
        for column, number in enumerate((1, 2.5, 3)):
            sheet.write(0, 2 + column, number, shown_as("0.00"))
        sheet.write(0, 5, "尾")
        sheet.row(0).set_cell_error(6, 0x07)

    assert read(xls(fill)).text == "5.6%\t2025年6月\t1.00\t2.50\t3.00\t尾\t#DIV/0!"


def test_days_counted_from_1904_are_told_from_others():
    source = read(xlsx(lambda s, b: s.write(0, 0, 44376, b.add_format({"num_format": 57})), date_1904=True))
    assert source.text == "2025年6月"


def test_a_workbook_without_styles_or_references_is_read():
    xml = '<row><c><v>1</v></c><c t="inlineStr"><is><t>乙</t></is></c><c s="9"><v>3</v></c><c/></row><row r="2"><c r="A2" t="e"><v/></c></row>'
    columns = '<cols><col min="1" max="3" width="9"/></cols>'
    source = read(repacked(sheet_with(xml, columns), xl__styles_xml=None))
    assert source.text == "1\t乙\t3"


# Faults.


def biff(*records: tuple[int, bytes]) -> bytes:
    """Return an XLS file with these records; `SHEET` is put in as the place of the first sheet."""
    stream = b"".join(struct.pack("<HH", kind, len(body)) + body for kind, body in records)
    at = stream.find(b"SHEET")
    if at >= 0:
        second = stream.index(struct.pack("<HH", 0x809, 4) + b"\0\6\x10\0")
        stream = stream.replace(b"SHEET", struct.pack("<IB", second, 0))
    buffer = io.BytesIO()
    XlsDoc().save(buffer, stream)
    return buffer.getvalue()


BOOK, END = (0x809, b"\0\6\5\0"), (0x0A, b"")
SHEET = (0x809, b"\0\6\x10\0")
BOUNDSHEET = (0x85, b"SHEET\0\2\0\x41\x31")


def one_sheet(*records: tuple[int, bytes]) -> bytes:
    return biff(BOOK, BOUNDSHEET, END, SHEET, *records, END)


def named(data: bytes, old: str, new: str) -> bytes:
    """Return an OLE file whose stream goes by another name."""
    at = data.index(old.encode("utf-16-le"))
    name = new.encode("utf-16-le") + b"\0\0"
    return data[:at] + name.ljust(64, b"\0") + struct.pack("<H", len(name)) + data[at + 66 :]


def damaged(data: bytes) -> bytes:
    """Return a zip in which a byte of the first sheet is another."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        at = packed.getinfo("xl/worksheets/sheet1.xml").header_offset + 80
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"no workbook", "not a workbook, whatever its name says", id="neither"),
        pytest.param(repacked(xlsx(plain), xl__workbook_xml=None), "not a workbook", id="another zip"),
        pytest.param(xlsx(plain)[:3000], "the directory of its parts is missing", id="cut zip"),
        pytest.param(damaged(xlsx(plain)), "the workbook is broken (", id="damaged zip"),
        pytest.param(damaged(repacked(xlsx(plain))), "sheet1.xml is damaged", id="a wrong checksum"),
        pytest.param(repacked(xlsx(plain), xl__workbook_xml=b"<book"), "the workbook is broken (", id="cut XML"),
        pytest.param(
            repacked(xlsx(plain), xl__sharedStrings_xml=b"<sst>"),
            "the workbook is broken (",
            id="cut strings",
        ),
        pytest.param(xls(plain)[:4000], "the workbook is broken (", id="cut OLE"),
        pytest.param(named(xls(plain), "Workbook", "Else"), "(it holds no workbook)", id="another OLE file"),
        pytest.param(named(xls(plain), "Workbook", "EncryptedPackage"), "asks for a password", id="encrypted"),
        pytest.param(biff(BOOK, (0x2F, b""), END), "asks for a password", id="encrypted XLS"),
        pytest.param(biff(BOOK, (0xFC, b"\xff" * 8)), "more strings than it has bytes", id="strings"),
        pytest.param(one_sheet((0x200, struct.pack("<IIHHH", 9, 5, 0, 3, 0))), "ends in row 5", id="upside down"),
        pytest.param(one_sheet((0x200, struct.pack("<IIHHH", 0, 0, 9, 9000, 0))), "column 9000", id="wide"),
        pytest.param(one_sheet((0x203, struct.pack("<HHHd", 1, 300, 0, 1))), "column 301, which no", id="far off"),
        pytest.param(one_sheet((0x203, b"")), "the workbook is broken (", id="short record"),
        pytest.param(xlsx(lambda _sheet, _book: None), "the workbook is empty", id="empty"),
        pytest.param(
            sheet_with('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
            "sheet Sheet1 reaches over 1,048,576 rows and 16,384 columns",
            id="too large",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_the_next_step(data, expected):
    with pytest.raises(UnreadableSourceError, match=r"^book: .*[;,] \S") as refused:
        read(data)
    assert expected in str(refused.value)


@pytest.mark.parametrize(
    "parts",
    [
        {"xl/workbook.bin": b""},
        {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b""},
    ],
)
def test_spreadsheets_of_other_kinds_are_known_and_refused(parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        for part, content in parts.items():
            packed.writestr(part, content)
    assert is_workbook(buffer.getvalue())
    with pytest.raises(UnreadableSourceError, match=r"XLSB or ODS\); save it as XLSX"):
        read(buffer.getvalue())


def test_a_workbook_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(look_xlsx, "MOST_UNPACKED", 1000)
    with pytest.raises(UnreadableSourceError, match="it unpacks to over 1,000 bytes"):
        read(xlsx(plain))


class PanicException(BaseException):
    """What Rust code raises when it gives up."""


@pytest.mark.parametrize(("raised", "expected"), [(PanicException, UnreadableSourceError), (KeyboardInterrupt,) * 2])
def test_a_panic_of_calamine_is_a_broken_workbook(monkeypatch, raised, expected):
    class Panicking:
        @staticmethod
        def from_filelike(_file):
            raise raised

    monkeypatch.setattr(workbook, "CalamineWorkbook", Panicking)
    with pytest.raises(expected):
        read(xlsx(plain))


@pytest.mark.parametrize("library", ["python_calamine", "olefile"])
def test_a_missing_library_is_named_with_its_extra(monkeypatch, library):
    for module in [name for name in sys.modules if name.startswith("taskparse.stages.extract.spreadsheet.")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtraError, match=rf'^book: a workbook, which {library}.*taskparse\[xlsx\]"'):
        read(xlsx(plain))


# The records of XLS that xlwt does not write.


def test_the_records_of_charts_within_a_sheet_are_passed_over():
    chart = [(0x809, b"\0\6\x20\0"), (0x203, struct.pack("<HHHd", 99, 99, 0, 1)), END]
    looks = look_xls.looks_of(one_sheet(*chart, (0x203, struct.pack("<HHHd", 1, 2, 0, 1))))
    assert [(look.height, look.width) for look in looks.sheets.values()] == [(2, 3)]


def test_records_without_an_end_end_with_the_file():
    assert look_xls.looks_of(biff(BOOK)).sheets == {}


def test_what_a_failed_formula_shows_is_told():
    formula = struct.pack("<3H", 1, 2, 0) + b"\2\0\x2a\0\0\0\xff\xff" + bytes(8)
    ok = struct.pack("<3HB", 1, 3, 0, 1) + b"\0"
    (look,) = look_xls.looks_of(one_sheet((0x06, formula), (0x205, ok))).sheets.values()
    assert look.errors == {(1, 2): "#N/A"}


def test_a_workbook_of_before_1997_is_read():
    old = (0x809, b"\0\5\5\0")
    code = struct.pack("<HB", 164, 3) + b"0.0"
    style = struct.pack("<HH", 0, 164)
    name = "表".encode("gb18030")
    records = [
        old,
        (0x22, b"\1\0"),
        (0x41E, code),
        (0xE0, style),
        (0x85, b"SHEET\0" + bytes([len(name)]) + name),
        END,
        SHEET,
        (0x200, struct.pack("<5H", 0, 2, 0, 1, 0)),
        (0x203, struct.pack("<HHHd", 1, 0, 0, 1)),
        END,
    ]
    looks = look_xls.looks_of(biff(*records))
    assert looks.since_1904
    assert looks.sheets["表"].formats == {(1, 0): "0.0"}


# What is a workbook.


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (xlsx(plain), True),
        (xls(plain), True),
        (xlsx(plain)[:3000], True),
        (b"PK\x03\x04" + bytes(26) + b"xl/workbook.xml", True),
        (named(xls(plain), "Workbook", "WordDocument"), False),
        (repacked(xlsx(plain)), True),
        (b"%PDF-1.7", False),
    ],
)
def test_a_workbook_is_told_from_its_content(data, expected):
    assert is_workbook(data) is expected


# Tables of the typesetter.


def expected_cells(table: TaskTable) -> list[tuple[object, ...]]:
    width = len(table.columns)
    below = [
        (box.words, box.row + 1, box.column, *((box.rows, box.columns) if box.rows * box.columns > 1 else ()))
        for box in boxes(table)
    ]
    return [(table.title, 0, 0, 1, width), *below]


def test_forty_rows_with_merged_cells_are_read_with_the_place_of_every_cell():
    table = forty_rows()
    source = read(table_to_xlsx(table, "任务表"))
    assert cells(source) == [expected_cells(table)]
    book = openpyxl.load_workbook(io.BytesIO(table_to_xlsx(table, "任务表")))
    for place in source.places:
        sheet, name = place.name.split("!")
        assert source.text.startswith(str(book[sheet][name].value), place.start)


@settings(max_examples=40, deadline=None)
@given(task_tables())
def test_any_table_is_read_cell_by_cell(table):
    assert cells(read(table_to_xlsx(table))) == [expected_cells(table)]


# --- What a cell shows, and what is beside it -------------------------------------------------------------------------


def unseen(source: SourceText) -> list[str]:
    return [source.text[slice(*place)] for place in source.unseen]


def reported(source: SourceText) -> list[tuple[str, str]]:
    return [(finding.code, finding.arguments.get("cells", "")) for finding in source.findings]


def test_struck_cells_and_struck_words_of_a_cell_are_furniture() -> None:
    def fill(sheet, book):
        struck = book.add_format({"font_strikeout": True})
        plain = book.add_format({"bold": True})
        sheet.write_row(0, 0, ["任务", "责任单位"])
        sheet.write_string(1, 0, "修路", struck)
        sheet.write_rich_string(1, 1, " ", struck, "县水利局", plain, "县交通局 ")
        sheet.write_rich_string(2, 1, plain, "县", "财政局")
        sheet.write_string(2, 0, "架桥")

    source = read(xlsx(fill))
    assert unseen(source) == ["修路", "县水利局"]
    assert source.furniture == source.unseen
    assert "县水利局县交通局" in source.text


def test_words_in_the_cell_itself_may_be_struck_in_part() -> None:
    def fill(sheet, _book):
        sheet.write_row(0, 0, ["任务", "责任单位"])
        sheet.write_row(1, 0, ["修路", "甲局"])

    runs = "<is><r><rPr><strike/></rPr><t>甲局</t></r><r><t>乙局</t></r></is>"
    old = b'<c r="B2" t="s"><v>3</v></c>'
    data = changed(xlsx(fill), "xl/worksheets/sheet1.xml", old, f'<c r="B2" t="inlineStr">{runs}</c>'.encode())
    assert unseen(read(data)) == ["甲局"]


def test_a_formula_without_a_value_and_remarks_are_reported() -> None:
    def fill(sheet, _book):
        sheet.write_row(0, 0, ["任务", "责任单位"])
        sheet.write_string(1, 0, "修路")
        sheet.write_formula(1, 1, "=A1", None, "")
        sheet.write_formula(2, 1, "=A1", None, "县水利局")
        sheet.write_comment(1, 0, "改由县住建局")

    assert reported(read(xlsx(fill))) == [("933", "B2"), ("934", "A2")]


def test_many_cells_are_named_in_part() -> None:
    def fill(sheet, _book):
        for row in range(30):
            sheet.write_string(row, 0, "修路")
            sheet.write_comment(row, 0, "见附件")

    ((code, named),) = reported(read(xlsx(fill)))
    assert code == "934"
    assert named.endswith("A20 …")


@pytest.mark.parametrize("of_table", [False, True])
def test_rows_that_a_filter_hides_are_text(of_table) -> None:
    def fill(sheet, _book):
        sheet.write_row(0, 0, ["任务", "责任单位"])
        for row in range(1, 5):
            sheet.write_row(row, 0, [f"修路{row}", "县交通局"])
        if of_table:
            sheet.add_table(0, 0, 3, 1, {"columns": [{"header": "任务"}, {"header": "责任单位"}]})
        else:
            sheet.autofilter(0, 0, 3, 1)
            sheet.filter_column(0, "x == 修路1")
        sheet.set_row(2, options={"hidden": True})
        sheet.set_row(4, options={"hidden": True})

    data = xlsx(fill)
    if of_table:
        column = b'<filterColumn colId="0"><filters><filter val="x"/></filters></filterColumn>'
        old = b'<autoFilter ref="A1:B4"/>'
        data = changed(data, "xl/tables/table1.xml", old, old.replace(b"/>", b">" + column + b"</autoFilter>"))
    source = read(data)
    assert "修路2" in source.text
    assert "修路4" not in source.text
    assert [finding.code for finding in source.findings] == ["931"]


def changed(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """Return a workbook with some bytes of a part replaced."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(buffer, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == part:
                assert old in content
                content = content.replace(old, new)
            after.writestr(name, content)
    return buffer.getvalue()
