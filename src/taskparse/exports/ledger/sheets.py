"""Notices as the sheets of a ledger, before anything a person typed is put in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from taskparse.exports import words
from taskparse.exports.cells import EMPTY, Cell, PrintedSheet, SheetColumn, SheetRow
from taskparse.exports.ledger import wording
from taskparse.exports.rows import is_body
from taskparse.model.record import Notice, Party, Task
from taskparse.model.roles import OTHER, ROLES, Role


class LedgerEntry(NamedTuple):
    """A task in its notice, with one of its parties where a row is a party."""

    notice: Notice
    task: Task
    role: str | None = None
    party: Party | None = None

    @property
    def known_as(self) -> str:
        """The name by which the party's tasks are gathered."""
        return self.party.known_as if self.party else ""


class Field(NamedTuple):
    """A column of a sheet and what is in it; an optional one is there if any row fills it."""

    column: SheetColumn
    cell: Callable[[LedgerEntry], Cell]
    optional: bool = False


def _text(of: Callable[[Task], str | None]) -> Callable[[LedgerEntry], Cell]:
    return lambda entry: Cell(of(entry.task))


def _role(role: Role) -> Field:
    share, least = wording.WIDTHS.get(role, wording.USUAL_WIDTHS)
    return Field(
        SheetColumn(ROLES[role].term, share, least=least),
        _text(lambda task: wording.names(task.parties(role))),
    )


NUMBER = Field(SheetColumn(words.NUMBER, 1, "number", 6), lambda entry: Cell(entry.task.number))
DOCUMENT = Field(
    SheetColumn(words.DOCUMENT_NUMBER, 2),
    lambda entry: Cell(entry.notice.header.document_number or entry.notice.source.name),
)
SECTION = Field(SheetColumn(words.SECTION, 4, least=14), _text(wording.path))
BODY = Field(SheetColumn(words.TASK, 10, least=24), _text(wording.body))
ROLE = Field(SheetColumn(words.ROLE, 1, least=8), lambda entry: Cell(role_name(entry)))
PARTY = Field(SheetColumn(words.PARTY, 3, least=12), lambda entry: Cell(entry.party.name if entry.party else None))
ROLE_FIELDS = tuple(map(_role, wording.OWN_COLUMN))
OTHERS = Field(SheetColumn(words.OTHER_PARTIES, 3, least=10), _text(wording.others), optional=True)
DEADLINE = Field(SheetColumn(words.DEADLINE, 2, "date", 11), lambda entry: wording.deadline(entry.task.deadline))
TARGETS = Field(SheetColumn(words.TARGETS, 4, least=9), _text(wording.targets))
BASIS = Field(SheetColumn(words.BASIS, 2, least=8), lambda entry: wording.place(entry.notice, entry.task.span))
PROGRESS = Field(SheetColumn(words.PROGRESS, 4, least=14), lambda _: EMPTY)
REMARKS = Field(SheetColumn(words.REMARKS, 2, least=8), lambda _: EMPTY)
KEYS = Field(SheetColumn(words.KEY, 1, "key"), lambda _: EMPTY)
"""Filled with the row's key. It is between visible columns, so that whoever sorts these sorts it too."""

TASK_FIELDS = (
    NUMBER, SECTION, BODY, *ROLE_FIELDS, OTHERS,
    DEADLINE, TARGETS, BASIS, KEYS, PROGRESS, REMARKS,
)  # fmt: skip
PARTY_FIELDS = (
    NUMBER, SECTION, BODY, ROLE, PARTY, DEADLINE, TARGETS, BASIS, KEYS, PROGRESS, REMARKS
)  # fmt: skip
SLIP_FIELDS = (
    NUMBER, ROLE, BODY, *ROLE_FIELDS, OTHERS,
    DEADLINE, TARGETS, BASIS, KEYS, PROGRESS, REMARKS,
)  # fmt: skip
VIEW_FIELDS = (NUMBER, ROLE, BODY, *map(_role, wording.LEADING), DEADLINE, TARGETS, BASIS)


def task_table(notices: Sequence[Notice]) -> PrintedSheet:
    """Return the sheet 任务台账 with a row a task."""
    entries = [LedgerEntry(notice, task) for notice in notices for task in notice.tasks]
    return _table(notices, TASK_FIELDS, entries, [entry.task.id for entry in entries])


