"""What taskparse wrote into a ledger, remembered in a hidden sheet, so that what a person typed can be distinguished from it.

Only digests are kept: a row a task, with a digest for each heading.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from taskparse.exports.cells import EMPTY, Cell, LedgerRow, PrintedSheet, SheetRow, digest, rows_digest
from taskparse.exports.ledger.sheets import BODY

NAME = "_taskparse"
NOTE_SUFFIX = "⁺"
WORDS = BODY.column.heading

Line = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class LedgerBaseline:
    """What was written.

    Attributes:
        rows: Key to heading to the digest of the cell below it; of its note, with a suffix to the heading.
        sheets: Sheet to the digest of its rows.
        lines: Digests of the lines above the table.
        headings: Those of the task sheet.
        by_words: Digest of a task's words to its key.
    """

    rows: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    sheets: Mapping[str, str] = field(default_factory=dict)
    lines: frozenset[str] = frozenset()
    headings: frozenset[str] = frozenset()
    by_words: Mapping[str, str] = field(default_factory=dict)

    def is_typed(self, key: str | None, heading: str, cell: Cell) -> bool:
        """Return whether a person filled, changed or emptied a cell; without memory, whether it is filled."""
        row = self.rows.get(key or "")
        if row is None:
            return not cell.is_empty
        return digest(cell.value) != row.get(heading, digest(None))

    def is_own_note(self, key: str | None, heading: str, note: str | None) -> bool:
        """Return whether a note is as taskparse wrote it."""
        return digest(note) == self.rows.get(key or "", {}).get(heading + NOTE_SUFFIX)


def written(tasks: PrintedSheet, views: Iterable[PrintedSheet], gone: Iterable[LedgerRow] = ()) -> list[Line]:
    """Return the lines that remember a ledger.

    Args:
        tasks: The task sheet, before anything a person typed is put in.
        views: The sheets beside it.
        gone: The rows whose tasks the notice no longer has.
    """
    lines: list[Line] = [("line", digest(line), "") for line in (tasks.title, *tasks.lines, *tasks.closing)]
    lines += [("heading", heading, "") for heading in tasks.headings]
    lines += [("row", row.key, _digests(tasks, row)) for row in tasks.rows if row.key]
    lines += [("row", row.id, _untyped(row)) for row in gone if row.id]
    lines += [("sheet", view.name, sheet_digest(view)) for view in views]
    return lines


def remembered(lines: Iterable[Line]) -> LedgerBaseline:
    """Return what `written` wrote."""
    rows: dict[str, Mapping[str, str]] = {}
    found: dict[str, dict[str, str]] = {"line": {}, "heading": {}, "sheet": {}}
    for kind, key, content in lines:
        if kind == "row":
            rows[key] = json.loads(content)
        elif kind in found:
            found[kind][key] = content
    words = {row[WORDS]: key for key, row in reversed(rows.items()) if WORDS in row}
    return LedgerBaseline(rows, found["sheet"], frozenset(found["line"]), frozenset(found["heading"]), words)


def sheet_digest(table: PrintedSheet) -> str:
    """Return the digest of all that is on a sheet."""
    head = [[table.title], *([line] for line in table.lines), [*table.headings]]
    return rows_digest([*head, *([cell.value for cell in row.cells] for row in table.rows)])


def _digests(table: PrintedSheet, row: SheetRow) -> str:
    cells = dict(zip(table.headings, row.cells, strict=True))
    values = {heading: digest(cell.value) for heading, cell in cells.items() if cell.value not in (None, "")}
    notes = {heading + NOTE_SUFFIX: digest(cell.note) for heading, cell in cells.items() if cell.note}
    return json.dumps(values | notes, ensure_ascii=False, separators=(",", ":"))


def _untyped(row: LedgerRow) -> str:
    values = {heading: digest(row.cells.get(heading, EMPTY).value) for heading in row.cells if heading not in row.typed}
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))
