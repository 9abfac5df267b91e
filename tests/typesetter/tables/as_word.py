"""A task table as a Word document."""

from __future__ import annotations

import io

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

from typesetter.tables.task_table import TaskTable, boxes


def table_to_docx(table: TaskTable) -> bytes:
    """Return a document with the title as its first paragraph and the table below."""
    document = Document()
    document.add_paragraph(table.title).alignment = WD_ALIGN_PARAGRAPH.CENTER
    written = document.add_table(table.heading_rows + len(table.rows), len(table.columns))
    for box in boxes(table):
        cell = written.cell(box.row, box.column)
        if box.rows * box.columns > 1:
            cell = cell.merge(written.cell(box.row + box.rows - 1, box.column + box.columns - 1))
        cell.text = box.words
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