def party_table(notices: Sequence[Notice]) -> PrintedSheet:
    """Return the sheet 任务台账 with a row for each task and party; a task without parties keeps one."""
    entries = [
        entry
        for notice in notices
        for task in notice.tasks
        for entry in (list(_entries(notice, task)) or [LedgerEntry(notice, task)])
    ]
    keys = [_party_key(entry) for entry in entries]
    return _table(notices, PARTY_FIELDS, entries, keys)


def _party_key(entry: LedgerEntry) -> str:
    name = entry.party.name if entry.party else None
    return "/".join(part for part in (entry.task.id, entry.role, name) if part)


def slip_table(notices: Sequence[Notice], unit: str) -> PrintedSheet:
    """Return the slip (交办单) that gives a unit its tasks; `notices` hold no others."""
    entries = [
        LedgerEntry(notice, task, "、".join(dict.fromkeys(map(role_name, of_unit))))
        for notice in notices
        for task in notice.tasks
        for of_unit in [[each for each in _entries(notice, task) if each.known_as == unit]]
    ]
    table = _table(notices, SLIP_FIELDS, entries, [each.task.id for each in entries])
    return replace(table, name=words.SLIP, title=words.SLIP_TITLE.format(unit), closing=words.CLOSING)


def unit_table(notices: Sequence[Notice]) -> PrintedSheet:
    """Return the sheet 按单位: every unit with its tasks, the unit with most tasks first."""
    return _grouped(words.BY_UNIT, words.BY_UNIT_TITLE, words.UNIT, notices, ("unit", "group"))


def leader_table(notices: Sequence[Notice]) -> PrintedSheet:
    """Return the sheet 按领导: every person with their tasks."""
    return _grouped(words.BY_LEADER, words.BY_LEADER_TITLE, words.LEADER, notices, ("person",))


def target_table(notices: Sequence[Notice]) -> PrintedSheet:
    """Return the sheet 指标: every target with its value as a number."""
    columns = (
        SheetColumn(words.NUMBER, 1, "number", 6), SheetColumn(words.INDICATOR, 5, least=16), SheetColumn(words.CHANGE, 1), SheetColumn(words.OPERATOR, 1, least=6),
        SheetColumn(words.TARGETS, 2, "number", 10), SheetColumn(words.UPPER, 1, "number"), SheetColumn(words.UNIT, 1), SheetColumn(words.SOURCE, 3, least=14),
        SheetColumn(words.TASK, 8, least=24), SheetColumn(wording.TERMS["lead_units"], 4, least=10), SheetColumn(words.DEADLINE, 2, "date", 11), SheetColumn(words.BASIS, 2, least=8),
    )  # fmt: skip
    rows = [
        SheetRow(
            (
                Cell(task.number), Cell(each.indicator), Cell(each.change), Cell(each.operator),
                Cell(each.value), Cell(each.upper), Cell(each.unit), Cell(each.text),
                Cell(task.text), Cell(wording.names(task.lead_units)), wording.deadline(task.deadline),
                wording.place(notice, each.span),
            ),
            opens=not at,
        )
        for notice in notices
        for task in notice.tasks
        for at, each in enumerate(task.targets)
    ]  # fmt: skip
    return PrintedSheet(words.TARGET_SHEET, words.TARGET_TITLE, wording.basis(notices), columns, tuple(rows))


def unassigned_table(notices: Sequence[Notice]) -> PrintedSheet:
    """Return the sheet 未分配: text that no annotation reaches."""
    columns = (
        SheetColumn(words.NUMBER, 1, "number", 6),
        SheetColumn(words.SECTION, 4, least=20),
        SheetColumn(words.SOURCE, 14, least=60),
        SheetColumn(words.BASIS, 2, least=8),
    )
    rows = []
    for notice in notices:
        titles = {section.id: (section.marker or "") + section.title for section in notice.sections}
        rows += [
            (Cell(titles.get(each.section or "")), Cell(each.text), wording.place(notice, each.span))
            for each in notice.unassigned
        ]
    return PrintedSheet(words.UNASSIGNED, words.UNASSIGNED_TITLE, wording.basis(notices), columns, _counted(rows))


