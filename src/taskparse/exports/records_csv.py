"""CSV: flat rows in UTF-8, as data tools read them; on request as Excel reads them.

Excel takes UTF-8 for the local encoding unless a byte-order mark is there, and a cell that begins with = for a formula:
on request the mark is written, and an apostrophe before what would be one.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import BinaryIO

from taskparse.exports.rows import Layout
from taskparse.model.record import Notice
from taskparse.model.rows import Cell, columns, flat_rows

BOM = b"\xef\xbb\xbf"
INJECTING = ("=", "+", "-", "@", "\t", "\r")


def write_csv(notices: Iterable[Notice], stream: BinaryIO, layout: Layout) -> None:
    """Write a line of column names, then one line a row; lines end in a line feed."""
    stream.write(BOM * layout.bom + _line(columns(layout.rows)))
    rows = (row.values() for row in flat_rows(notices, layout.rows))
    stream.writelines(_line(map(_harmless, row) if layout.bom else row) for row in rows)


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(INJECTING) else cell


def _line(cells: Iterable[Cell]) -> bytes:
    line = io.StringIO()
    # `csv` quotes a stray carriage return only where one is part of the line's end.
    csv.writer(line, lineterminator="\r\n").writerow(list(cells))
    return line.getvalue().removesuffix("\r\n").encode() + b"\n"
