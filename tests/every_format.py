"""A task table in every format that is read."""

from collections.abc import Callable

import pytest

from typesetter.tables import (
    Look,
    TaskTable,
    table_to_csv,
    table_to_docx,
    table_to_html,
    table_to_pdf,
    table_to_tsv,
    table_to_xlsx,
)
from typesetter.tables.task_table import Row


def rows(table: TaskTable) -> list[tuple[str, ...]]:
    """The heading row and those below it, cell by cell."""
    heading = tuple(column.name for column in table.columns)
    return [heading, *(tuple(map(str, row.cells)) for row in table.rows if isinstance(row, Row))]


FORMATS: dict[str, Callable[[TaskTable], bytes]] = {
    "csv": table_to_csv,
    "tabs": lambda table: table_to_tsv(table).encode(),
    "columns of blanks": lambda table: "\n".join("    ".join(cells) for cells in rows(table)).encode(),
    "a cell a line": lambda table: "\n".join(cell for cells in rows(table) for cell in cells).encode(),
    "docx": table_to_docx,
    "html": lambda table: table_to_html(table).encode(),
    "xlsx": table_to_xlsx,
    "ruled pdf": table_to_pdf,
    "unruled pdf": lambda table: table_to_pdf(table, Look(ruled=False)),
}


def param(name: str) -> object:
    """The name of a format as a parameter; what sets type needs fonts."""
    return pytest.param(name, marks=pytest.mark.needs_fonts if "pdf" in name else ())


every_format = pytest.mark.parametrize("name", [*map(param, FORMATS)])
"""Runs a test with the name of each format."""
