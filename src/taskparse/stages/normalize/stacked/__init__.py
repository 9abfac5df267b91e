"""Tables that were saved as text with one cell a line.

Web pages lose a table's markup so: the names of the columns are one below the other, then the cells, row by row;
empty cells vanish. Rows are found by their serial numbers, or by how many lines they have. A row is read only where
its lines say in which columns they are; else its lines stay as they are, and a finding says so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from taskparse.context import Context
from taskparse.grammar.characters import healed, without_blanks
from taskparse.grammar.columns import CATEGORY, NUMBER, TASK, ends_table
from taskparse.lexicon.loader import Lexicon
from taskparse.model.roles import OTHER
from taskparse.model.source import Finding, Range, Table, TableCell, TableHeading
from taskparse.stages.normalize.lines import TextLine
from taskparse.stages.normalize.stacked.fitting import Placed, StackedColumn
from taskparse.stages.normalize.stacked.heading import HeadingRun, heading_runs, more_names
from taskparse.stages.normalize.stacked.judged import Judged, JudgedLines
from taskparse.stages.normalize.stacked.rows import StackedPart, StackedRows

_CODE = "902"
_LONGEST_SHOWN = 30
# Behind a heading without numbers so many names that nobody knows may be.
_UNKNOWN = 2
# Names that nobody knows, section rows and a category: so many lines are between the heading and the first number.
_FARTHEST = 5
# What is done as a whole, the step with its number, and who answers.
_FEWEST_BESIDE_NUMBER = 3


@dataclass(slots=True)
class Stacked:
    """The tables of a text whose cells are one a line.

    Attributes:
        tables: The tables.
        lines: Lines inside them that are in no cell.
        findings: Rows whose cells cannot be separated, and headings without rows.
    """

    tables: list[Table] = field(default_factory=list)
    lines: list[Range] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@dataclass(slots=True)
class _Body:
    """A table in the making: its columns, the heading and the rows, and lines below them that look like more."""

    columns: tuple[StackedColumn, ...]
    parts: list[StackedPart]
    loose: range


def stacked_tables(lines: Sequence[TextLine], others: Sequence[Range], context: Context) -> Stacked:
    """Return the tables of a text whose cells are one a line.

    Args:
        lines: The lines of the text that are in no other table.
        others: The other tables, in order.
        context: Its lexicon knows the names of columns.
    """
    found = Stacked()
    words = [line.words for line in lines]
    told = JudgedLines(words, context.lexicon)
    runs = list(heading_runs(words, told, context.lexicon))
    ends = _ends(lines, runs, others) if runs else []
    bodies: list[_Body] = []
    for run in runs:
        limit = ends[bisect_right(ends, run.lines.start)]
        body = _body(run, words, told, limit, context.lexicon)
        if body and bodies and _goes_on(words, bodies[-1], body):
            bodies[-1] = _Body(body.columns, bodies[-1].parts + body.parts, body.loose)
        elif body:
            bodies.append(body)
    for body in bodies:
        _note(found, lines, body)
    return found


def _ends(lines: Sequence[TextLine], runs: Sequence[HeadingRun], others: Sequence[Range]) -> list[int]:
    """Return where a table must end: at the next heading, at an attachment's mark, at another table, with the text."""
    starts = [line.range.start for line in lines]
    return sorted(
        {
            *(run.lines.start for run in runs),
            *(at for at, line in enumerate(lines) if ends_table(without_blanks(line.words))),
            *(bisect_right(starts, table.start) for table in others),
            len(lines),
        }
    )


def _body(run: HeadingRun, words: Sequence[str], told: Sequence[Judged], limit: int, lexicon: Lexicon) -> _Body | None:
    """Return what is below a heading run; None if nothing there looks like a row."""
    tried: list[tuple[HeadingRun, StackedPart, StackedRows, range]] = []
    for whole in _runs(run, words, told, limit, lexicon):
        rows = StackedRows(told, words, whole.columns, limit)
        loose = rows.read(whole.lines.stop)
        named = (column for column, own in enumerate(whole.columns) if own.name)
        heading = StackedPart(tuple(Placed(column, at, at + 1) for column, at in zip(named, whole.lines, strict=True)))
        if any(part.is_row for part in rows.parts):
            return _Body(whole.columns, [heading, *rows.parts], loose)
        tried.append((whole, heading, rows, loose))
    whole, heading, rows, loose = tried[0]
    below = range(whole.lines.stop, max(loose.stop, *(part.place.stop for part in rows.parts), 0))
    if not any(map(rows.goes_on, below)):
        return None
    unread = StackedPart((Placed(0, below.start, below.stop),), is_read=False)
    return _Body(whole.columns, [heading, unread], range(0))