def diagnostic_table(notices: Sequence[Notice]) -> PrintedSheet:
    """Return the sheet 问题: what could not be read, or is wrong with the notice."""
    columns = (
        SheetColumn(words.NUMBER, 1, "number", 6), SheetColumn(words.SEVERITY, 1), SheetColumn(words.CODE, 1), SheetColumn(words.MESSAGE, 8, least=40),
        SheetColumn(words.HINT, 6, least=30), SheetColumn(words.SOURCE, 6, least=20), SheetColumn(words.BASIS, 2, least=8),
    )  # fmt: skip
    rows = [
        (
            Cell(words.SEVERITIES[each.severity]), Cell(each.code), Cell(each.message), Cell(each.hint),
            Cell(notice.source.text[each.span.start : each.span.stop].strip() if each.span else None),
            wording.place(notice, each.span),
        )
        for notice in notices
        for each in notice.diagnostics
    ]  # fmt: skip
    return PrintedSheet(words.DIAGNOSTICS, words.DIAGNOSTICS_TITLE, wording.basis(notices), columns, _counted(rows))


VIEWS = (unit_table, leader_table, target_table, unassigned_table, diagnostic_table)
"""The sheets beside 任务台账, in their order."""


def role_name(entry: LedgerEntry) -> str:
    """Return the Chinese name of a role; of any other label, the label itself."""
    if entry.role == OTHER and entry.party:
        return entry.party.label
    return wording.TERMS.get(entry.role or "", entry.role or "")


def _entries(notice: Notice, task: Task) -> Iterator[LedgerEntry]:
    return (LedgerEntry(notice, task, role, party) for role, party in task.parties())


def _table(
    notices: Sequence[Notice], fields: Iterable[Field], entries: Sequence[LedgerEntry], keys: Sequence[str]
) -> PrintedSheet:
    """Return the sheet 任务台账; of several notices each row says which it is from."""
    several = [NUMBER, DOCUMENT, *(each for each in fields if each is not NUMBER)]
    offered = [*fields] if len(notices) == 1 else several
    filled = [each for each in offered if not each.optional or any(each.cell(entry).value for entry in entries)]
    rows = [
        SheetRow(tuple(Cell(key) if each is KEYS else each.cell(entry) for each in filled), key)
        for entry, key in zip(entries, _unique(keys), strict=True)
    ]
    return PrintedSheet(
        words.TASKS, words.TASKS, wording.basis(notices), tuple(each.column for each in filled), tuple(rows)
    )


def _unique(keys: Iterable[str]) -> list[str]:
    seen: Counter[str] = Counter()
    unique = []
    for key in keys:
        seen[key] += 1
        unique.append(key if seen[key] == 1 else f"{key}#{seen[key]}")
    return unique


def _counted(rows: Iterable[tuple[Cell, ...]]) -> tuple[SheetRow, ...]:
    return tuple(SheetRow((Cell(number), *cells)) for number, cells in enumerate(rows, 1))


def _grouped(name: str, title: str, heading: str, notices: Sequence[Notice], kinds: tuple[str, ...]) -> PrintedSheet:
    entries = [
        entry
        for notice in notices
        for task in notice.tasks
        for entry in _entries(notice, task)
        if entry.party
        and entry.party.kind in kinds
        and (entry.party.kind == "person" or is_body(entry.role or "", entry.party))
    ]
    counts = Counter(entry.known_as for entry in entries)
    first = {entry.known_as: at for at, entry in reversed(list(enumerate(entries)))}
    entries.sort(key=lambda entry: (-counts[entry.known_as], first[entry.known_as]))
    columns = (
        SheetColumn(heading, 4, least=14),
        SheetColumn(words.COUNT, 1, "number", 7),
        *(each.column for each in VIEW_FIELDS),
    )
    rows = [
        SheetRow((Cell(party), Cell(counts[party]), *(each.cell(entry) for each in VIEW_FIELDS)), opens=not at)
        for party, group in groupby(entries, key=lambda entry: entry.known_as)
        for at, entry in enumerate(group)
    ]
    return PrintedSheet(name, title, wording.basis(notices), columns, tuple(rows))
