"""A workbook → what a person left in it. openpyxl reads it: it gives formulas, notes and links, not values alone."""

from __future__ import annotations

import warnings
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, BinaryIO

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from taskparse.errors import UnreadableSourceError
from taskparse.exports import words
from taskparse.exports.cells import EMPTY, Cell, Ledger, LedgerRow, Sheet, digest, rows_digest
from taskparse.exports.ledger import baseline
from taskparse.exports.ledger.baseline import LedgerBaseline

OURS = frozenset({words.KEY, words.TASK, words.NUMBER})
"""Two of these headings in a row make it a ledger's heading row."""

GENERAL = "General"
NOT_CARRIED = ("xl/media/", "xl/charts/", "xl/threadedComments/", "xl/drawings/drawing", "xl/embeddings/")

Grid = Mapping[tuple[int, int], Cell]


def read(stream: BinaryIO, name: str) -> Ledger:
    """Return the ledger that a workbook holds.

    Raises:
        UnreadableSourceError: It is no workbook, or none of its sheets is a ledger.
    """
    try:
        with zipfile.ZipFile(stream) as parts:
            names = parts.namelist()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it leaves out; `attachments` tells of it
            book = load_workbook(stream)
            grids = {sheet.title: _grid(sheet) for sheet in book.worksheets}
            widths = {sheet.title: _widths(sheet) for sheet in book.worksheets}
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError, SyntaxError) as error:
        raise UnreadableSourceError(
            name, f"cannot be read as a workbook ({error}); save the ledger as .xlsx, unencrypted", "wrong_shape"
        ) from error
    attachments = tuple(part for part in names if part.startswith(NOT_CARRIED) and not part.endswith(".rels"))
    return _ledger(grids, widths, attachments, name)


def _ledger(
    grids: Mapping[str, Grid],
    widths: Mapping[str, Mapping[int, float]],
    attachments: tuple[str, ...],
    name: str,
) -> Ledger:
    known = baseline.remembered(_lines(grids.get(baseline.NAME, {})))
    tasks = next((sheet for sheet in _candidates(grids) if _heading_row(grids[sheet]) is not None), None)
    if tasks is None:
        raise UnreadableSourceError(
            name,
            f"no ledger (no sheet has the headings {words.NUMBER} and {words.TASK}); give a file that "
            "`taskparse parse -o x.xlsx` wrote",
            "wrong_shape",
        )
    headings, rows = _rows(grids[tasks], known)
    own = {
        tasks,
        baseline.NAME,
        *(name for name in grids if name == words.GONE and _heading_row(grids[name]) is not None),
    }
    return Ledger(
        rows=tuple(rows),
        gone=tuple(_rows(grids[words.GONE], known)[1]) if words.GONE in own else (),
        headings=headings,
        known=known.headings,
        lines=tuple(_typed_lines(grids[tasks], known)),
        sheets=tuple(
            Sheet(sheet, grid, widths[sheet])
            for sheet, grid in grids.items()
            if sheet not in own and grid and known.sheets.get(sheet) != rows_digest(_values(grid))
        ),
        attachments=attachments,
    )


def _candidates(grids: Mapping[str, Grid]) -> list[str]:
    """Return the sheets, those of our names first."""
    return sorted(
        (name for name in grids if name != words.GONE), key=lambda name: name not in {words.TASKS, words.SLIP}
    )


def _grid(sheet: Any) -> Grid:  # noqa: ANN401  openpyxl has no types
    cells = (cell for row in sheet.iter_rows() for cell in row)
    return {
        (cell.row - 1, cell.column - 1): _cell(cell)
        for cell in cells
        if getattr(cell, "data_type", None) and (cell.value not in (None, "") or cell.comment)
    }


