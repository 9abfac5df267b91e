"""Workbooks: XLSX, and XLS as Excel wrote it before 2007 and WPS still does.

python-calamine reads the values, ten times as fast as openpyxl. What it does not give (hidden rows and columns, how
numbers and dates are shown, how far the cells reach) is read from the file itself, before calamine sees it: a cell
far off makes calamine ask for more memory than there is, and that ends the process.
"""

from __future__ import annotations

from taskparse.context import Context
from taskparse.errors import MissingExtraError
from taskparse.model.source import File, SourceText
from taskparse.stages.extract.reader import OnPage
from taskparse.stages.extract.spreadsheet.container import is_workbook

__all__ = ["is_workbook", "spreadsheet"]


def from_workbook(file: File, _context: Context, _on_page: OnPage) -> SourceText:
    """Return the sheets of a workbook one after the other, each a table, with a place for every cell (`Sheet1!C7`).

    Everything on a sheet is of its table, title rows above the heading row included; the sheet's own name is not
    part of the text. Numbers and dates are written as the workbook shows them; formulas give what was last computed.

    Args:
        file: The file.

    Raises:
        MissingExtraError: The libraries for workbooks are not installed.
        UnreadableSourceError: The file is encrypted, broken, too large, no workbook, or holds nothing that is shown.
    """
    try:
        from taskparse.stages.extract.spreadsheet.workbook import read_workbook  # noqa: PLC0415  loads calamine
    except ModuleNotFoundError as error:
        raise MissingExtraError(
            file.name, f'a workbook, which {error.name} reads; install it with pip install "taskparse[xlsx]"'
        ) from error
    return read_workbook(file)
