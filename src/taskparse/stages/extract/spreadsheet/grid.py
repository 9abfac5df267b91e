"""The cells that a sheet shows, merged ones once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from taskparse.stages.extract.cell_names import cell_name
from taskparse.stages.extract.flow import FlowCell, FlowGrid, FlowParagraph, FlowPiece
from taskparse.stages.extract.spreadsheet.look import Look, Run
from taskparse.stages.extract.spreadsheet.look import Place as Spot

Merged = tuple[Spot, Spot]
"""First and last cell of a merged one."""


class _Block(NamedTuple):
    """A merged cell, counted in rows and columns that are shown."""

    first: Spot
    rows: int
    columns: int
    words: str

    def spots(self) -> Iterator[Spot]:
        """Yield every spot that it covers, the first one first."""
        row, column = self.first
        yield from ((row + down, column + right) for down in range(self.rows) for right in range(self.columns))


def sheet_grid(values: Mapping[Spot, str], merged: Sequence[Merged], look: Look, sheet: str) -> FlowGrid | None:
    """Return what a sheet shows; None if it shows no words.

    Args:
        values: The words of cells; a merged cell's at its first row and column, even if that is hidden.
        merged: Merged cells.
        look: What is hidden.
        sheet: The sheet's name.
    """
    rows = _visible((row for row, _ in values), look.hidden_rows)
    columns = _visible((column for _, column in values), look.hidden_columns)
    words = {
        (row, column): words
        for row, number in enumerate(rows)
        for column, letter in enumerate(columns)
        if (words := values.get((number, letter), ""))
    }
    blocks = _blocks(values, merged, rows, columns)
    for block in blocks:
        for spot in block.spots():
            words.pop(spot, None)
        words |= {block.first: block.words} if block.words else {}
    if not words:
        return None
    return FlowGrid(tuple(_cells(words, blocks, lambda row, column: (rows[row], columns[column]), look, sheet)))


def _visible(numbers: Iterator[int], hidden: set[int]) -> list[int]:
    return [number for number in range(max(numbers, default=-1) + 1) if number not in hidden]


def _blocks(
    values: Mapping[Spot, str], merged: Sequence[Merged], rows: Sequence[int], columns: Sequence[int]
) -> list[_Block]:
    """Return the merged cells that show; those that overlap, as a broken file may have them, only while there is room."""
    blocks: list[_Block] = []
    room = len(rows) * len(columns)
    for (top, left), (bottom, right) in merged:
        first = bisect_left(rows, top), bisect_left(columns, left)
        down, across = bisect_left(rows, bottom + 1) - first[0], bisect_left(columns, right + 1) - first[1]
        room -= down * across
        if down * across > 1 and room >= 0:
            blocks.append(_Block(first, down, across, values.get((top, left), "")))
    return blocks


def _cells(
    words: Mapping[Spot, str],
    blocks: Sequence[_Block],
    spot_of: Callable[[int, int], Spot],
    look: Look,
    sheet: str,
) -> Iterator[FlowCell]:
    """Yield the cells from the first row and column with words to the last, row by row, the empty ones too."""
    top, bottom = min(row for row, _ in words), max(row for row, _ in words)
    left, right = min(column for _, column in words), max(column for _, column in words)
    sizes = {block.first: (block.rows, block.columns) for block in blocks}
    covered = {spot for block in blocks for spot in block.spots() if spot != block.first}
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            if (row, column) in covered:
                continue
            said = words.get((row, column))
            down, across = sizes.get((row, column), (1, 1))
            yield FlowCell(
                row - top,
                column - left,
                min(down, bottom + 1 - row),
                min(across, right + 1 - column),
                (FlowParagraph(_pieces(said, look.runs.get(spot_of(row, column), ()))),) if said else (),
                f"{sheet}!{cell_name(*spot_of(row, column))}",
            )


def _pieces(words: str, runs: Sequence[Run]) -> tuple[FlowPiece, ...]:
    """Return the words of a cell, struck ones apart; runs that do not add up to them are struck altogether or not at all."""
    if "".join(text for text, _ in runs).strip() != words:
        return (FlowPiece(words, unseen=bool(runs) and all(struck for _, struck in runs)),)
    pieces = [FlowPiece(text, unseen=struck) for text, struck in runs]
    pieces[0] = pieces[0]._replace(text=pieces[0].text.lstrip())
    pieces[-1] = pieces[-1]._replace(text=pieces[-1].text.rstrip())
    return tuple(pieces)
