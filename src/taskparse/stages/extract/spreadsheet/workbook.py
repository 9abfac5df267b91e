"""A workbook's sheets, put together; loaded only when there is a workbook to read."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import version

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from taskparse.errors import UnreadableSourceError
from taskparse.lexicon.loader import READING_FAULTS
from taskparse.model.source import File, Finding, SourceText
from taskparse.stages.extract.flow import Flow, FlowGrid
from taskparse.stages.extract.spreadsheet import look_xls, look_xlsx, remarks
from taskparse.stages.extract.spreadsheet.container import OLE, WORKBOOK_XML, ZIP, is_other_kind, members
from taskparse.stages.extract.spreadsheet.grid import sheet_grid
from taskparse.stages.extract.spreadsheet.look import Look, Looks
from taskparse.stages.extract.spreadsheet.look import Place as Spot
from taskparse.stages.extract.spreadsheet.look_xls import EncryptedWorkbookError
from taskparse.stages.extract.spreadsheet.look_xlsx import BrokenWorkbookError
from taskparse.stages.extract.spreadsheet.number_format import shown

_MOST_CELLS = 5_000_000
"""Rows times columns of a sheet, as far as its values reach; calamine holds them all in memory."""


def read_workbook(file: File) -> SourceText:
    """Return the sheets of a workbook, as `from_workbook` describes."""
    data, name, sha256 = file
    looks, form = _looks(data, name)
    for sheet, look in looks.sheets.items():
        if look.height * look.width > _MOST_CELLS:
            raise UnreadableSourceError(
                name,
                f"sheet {sheet} reaches over {look.height:,} rows and {look.width:,} columns, "
                f"more than {_MOST_CELLS:,} cells; delete the cells beyond the table and save it again",
                "over_limit",
                "cells",
            )
    findings: list[Finding] = []
    with _refusing(name), CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
        flow = Flow()
        for grid in _sheets(workbook, looks, findings):
            flow.write_table(grid)
    if flow.is_blank:
        raise UnreadableSourceError(name, _nothing_shown(findings), "empty")
    return flow.source(name, form, sha256, f"python-calamine {version('python-calamine')}", findings)


@contextmanager
def _refusing(name: str) -> Iterator[None]:
    """Turn calamine's errors into ours; on some broken files its Rust code panics, which is no `Exception`."""
    try:
        yield
    except CalamineError as error:
        raise _broken(name, str(error)) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise _broken(name, "its records contradict one another") from error


def _looks(data: bytes, name: str) -> tuple[Looks, str]:
    """Return the looks of all sheets, and the format."""
    try:
        if data.startswith(OLE):
            return look_xls.looks_of(data), "xls"
        if data.startswith(ZIP) and _is_xlsx(data, name):
            return look_xlsx.looks_of(data), "xlsx"
    except EncryptedWorkbookError:
        raise _encrypted(name) from None
    except BrokenWorkbookError as error:
        raise _broken(name, str(error)) from error
    raise UnreadableSourceError(
        name, "not a workbook, whatever its name says; supply the file in the format it is in", "unknown_format"
    )


def _is_xlsx(data: bytes, name: str) -> bool:
    parts = members(data)
    if parts is None:
        raise _broken(name, "the directory of its parts is missing or damaged")
    if WORKBOOK_XML not in parts and is_other_kind(parts):
        raise UnreadableSourceError(
            name, "a spreadsheet of a kind that is not read (XLSB or ODS); save it as XLSX", "unknown_format"
        )
    return WORKBOOK_XML in parts


def _sheets(workbook: CalamineWorkbook, looks: Looks, findings: list[Finding]) -> Iterator[FlowGrid]:
    """Yield the sheets that show anything, and take note of what is hidden."""
    hidden: list[str] = []
    for about in workbook.sheets_metadata:
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        look = looks.sheets.get(about.name, Look())
        sheet = workbook.get_sheet_by_name(about.name)
        values = _values(sheet, look, since_1904=looks.since_1904)
        if values and about.visible != SheetVisibleEnum.Visible:
            hidden.append(about.name)
        elif values:
            findings += _hidden_parts(about.name, values, look)
            findings += remarks.cells(about.name, look)
            if grid := sheet_grid(values, sheet.merged_cell_ranges or [], look, about.name):
                yield grid
    findings += [remarks.hidden_sheets(hidden)] if hidden else []


def _values(sheet: CalamineSheet, look: Look, *, since_1904: bool) -> dict[Spot, str]:
    """Return the words of the cells that are not empty."""
    top, left = sheet.start or (0, 0)
    values: dict[Spot, str] = {}
    for row, line in enumerate(sheet.to_python() if sheet.start else [], top):
        for column, value in enumerate(line, left):
            words = shown(value, look.formats.get((row, column)), since_1904=since_1904)
            values[row, column] = words.strip()
    return {spot: words for spot, words in (values | look.errors).items() if words}


def _hidden_parts(sheet: str, values: Mapping[Spot, str], look: Look) -> Iterator[Finding]:
    """Yield what is to be reported of hidden rows and columns that hold anything."""
    if rows := look.hidden_rows & {row for row, _ in values}:
        yield remarks.hidden_rows(sheet, rows)
    if columns := look.hidden_columns & {column for _, column in values}:
        yield remarks.hidden_columns(sheet, columns)


def _encrypted(name: str) -> UnreadableSourceError:
    return UnreadableSourceError(
        name,
        "the workbook is encrypted and asks for a password; save a copy without one and read the copy",
        "encrypted",
    )


def _broken(name: str, reason: str) -> UnreadableSourceError:
    return UnreadableSourceError(
        name,
        f"the workbook is broken ({reason}); fetch it again from where it was published, or save it again",
        "broken",
    )


def _nothing_shown(findings: list[Finding]) -> str:
    if not findings:
        return "the workbook is empty; check that it was saved or downloaded completely"
    facts = "; ".join(READING_FAULTS[finding.code].en.fact(finding.arguments) for finding in findings)
    return f"the workbook shows nothing; {facts}; show them and save it again"
