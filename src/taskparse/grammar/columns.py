"""What the columns of a task table are, by their names: the one place where a heading cell is judged (reading rules §4.4).

A column is called a task, a number or a category, bears a label that names a role, or a name that nobody knows. Readers of
all formats ask here; the answer stays with the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from taskparse.grammar.characters import ordinary, without_blanks
from taskparse.grammar.headings import LINE_LENGTH, marker_at
from taskparse.grammar.label_parts import UNIT_NAMES, is_contact
from taskparse.grammar.labels import knows, role_of, without_slips
from taskparse.grammar.marks import FULL_STOPS, SEMICOLONS
from taskparse.grammar.names import ends_in_name
from taskparse.grammar.numbers import counted
from taskparse.grammar.patterns import any_of, lazily
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
# A bare 单位 is a role where the caption or the title says so.
_BARE_NAME = lazily(rf"(?:各|有关|相关)?(?:{any_of(UNIT_NAMES)})(?:名称)?")
_PARTS_DUTIES = lazily("(?:任务|责任|职责|工作)(?:分工|分解|清单|落实)|分工(?:方案|表)|任务[^。；]{0,8}(?:分解|清单)")
# （续表1）: what may be between a table and what goes on of it.
_CONTINUED = lazily(r"[（(]?(?:表\d{0,2})?[（(]?续?表?\d{0,2}[）)]?[）)]?")
# 附件2, 附表：; 注：…, 填报人：…: what ends a table above it.
_TABLE_END = lazily(
    r"附[件表](?:\d{1,2}|[一二三四五六七八九十]{1,2})?[：:]?|(?:备?注|说明|填[报表](?:人|单位|时间|日期)|联系(?:人|电话)|审核人)[：:].*"
)
# No name of a column holds any of these.
SENTENCE_MARK = lazily("[，。；！？:：]")
# In characters, white space left out.
LONGEST_NAME = 20
# The heading row is looked for in this many rows.
_FIRST_ROWS = 6
# In characters: how far a title reaches, and a caption.
_TITLE = 400
_CAPTION = 100
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


def is_one_name(first: str, second: str, lexicon: Lexicon) -> bool:
    """Whether two words are one name that is set with a gap, and not two names: 责任 单位, but not 牵头 责任单位."""
    together = first + second
    are_two = all(known_kind(word, lexicon) for word in (first, second))
    return len(together) <= LONGEST_NAME and not are_two and known_kind(together, lexicon) is not None


def is_bare_name(name: str) -> bool:
    """Whether a column's name only says whom: 单位, 责任部门's 部门 alone, 科室."""
    return bool(_BARE_NAME.fullmatch(ordinary(without_blanks(name))))


def parts_duties(words: str) -> bool:
    """Whether a caption or title says that a table parts duties: 重点工作任务分解表, 部门职责清单.

    >>> parts_duties("2024年重点任务分工表"), parts_duties("公开招聘岗位表")
    (True, False)
    """
    return bool(_PARTS_DUTIES.search(words))


def _is_short(name: str) -> bool:
    return not SENTENCE_MARK.search(name) and len(without_blanks(name)) <= LONGEST_NAME


def divides_duties(text: str, start: int) -> bool:
    """Whether the title of a text, or what is right above a table that begins at an offset, says that it parts duties."""
    return parts_duties(text[: min(start, _TITLE)]) or parts_duties(text[max(0, start - _CAPTION) : start])


def bare_kinds(names: Sequence[str], kinds: Sequence[str]) -> list[str]:
    """Return the kinds of columns where a bare 单位 names who answers: beside a column called a task, and nobody else who does."""
    if TASK not in kinds or not ANSWERING.isdisjoint(kinds) or CONTACT in kinds:
        return list(kinds)
    return [
        "responsible_units" if name and is_bare_name(name) else kind for name, kind in zip(names, kinds, strict=True)
    ]


def are_of_tasks(kinds: Iterable[str | None]) -> bool:
    """Whether columns of these kinds make a task table: one of tasks or numbers, and one of who answers.

    Persons in charge are in lists of firms as well: beside them a column must be called a task (reading rules §4).
    """
    found = set(kinds)
    what = (TASK,) if ANSWERING & found == _PERSONS else (TASK, NUMBER)
    return not found.isdisjoint(what) and not found.isdisjoint(ANSWERING)


def is_heading(words: Iterable[str], lexicon: Lexicon, *, divides: bool = False) -> bool:
    """Whether words side by side are the names of a task table's columns: a task or a number, and who answers.

    Args:
        words: The words.
        lexicon: Labels and names of columns.
        divides: Whether the caption says that the table parts duties, so that a bare 单位 names who answers.

    >>> from taskparse.lexicon.loader import lexicon_from
    >>> is_heading(["序号", "工作任务", "责任单位"], lexicon_from(None)), is_heading(["姓名", "单位"], lexicon_from(None))
    (True, False)
    """
    names = [name for name in words if name and _is_short(name)]
    kinds = [column_kind(name, lexicon) for name in names]
    return are_of_tasks(bare_kinds(names, kinds) if divides else kinds)


def with_heading(table: Table, text: str, lexicon: Lexicon, *, divides: bool = False) -> Table:
    """Return a table with its heading; a table that has one already, or that is no task table, is returned unchanged.

    Args:
        table: The table.
        text: The text that its cells are ranges of.
        lexicon: Labels and names of columns.
        divides: Whether the caption says that the table parts duties, as in `is_heading`.
    """
    if table.heading is not None:
        return table
    grid = grid_of(table)
    rows = range(min(_FIRST_ROWS, grid.height))
    found = (_heading(grid, text, _heading_rows(grid, row), lexicon, divides=divides) for row in rows)
    return table._replace(heading=next(filter(None, found), None))


def follows(before: Table, table: Table, text: str) -> bool:
    """Whether nothing is between two tables but what says that the second goes on: （续表）."""
    return bool(_CONTINUED.fullmatch(without_blanks(text[before.range.stop : table.range.start])))


def goes_on(before: Table, table: Table, text: str) -> bool:
    """Whether a table without a heading goes on from a task table: nothing between them, as many columns, and rows that fit."""
    heading, grid = before.heading, grid_of(table)
    if heading is None or grid.width != len(heading.names) or not follows(before, table, text):
        return False
    numbers = [cell for column in heading.columns(NUMBER) if (cell := grid.at(0, column))]
    answering = [cell for kind in ANSWERING for column in heading.columns(kind) if (cell := grid.at(0, column))]
    if numbers:
        return all(serial_number(without_blanks(text[slice(*cell.range)])) is not None for cell in numbers)
    return bool(answering) and all(ends_in_name(text[slice(*cell.range)]) for cell in answering)


def _heading_rows(grid: TableGrid, row: int) -> range:
    """Return the rows of a heading that begins with a row: two where a name is over several columns."""
    cells = grid.begun[row]
    deepest = max((cell.rows for cell in cells), default=1)
    over_several = any(cell.columns > 1 for cell in cells)
    return range(row, min(grid.height, row + max(deepest, 1 + over_several)))


def _heading(grid: TableGrid, text: str, rows: range, lexicon: Lexicon, *, divides: bool) -> TableHeading | None:
    names = [_name(grid, text, rows, column, lexicon) for column in range(grid.width)]
    kinds = [column_kind(name, lexicon) if name else "" for name in names]
    kinds = bare_kinds(names, kinds) if divides else kinds
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
