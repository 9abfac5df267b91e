"""Rows told by serial numbers, each on a line of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import dropwhile
from typing import NamedTuple

from taskparse.lexicon.header import DATE
from taskparse.lexicon.labels import HEADING, OTHER
from taskparse.stages.normalize.lines import Line
from taskparse.stages.normalize.stacked.body import (
    ROW,
    UNREAD,
    Body,
    Part,
    cells_of,
    loose,
    names,
    names_units,
    section,
    unfit,
)
from taskparse.stages.normalize.stacked.cells import judged
from taskparse.stages.normalize.stacked.fitting import MOST_LINES, Fit, Placed, exactly, fitted
from taskparse.stages.normalize.stacked.heading import PEOPLE, UNITS, Column, Heading, is_name, unknown

# Names that nobody knows, section rows and a category: so many lines stand between the heading and the first number.
_FARTHEST = 5
# Numbers that follow one another by a slip: repeated, or with one or two left out.
_SLIPS = (0, 2, 3)
_PEOPLE = frozenset((PEOPLE, "leaders"))


class _Cut(NamedTuple):
    """Where a row ends, the next number, and how its lines stand in the columns."""

    stop: int
    following: int | None
    fit: Fit | None


def numbered(lines: Sequence[Line], heading: Heading, limit: int) -> Body | None:
    """Return the body of a table with serial numbers; nothing where no row can be read.

    Args:
        lines: All lines of the text.
        heading: Names of columns, that of the serial numbers among them.
        limit: One past the last line that may be of the table.
    """
    nearby = range(heading.stop, min(limit, heading.stop + _FARTHEST))
    first = next((at for at in nearby if judged(lines[at].words).serial is not None), None)
    number = heading.number
    if first is None or number is None or number > 1:
        return None
    above = list(range(heading.stop, first))
    extra = _extra_names(lines, above, categories=number)
    columns = (*heading.columns, *(unknown(lines[at]) for at in above[:extra]))
    reader = _Reader(lines, columns, number, limit, above[extra:])
    reader.parts.append(names(heading.first, len(columns)))
    return reader.read(first)


def _extra_names(lines: Sequence[Line], above: Sequence[int], categories: int) -> int:
    """Return how many of the lines above the first number are names of columns: before a section row and a category."""
    sections = [index for index, at in enumerate(above) if judged(lines[at].words).section]
    end = sections[0] if sections else max(0, len(above) - categories)
    return end if all(is_name(lines[at]) for at in above[:end]) else 0


@dataclass(slots=True)
class _Reader:
    """Reads a table from the top down.

    Attributes:
        lines: All lines of the text.
        columns: The columns.
        number: Which of them holds the serial numbers; the one before it holds categories.
        limit: One past the last line that may be of the table.
        above: Lines that open what the next row belongs to.
        parts: What was read.
    """

    lines: Sequence[Line]
    columns: tuple[Column, ...]
    number: int
    limit: int
    above: list[int]
    parts: list[Part] = field(default_factory=list)

    def read(self, first: int) -> Body | None:
        """Read the rows from the first serial number on."""
        at: int | None = first
        while at is not None:
            cut = self._cut(at)
            if cut.fit:
                self._row(at, cut.stop, cut.fit)
            else:
                self._unread(at, cut.stop)
            at = cut.following
        if self._is_loose():
            self.parts[1:] = [
                Part(UNREAD, part.cells) if part.kind == ROW else part for part in self.parts[1:]
            ]
        more = loose(self.lines, self.parts[-1].stop, self.limit, len(self.columns))
        if any(part.kind == ROW for part in self.parts[1:]):
            return Body(self.columns, tuple(self.parts), more)
        whole = range(self.parts[0].stop, more.stop)
        tells = any(self._goes_on(line) for line in whole)
        return unfit(self.columns, self.parts[0], whole) if tells else None

    def _is_loose(self) -> bool:
        """Whether units of one cell stand one a line and cells vanish, both: then no number of lines tells anything."""
        units = sum(column.holds == UNITS for column in self._own)
        rows = [cells_of(self.lines[part.cells[0].first : part.stop]) for part in self.parts[1:]]
        most = max((sum(line.surely for line in row) for row in rows), default=0)
        short = any(1 < len(row) <= len(self._own) - self._notes for row in rows)
        return units > 1 and most > units and short

    @property
    def _notes(self) -> int:
        """How many columns at the end are for notes, which most rows leave empty."""
        kinds = [column.holds for column in self._own]
        return len(kinds) - len([*dropwhile(lambda kind: kind == OTHER, reversed(kinds))])

    @property
    def _own(self) -> tuple[Column, ...]:
        """The columns after that of the serial numbers."""
        return self.columns[self.number + 1 :]

    def _serial(self, at: int) -> int | None:
        return judged(self.lines[at].words).serial

    def _cut(self, at: int) -> _Cut:
        """Tell a row by the next number that leaves lines which fit; by any next number where none does."""
        own = self._serial(at) or 0
        stop = min(self.limit, at + MOST_LINES + 2)
        numbers = [other for other in range(at + 1, stop) if self._serial(other) is not None]
        following = [other for other in numbers if self._serial(other) == own + 1]
        if cut := self._fullest(at, following):
            return cut
        slips = [other for other in numbers if self._slips(own, other)]
        cut = self._fullest(at, slips)
        if cut and (self._is_full(cut) or self._last(cut.stop).fit):
            return cut
        slips = [other for other in slips if self._last(other).fit]
        if other := min((*following[:1], *slips[:1]), default=None):
            return _Cut(other, other, None)
        return self._last(at)

    def _fullest(self, at: int, others: Sequence[int]) -> _Cut | None:
        """Return a row up to one of several numbers; where each column has a cell, the number is in none."""
        cuts = [
            _Cut(other, other, fit)
            for other in others
            if (fit := self._fit(at + 1, other, headed=self._serial(other) == 1))
        ]
        return max(cuts, key=self._is_full, default=None)

    def _is_full(self, cut: _Cut) -> bool:
        """Whether each column has a cell."""
        return cut.fit is not None and len(cut.fit.cells) == len(self._own)

    def _slips(self, own: int, other: int) -> bool:
        number = self._serial(other) or 0
        return number == 1 or number - own in _SLIPS

    def _fit(self, first: int, stop: int, *, headed: bool) -> Fit | None:
        has_category = self.columns[0].kind == HEADING and self.number > 0
        return fitted(cells_of(self.lines[first:stop]), self._own, headed=headed or has_category)

    def _last(self, at: int) -> _Cut:
        """Tell the last row, below which other text may stand: the fewest lines that fit, and what can only be more."""
        first, limit = at + 1, min(self.limit, at + 1 + MOST_LINES)
        columns = self._filled()
        stop, fit = next(self._fits(first, limit, columns), (min(limit, first + len(columns)), None))
        end = stop
        while fit and end < limit and self._goes_on(end):
            end += 1
        if end > stop:
            fit = fitted(cells_of(self.lines[first:end]), columns)
        more = loose(self.lines, end, limit, len(columns))
        # Where a cell is wanting, units further down may be the row's own.
        if fit is None or (more and len(fit.cells) < len(columns)):
            return _Cut(max(end, more.stop), None, None)
        return _Cut(end, None, fit)

    def _fits(self, first: int, limit: int, columns: Sequence[Column]) -> Iterator[tuple[int, Fit]]:
        """Yield where a row may end: where each column has its line, else after the fewest lines that fit."""
        full = first + len(columns)
        stops = range(first + 1, limit + 1)
        if full <= limit and exactly(cells_of(self.lines[first:full]), columns):
            stops = range(full, full + 1)
        for stop in stops:
            if fit := fitted(cells_of(self.lines[first:stop]), columns):
                yield stop, fit

    def _goes_on(self, at: int) -> bool:
        """Whether a line can only be more of the row above it."""
        line = judged(self.lines[at].words)
        names_people = line.people and any(column.holds in _PEOPLE for column in self._own)
        is_date = DATE.fullmatch(self.lines[at].words)
        return names_people or names_units(self.lines, at) or (line.deadline and not is_date)

    def _filled(self) -> tuple[Column, ...]:
        """Return the columns of the last row, less those at the end for notes that no row above has filled."""
        columns = self._own
        rows = [part for part in self.parts[1:] if part.kind == ROW]
        used = max((row.cells[-1].column - self.number for row in rows), default=0)
        while len(columns) > used and columns[-1].kind == OTHER:
            columns = columns[:-1]
        return columns

    def _row(self, at: int, stop: int, fit: Fit) -> None:
        category = self._open(at)
        shift = self.number + 1
        own = tuple(Placed(column + shift, first + at + 1, end + at + 1) for column, first, end in fit.cells)
        self.parts.append(Part(ROW, (*category, Placed(self.number, at, at + 1), *own)))
        self.above = list(range(stop - fit.tail, stop))

    def _open(self, at: int) -> tuple[Placed, ...]:
        """Note the section rows above a row; return the category that begins with it."""
        is_category = self.number > 0 and bool(self.above) and not judged(self.lines[at - 1].words).section
        sections = self.above[:-1] if is_category else self.above
        self.parts += [section(line) for line in sections]
        return (Placed(0, at - 1, at),) if is_category else ()

    def _unread(self, at: int, stop: int) -> None:
        """Note a row that cannot be told; a section row that ends it is told by what stands above it."""
        category = self._open(at)
        first = category[0].first if category else at
        end = stop
        while end > at + 1 and judged(self.lines[end - 1].words).section:
            end -= 1
        if not judged(self.lines[end - 1].words).surely:
            end = stop
        self.parts.append(Part(UNREAD, (Placed(0, first, end),)))
        self.above = list(range(end, stop))
