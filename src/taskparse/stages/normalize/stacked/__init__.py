"""Tables that were saved as text with one cell a line.

Web pages lose a table's markup so: the names of the columns stand one below the other, then the cells, row by row;
empty cells vanish. Rows are told by their serial numbers, or by how many lines they have. A row is read only where
its lines stand in the columns in one way; else its lines stay as they are, and a finding says so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from taskparse.lexicon.characters import BLANKS, healed
from taskparse.lexicon.labels import HEADING
from taskparse.lexicon.tables import TABLE_END
from taskparse.model.source import Cell, Finding, Range, Table
from taskparse.stages.normalize.lines import Line
from taskparse.stages.normalize.stacked.body import ROW, SECTION, UNREAD, Body, loose, names, unfit
from taskparse.stages.normalize.stacked.heading import Heading, headings_of
from taskparse.stages.normalize.stacked.numbered import numbered
from taskparse.stages.normalize.stacked.unnumbered import unnumbered

_CODE = "902"
_LONGEST_SHOWN = 30


@dataclass(slots=True)
class Stacked:
    """The tables of a text whose cells stand one a line.

    Attributes:
        tables: The tables.
        lines: Lines inside them that are in no cell.
        findings: Rows whose cells cannot be told apart, and headings without rows.
    """

    tables: list[Table] = field(default_factory=list)
    lines: list[Range] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def stacked(lines: Sequence[Line], others: Sequence[Range]) -> Stacked:
    """Return the tables of a text whose cells stand one a line.

    Args:
        lines: The lines of the text that are in no other table.
        others: The other tables, in order.
    """
    found = Stacked()
    headings = list(headings_of(lines))
    ends = _ends(lines, headings, others) if headings else []
    bodies: list[Body] = []
    for heading in headings:
        limit = ends[bisect_right(ends, heading.first)]
        read = numbered if heading.number is not None else unnumbered
        if body := read(lines, heading, limit):
            if bodies and _goes_on(lines, bodies[-1], body):
                bodies[-1] = Body(body.columns, bodies[-1].parts + body.parts, body.loose)
            else:
                bodies.append(body)
        elif more := loose(lines, heading.stop, limit, len(heading.columns)):
            bodies.append(unfit(heading.columns, names(heading.first, len(heading.columns)), more))
    for body in bodies:
        _note(found, lines, body)
    return found


def _ends(lines: Sequence[Line], headings: Sequence[Heading], others: Sequence[Range]) -> list[int]:
    """Return where a table must end: at the next heading, at an attachment's mark, at another table, with the text."""
    starts = [line.range.start for line in lines]
    return sorted(
        {
            *(heading.first for heading in headings),
            *(at for at, line in enumerate(lines) if TABLE_END.fullmatch(BLANKS.sub("", line.words))),
            *(bisect_right(starts, table.start) for table in others),
            len(lines),
        }
    )


def _goes_on(lines: Sequence[Line], before: Body, body: Body) -> bool:
    """Whether a table goes on below a heading that is repeated, as after a page break."""
    first, again = (
        [BLANKS.sub("", lines[cell.first].words) for cell in each.parts[0].cells] for each in (before, body)
    )
    return before.stop == body.parts[0].cells[0].first and first == again


def _note(found: Stacked, lines: Sequence[Line], body: Body) -> None:
    whole = _range(lines, body.parts[0].cells[0].first, body.stop)
    found.tables.append(Table(whole, tuple(_cells(lines, body))))
    # Where nothing fits, the heading is part of what is reported.
    is_read = any(part.kind == ROW for part in body.parts[1:])
    unread = [range(part.cells[0].first, part.stop) for part in body.parts if part.kind == UNREAD]
    for place in unread:
        found.lines += [line.range for line in lines[place.start : place.stop]]
    # A number by itself is a row that nobody filled in.
    for place in [*(place for place in unread if len(place) > 1 or not is_read), body.loose]:
        if place:
            start = place.start if is_read else body.parts[0].cells[0].first
            words = healed(" ".join(line.words for line in lines[place.start : place.stop]))
            text = {"text": words[:_LONGEST_SHOWN]}
            found.findings.append(Finding(_CODE, text, _range(lines, start, place.stop)))


def _cells(lines: Sequence[Line], body: Body) -> Iterator[Cell]:
    """Yield the cells, row by row; a category holds for the rows below that have none."""
    rows = [part for part in body.parts if part.kind != UNREAD]
    spans = _spans(body)
    for row, part in enumerate(rows):
        for column, first, stop in part.cells:
            place = _range(lines, first, stop)
            if part.kind == SECTION:
                yield Cell(place, row, column, columns=len(body.columns))
            else:
                yield Cell(place, row, column, rows=spans[row, column])


def _spans(body: Body) -> dict[tuple[int, int], int]:
    """Return how many rows each cell spans: one, save for a category."""
    spans: dict[tuple[int, int], int] = defaultdict(lambda: 1)
    categories = {at for at, column in enumerate(body.columns) if column.kind == HEADING}
    open_at: dict[int, int] = {}
    row = 0
    for part in body.parts:
        filled = {cell.column for cell in part.cells}
        if part.kind != ROW:
            open_at = {}
        open_at |= dict.fromkeys(categories & filled, row)
        for column in open_at.keys() - filled:
            spans[open_at[column], column] += 1
        row += part.kind != UNREAD
    return spans


def _range(lines: Sequence[Line], first: int, stop: int) -> Range:
    return Range(lines[first].range.start, lines[stop - 1].range.stop)
