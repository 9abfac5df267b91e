"""A task table as a workbook."""

from __future__ import annotations

import io

from xlsxwriter import Workbook

from typesetter.tables.task_table import TaskTable, boxes


def table_to_xlsx(table: TaskTable, sheet: str = "Sheet1") -> bytes:
    """Return a workbook: the title across the first row, the table below; serial numbers are numbers."""
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True, "strings_to_numbers": False}) as workbook:
        written = workbook.add_worksheet(sheet)
        wrapped = workbook.add_format({"text_wrap": True, "border": 1})
        written.merge_range(0, 0, 0, len(table.columns) - 1, table.title, wrapped)
        for box in boxes(table):
            top, left = box.row + 1, box.column
            words = int(box.words) if box.words.isascii() and box.words.isdigit() else box.words
            if box.rows * box.columns > 1:
                written.merge_range(top, left, top + box.rows - 1, left + box.columns - 1, words, wrapped)
            else:
                written.write(top, left, words, wrapped)
    return buffer.getvalue()