def _runs(
    run: HeadingRun, words: Sequence[str], told: Sequence[Judged], limit: int, lexicon: Lexicon
) -> Iterator[HeadingRun]:
    """Yield a heading run with the unknown names that may be behind it; without numbers these are tried one by one."""
    first = run.lines.stop
    if any(column.kind == NUMBER for column in run.columns):
        above = [*takewhile(lambda at: told[at].serial is None, range(first, min(limit, first + _FARTHEST)))]
        sections = [at for at in above if told[at].section]
        has_category = run.columns[0].kind == CATEGORY
        stop = sections[0] if sections else max(first, first + len(above) - has_category)
        yield more_names(run, words, told, stop, lexicon)
        return
    yield run
    if numbered := _with_unnamed_number(run):
        yield numbered
    for stop in range(first + 1, min(limit, first + _UNKNOWN) + 1):
        yield more_names(run, words, told, stop, lexicon)


def _with_unnamed_number(run: HeadingRun) -> HeadingRun | None:
    """Return a run with a column of numbers that no name is over, as where one name spans it and the column behind it."""
    if (
        len(run.columns) < _FEWEST_BESIDE_NUMBER
        or run.columns[0].kind != TASK
        or run.columns[1].kind not in (TASK, OTHER)
    ):
        return None
    whole, task, *others = run.columns
    columns = (
        StackedColumn.of(whole.name, CATEGORY),
        StackedColumn.of("", NUMBER),
        StackedColumn.of(task.name, TASK),
        *others,
    )
    return HeadingRun(run.lines, columns)


def _goes_on(words: Sequence[str], before: _Body, body: _Body) -> bool:
    """Whether a table goes on below a heading that is repeated, as after a page break."""
    first, again = ([without_blanks(words[cell.first]) for cell in each.parts[0].cells] for each in (before, body))
    return before.parts[-1].place.stop == body.parts[0].place.start and first == again


def _note(found: Stacked, lines: Sequence[TextLine], body: _Body) -> None:
    start, stop = body.parts[0].place.start, body.parts[-1].place.stop
    names, kinds = zip(*((column.name, column.kind) for column in body.columns), strict=True)
    heading = TableHeading(range(1), names, kinds)
    found.tables.append(Table(_range(lines, range(start, stop)), tuple(_cells(lines, body)), heading))
    # Where nothing fits, the heading is part of what is reported.
    is_read = any(part.is_row for part in body.parts[1:])
    unread = [part.place for part in body.parts if not part.is_read]
    for place in unread:
        found.lines += [line.range for line in lines[place.start : place.stop]]
    # A number by itself is a row that nobody filled in.
    for place in [*(place for place in unread if len(place) > 1 or not is_read), body.loose]:
        if place:
            words = healed(" ".join(line.words for line in lines[place.start : place.stop]))
            whole = range(place.start if is_read else start, place.stop)
            found.findings.append(Finding(_CODE, {"text": words[:_LONGEST_SHOWN]}, _range(lines, whole)))


def _cells(lines: Sequence[TextLine], body: _Body) -> Iterator[TableCell]:
    """Yield the cells, row by row; a category holds for the rows below that have none."""
    spans = _spans(body)
    for row, part in enumerate(part for part in body.parts if part.is_read):
        for column, first, stop in part.cells:
            place = _range(lines, range(first, stop))
            if part.is_section:
                yield TableCell(place, row, column, columns=len(body.columns))
            else:
                yield TableCell(place, row, column, rows=spans[row, column])


def _spans(body: _Body) -> dict[tuple[int, int], int]:
    """Return how many rows each cell spans: one, save for a category."""
    spans: dict[tuple[int, int], int] = defaultdict(lambda: 1)
    categories = {at for at, column in enumerate(body.columns) if column.kind == CATEGORY}
    open_at: dict[int, int] = {}
    row = 0
    for part in body.parts:
        filled = {cell.column for cell in part.cells}
        if not part.is_row:
            open_at = {}
        open_at |= dict.fromkeys(categories & filled, row)
        for column in open_at.keys() - filled:
            spans[open_at[column], column] += 1
        row += part.is_read
    return spans


def _range(lines: Sequence[TextLine], place: range) -> Range:
    return Range(lines[place.start].range.start, lines[place.stop - 1].range.stop)
