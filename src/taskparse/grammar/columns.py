"""What the columns of a task table are, by their names: the one place where a heading cell is judged (reading rules §4.4).

A column is called a task, a number or a category, bears a label that names a role, or a name that nobody knows. Readers of
all formats ask here; the answer stays with the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from taskparse.grammar.characters import ordinary, without_blanks
from taskparse.grammar.headings import LINE_LENGTH, marker_at
from taskparse.grammar.labels import is_contact, knows, role_of, without_slips
from taskparse.grammar.marks import FULL_STOPS, SEMICOLONS
from taskparse.grammar.numbers import counted
from taskparse.grammar.patterns import lazily
from taskparse.lexicon.loader import DEADLINE, DIVISION, Lexicon
from taskparse.model.grid import TableGrid, grid_of
from taskparse.model.roles import OTHER, ROLES
from taskparse.model.source import Range, Table, TableHeading

TASK, NUMBER, CATEGORY, CONTACT = "task", "number", "heading", "contact"
# Who answers: a table with a column of one of these is a task table.
ANSWERING = frozenset((*ROLES, DIVISION))
_PERSONS = frozenset(("responsible_persons",))
_WHAT = frozenset((TASK, NUMBER, CATEGORY))

# 责任单位（牵头单位列首位）: what a column is called, and an aside.
_ASIDE = lazily(r"[（(][^（）()]*[）)]")
# 2022年预期目标, 2022年度工作任务: the year that a column is about.
_YEAR = lazily(r"^(?:19|20)\d\d年度?(?=[^度])")
# 市级重点任务, 牵头推进事项: a column nobody knows by its whole name.
_TASK_TAIL = lazily("(?:任务|举措|措施|事项|内容)$")
# 属地单位, 审批部门; 督办领导: what is in a column, whatever its role.
_TAILS = (
    (lazily("(?:单位|部门|主体)$"), "unit"),
    (lazily("(?:领导|责任人|负责人|联系人)$"), "person"),
)
# 1, 12., （3）: what a cell of serial numbers holds.
_SERIAL = lazily(r"[（(]?(?P<number>\d{1,3})[）)]?[.．、]?")
# Numbers that rows between tasks begin with.
_SECTION_STYLES = frozenset(("第一章", "第一节", "一、", "（一）"))
# 附件2, 附表：; 注：…, 填报人：…: what ends a table above it.
_TABLE_END = lazily(
    r"附[件表](?:\d{1,2}|[一二三四五六七八九十]{1,2})?[：:]?|(?:备?注|说明|填[报表](?:人|单位|时间|日期)|联系(?:人|电话)|审核人)[：:].*"
)
_SENTENCE = lazily("[，。；！？:：]")
# In characters, white space left out.
LONGEST_NAME = 20
# The heading row is looked for in this many rows.
_FIRST_ROWS = 6
_NAMES = 8192  # that are remembered


@lru_cache(_NAMES)
def column_kind(name: str, lexicon: Lexicon) -> str:
    """Return what a column of a name is: `task`, `number`, `heading`, a role, `deadline`, `division` or `other`.

    >>> from taskparse.lexicon.loader import lexicon_from
    >>> column_kind("序 号", lexicon_from(None)), column_kind("责任单位（列首位的牵头）", lexicon_from(None))
    ('number', 'responsible_units')
    >>> column_kind("2022年预期目标", lexicon_from(None)), column_kind("审批单位", lexicon_from(None))
    ('task', 'other')
    """
    return known_kind(name, lexicon) or (TASK if _TASK_TAIL.search(name) and _is_short(name) else OTHER)


@lru_cache(_NAMES)
def known_kind(name: str, lexicon: Lexicon) -> str | None:
    """Return what a column is whose name is in the lexicon; None for other words."""
    bare = ordinary(without_blanks(name))
    without_aside = _ASIDE.sub("", bare)
    for candidate in (bare, without_aside, _YEAR.sub("", without_aside)):
        if kind := lexicon.columns.get(candidate):
            return kind
        if is_contact(candidate):
            return CONTACT
        if knows(without_slips(candidate, lexicon), lexicon):
            return role_of(candidate, lexicon)
    return None


def _is_short(name: str) -> bool:
    return not _SENTENCE.search(name) and len(without_blanks(name)) <= LONGEST_NAME


def are_of_tasks(kinds: Iterable[str | None]) -> bool:
    """Whether columns of these kinds make a task table: one of tasks or numbers, and one of who answers.

    Persons in charge are in lists of firms as well: beside them a column must be called a task (reading rules §4).
    """
    found = set(kinds)
    what = (TASK,) if ANSWERING & found == _PERSONS else (TASK, NUMBER)
    return not found.isdisjoint(what) and not found.isdisjoint(ANSWERING)


def is_heading(names: Iterable[str], lexicon: Lexicon) -> bool:
    """Whether words side by side are the names of a task table's columns: a task or a number, and who answers.

    >>> from taskparse.lexicon.loader import lexicon_from
    >>> is_heading(["序号", "工作任务", "责任单位"], lexicon_from(None)), is_heading(["姓名", "单位"], lexicon_from(None))
    (True, False)
    """
    return are_of_tasks({column_kind(name, lexicon) for name in names if name and _is_short(name)})


def with_heading(table: Table, text: str, lexicon: Lexicon) -> Table:
    """Return a table with its heading; a table that has one already, or that is no task table, is returned unchanged.

    Args:
        table: The table.
        text: The text that its cells are ranges of.
        lexicon: Labels and names of columns.
    """
    if table.heading is not None:
        return table
    grid = grid_of(table)
    rows = range(min(_FIRST_ROWS, grid.height))
    found = (_heading(grid, text, _heading_rows(grid, row), lexicon) for row in rows)
    return table._replace(heading=next(filter(None, found), None))


def _heading_rows(grid: TableGrid, row: int) -> range:
    """Return the rows of a heading that begins with a row: two where a name is over several columns."""
    cells = grid.begun[row]
    deepest = max((cell.rows for cell in cells), default=1)
    over_several = any(cell.columns > 1 for cell in cells)
    return range(row, min(grid.height, row + max(deepest, 1 + over_several)))


def _heading(grid: TableGrid, text: str, rows: range, lexicon: Lexicon) -> TableHeading | None:
    names = [_name(grid, text, rows, column, lexicon) for column in range(grid.width)]
    kinds = [column_kind(name, lexicon) if name else "" for name in names]
    answering = ANSWERING.intersection(kinds)
    if not answering or (answering == _PERSONS and TASK not in kinds):
        return None
    if TASK not in kinds:
        task = _longest(grid, rows.stop, [column for column, kind in enumerate(kinds) if kind == OTHER])
        if task is None:
            return None
        kinds[task] = TASK
    first = grid.first
    return TableHeading(range(rows.start + first, rows.stop + first), tuple(names), tuple(kinds))


def _name(grid: TableGrid, text: str, rows: range, column: int, lexicon: Lexicon) -> str:
    """Return a column's name; where the lower of two names no role but the upper does, the upper's."""
    stack = dict.fromkeys(cell for row in rows if (cell := grid.at(row, column)))
    names = [without_blanks(text[slice(*cell.range)]) for cell in stack]
    known = [name for name in names if column_kind(name, lexicon) != OTHER]
    return [*names[:1], *names[-1:], *known[-1:]][-1] if names else ""


def _longest(grid: TableGrid, first: int, candidates: Sequence[int]) -> int | None:
    """Return the column with the most words, where none is called a task."""
    lengths = {
        column: sum(
            cell.range.stop - cell.range.start for row in range(first, grid.height) if (cell := grid.at(row, column))
        )
        for column in candidates
    }
    longest = max(lengths, key=lambda column: lengths[column], default=None)
    return longest if longest is not None and lengths[longest] else None


def serial_number(words: str) -> int | None:
    """Return the number of a cell that holds nothing but a serial number.

    >>> serial_number("12."), serial_number("（3）"), serial_number("3处")
    (12, 3, None)
    """
    match = _SERIAL.fullmatch(words)
    return counted(match["number"]) if match else None


def ends_table(words: str) -> bool:
    """Whether a line ends a table above it: 附件2, 附表：; 注：…, 填报人：…."""
    return bool(_TABLE_END.fullmatch(words))


def is_section_row(words: str) -> bool:
    """Whether a line may be a row that opens a section of a table: 一、主要指标, （一）稳增长.

    >>> is_section_row("一、主要指标"), is_section_row("1. 新建学校"), is_section_row("一、修路；")
    (True, False, False)
    """
    marker = marker_at(words, Range(0, len(words)))
    return (
        marker is not None
        and marker.style in _SECTION_STYLES
        and marker.range.stop < len(words) <= LINE_LENGTH
        and words[-1] not in FULL_STOPS + SEMICOLONS
    )


def holds_of(name: str, kind: str) -> str:
    """Return what the cells of a column hold: `unit`, `person`, `deadline` or `text`, by its kind, else by its name.

    >>> holds_of("责任单位", "responsible_units"), holds_of("审批部门", "other"), holds_of("备注", "other")
    ('unit', 'unit', 'text')
    """
    for role, about in ROLES.items():
        if role == kind:
            return about.holds
    if kind != OTHER:
        return {DEADLINE: "deadline", CONTACT: "person"}.get(kind, "text")
    return next((holds for tail, holds in _TAILS if tail.search(name)), "text")
