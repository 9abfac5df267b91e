"""Writes task tables (任务分解表) as offices publish them, so that every reader can be tried on the same one.

One `TaskTable` goes in; a workbook, CSV, tab-separated text, a web page, a Word document and PDF come out, ruled and
unruled, broken over pages. `task_tables` gives random ones, `forty_rows` one that fills three pages.
"""

from typesetter.tables.as_pdf import Look, table_to_pdf
from typesetter.tables.as_text import table_to_csv, table_to_tsv
from typesetter.tables.as_web_page import table_to_html
from typesetter.tables.as_word import table_to_docx
from typesetter.tables.as_workbook import table_to_xlsx
from typesetter.tables.forty_rows import forty_rows
from typesetter.tables.random_table import task_tables
from typesetter.tables.task_table import Box, Column, Row, Section, TaskTable, boxes, filled

__all__ = [
    "Box",
    "Column",
    "Look",
    "Row",
    "Section",
    "TaskTable",
    "boxes",
    "filled",
    "forty_rows",
    "table_to_csv",
    "table_to_docx",
    "table_to_html",
    "table_to_pdf",
    "table_to_tsv",
    "table_to_xlsx",
    "task_tables",
]
