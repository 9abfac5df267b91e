"""Empty cells of a table without ruled lines: whether the cell above reaches down to them (reading rules §4.4).

Ruled lines would show it. Here the table itself must: one that writes 无 or — for nobody leaves nothing empty, and a task
for which nobody would answer is answered for by whoever is above. A number, a category or a task holds until the next.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from taskparse.grammar.columns import ANSWERING, NUMBER, TASK
from taskparse.grammar.columns import CATEGORY as HEADING
from taskparse.grammar.names import NOBODY
from taskparse.lexicon.loader import DEADLINE
from taskparse.model.source import TableCell

_HOLD_ON = frozenset((NUMBER, HEADING, TASK))
# Every task has somebody who leads; helpers, deadlines and remarks may be missing.
_LEADING = frozenset(("leaders", "lead_units"))
_KNOWN = ANSWERING | {DEADLINE}


class Reached(NamedTuple):
    """Cells row by row, those that reach down made as long; and the empty ones about which the table says nothing."""

    cells: tuple[TableCell, ...]
    doubtful: tuple[TableCell, ...]


def reached(cells: Sequence[TableCell], kinds: Sequence[str | None], words: Callable[[TableCell], str]) -> Reached:
    """Return the cells of a table without ruled lines with empty ones taken up by those above, where it shows so.

    Args:
        cells: All cells of the table.
        kinds: What each column is.
        words: Gives the words of a cell.
    """
    table = _Table.of(cells, kinds, words)
    found: list[TableCell] = []
    doubtful: list[TableCell] = []
    last: dict[int, int] = {}
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        above = last.get(cell.column)
        if cell.columns > 1 or cell.row < table.heading:
            last.clear()
        elif not cell.range and above is not None and table.reaches(cell):
            found[above] = found[above]._replace(rows=cell.row + cell.rows - found[above].row)
            doubtful += [cell] if table.doubts(cell) else []
            continue
        elif cell.range:
            last[cell.column] = len(found)
        else:
            last.pop(cell.column, None)
        doubtful += [cell] if not cell.range and table.doubts(cell) else []
        found.append(cell)
    return Reached(tuple(found), tuple(doubtful))


@dataclass(frozen=True, slots=True)
class _Table:
    """What a table shows of its empty cells.

    Attributes:
        heading: How many rows name the columns.
        kinds: What each column is.
        writes_nobody: Whether 无 or — is where nobody answers.
        reaching: Columns in which a cell is seen to reach down.
        begins_empty: Columns that are empty below the heading or a section row, where nothing reaches down to them.
        unanswered: Rows in which nobody is said to answer.
    """

    heading: int
    kinds: Sequence[str | None]
    writes_nobody: bool
    reaching: frozenset[int]
    begins_empty: frozenset[int]
    unanswered: frozenset[int]

    @classmethod
    def of(cls, cells: Sequence[TableCell], kinds: Sequence[str | None], words: Callable[[TableCell], str]) -> _Table:
        """Look at a table."""
        heading = max(cell.row + cell.rows for cell in cells if cell.row == 0)
        sections = {cell.row for cell in cells if cell.columns > 1}
        body = [cell for cell in cells if cell.row >= heading and cell.row not in sections]
        firsts = {heading, *(row + 1 for row in sections)}
        known = [cell for cell in body if kinds[cell.column] in _KNOWN]
        answered = {
            row
            for cell in body
            if cell.range and kinds[cell.column] in ANSWERING
            for row in range(cell.row, cell.row + cell.rows)
        }
        return cls(
            heading,
            kinds,
            any(NOBODY.fullmatch(words(cell).strip()) for cell in known if cell.range),
            frozenset(cell.column for cell in body if cell.rows > 1),
            frozenset(cell.column for cell in body if not cell.range and cell.row in firsts),
            frozenset(cell.row for cell in body) - answered,
        )

    def reaches(self, cell: TableCell) -> bool:
        """Whether the cell above an empty one reaches down to it."""
        kind = self.kinds[cell.column]
        if kind in _HOLD_ON or self._is_told(cell):
            return True
        return kind in _LEADING and cell.column not in self.begins_empty

    def doubts(self, cell: TableCell) -> bool:
        """Whether nothing in the table says what an empty cell of a known column means."""
        return self.kinds[cell.column] in _KNOWN and not self._is_told(cell)

    def _is_told(self, cell: TableCell) -> bool:
        kind = self.kinds[cell.column]
        unanswered = kind in ANSWERING and cell.row in self.unanswered
        return kind in _KNOWN and (self.writes_nobody or cell.column in self.reaching or unanswered)
