"""The ledger (督查台账): a workbook to print, to fill in, and to read back.

`tables` defines what is on each sheet, `printing` how it looks, `merging` how what a person typed is taken over, and
`reading` what a person left. `baseline` remembers what was written. Writing is XlsxWriter's and reading openpyxl's;
both are loaded only here, when a workbook is wanted.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from taskparse.errors import MissingExtraError, cannot_be_opened
from taskparse.exports.cells import Cell, Ledger, LedgerRow, Sheet
from taskparse.exports.rows import Layout
from taskparse.model.record import Notice

__all__ = ["Cell", "Ledger", "LedgerRow", "Sheet", "read_ledger", "write_xlsx"]


def write_xlsx(notices: Iterable[Notice], stream: BinaryIO, layout: Layout) -> None:
    """Write the sheets 任务台账, 按单位, 按领导, 指标, 未分配 and 问题; for the layout's unit its 交办单.

    Raises:
        MissingExtraError: The libraries for workbooks are not installed.
    """
    try:
        from taskparse.exports.ledger.workbook import write_workbook  # noqa: PLC0415  loads XlsxWriter
    except ModuleNotFoundError as error:
        raise _missing(error) from error
    write_workbook(notices, stream, layout)


def read_ledger(path: str | os.PathLike[str]) -> Ledger:
    """Return a ledger that `export` wrote, as people have left it.

    Rows may have been sorted, columns, rows and sheets added. Each row's `typed` names the headings below which a person
    filled, changed or emptied the cell. Given to `export(…, ledger=…)`, all of it is in the new ledger.

    Example:
        >>> import taskparse, tempfile
        >>> notice = taskparse.parse_text("清扫街道。（责任单位：县城管局）")
        >>> path = tempfile.mkdtemp() + "/台账.xlsx"
        >>> taskparse.export([notice], path)
        >>> (row,) = taskparse.read_ledger(path).rows
        >>> row["责任单位"], row["进展"], row.id == notice.tasks[0].id
        ('县城管局', None, True)

    Raises:
        UnreadableSourceError: The file cannot be read, or is no ledger.
        MissingExtraError: The libraries for workbooks are not installed.
    """
    try:
        from taskparse.exports.ledger.reading import read  # noqa: PLC0415  loads openpyxl
    except ModuleNotFoundError as error:
        raise _missing(error) from error
    try:
        with Path(path).open("rb") as stream:
            return read(stream, str(path))
    except OSError as error:
        raise cannot_be_opened(path, error) from error


def _missing(error: ModuleNotFoundError) -> MissingExtraError:
    return MissingExtraError(
        "a workbook", f'{error.name} writes and reads it; install it with pip install "taskparse[xlsx]"'
    )