def _cell(cell: Any) -> Cell:  # noqa: ANN401  openpyxl has no types
    is_formula = cell.data_type == "f"
    return Cell(
        value=getattr(cell.value, "text", cell.value),
        link=cell.hyperlink.target if cell.hyperlink else None,
        note=cell.comment.text if cell.comment else None,
        origin=cell.coordinate if is_formula else None,
        number_format=None if cell.number_format == GENERAL or cell.data_type == "s" else cell.number_format,
    )


def _widths(sheet: Any) -> dict[int, float]:  # noqa: ANN401  openpyxl has no types
    return {at: float(of.width) for at, of in enumerate(sheet.column_dimensions.values()) if of.customWidth}


def _lines(grid: Grid) -> Iterator[baseline.Line]:
    for row in sorted({row for row, _ in grid}):
        kind, key, content = (str(grid.get((row, column), EMPTY).value or "") for column in range(3))
        yield kind, key, content


def _heading_row(grid: Grid) -> int | None:
    found = Counter(row for row, heading in {(row, cell.value) for (row, _), cell in grid.items()} if heading in OURS)
    return min((row for row, count in found.items() if count > 1), default=None)


def _headings(grid: Grid, row: int) -> dict[int, str]:
    """Return the heading of each column, different for each; a column without one goes by its number."""
    seen: Counter[str] = Counter()
    headings = {}
    for column in range(1 + max(column for _, column in grid)):
        heading = str(grid.get((row, column), EMPTY).value or words.UNNAMED_COLUMN.format(column + 1)).strip()
        seen[heading] += 1
        headings[column] = heading if seen[heading] == 1 else f"{heading} {seen[heading]}"
    return headings


def _rows(grid: Grid, known: LedgerBaseline) -> tuple[tuple[str, ...], list[LedgerRow]]:
    """Return the headings of a sheet's filled columns, and its rows."""
    heading_row = _heading_row(grid) or 0
    headings = _headings(grid, heading_row)
    filled = {column for row, column in grid if row >= heading_row}
    by_row: dict[int, dict[str, Cell]] = {}
    for (row, column), cell in sorted(grid.items(), key=lambda each: each[0]):
        if row > heading_row and digest(cell.value) not in known.lines:
            by_row.setdefault(row, {})[headings[column]] = cell
    names = tuple(headings[column] for column in sorted(filled))
    return names, [_row(cells, names, known) for cells in by_row.values()]


def _row(cells: Mapping[str, Cell], headings: Sequence[str], known: LedgerBaseline) -> LedgerRow:
    key = _key(cells, known)
    bare = {heading: _without_own_note(cell, key, heading, known) for heading, cell in cells.items()}
    typed = (each for each in headings if each != words.KEY and known.is_typed(key, each, bare.get(each, EMPTY)))
    return LedgerRow(key, bare, frozenset(typed))


def _key(cells: Mapping[str, Cell], known: LedgerBaseline) -> str | None:
    """Return the task that a row is; its words identify it where keys were left behind when a person sorted."""
    key = _text(cells.get(words.KEY, EMPTY)) or None
    body = digest(cells.get(words.TASK, EMPTY).value)
    if body in (digest(None), known.rows.get(key or "", {}).get(words.TASK)):
        return key
    return known.by_words.get(body, key)


def _without_own_note(cell: Cell, key: str | None, heading: str, known: LedgerBaseline) -> Cell:
    return replace(cell, note=None) if known.is_own_note(key, heading, cell.note) else cell


def _typed_lines(grid: Grid, known: LedgerBaseline) -> Iterator[str]:
    heading_row = _heading_row(grid) or 0
    for (row, _), cell in sorted(grid.items(), key=lambda each: each[0]):
        if row < heading_row and digest(cell.value) not in known.lines:
            yield _text(cell)


def _values(grid: Grid) -> list[list[Any]]:
    rows: dict[int, dict[int, Any]] = {}
    for (row, column), cell in grid.items():
        rows.setdefault(row, {})[column] = cell.value
    return [[cells.get(column) for column in range(1 + max(cells))] for cells in rows.values()]


def _text(cell: Cell) -> str:
    return "" if cell.value is None else str(cell.value)
