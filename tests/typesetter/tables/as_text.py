"""A task table as CSV and as tab-separated text, as Excel writes them."""

from __future__ import annotations

import csv
import io

from typesetter.tables.task_table import TaskTable, plain_rows


def table_to_csv(table: TaskTable, encoding: str = "utf-8-sig") -> bytes:
    """Return the table as CSV, short rows filled up with empty cells."""
    width = len(table.columns)
    rows = [[table.title], *plain_rows(table)]
    return _written([row + [""] * (width - len(row)) for row in rows], ",").encode(encoding)


def table_to_tsv(table: TaskTable) -> str:
    """Return the table as text whose cells are parted by tabs; title and section rows are lines of their own."""
    return _written([[table.title], *plain_rows(table)], "\t")


def _written(rows: list[list[str]], delimiter: str) -> str:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter).writerows(rows)
    return buffer.getvalue()
