"""The rows of a table without lines: from its serial numbers, its tasks, and the steps from line to line.

Where the lines of a cell follow each other more closely than rows do, a step shows where a cell ends, also one that reaches
down over several rows. Where they do not, a row begins with its number, or below the end of a task.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from taskparse.grammar.columns import ANSWERING, NUMBER, TASK
from taskparse.grammar.marks import FULL_STOPS
from taskparse.stages.extract.pdf.frame import Rectangle, around
from taskparse.stages.extract.pdf.unruled.columns import BandLine

_SAME_STEP = 1.15  # a step wider than this many usual ones parts two cells
_SHORT = 2.5  # of a line's height: a line that ends so far from its column's edge ends a paragraph
_LEAST_STEP = 0.8  # of a line's height
_AT = 0.4  # of a line's height: so near are the middles of what is side by side

# The numbers of the lines in which one column has words, those of one cell together.
_Block = tuple[int, ...]


class CellBox(NamedTuple):
    """The words of a cell; rows count from the first of their part of the table."""

    row: int
    column: int
    rows: int
    box: Rectangle


class PartRows(NamedTuple):
    """Rows between two section rows: the upper edge of each, and their cells that are not empty."""

    tops: tuple[float, ...]
    cells: tuple[CellBox, ...]


def rows_of(lines: Sequence[BandLine], kinds: Sequence[str | None], edges: Sequence[float]) -> PartRows:
    """Return the rows of lines that are between two section rows.

    Args:
        lines: The lines, cell by cell.
        kinds: What each column is.
        edges: Where columns begin and end.
    """
    part = _Part(lines, kinds, edges)
    return _centred(part) if part.is_centred else _flush(part)


@dataclass(frozen=True, slots=True)
class _Part:
    """Lines between two section rows."""

    lines: Sequence[BandLine]
    kinds: Sequence[str | None]
    edges: Sequence[float]

    def column(self, number: int) -> list[int]:
        """Return the lines in which a column has words."""
        return [at for at, line in enumerate(self.lines) if number in line.cells]

    @property
    def numbers(self) -> list[int]:
        """The lines with a serial number."""
        return self.column(self.kinds.index(NUMBER)) if NUMBER in self.kinds else []

    @property
    def task(self) -> int:
        """The most particular column that says what is to be done; the widest of an unknown name where none does."""
        tasks = [column for column, kind in enumerate(self.kinds) if kind == TASK]
        others = [column for column, kind in enumerate(self.kinds) if kind is None] or [0]
        return tasks[-1] if tasks else max(others, key=lambda at: self.edges[at + 1] - self.edges[at])

    def level(self, at: int) -> float:
        """Return how far down a line is."""
        return (self.lines[at].top + self.lines[at].bottom) / 2

    def step(self, above: int, below: int) -> float:
        """Return how far a line is below another."""
        return self.level(below) - self.level(above)

    def middle(self, block: _Block) -> float:
        """Return how far down the middle of a block is."""
        return (self.level(block[0]) + self.level(block[-1])) / 2

    def blocks(self, column: int, goes_on: Callable[[int, int], bool]) -> Iterator[_Block]:
        """Yield the words of a column, parted where a line does not go on from the one above it."""
        block: _Block = ()
        for at in self.column(column):
            if block and not goes_on(block[-1], at):
                yield block
                block = ()
            block = (*block, at)
        if block:
            yield block

    @property
    def task_step(self) -> float | None:
        """The step from line to line in a task, where rows are further apart."""
        steps = [self.step(*pair) for pair in pairwise(self.column(self.task))]
        usual = min((step for step in steps if step > _LEAST_STEP * self.lines[0].height), default=None)
        is_told = usual is not None and (max(steps) > _SAME_STEP * usual or len(self.numbers) == 1)
        return usual if is_told else None

    def by_step(self, step: float) -> Callable[[int, int], bool]:
        """Return whether lines are no further apart than a step."""
        return lambda above, below: self.step(above, below) <= _SAME_STEP * step

    @property
    def close(self) -> Callable[[int, int], bool]:
        """Return whether lines are no further apart than any two of one column."""
        steps = (self.step(*pair) for column in range(len(self.kinds)) for pair in pairwise(self.column(column)))
        return self.by_step(min((step for step in steps if step > _LEAST_STEP * self.lines[0].height), default=0.0))

    @property
    def is_centred(self) -> bool:
        """Whether numbers are half way down the other cells of their rows, and not at the top."""
        near = _AT * self.lines[0].height
        numbers = [self.level(at) for at in self.numbers]
        tall = [b for column in range(len(self.kinds)) for b in self.blocks(column, self.close) if len(b) > 1]
        halfway = sum(any(abs(self.middle(block) - level) < near for level in numbers) for block in tall)
        at_top = sum(any(abs(self.level(block[0]) - level) < near for level in numbers) for block in tall)
        return halfway > at_top


def _centred(part: _Part) -> PartRows:
    """Return the rows, one a number; all else belongs to the number that is nearest to its middle."""
    middles = [part.level(at) for at in part.numbers]
    found: dict[tuple[int, int], _Block] = {}
    for column in range(len(part.kinds)):
        for block in part.blocks(column, part.close):
            row = min(range(len(middles)), key=lambda at: abs(middles[at] - part.middle(block)))
            found[row, column] = (*found.get((row, column), ()), *block)
    cells = tuple(CellBox(*place, 1, _box(part, place[1], block)) for place, block in sorted(found.items()))
    return PartRows(tuple(min(c.box.top for c in cells if c.row == row) for row in range(len(middles))), cells)


def _flush(part: _Part) -> PartRows:
    """Return the rows, each from the line with which it begins."""
    starts, step = _starts(part)
    starts = sorted({0, *starts})

    def row(at: int) -> int:
        return bisect_right(starts, at) - 1

    def goes_on(above: int, below: int) -> bool:
        near = step is not None and part.step(above, below) <= _SAME_STEP * step
        return near or row(above) == row(below)

    cells = [
        CellBox(row(b[0]), column, row(b[-1]) - row(b[0]) + 1, _box(part, column, b))
        for column in range(len(part.kinds))
        for b in part.blocks(column, goes_on)
    ]
    return PartRows(tuple(part.lines[at].top for at in starts), tuple(sorted(cells)))


def _starts(part: _Part) -> tuple[list[int], float | None]:
    """Return the lines with which rows begin, and the step from line to line of a cell, where rows are further apart."""
    if not part.numbers:
        step = part.task_step
        goes_on = part.by_step(step) if step else _paragraph(part)
        return [block[0] for block in part.blocks(part.task, goes_on)], step
    step = _step_within(part, part.numbers)
    return sorted({*part.numbers, *(_more(part, step) if step else ())}), step


def _step_within(part: _Part, starts: Sequence[int]) -> float | None:
    """Return the step from line to line of a cell; None if rows follow each other as closely."""
    pairs = [pair for column in range(len(part.kinds)) for pair in pairwise(part.column(column))]
    within = [part.step(above, below) for above, below in pairs if below not in starts]
    between = [part.step(above, below) for above, below in pairs if below in starts]
    usual = min((step for step in within if step > _LEAST_STEP * part.lines[0].height), default=None)
    return usual if usual and all(step > _SAME_STEP * usual for step in between) else None


def _more(part: _Part, step: float) -> Iterator[int]:
    """Yield the lines with which a task and who answers for it begin under the number of the row above."""
    begun = {
        column: {block[0] for block in part.blocks(column, part.by_step(step))}
        for column, kind in enumerate(part.kinds)
        if column == part.task or kind in ANSWERING
    }
    for at in begun.pop(part.task):
        if any(at in others for others in begun.values()):
            yield at


def _paragraph(part: _Part) -> Callable[[int, int], bool]:
    """Return whether a task goes on in the next line: its line is full and ends no sentence."""
    edge = part.edges[part.task + 1]

    def goes_on(above: int, _: int) -> bool:
        line = part.lines[above]
        words = line.cells[part.task]
        return edge - words.box.x1 < _SHORT * line.height and words.text[-1] not in FULL_STOPS

    return goes_on


def _box(part: _Part, column: int, block: _Block) -> Rectangle:
    whole = around(part.lines[at].cells[column].box for at in block)
    return Rectangle(part.edges[column], whole.top, part.edges[column + 1], whole.bottom)
