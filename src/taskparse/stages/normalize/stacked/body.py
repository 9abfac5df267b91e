"""What the lines below a heading run are: rows, section rows, and rows whose cells cannot be told apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from taskparse.lexicon.header import DATE
from taskparse.stages.normalize.lines import Line
from taskparse.stages.normalize.stacked.cells import Judged, judged
from taskparse.stages.normalize.stacked.fitting import Cells, Placed
from taskparse.stages.normalize.stacked.heading import Column

ROW, SECTION, UNREAD = "row", "section", "unread"
# So many lines below a row are looked at for what may be more of it.
_NEARBY = 8


class Part(NamedTuple):
    """A row, a section row or a row that was not read, with its cells; the lines count from the text's first."""

    kind: str
    cells: Cells

    @property
    def stop(self) -> int:
        """One past its last line."""
        return self.cells[-1].stop


class Body(NamedTuple):
    """What stands below a heading.

    Attributes:
        columns: The columns, those without a known name included.
        parts: The heading, rows and section rows.
        loose: Where lines below the last row look like more of them.
    """

    columns: tuple[Column, ...]
    parts: tuple[Part, ...]
    loose: range = range(0)

    @property
    def stop(self) -> int:
        """One past the last line."""
        return self.parts[-1].stop


def section(at: int) -> Part:
    """Return a section row."""
    return Part(SECTION, (Placed(0, at, at + 1),))


def names(first: int, count: int) -> Part:
    """Return the heading row."""
    return Part(ROW, tuple(Placed(column, first + column, first + column + 1) for column in range(count)))


def unfit(columns: tuple[Column, ...], heading: Part, more: range) -> Body:
    """Return a body of which nothing can be read but the heading."""
    return Body(columns, (heading, Part(UNREAD, (Placed(0, more.start, more.stop),))))


def loose(lines: Sequence[Line], first: int, limit: int, width: int) -> range:
    """Return the lines up to the last one that names units, each near the one before, as in rows; no signature does."""
    end, at = first, first
    while at < min(limit, end + width + _NEARBY):
        at += 1
        if names_units(lines, at - 1):
            end = at
    return range(first, end)


def names_units(lines: Sequence[Line], at: int) -> bool:
    """Whether a line surely names units, and is no signature above its date."""
    is_signed = at + 1 < len(lines) and DATE.fullmatch(lines[at + 1].words)
    return judged(lines[at].words).surely and not is_signed


def cells_of(lines: Sequence[Line]) -> list[Judged]:
    """Return what lines may be."""
    return [judged(line.words) for line in lines]
