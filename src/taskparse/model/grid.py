"""The cells of a table by row and column, merged ones in every place that they span."""

from __future__ import annotations

from dataclasses import dataclass

from taskparse.model.source import Table, TableCell


@dataclass(frozen=True, slots=True)
class TableGrid:
    """A table's cells.

    Attributes:
        cells: (row, column) to the cell that is or reaches there; empty cells are left out.
        begun: For each row, the cells that begin in it, from the left.
        width: Number of columns.
        first: The row of the table's cells that is row 0 here.
    """

    cells: dict[tuple[int, int], TableCell]
    begun: tuple[tuple[TableCell, ...], ...]
    width: int
    first: int

    @property
    def height(self) -> int:
        """Number of rows."""
        return len(self.begun)

    def at(self, row: int, column: int) -> TableCell | None:
        """Return the cell at a place, or the merged cell that reaches there."""
        return self.cells.get((row, column))


def grid_of(table: Table) -> TableGrid:
    """Return a table's cells by row and column; rows count from the table's first."""
    first = min(cell.row for cell in table.cells)
    cells: dict[tuple[int, int], TableCell] = {}
    for given in table.cells:
        cell = given._replace(row=given.row - first)
        if cell.range:
            for row in range(cell.row, cell.row + cell.rows):
                for column in range(cell.column, cell.column + cell.columns):
                    cells[row, column] = cell
    height = max(cell.row - first + cell.rows for cell in table.cells)
    width = max(cell.column + cell.columns for cell in table.cells)
    begun: list[list[TableCell]] = [[] for _ in range(height)]
    for cell in dict.fromkeys(cells.values()):
        begun[cell.row].append(cell)
    return TableGrid(cells, tuple(tuple(sorted(row, key=lambda cell: cell.column)) for row in begun), width, first)
