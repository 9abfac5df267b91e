"""The cells of a table in Word, which writes cells merged downward once in each row, and finds which go on."""

from __future__ import annotations

from docx.oxml.ns import qn

from taskparse.stages.extract.docx.package import Element
from taskparse.stages.extract.docx.styles import number, value
from taskparse.stages.extract.merged import Cells, Growing

# Word has no wider table.
_WIDEST = 63


def begin_row(cells: Cells, properties: Element | None) -> None:
    """Begin a row.

    Args:
        cells: The table's.
        properties: The row's `w:trPr`.
    """
    before = number(properties.find(qn("w:gridBefore"))) if properties is not None else None
    cells.begin_row(_bounded(before, 0))


def begin_cell(cells: Cells, properties: Element | None) -> Growing | None:
    """Return the next cell of a row; None if it is part of the one above or on its left.

    Args:
        cells: The table's.
        properties: The cell's `w:tcPr`.
    """
    span = down = across = None
    if properties is not None:
        span, down, across = (properties.find(qn(f"w:{tag}")) for tag in ("gridSpan", "vMerge", "hMerge"))
    columns = _bounded(number(span), 1)
    if (_goes_on(across) and cells.widen(columns)) or (_goes_on(down) and cells.lengthen(columns)):
        return None
    return cells.begin_cell(columns)


def _bounded(written: float | None, least: int) -> int:
    return min(max(int(written or least), least), _WIDEST)


def _goes_on(merged: Element | None) -> bool:
    """Whether a cell belongs to the one before it: the value that begins a merged cell is `restart`."""
    return merged is not None and value(merged) != "restart"
