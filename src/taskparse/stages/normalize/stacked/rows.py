"""The rows below a heading run: found by serial numbers, each on a line of its own, or by their number of lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import NamedTuple

from taskparse.grammar.columns import NUMBER
from taskparse.grammar.dates import DATE
from taskparse.stages.normalize.stacked.fitting import Cells, Placed, StackedColumn, exactly, fitted
from taskparse.stages.normalize.stacked.judged import Judged

# A row has this many lines at most, and the rows above the next one this many section rows.
_MOST_LINES = 60
_MOST_SECTIONS = 3
# Section rows and a category: so many lines are between the heading and the first number.
_FARTHEST = 5
# Numbers that follow one another: the next, a list that begins anew, or by a slip the same or one of the next but one.
_SLIPS = (0, 2, 3)
_FEWEST_ROWS = 2
# So many lines below a row are looked at for what may be more of it.
_NEARBY = 8


class StackedPart(NamedTuple):
    """A row, or lines that were not read; a section row is a row of one cell across all columns."""

    cells: Cells
    is_section: bool = False
    is_read: bool = True

    @property
    def is_row(self) -> bool:
        """Whether it is a row that was read."""
        return self.is_read and not self.is_section

    @property
    def place(self) -> range:
        """Its lines."""
        return range(self.cells[0].first, self.cells[-1].stop)


@dataclass(slots=True)
class StackedRows:
    """Reads the rows of a table from the top down.

    Attributes:
        lines: All lines of the text.
        words: Their words.
        columns: The columns.
        limit: One past the last line that may be of the table.
        parts: What was read.
        above: Lines that open what the next row belongs to.
    """

    lines: Sequence[Judged]
    words: Sequence[str]
    columns: Sequence[StackedColumn]
    limit: int
    parts: list[StackedPart] = field(default_factory=list)
    above: list[int] = field(default_factory=list)

    @property
    def number(self) -> int | None:
        """Which column holds the serial numbers; one before it holds categories."""
        return next((at for at, column in enumerate(self.columns) if column.kind == NUMBER), None)

    def read(self, first: int) -> range:
        """Read the rows from a line on; return the lines below them that name units, and so may be more of them."""
        if self.number is None:
            self._read_even(first)
        else:
            self._read_numbered(first, self.number)
        stop = self.parts[-1].place.stop if self.parts else first
        return self._loose(stop)

    def _read_even(self, at: int) -> None:
        """Read rows without numbers: as many lines each as there are columns, and two rows at least."""
        width, rows = len(self.columns), 0
        while at + width <= self.limit:
            opens = self.lines[at].section and at + width < self.limit
            if not exactly(self.lines[at + opens : at + opens + width], self.columns):
                break
            self.parts += [_section(at)] if opens else []
            at += opens
            self.parts.append(StackedPart(tuple(Placed(n, at + n, at + n + 1) for n in range(width))))
            at, rows = at + width, rows + 1
        if rows < _FEWEST_ROWS:
            self.parts.clear()

    def _read_numbered(self, first: int, number: int) -> None:
        nearby = range(first, min(self.limit, first + _FARTHEST))
        at = next((at for at in nearby if self.lines[at].serial is not None), None)
        self.above = list(range(first, at)) if at is not None else []
        while at is not None:
            following = self._following(at, number)
            stop = self._last(at, number) if following is None else following
            tail, cells = self._fit(at + 1, stop, number, ends=following is None)
            self._note(at, stop - tail if cells else stop, cells, number)
            self.above = list(range(stop - tail, stop)) if cells else self._sections(at, stop)
            at = following
        if self._is_ambiguous(number):
            self.parts = [part._replace(is_read=False) if part.is_row else part for part in self.parts]

    def _is_ambiguous(self, number: int) -> bool:
        """Whether units of one cell are one a line and cells vanish, both: then no number of lines means anything."""
        own = self.columns[number + 1 :]
        units = sum(column.holds == "unit" for column in own)
        notes = sum(1 for _ in takewhile(lambda column: column.is_note, reversed(own)))
        rows = [[*map(self.lines.__getitem__, part.place)] for part in self.parts if not part.is_section]
        most = max((sum(line.surely for line in row) for row in rows), default=0)
        return units > 1 and most > units and any(1 < len(row) <= len(own) - notes for row in rows)

    def _following(self, at: int, number: int) -> int | None:
        """Return the next number: the nearest that goes on counting and leaves lines that fit, else the nearest that does."""
        own = self.lines[at].serial or 0
        stop = min(self.limit, at + _MOST_LINES + 2)
        later = [(other, self.lines[other].serial or 0) for other in range(at + 1, stop)]
        later = [(other, value) for other, value in later if self.lines[other].serial is not None]
        next_ = [other for other, value in later if value == own + 1]
        slips = [other for other, value in later if value == 1 or value - own in _SLIPS]
        fitting = [other for other in (*next_, *slips) if self._fit(at + 1, other, number)[1]]
        return next(iter(fitting), min((*next_[:1], *slips[:1]), default=None))

    def _fit(self, first: int, stop: int, number: int, *, ends: bool = False) -> tuple[int, Cells]:
        """Return how many of the last lines open what the next row belongs to, and the cells of the others."""
        own = self.columns[number + 1 :]
        found = [
            (tail, cells)
            for tail in ((0,) if ends else self._tails(first, stop, number))
            if (cells := fitted(self.lines[first : stop - tail], own))
        ]
        return found[0] if len(found) == 1 else (0, ())

    def _tails(self, first: int, stop: int, number: int) -> Iterator[int]:
        yield 0
        begins_anew = stop < len(self.lines) and self.lines[stop].serial == 1
        last = self.lines[stop - 1]
        heads = (number > 0 or begins_anew) and stop > first and last.short and not (last.units or last.section)
        if heads:
            yield 1
        for count in range(1, _MOST_SECTIONS + 1):
            if stop - heads - count < first or not self.lines[stop - heads - count].section:
                return
            yield count + heads

    def _last(self, at: int, number: int) -> int:
        """Return where the last row ends: after a line for each column, else the fewest lines that fit and what can only be more."""
        first, own = at + 1, self.columns[number + 1 :]
        limit = min(self.limit, first + _MOST_LINES)
        full = first + len(own)
        stops = [full] if full <= limit and exactly(self.lines[first:full], own) else range(first + 1, limit + 1)
        stop = next((stop for stop in stops if fitted(self.lines[first:stop], own)), None)
        if stop is None:
            return max(min(limit, full), self._loose(min(limit, full)).stop)
        while stop < limit and self.goes_on(stop):
            stop += 1
        loose = self._loose(stop)
        return loose.stop if loose and stop - first < len(own) else stop

    def goes_on(self, at: int) -> bool:
        """Whether a line can only be more of the row above it."""
        line = self.lines[at]
        names_people = line.people and any(column.holds == "person" for column in self.columns)
        is_date = DATE.fullmatch(self.words[at])
        return names_people or self._names_units(at) or (line.deadline and not is_date)

    def _names_units(self, at: int) -> bool:
        """Whether a line surely names units, and is no signature above its date."""
        is_signed = at + 1 < len(self.words) and DATE.fullmatch(self.words[at + 1])
        return self.lines[at].surely and not is_signed

    def _loose(self, first: int) -> range:
        """Return the lines up to the last one that names units, each near the one before, as in rows."""
        end, at = first, first
        while at < min(self.limit, end + len(self.columns) + _NEARBY):
            at += 1
            if self._names_units(at - 1):
                end = at
        return range(first, end)

    def _note(self, at: int, stop: int, cells: Cells, number: int) -> None:
        """Note a row, the section rows above it, and the category that begins with it."""
        has_category = number > 0 and bool(self.above) and not self.lines[at - 1].section
        self.parts += [_section(line) for line in (self.above[:-1] if has_category else self.above)]
        category = (Placed(0, at - 1, at),) if has_category else ()
        if not cells:
            end = max(at + 1, stop - len(self._sections(at, stop)))
            self.parts.append(StackedPart((Placed(0, category[0].first if category else at, end),), is_read=False))
            return
        shift = number + 1
        own = tuple(Placed(cell.column + shift, cell.first + at + 1, cell.stop + at + 1) for cell in cells)
        self.parts.append(StackedPart((*category, Placed(number, at, at + 1), *own)))

    def _sections(self, at: int, stop: int) -> list[int]:
        """Return the section rows that end a row which was not read, recognized by units above them."""
        end = stop
        while end > at + 1 and self.lines[end - 1].section:
            end -= 1
        return list(range(end, stop)) if self.lines[end - 1].surely else []


def _section(at: int) -> StackedPart:
    return StackedPart((Placed(0, at, at + 1),), is_section=True)
