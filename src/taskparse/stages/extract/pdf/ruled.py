"""Ruled tables: whether a page shows one, decided from its lines before any is followed, and the grid they draw."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import NamedTuple

from pypdfium2 import PdfPage
from pypdfium2 import raw as c

from taskparse.stages.extract.pdf import calls
from taskparse.stages.extract.pdf.frame import Rectangle, around

_THIN = 3.0  # points: a ruled line, drawn as a stroke or as a slim rectangle
_LONG = 12.0  # points: the height of a row at least
_ENOUGH = 2  # each way: a letterhead has one rule, the imprint at the end three, none of them upright
_NEAR = 3.0  # points: as far apart as lines may be that are one edge of cells; pdfplumber snaps by as much


class Slot(NamedTuple):
    """The place of a cell in a grid; rows and columns count from 0."""

    row: int
    column: int
    rows: int
    columns: int
    box: Rectangle


class PageGrid(NamedTuple):
    """A table before its words.

    Attributes:
        edges: The upright edges of its columns.
        slots: Its cells, row by row.
        kinds: For each column what it is, where the words of a heading row and no ruled lines show the table.
    """

    edges: tuple[float, ...]
    slots: tuple[Slot, ...]
    kinds: tuple[str | None, ...] = ()

    @property
    def box(self) -> Rectangle:
        """The rectangle around all cells."""
        return around(slot.box for slot in self.slots)

    def slot_at(self, x: float, y: float) -> Slot | None:
        """Return the cell in which a point lies."""
        return next((slot for slot in self.slots if slot.box.holds(x, y)), None)


def grids(tables: Iterable[Sequence[Rectangle]], before: PageGrid | None = None) -> tuple[PageGrid, ...]:
    """Return the grids that are tables, from the top down: two rows and two columns at least.

    A table that goes on from the page before may have but a row left, or a cell across all columns.

    Args:
        tables: The cells of each.
        before: The table at the end of the page before.
    """
    found = sorted((_grid(cells) for cells in tables), key=lambda grid: grid.box.top)
    kept = [grid for at, grid in enumerate(found) if _is_table(grid) or (at == 0 and goes_on(before, grid))]
    return tuple(grid for grid in kept if not any(_is_inside(grid, other) for other in kept))


def goes_on(before: PageGrid | None, grid: PageGrid) -> bool:
    """Whether a grid has the outer edges of the one before it, and no edge that it has not."""
    if before is None or before.kinds != grid.kinds:
        return False
    outer = ((grid.edges[0], before.edges[0]), (grid.edges[-1], before.edges[-1]))
    return all(abs(own - other) < _NEAR for own, other in outer) and all(
        any(abs(own - other) < _NEAR for other in before.edges) for own in grid.edges
    )


def _grid(cells: Sequence[Rectangle]) -> PageGrid:
    xs = _edges(edge for cell in cells for edge in (cell.x0, cell.x1))
    ys = _edges(edge for cell in cells for edge in (cell.top, cell.bottom))
    slots = []
    for cell in cells:
        (left, right), (top, bottom) = (
            [bisect_left(edges, edge - _NEAR) for edge in pair]
            for edges, pair in ((xs, (cell.x0, cell.x1)), (ys, (cell.top, cell.bottom)))
        )
        slots.append(Slot(top, left, bottom - top, right - left, cell))
    return PageGrid(xs, tuple(sorted(slots)))


def _edges(all_edges: Iterable[float]) -> tuple[float, ...]:
    edges: list[float] = []
    for edge in sorted(all_edges):
        if not edges or edge - edges[-1] > _NEAR:
            edges.append(edge)
    return tuple(edges)


def _is_table(grid: PageGrid) -> bool:
    rows = {slot.row for slot in grid.slots}
    columns = {slot.column for slot in grid.slots}
    return len(rows) >= _ENOUGH and len(columns) >= _ENOUGH


def _is_inside(grid: PageGrid, other: PageGrid) -> bool:
    """Whether a table is in a cell of another; its words are then that cell's."""
    box = grid.box
    return grid is not other and any(
        slot.box.holds(box.x0, box.top) and slot.box.holds(box.x1, box.bottom) for slot in other.slots
    )


def is_ruled(page: PdfPage) -> bool:
    """Whether the page shows at least two level and two upright lines; a box, as a cell may be drawn, is one of each."""
    level = upright = 0
    numbers = range(c.FPDFPage_CountObjects(page.raw))
    drawn = list(map(calls.object_at, repeat(calls.handle(page.raw)), numbers))
    for address, kind in zip(drawn, map(calls.object_type, drawn), strict=True):
        if kind != c.FPDF_PAGEOBJ_PATH:
            continue
        calls.object_bounds(address, *calls.TO_BOUNDS)
        width, height = calls.RIGHT.value - calls.LEFT.value, calls.TOP.value - calls.BOTTOM.value
        level += width > _LONG and (height > _LONG or height < _THIN)
        upright += height > _LONG and (width > _LONG or width < _THIN)
    return level >= _ENOUGH and upright >= _ENOUGH
