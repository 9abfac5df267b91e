"""A task table as a web page."""

from __future__ import annotations

from html import escape
from itertools import groupby

from typesetter.tables.task_table import Box, TaskTable, boxes


def table_to_html(table: TaskTable) -> str:
    """Return a page with the title as its heading and the table below."""
    rows = {row: list(group) for row, group in groupby(boxes(table), key=lambda box: box.row)}
    lines = [
        f"<tr>{''.join(map(_cell, rows.get(row, [])))}</tr>" for row in range(table.heading_rows + len(table.rows))
    ]
    title, body = escape(table.title), "\n".join(lines)
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head><meta charset="utf-8"><title>'
        f'{title}</title></head>\n<body>\n<h1>{title}</h1>\n<table border="1">\n{body}\n</table>\n</body>\n</html>\n'
    )


def _cell(box: Box) -> str:
    spans = f' rowspan="{box.rows}"' if box.rows > 1 else ""
    spans += f' colspan="{box.columns}"' if box.columns > 1 else ""
    words = escape(box.words).replace("\n", "<br>")
    return f"<td{spans}>{words}</td>"
