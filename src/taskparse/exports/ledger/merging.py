"""A new ledger takes over what a person typed into the old one.

A cell counts as typed when it differs from what taskparse wrote there, which the ledger remembers by a digest. A
typed cell stays as the person left it, and what the notice now says becomes its note. Rows go by their task's key;
a row whose task is gone moves to a sheet of its own, and a row that a person added stays at the end of the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from taskparse.exports import words
from taskparse.exports.cells import EMPTY, Cell, Ledger, LedgerRow, PrintedSheet, SheetColumn, SheetRow, canonical
from taskparse.exports.ledger.wording import OWN_COLUMN, TERMS

_WHO_ANSWERS = tuple(TERMS[role] for role in OWN_COLUMN)
ADDED = SheetColumn("", 2, least=10)


def rekeyed(table: PrintedSheet, ledger: Ledger) -> Ledger:
    """Return the ledger with the keys of twins put right: tasks of the same words in one section, distinguished by who answers.

    Their keys differ by a number in the order of the text alone (c0f4, c0f4-2), which another notice may count anew.
    """
    renamed: dict[str, str] = {}
    old_twins = _families((row.id or "", _answering(row.cells)) for row in (*ledger.rows, *ledger.gone))
    new_twins = _families(
        (row.key or "", _answering(dict(zip(table.headings, row.cells, strict=True)))) for row in table.rows
    )
    for family, old in old_twins.items():
        new = new_twins.get(family, {})
        if len(old) > 1 or len(new) > 1:
            renamed |= _paired(old, new)
    if not renamed:
        return ledger
    return replace(
        ledger,
        rows=tuple(_renamed(row, renamed) for row in ledger.rows),
        gone=tuple(_renamed(row, renamed) for row in ledger.gone),
    )


def _renamed(row: LedgerRow, names: Mapping[str, str]) -> LedgerRow:
    key = names.get(row.id or "")
    return replace(row, id=key, cells={**row.cells, words.KEY: Cell(key)}) if key else row


def _family(key: str) -> str:
    """Return a key without the number of a twin: c0f499395ae4-2 is the second of two tasks with the same words."""
    family, _, number = key.rpartition("-")
    return family if family and number.isdecimal() else key


def _families(rows: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the keys that differ by their number alone, each with who answers."""
    families: dict[str, dict[str, tuple[str, ...]]] = {}
    for key, answering in rows:
        if key:
            families.setdefault(_family(key), {}).setdefault(key, answering)
    return families


def _answering(cells: Mapping[str, Cell]) -> tuple[str, ...]:
    return tuple(canonical(cells.get(heading, EMPTY).value) for heading in _WHO_ANSWERS)


def _paired(old: Mapping[str, tuple[str, ...]], new: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Return which key each old twin gets: that of the new one with the same parties, else one that is left."""
    renamed: dict[str, str] = {}
    for key, answering in new.items():
        alike = [each for each in (key, *old) if old.get(each) == answering and each not in renamed]
        if alike:
            renamed[alike[0]] = key
    left = [key for key in dict.fromkeys((*old, *new)) if key not in renamed.values()]
    for key in old:
        if key not in renamed:
            own = key if key in left else left[0]
            left.remove(own)
            renamed[key] = own
    return renamed


def merged(table: PrintedSheet, ledger: Ledger) -> PrintedSheet:
    """Return the task sheet with everything that a person typed into the ledger's."""
    columns = (*table.columns, *_added_columns(table, ledger))
    by_key = _by_key(ledger)
    taken = {row.key for row in table.rows}
    rows = [_merged_row(row, by_key.get(row.key or ""), columns) for row in table.rows]
    rows += [_kept_row(row, columns) for row in _added(ledger, taken)]
    lines = [line for line in ledger.lines if line not in (table.title, *table.lines)]
    return replace(table, columns=columns, rows=tuple(rows), lines=(*table.lines, *lines))


def gone_table(table: PrintedSheet, ledger: Ledger) -> PrintedSheet | None:
    """Return the sheet of the rows whose tasks the notice no longer has; None if it has them all.

    Args:
        table: The task sheet after merging, with all columns.
        ledger: The old ledger.
    """
    taken = {row.key for row in table.rows}
    rows = [row for row in (*ledger.rows, *ledger.gone) if row.id and row.id not in taken]
    if not rows:
        return None
    headings = dict.fromkeys(heading for row in rows for heading in row.cells)
    own = {column.heading: column for column in table.columns}
    extra = [replace(ADDED, heading=heading) for heading in headings if heading not in own]
    columns = (*table.columns, *extra)
    lines = (words.KEPT,)
    kept = tuple(_kept_row(row, columns) for row in rows)
    return PrintedSheet(words.GONE, words.GONE, lines, columns, kept)


def _by_key(ledger: Ledger) -> dict[str, LedgerRow]:
    return {row.id: row for row in (*reversed(ledger.gone), *reversed(ledger.rows)) if row.id}


def _added(ledger: Ledger, taken: Iterable[str | None]) -> Iterator[LedgerRow]:
    """Yield the rows that a person added, copies of a task's row among them."""
    seen: set[str] = set()
    for row in ledger.rows:
        if row.id is None:
            yield row
        elif row.id in seen:
            yield replace(row, id=None)
        elif row.id in taken:
            seen.add(row.id)


def _added_columns(table: PrintedSheet, ledger: Ledger) -> list[SheetColumn]:
    """Return the columns that a person added, and those that only an earlier notice filled if a person typed there."""
    typed = {heading for row in ledger.rows for heading in row.typed}
    added = [
        heading
        for heading in ledger.headings
        if heading not in table.headings and (heading not in ledger.known or heading in typed)
    ]
    return [replace(ADDED, heading=heading) for heading in added]


def _merged_row(row: SheetRow, old: LedgerRow | None, columns: Iterable[SheetColumn]) -> SheetRow:
    new = iter(row.cells)
    cells = [(column.heading, next(new, EMPTY)) for column in columns]
    if old is None:
        return replace(row, cells=tuple(cell for _, cell in cells))
    return replace(row, cells=tuple(_merged_cell(heading, cell, old) for heading, cell in cells))


def _merged_cell(heading: str, cell: Cell, old: LedgerRow) -> Cell:
    typed = old.cells.get(heading, EMPTY)
    if heading == words.KEY:
        return cell
    if heading not in old.typed:
        return replace(cell, note=_joined(typed.note, cell.note))
    if canonical(typed.value) == canonical(cell.value):
        return replace(cell, note=_joined(typed.note, cell.note), number_format=typed.number_format)
    said = "" if cell.value in (None, "") else f"{words.OF_NOTICE}{canonical(cell.value)}"
    return replace(typed, note=_joined(_without(typed.note, words.OF_NOTICE), said or None))


def _joined(*notes: str | None) -> str | None:
    """Return notes one below the other, one that says the same as another left out."""
    return "\n".join(dict.fromkeys(filter(None, notes))) or None


def _without(note: str | None, beginning: str) -> str | None:
    lines = (note or "").split("\n")
    return "\n".join(line for line in lines if not line.startswith(beginning)) or None


def _kept_row(row: LedgerRow, columns: Iterable[SheetColumn]) -> SheetRow:
    cells = (row.cells.get(column.heading, EMPTY) for column in columns)
    return SheetRow(tuple(cells), row.id)
