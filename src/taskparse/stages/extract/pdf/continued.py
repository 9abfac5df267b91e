"""Tables over page breaks: one table, with or without its heading row again, its cut cells whole.

A table goes on where the next page begins with one that has its outer edges and no edge that it has not; only
furniture may be between them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from taskparse.model.source import Cover, Range, Table, TableCell
from taskparse.stages.extract.pdf.blanks import Reached, reached
from taskparse.stages.extract.pdf.order import Move, Order
from taskparse.stages.extract.pdf.pages import Page
from taskparse.stages.extract.pdf.ruled import PageGrid, goes_on

_FIRST_ROWS = 3  # a heading row is among these


@dataclass(frozen=True, slots=True)
class Continued:
    """A document's tables and furniture.

    Attributes:
        tables: Each whole, in offsets of the text.
        furniture: What is beside the text, in offsets as printed.
        order: From the printed order to that of the text.
        doubtful: Pages, from 1, that begin with an empty cell which may belong to the one above the break.
        blank: Pages, from 1, with empty cells which may belong to those above, without ruled lines to decide.
    """

    tables: tuple[Table, ...]
    furniture: tuple[Range, ...]
    order: Order
    doubtful: tuple[int, ...]
    blank: tuple[int, ...]


@dataclass(slots=True)
class _Whole:
    """A table so far, in offsets as printed; its last page counts from 0."""

    page: int
    grid: PageGrid
    range: Range
    cells: list[TableCell]
    repeated: list[Range] = field(default_factory=list)
    cut: list[tuple[int, Range]] = field(default_factory=list)  # number of a cell, and what goes on of it
    dropped: list[Range] = field(default_factory=list)
    doubtful: list[int] = field(default_factory=list)  # pages from 1

    @property
    def height(self) -> int:
        """Number of rows so far."""
        return max(cell.row + cell.rows for cell in self.cells)


def continued(printed: str, pages: Sequence[Page], starts: Sequence[int], furniture: Sequence[Range]) -> Continued:
    """Return the tables of a document, each whole.

    Args:
        printed: The text of its pages.
        pages: The pages.
        starts: Offset at which each begins.
        furniture: What is beside the text.
    """
    wholes = _wholes(printed, pages, starts, Cover(furniture))
    moves = sorted(
        (Move(piece, whole.cells[cell].range.stop) for whole in wholes for cell, piece in whole.cut),
        key=lambda move: move.to,
    )
    order = Order.of(len(printed), moves, [place for whole in wholes for place in whole.dropped])
    repeated = [place for whole in wholes for place in whole.repeated]
    tables = [_ordered(whole, order) for whole in wholes]
    filled = [_filled(order.text(printed), whole, table) for whole, table in zip(wholes, tables, strict=True)]
    begun = [order.offset(start) for start in starts]
    return Continued(
        tuple(table._replace(cells=own.cells) for table, own in zip(tables, filled, strict=True)),
        tuple(sorted((*furniture, *repeated))),
        order,
        tuple(page for whole in wholes for page in whole.doubtful),
        tuple(sorted({bisect_right(begun, cell.range.start) for own in filled for cell in own.doubtful})),
    )


def _filled(text: str, whole: _Whole, table: Table) -> Reached:
    """Return the cells of a table, empty ones taken up by those above where only words decide."""
    if not whole.grid.kinds:
        return Reached(table.cells, ())
    return reached(table.cells, whole.grid.kinds, lambda cell: text[slice(*cell.range)])


def _wholes(printed: str, pages: Sequence[Page], starts: Sequence[int], aside: Cover) -> list[_Whole]:
    wholes: list[_Whole] = []
    for number, (page, start) in enumerate(zip(pages, starts, strict=True)):
        for table, grid in zip(page.tables, page.grids, strict=True):
            moved = _shifted(table, start)
            last = wholes[-1] if wholes and wholes[-1].page == number - 1 else None
            if (
                last
                and goes_on(last.grid, grid)
                and _is_blank(printed, Range(last.range.stop, moved.range.start), aside)
            ):
                _join(printed, last, _aligned(moved, grid, last.grid.edges))
            else:
                wholes.append(_Whole(number, grid, moved.range, list(moved.cells)))
    return wholes


def _shifted(table: Table, by: int) -> Table:
    return Table(
        Range(table.range.start + by, table.range.stop + by),
        tuple(cell._replace(range=Range(cell.range.start + by, cell.range.stop + by)) for cell in table.cells),
    )


def _aligned(table: Table, grid: PageGrid, edges: Sequence[float]) -> Table:
    """Return a table with its columns counted by the edges of the one it goes on from."""
    number = [min(range(len(edges)), key=lambda at: abs(edges[at] - own)) for own in grid.edges]
    return table._replace(
        cells=tuple(
            cell._replace(column=number[cell.column], columns=number[cell.column + cell.columns] - number[cell.column])
            for cell in table.cells
        )
    )


def _is_blank(text: str, between: Range, aside: Cover) -> bool:
    return all(text[at].isspace() or aside.touches(Range(at, at + 1)) for at in range(between.start, between.stop))


def _join(text: str, whole: _Whole, table: Table) -> None:
    """Add the rows of a table to the one that it goes on from."""
    rows = _rows(table.cells)
    repeated = _repeated(text, _rows(whole.cells), rows)
    whole.repeated += (_place(row) for row in rows[:repeated])
    whole.range = Range(whole.range.start, table.range.stop)
    whole.page += 1
    if rows[repeated:]:
        _add(whole, rows[repeated:])


def _add(whole: _Whole, rows: Sequence[Sequence[TableCell]]) -> None:
    first, *others = rows
    above = _above(whole, first)
    is_cut = _is_cut(whole, first, above)
    if is_cut:
        place = _place(first)
        whole.dropped.append(Range(place.start, place.stop + 1))
    shift = whole.height - is_cut - first[0].row
    empty = {cell.column for row in (whole.cells, *others) for cell in row if not cell.range}
    begun: list[TableCell] = []
    for cell in first:
        at = above.get(cell.column)
        if at is not None and (is_cut or (not whole.grid.kinds and _reaches_down(whole.cells[at], cell, empty))):
            whole.cells[at] = whole.cells[at]._replace(rows=whole.cells[at].rows + cell.rows - is_cut)
            whole.cut += [(at, cell.range)] if cell.range else []
        else:
            begun.append(cell)
            whole.doubtful += [whole.page + 1] if at is not None and not (cell.range or whole.grid.kinds) else []
    whole.cells += (cell._replace(row=cell.row + shift) for row in (begun, *others) for cell in row)


def _rows(cells: Sequence[TableCell]) -> list[list[TableCell]]:
    ordered = sorted(cells, key=lambda cell: (cell.row, cell.column))
    return [list(row) for _, row in groupby(ordered, key=lambda cell: cell.row)]


def _place(row: Sequence[TableCell]) -> Range:
    return Range(row[0].range.start, row[-1].range.stop)


def _repeated(text: str, before: Sequence[Sequence[TableCell]], rows: Sequence[Sequence[TableCell]]) -> int:
    """Return how many of the rows say the same as the heading rows of the table before."""
    for start in range(min(_FIRST_ROWS, len(before))):
        count = 0
        for one, other in zip(before[start:], rows, strict=False):
            if _said(text, one) != _said(text, other):
                break
            count += 1
        if count and len(rows[0]) > 1:
            return count
    return 0


def _said(text: str, row: Sequence[TableCell]) -> list[tuple[int, int, str]]:
    return [(cell.column, cell.columns, "".join(text[slice(*cell.range)].split())) for cell in row]


def _above(whole: _Whole, row: Sequence[TableCell]) -> dict[int, int]:
    """Return for each column in which a cell is below one as wide, the number of that one."""
    columns = {(cell.column, cell.columns) for cell in row}
    return {
        cell.column: at
        for at, cell in enumerate(whole.cells)
        if cell.row + cell.rows == whole.height and (cell.column, cell.columns) in columns
    }


def _is_cut(whole: _Whole, row: Sequence[TableCell], above: dict[int, int]) -> bool:
    """Whether a row is the rest of the one above the page break: it has words, but no number of its own."""
    number = row[0]
    return (
        len(row) > 1
        and not number.range
        and number.rows == 1
        and any(cell.range for cell in row)
        and all(cell.column in above for cell in row)
        and whole.cells[above[number.column]].rows == 1
    )


def _reaches_down(above: TableCell, cell: TableCell, empty: Container[int]) -> bool:
    """Whether an empty cell belongs to the one above the break: either is merged, or its column leaves none empty."""
    return not cell.range and (cell.rows > 1 or above.rows > 1 or cell.column not in empty)


def _ordered(whole: _Whole, order: Order) -> Table:
    rest = {at: sum(piece.stop - piece.start + 1 for cell, piece in whole.cut if cell == at) for at, _ in whole.cut}
    cells = []
    for at, cell in enumerate(whole.cells):
        start = order.offset(cell.range.start)
        cells.append(cell._replace(range=Range(start, start + cell.range.stop - cell.range.start + rest.get(at, 0))))
    stop = max(cell.range.stop for cell in cells)
    return Table(
        Range(order.offset(whole.range.start), stop),
        tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))),
    )
