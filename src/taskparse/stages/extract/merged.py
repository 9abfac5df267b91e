"""The grid of a table, cell by cell as a file lists them: merged cells take the places that they span."""

from __future__ import annotations

from dataclasses import dataclass, field

from taskparse.stages.extract.flow import Block, FlowCell

# More columns than any table for readers has; HTML allows any number.
_MOST = 1000
# The most rows that a cell may span (WHATWG HTML, 4.9.11).
LAST = 65_534


@dataclass(slots=True)
class Growing:
    """A cell whose end is not known yet; `rows` is 0 where it reaches down to the table's end."""

    row: int
    column: int
    rows: int
    columns: int
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class Cells:
    """Takes the cells of a table row by row."""

    _cells: list[Growing] = field(default_factory=list)
    _above: dict[int, Growing] = field(default_factory=dict)
    _free_from: dict[int, int] = field(default_factory=dict)
    _row: int = -1
    _column: int = 0

    def begin_row(self, column: int = 0) -> None:
        """Begin a row, which may begin some columns further right."""
        self._row += 1
        self._column = column

    def begin_cell(self, columns: int, rows: int = 1) -> Growing:
        """Return the next cell of the row; merged cells that reach down push it aside (WHATWG HTML, 4.9.12.1)."""
        self._row = max(0, self._row)
        while self._column < _MOST and self._free_from.get(self._column, 0) > self._row:
            self._column += 1
        cell = Growing(self._row, self._column, rows, columns)
        self._above[self._column] = cell
        for column in range(self._column, self._column + columns):
            self._free_from[column] = self._row + (rows or LAST)
        self._column += columns
        self._cells.append(cell)
        return cell

    def widen(self, columns: int) -> bool:
        """Let the row's last cell go on over so many columns; return whether there is one."""
        if not self._cells or self._cells[-1].row != self._row:
            return False
        self._cells[-1].columns += columns
        self._column += columns
        return True

    def lengthen(self, columns: int) -> bool:
        """Let the cell above go on in this row, where so many columns are its part; return whether there is one."""
        above = self._above.get(self._column)
        if above is None or above.row + above.rows != self._row:
            return False
        above.rows += 1
        self._column += columns
        return True

    def cells(self) -> tuple[FlowCell, ...]:
        """Return all cells, row by row; none reaches below the last row."""
        height = self._row + 1
        return tuple(
            FlowCell(c.row, c.column, min(c.rows or height, height - c.row), c.columns, tuple(c.blocks))
            for c in self._cells
        )
