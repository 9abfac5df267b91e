"""The grid of a table: Word writes cells merged downward once in each row, and tells which go on."""

from __future__ import annotations

from dataclasses import dataclass, field

from docx.oxml.ns import qn

from taskparse.stages.extract.docx.package import Element
from taskparse.stages.extract.docx.styles import number, value
from taskparse.stages.extract.flow import Block, GridCell

# Word has no wider table.
_WIDEST = 63


@dataclass(slots=True)
class _Growing:
    """A cell whose end is not known yet."""

    row: int
    column: int
    columns: int
    rows: int = 1
    blocks: tuple[Block, ...] = ()


@dataclass(slots=True)
class Merger:
    """Takes the cells of a table row by row."""

    _cells: list[_Growing] = field(default_factory=list)
    _above: dict[int, _Growing] = field(default_factory=dict)
    _row: int = -1
    _column: int = 0

    def begin_row(self, properties: Element | None) -> None:
        """Begin a row, which may begin some columns further right.

        Args:
            properties: Its `w:trPr`.
        """
        before = number(properties.find(qn("w:gridBefore"))) if properties is not None else None
        self._row += 1
        self._column = _bounded(before, 0)

    def begins(self, properties: Element | None) -> bool:
        """Take the next cell; say whether it begins here, and is not part of the one above or on its left.

        Args:
            properties: Its `w:tcPr`.
        """
        span = down = across = None
        if properties is not None:
            span, down, across = (properties.find(qn(f"w:{tag}")) for tag in ("gridSpan", "vMerge", "hMerge"))
        columns = _bounded(number(span), 1)
        column = self._column
        self._column += columns
        above = self._above.get(column)
        if _goes_on(across) and self._cells and self._cells[-1].row == self._row:
            self._cells[-1].columns += columns
            return False
        if _goes_on(down) and above is not None and above.row + above.rows == self._row:
            above.rows += 1
            return False
        cell = _Growing(self._row, column, columns)
        self._cells.append(cell)
        self._above[column] = cell
        return True

    def fill(self, blocks: tuple[Block, ...]) -> None:
        """Say what stands in the cell that was begun last."""
        self._cells[-1].blocks = blocks

    def cells(self) -> tuple[GridCell, ...]:
        """Return all cells, row by row."""
        return tuple(GridCell(c.row, c.column, c.rows, c.columns, c.blocks) for c in self._cells)


def _bounded(written: float | None, least: int) -> int:
    return min(max(int(written or least), least), _WIDEST)


def _goes_on(merged: Element | None) -> bool:
    """Whether a cell belongs to the one before it: the value that begins a merged cell is `restart`."""
    return merged is not None and value(merged) != "restart"
