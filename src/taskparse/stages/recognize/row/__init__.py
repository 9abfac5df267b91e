"""Table rows: the heading row names the roles, each row below is a task (reading rules §4.4).

A table whose heading row names no role is no task table and is read as plain text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from taskparse.context import Context
from taskparse.grammar.columns import CATEGORY, NUMBER, TASK
from taskparse.grammar.headings import marker_at
from taskparse.grammar.labels import Label, label_of
from taskparse.lexicon.loader import Lexicon
from taskparse.model.annotation import (
    CELL_STYLE,
    AnnotationMention,
    Reading,
    RowHeading,
    RowValues,
    TaskTable,
)
from taskparse.model.grid import TableGrid, grid_of
from taskparse.model.outline import Marker
from taskparse.model.record import Form
from taskparse.model.roles import ROLES
from taskparse.model.source import Finding, Range, TableCell, TableHeading
from taskparse.model.text import CleanText
from taskparse.stages.recognize.row.lists import CellItem, are_unclear, items_of, tasks_in_row
from taskparse.stages.recognize.row.values import read_items
from taskparse.stages.recognize.shared import assigned

_FORM: Form = "row"
_LONGEST_SHOWN = 30
_NO_LABEL = frozenset(("", TASK, NUMBER, CATEGORY))


@dataclass(slots=True)
class RowsRead:
    """The task tables of a notice, the annotations of their rows, and what in them is not clear."""

    tables: list[TaskTable] = field(default_factory=list)
    mentions: list[AnnotationMention] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def rows_of_tables(clean: CleanText, context: Context) -> RowsRead:
    """Read the task tables of a notice.

    Args:
        clean: The running text with its tables.
        context: Its lexicon holds the labels that name roles.
    """
    read = RowsRead()
    for table in clean.tables:
        if table.heading:
            _Reader(clean, context.lexicon, grid_of(table), table.heading, read).read(table.range)
    return read


@dataclass(frozen=True)
class _Reader:
    """Reads one task table from the top down; a cell merged downward holds for every row it spans."""

    clean: CleanText
    lexicon: Lexicon
    grid: TableGrid
    heading: TableHeading
    read_so_far: RowsRead

    def read(self, whole: Range) -> None:
        headings: dict[Range, RowHeading] = {}
        own = self._heading_rows
        furniture = [cell.range for number in own for cell in self.grid.begun[number]]
        for number in range(own.stop, self.grid.height):
            if own and self._words(number) == self._words(own.start):
                furniture += [cell.range for cell in self.grid.begun[number]]
            elif spanning := self._spanning(number):
                headings[spanning] = self._row_heading(spanning, None)
            elif mentions := list(self._mentions(number)):
                self.read_so_far.mentions += mentions
                headings.update((heading.range, heading) for heading in self._enclosing(number))
        # A row that spans the table below its last task is a note, not a section.
        end = max(
            (m.row.task.start for m in self.read_so_far.mentions if m.row and whole.holds(m.row.task)),
            default=0,
        )
        ordered = sorted((h for h in headings.values() if h.range.start < end), key=lambda heading: heading.range)
        self.read_so_far.tables.append(TaskTable(whole, tuple(ordered), tuple(furniture)))

    @property
    def _heading_rows(self) -> range:
        """The heading rows, as the grid counts them."""
        rows = self.heading.rows
        return range(rows.start - self.grid.first, rows.stop - self.grid.first)

    @cached_property
    def _labels(self) -> dict[int, Label]:
        """Columns that say who answers or by when, and those nobody knows, to their names; a bare 单位 is a role here."""
        named = zip(self.heading.names, self.heading.kinds, strict=True)
        labels = {column: (label_of(name, self.lexicon), kind) for column, (name, kind) in enumerate(named)}
        return {
            column: label._replace(role=kind, known=True) if kind in ROLES and not label.known else label
            for column, (label, kind) in labels.items()
            if kind not in _NO_LABEL
        }

    def _words(self, number: int) -> list[str]:
        """Return what the cells say that begin in a row, white space aside; a heading may recur (page breaks)."""
        return ["".join(self.clean.words(cell.range).split()) for cell in self.grid.begun[number]]

    def _spanning(self, number: int) -> Range | None:
        """Return the words of a row that holds one cell and nothing else, merged ones from above included."""
        reaching = {cell for column in range(self.grid.width) if (cell := self.grid.at(number, column))}
        begun = self.grid.begun[number]
        is_alone = len(reaching) == len(begun) == 1
        return begun[0].range if is_alone and begun[0].column not in self._labels else None

    def _mentions(self, number: int) -> Iterator[AnnotationMention]:
        """Yield the annotation of a row that says what is to be done and who answers; one a number where its cells are lists."""
        task = self._task(number)
        if task is None:
            return
        names: dict[TableCell, Label] = {}
        for column, label in self._labels.items():
            if (cell := self.grid.at(number, column)) is not None:
                names.setdefault(cell, label)
        items = {cell: items_of(self.clean, cell.range) for cell in (task, *names)}
        count = tasks_in_row(items)
        if count == len(items[task]) > 1:
            for index in range(count):
                own = {cell: each[index : index + 1] if len(each) == count else each for cell, each in items.items()}
                yield from self._mention(number, task, names, own, items)
            return
        if are_unclear(items, task):
            self.read_so_far.findings.append(Finding("904", {"text": self._shown(task)}, task.range))
        yield from self._mention(number, task, names, items, items)

    def _mention(
        self,
        number: int,
        task: TableCell,
        names: Mapping[TableCell, Label],
        own: Mapping[TableCell, Sequence[CellItem]],
        everything: Mapping[TableCell, Sequence[CellItem]],
    ) -> Iterator[AnnotationMention]:
        """Yield what a row says, or one item of each of its lists; nothing where nobody answers."""
        read = Reading()
        for cell, label in names.items():
            cell_read = read_items(self.clean, cell.range, own[cell], label, self.lexicon)
            read = Reading(read.entries + cell_read.entries, read.deadlines + cell_read.deadlines)
        read = assigned(self.clean.text, read, self.lexicon)
        if not any(entry.role in ROLES for entry in read.entries):
            return
        serial = self._serial(number)
        is_part = own is not everything
        opened = own[task][0] if is_part else None
        marker, text = (opened.number, opened.words) if opened else self._opened(task, serial)
        mine = [cell._replace(range=own[cell][0].range) if len(own[cell]) == 1 else cell for cell in names]
        others = [task, *([serial] if serial else [])]
        if is_part:
            rest = [cell._replace(range=item.range) for cell, each in everything.items() for item in each]
            others = [cell for cell in (*others, *rest) if cell not in mine]
        around = self._hull(number, mine, others)
        within = tuple(heading.range for heading in self._enclosing(number))
        yield AnnotationMention(around, _FORM, read, RowValues(text, marker, within))

    def _shown(self, cell: TableCell) -> str:
        return self.clean.words(cell.range)[:_LONGEST_SHOWN]

    def _task(self, number: int) -> TableCell | None:
        """Return the most particular cell that says what is to be done."""
        cells = [self.grid.at(number, column) for column in reversed(self.heading.columns(TASK))]
        return next((cell for cell in cells if cell), None)

    def _serial(self, number: int) -> TableCell | None:
        """Return the serial number that begins in a row, unless it counts a cell that the row belongs to."""
        cells = [self.grid.at(number, column) for column in self.heading.columns(NUMBER)]
        own = next((cell for cell in cells if cell and cell.row == number), None)
        counts_another = any(self._number_of(cell) == own for cell in self._around(number).values())
        return None if counts_another else own

    def _opened(self, task: TableCell, serial: TableCell | None) -> tuple[Range | None, Range]:
        """Return a task's number, from its own cell or from the beginning of its text, and the text after it."""
        if serial:
            return serial.range, task.range
        marker = marker_at(self.clean.text, task.range)
        if marker is None or marker.range.stop == task.range.stop:
            return None, task.range
        return marker.range, Range(marker.range.stop, task.range.stop)

    def _around(self, number: int) -> dict[int, TableCell]:
        """Return the cells that a row belongs to, by depth: its category, and the task whose part it is."""
        task = self._task(number)
        columns = sorted((*self.heading.columns(CATEGORY), *self.heading.columns(TASK)))
        cells = dict.fromkeys(cell for column in columns if (cell := self.grid.at(number, column)))
        return {depth: cell for depth, cell in enumerate(cells, 1) if cell != task}

    def _number_of(self, cell: TableCell) -> TableCell | None:
        """Return the serial number that is right before a cell and spans the same rows."""
        before = self.grid.at(cell.row, cell.column - 1)
        is_number = before is not None and before.column in self.heading.columns(NUMBER)
        return before if is_number and before and (before.row, before.rows) == (cell.row, cell.rows) else None

    def _enclosing(self, number: int) -> list[RowHeading]:
        return [
            self._row_heading(cell.range, depth, self._number_of(cell)) for depth, cell in self._around(number).items()
        ]

    def _row_heading(self, place: Range, depth: int | None, serial: TableCell | None = None) -> RowHeading:
        """Return a section row, or the cell at a depth from the left, with its number."""
        if serial:
            return RowHeading(Range(serial.range.start, place.stop), Marker(f"{CELL_STYLE}{depth}", 0, serial.range))
        own = marker_at(self.clean.text, place) or Marker("row", 0, Range(place.start, place.start))
        return RowHeading(place, own if depth is None else own._replace(style=f"{CELL_STYLE}{depth}"))

    def _hull(self, number: int, cells: list[TableCell], others: list[TableCell]) -> Range:
        """Return where a row's annotation is: its own cells in succession, or merged ones where it has none."""
        own = [cell.range for cell in cells if cell.row == number] or [cell.range for cell in cells]
        runs: list[Range] = []
        for place in sorted(own):
            if runs and not any(runs[-1].stop <= other.range.start < place.start for other in others):
                runs[-1] = Range(runs[-1].start, place.stop)
            else:
                runs.append(place)
        return max(runs, key=lambda run: run.stop - run.start)
