"""Tables → the sheets of a workbook, laid out as an office prints them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import count
from types import MappingProxyType
from typing import Any, NamedTuple

from openpyxl.formula.translate import Translator
from rich.cells import cell_len
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from taskparse.exports import words
from taskparse.exports.cells import Cell, PrintedSheet, Sheet, SheetColumn, SheetRow
from taskparse.exports.widths import widths
from taskparse.model.roles import ROLES

PAGE = 165
"""Digits that are side by side on A4 lying down, at nine tenths of the body's size."""

LINE, LEADING, TALLEST = 13.0, 6.0, 409.0
"""Heights in points: of a printed line, of the room around the lines of a row, and the most that a row can have.

A row's height is told, for not every program finds it by itself.
"""

LONGEST = 32_767
"""Characters that a cell can hold."""

A4 = 9
GRID, SHADE, LINK, FAINT = "#8C8C8C", "#E7EDF3", "#1F4E79", "#595959"
INJECTING = ("=", "+", "-", "@", "\t", "\r")

BODY: dict[str, Any] = {
    "font_name": words.SONG, "font_size": 10, "text_wrap": True, "valign": "vcenter", "border": 1, "border_color": GRID,
}  # fmt: skip
STYLES: dict[str, dict[str, Any]] = {
    "title": {"font_name": words.HEI, "font_size": 18, "align": "center", "valign": "vcenter"},
    "line": {
        "font_name": words.SONG,
        "font_size": 10,
        "valign": "vcenter",
        "font_color": FAINT,
        "text_wrap": True,
    },
    "heading": BODY | {"font_name": words.HEI, "align": "center", "bg_color": SHADE},
    "text": BODY,
    "number": BODY | {"align": "center"},
    "date": BODY | {"align": "center", "num_format": "yyyy-mm-dd"},
    "key": BODY,
    "added": {"font_name": words.SONG, "font_size": 10, "text_wrap": True, "valign": "vcenter"},
}
CENTRED = frozenset(
    (
        words.OPERATOR,
        words.CHANGE,
        words.UNIT,
        words.ROLE,
        words.SEVERITY,
        words.CODE,
        words.BASIS,
        ROLES["leaders"].term,
    )
)


NOTHING: Mapping[str, Any] = MappingProxyType({})


class Style(NamedTuple):
    """The name of a style, and what is different from it."""

    name: str
    changes: Mapping[str, Any] = NOTHING


@dataclass(slots=True)
class Formats:
    """The formats of a workbook, each made when it is first used."""

    book: Workbook
    made: dict[str, Any] = field(default_factory=dict)

    def of(self, style: str, changes: Mapping[str, Any] = NOTHING) -> Any:  # noqa: ANN401  xlsxwriter has no types
        """Return the format of a style with changes."""
        key = repr((style, sorted(changes.items())))
        if key not in self.made:
            self.made[key] = self.book.add_format(STYLES[style] | {**changes})
        return self.made[key]


def fitting(table: PrintedSheet) -> PrintedSheet:
    """Return a table whose texts cells can hold."""
    return replace(table, rows=tuple(replace(row, cells=tuple(map(_fitting, row.cells))) for row in table.rows))


def print_table(book: Workbook, formats: Formats, table: PrintedSheet) -> None:
    """Add a sheet with a table: title, heading row on every page, filter, frozen panes, one page wide."""
    sheet = book.add_worksheet(table.name)
    last = len(table.columns) - 1
    heading = 1 + len(table.lines)
    _banner(sheet, formats, table, last)
    wide = _widths(table)
    for column, width in enumerate(wide):
        sheet.set_column(column, column, width, None, {"hidden": table.columns[column].kind == "key"})
        sheet.write_string(heading, column, table.columns[column].heading, formats.of("heading"))
    sheet.set_row(heading, 26)
    for at, row in enumerate(table.rows, heading + 1):
        sheet.set_row(at, _height(row, wide))
        _print_row(sheet, formats, table.columns, at, row)
    end = heading + len(table.rows)
    sheet.autofilter(heading, 0, end, last)
    sheet.freeze_panes(heading + 1, 1)
    for at, line in zip(count(end + 2), table.closing):
        sheet.merge_range(at, 0, at, last, line, formats.of("line"))
    _page(sheet, heading)


def print_sheet(book: Workbook, formats: Formats, sheet: Sheet, name: str) -> None:
    """Add a sheet that a person made, with what is in its cells."""
    added = book.add_worksheet(name)
    for column, width in sheet.widths.items():
        added.set_column(column, column, width)
    for (row, column), cell in sheet.cells.items():
        write(added, formats, (row, column), cell, Style("added"))


