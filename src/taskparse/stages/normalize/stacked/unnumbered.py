"""Rows of a table without serial numbers: as many lines each as there are columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from taskparse.stages.normalize.lines import Line
from taskparse.stages.normalize.stacked.body import ROW, Body, Part, cells_of, loose, names, section
from taskparse.stages.normalize.stacked.cells import judged
from taskparse.stages.normalize.stacked.fitting import Placed, exactly
from taskparse.stages.normalize.stacked.heading import Column, Heading, is_name, unknown

# Columns whose names nobody knows may be so many, and a table has so many rows at least.
_UNKNOWN = 2
_FEWEST_ROWS = 2


def unnumbered(lines: Sequence[Line], heading: Heading, limit: int) -> Body | None:
    """Return the body of a table without serial numbers; nothing where its lines do not fit the columns.

    Args:
        lines: All lines of the text.
        heading: Names of columns.
        limit: One past the last line that may be of the table.
    """
    nearby = lines[heading.stop : min(limit, heading.stop + _UNKNOWN)]
    extra = [unknown(line) for line in takewhile(is_name, nearby)]
    for count in range(len(extra) + 1):
        columns = (*heading.columns, *extra[:count])
        parts = _rows(lines, columns, heading.stop + count, limit)
        if sum(part.kind == ROW for part in parts) >= _FEWEST_ROWS:
            whole = (names(heading.first, len(columns)), *parts)
            return Body(columns, whole, loose(lines, parts[-1].stop, limit, len(columns)))
    return None


def _rows(lines: Sequence[Line], columns: Sequence[Column], at: int, limit: int) -> list[Part]:
    """Return the rows from a line on, up to the first that is none."""
    parts: list[Part] = []
    width = len(columns)
    while at + width <= limit:
        opens = judged(lines[at].words).section and at + width < limit
        cells = cells_of(lines[at + opens : at + opens + width])
        if not exactly(cells, columns):
            break
        if opens:
            parts.append(section(at))
            at += 1
        parts.append(Part(ROW, tuple(Placed(n, at + n, at + n + 1) for n in range(width))))
        at += width
    return parts
