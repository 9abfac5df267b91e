"""The grid of a table on a page: merged cells push those after them aside (WHATWG HTML, 4.9.12.1)."""

from __future__ import annotations

from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from taskparse.stages.extract.flow import Block, GridCell

# More columns than any cell spans; the standard allows a thousand for a cell, and any number for a table.
_WIDEST = 100
_MOST = 1000
# The standard's own limit of rows that a cell may span.
_LAST = 65_534
_DIGITS = 5


@dataclass(slots=True)
class Growing:
    """A cell that is being read; `rows` is what the page says, 0 for all that follow."""

    row: int
    column: int
    rows: int
    columns: int
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class Cells:
    """Takes the cells of a table row by row."""

    _cells: list[Growing] = field(default_factory=list)
    _free_from: dict[int, int] = field(default_factory=dict)
    _row: int = -1
    _column: int = 0

    def begin_row(self) -> None:
        """Begin a row."""
        self._row += 1
        self._column = 0

    def begin_cell(self, node: LexborNode) -> Growing:
        """Return the next cell of the row.

        Args:
            node: The cell's element.
        """
        self._row = max(0, self._row)
        while self._column < _MOST and self._free_from.get(self._column, 0) > self._row:
            self._column += 1
        columns = min(max(1, _span(node, "colspan")), _WIDEST)
        cell = Growing(self._row, self._column, _span(node, "rowspan"), columns)
        for column in range(self._column, self._column + columns):
            self._free_from[column] = self._row + (cell.rows or _LAST)
        self._column += columns
        self._cells.append(cell)
        return cell

    def cells(self) -> tuple[GridCell, ...]:
        """Return all cells, row by row; none reaches below the last row."""
        height = self._row + 1
        return tuple(
            GridCell(c.row, c.column, min(c.rows or height, height - c.row), c.columns, tuple(c.blocks))
            for c in self._cells
        )


def _span(node: LexborNode, name: str) -> int:
    written = (node.attributes.get(name) or "").strip()
    return (
        min(int(written), _LAST)
        if written.isascii() and written.isdecimal() and len(written) <= _DIGITS
        else 1
    )