def write(sheet: Worksheet, formats: Formats, at: tuple[int, int], cell: Cell, style: Style) -> None:
    """Write a cell in its own type; a text stays a text, whatever it begins with."""
    row, column = at
    value = _value(cell.value)
    changes: dict[str, Any] = dict(style.changes)
    if cell.number_format and not isinstance(value, str):
        changes["num_format"] = cell.number_format
    if isinstance(value, str) and value.startswith(INJECTING) and not cell.origin:
        changes["quote_prefix"] = True
    look = formats.of(style.name, changes)
    if cell.note:
        sheet.write_comment(row, column, cell.note, {"author": "taskparse", "font_name": words.SONG, "x_scale": 1.6})
    if cell.origin:
        formula = Translator(str(value), origin=cell.origin).translate_formula(xl_rowcol_to_cell(row, column))
        sheet.write_formula(row, column, formula, look, "")
    elif cell.link and sheet.write_url(row, column, _url(cell.link), look, str(value)) == 0:
        return
    else:
        _WRITERS[type(value)](sheet, row, column, value, look)


def _text(sheet: Worksheet, row: int, column: int, value: str, look: Any) -> None:  # noqa: ANN401
    sheet.write_string(row, column, value, look)


def _blank(sheet: Worksheet, row: int, column: int, _value: None, look: Any) -> None:  # noqa: ANN401
    sheet.write_blank(row, column, None, look)


def _moment(sheet: Worksheet, row: int, column: int, value: date, look: Any) -> None:  # noqa: ANN401
    sheet.write_datetime(row, column, value, look)


_WRITERS: dict[type, Any] = {
    str: _text,
    bool: Worksheet.write_boolean,
    int: Worksheet.write_number,
    float: Worksheet.write_number,
    Decimal: Worksheet.write_number,
    date: _moment,
    datetime: _moment,
    time: _moment,
    timedelta: _moment,
    type(None): _blank,
}


def _value(value: Any) -> Any:  # noqa: ANN401  what openpyxl gives
    return value if type(value) in _WRITERS else str(value)


def _url(link: str) -> str:
    """Return a link as the workbook wants it: what is no address is a file beside it."""
    return link if link.startswith(("http://", "https://", "mailto:", "file:")) else f"external:{link}"


def _banner(sheet: Worksheet, formats: Formats, table: PrintedSheet, last: int) -> None:
    sheet.merge_range(0, 0, 0, last, table.title, formats.of("title"))
    sheet.set_row(0, 34)
    for at, line in enumerate(table.lines, 1):
        sheet.merge_range(at, 0, at, last, line, formats.of("line"))
        sheet.set_row(at, 16 * -(-cell_len(line) // PAGE))


def _print_row(sheet: Worksheet, formats: Formats, columns: Sequence[SheetColumn], at: int, row: SheetRow) -> None:
    for column, cell in enumerate(row.cells):
        of = columns[column]
        changes: dict[str, Any] = {"top": 2, "top_color": GRID} if row.opens else {}
        if of.heading in CENTRED:
            changes["align"] = "center"
        if cell.link:
            changes |= {"font_color": LINK, "underline": 1}
        write(sheet, formats, (at, column), cell, Style(of.kind, changes))


def _page(sheet: Worksheet, heading: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    sheet.repeat_rows(heading)
    sheet.set_footer(f'&C&"{words.SONG}"&9{words.PAGE_OF_PAGES}')


def _fitting(cell: Cell) -> Cell:
    if isinstance(cell.value, str) and len(cell.value) > LONGEST:
        return replace(cell, value=cell.value[: LONGEST - len(words.CUT)] + words.CUT)
    return cell


def _widths(table: PrintedSheet) -> list[int]:
    """Return the columns' widths in digits: what they need, or a share of the page."""
    shown = [at for at, column in enumerate(table.columns) if column.kind != "key"]
    least = [max(table.columns[at].least, cell_len(table.columns[at].heading) + 3) for at in shown]
    needs = [max(low, *(_need(row.cells[at]) for row in table.rows), 0) for at, low in zip(shown, least, strict=True)]
    found = widths(needs, [table.columns[at].share for at in shown], PAGE, least)
    spare = max(0, PAGE - sum(found))
    widest = max(range(len(shown)), key=lambda at: table.columns[shown[at]].share)
    found[widest] += spare
    by_column = dict(zip(shown, found, strict=True))
    return [by_column.get(at, 12) for at in range(len(table.columns))]


def _height(row: SheetRow, wide: Sequence[int]) -> float:
    lines = max(
        sum(max(1, -(-cell_len(line) // (width - 1))) for line in str(cell.value or "").split("\n"))
        for cell, width in zip(row.cells, wide, strict=True)
    )
    return min(lines * LINE + LEADING, TALLEST)


def _need(cell: Cell) -> int:
    if isinstance(cell.value, date):
        return len("2025-06-30") + 1
    return max((cell_len(line) for line in str(cell.value or "").split("\n")), default=0) + 2
