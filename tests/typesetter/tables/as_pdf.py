"""A task table as PDF through ReportLab: ruled or not, broken over pages, cells cut by the break.

All lengths are points, from the page's top left corner. Words are set flush left and at the top of their cells, unless they
are to stand in the middle.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from reportlab import rl_config
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from typesetter.fonts import FONTS
from typesetter.tables.task_table import Box, TaskTable, boxes

WIDTH, HEIGHT = landscape(A4)
_MARGIN, _SIZE, _STEP, _PADDING, _TITLE = 56.0, 9.0, 12.0, 3.0, 18.0
_NARROW, _WIDE, _OTHER = 1.0, 6.0, 2.5  # shares of the width: serial number, task, every other column
_NOT_FIRST = "，。、；：）》”"


@dataclass(frozen=True, slots=True)
class Look:
    """How a table is set.

    Attributes:
        ruled: Whether cells have borders.
        repeat_heading: Whether every page begins with the heading rows.
        cut_rows: Whether a row that does not fit is cut between two of its lines, and not moved as a whole.
        middle: Whether words stand half way down their cells, and half way across all but the tasks.
        above: Space between the words of a cell and its upper and lower edge.
    """

    ruled: bool = True
    repeat_heading: bool = False
    cut_rows: bool = False
    middle: bool = False
    above: float = _PADDING


RULED = Look()


class Band(NamedTuple):
    """The part of a row that stands on one page."""

    page: int
    row: int
    top: float
    bottom: float


@dataclass(slots=True)
class _Setting:
    """A table on its way to the pages."""

    cells: Sequence[Box]
    heading: int
    xs: Sequence[float]
    lines: dict[Box, list[str]]
    heights: list[float]
    look: Look
    bands: list[Band] = field(default_factory=list)
    page: int = 1
    y: float = _MARGIN + 2 * _TITLE


def table_to_pdf(table: TaskTable, look: Look = RULED) -> bytes:
    """Return the table on as many landscape pages as it takes; the same table gives the same bytes."""
    setting = _setting(table, look)
    _fill_pages(setting)
    rl_config.useA85 = 0
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), invariant=1, initialFontName=_font())
    canvas.setLineWidth(0.6)
    for page in range(1, setting.page + 1):
        if page == 1:
            canvas.setFont(_font(), _TITLE)
            canvas.drawCentredString(WIDTH / 2, HEIGHT - _MARGIN - _TITLE / 2, table.title)
        canvas.setFont(_font(), _SIZE)
        for box, parts in _parts(setting, page):
            _draw(canvas, setting, box, parts)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _setting(table: TaskTable, look: Look) -> _Setting:
    shares = [_NARROW, _WIDE] + [_OTHER] * (len(table.columns) - 2)
    unit = (WIDTH - 2 * _MARGIN) / sum(shares)
    xs = [_MARGIN + unit * sum(shares[:at]) for at in range(len(shares) + 1)]
    cells = boxes(table)
    lines = {box: _broken(box.words, xs[box.column + box.columns] - xs[box.column] - 2 * _PADDING) for box in cells}
    heights = [_STEP + 2 * look.above] * (table.heading_rows + len(table.rows))
    for box in sorted(cells, key=lambda box: box.rows):
        wanted = len(lines[box]) * _STEP + 2 * look.above + (_STEP + 2 * look.above if box.rows > 1 else 0)
        last = box.row + box.rows - 1
        heights[last] += max(0.0, wanted - sum(heights[box.row : last + 1]))
    return _Setting(cells, table.heading_rows, xs, lines, heights, look)


def _broken(words: str, width: float) -> list[str]:
    """Break words into lines by width; a closing mark hangs at the end of its line."""
    lines = [""]
    for character in words:
        full = pdfmetrics.stringWidth(lines[-1] + character, _font(), _SIZE) > width
        if character == "\n" or (full and character not in _NOT_FIRST):
            lines.append("")
        lines[-1] += character.strip("\n")
    return lines


def _fill_pages(setting: _Setting) -> None:
    bottom = HEIGHT - _MARGIN
    for row, height in enumerate(setting.heights):
        left = height
        room = bottom - setting.y
        if (
            setting.look.cut_rows
            and left > room >= 2 * _STEP + 2 * setting.look.above
            and left >= 3 * _STEP + 2 * setting.look.above
        ):
            part = 2 * setting.look.above + _STEP * ((room - 2 * setting.look.above) // _STEP)
            part = min(part, left - _STEP)
            _place(setting, row, part)
            left += 2 * setting.look.above - part
        if left > bottom - setting.y + 0.01:
            setting.page, setting.y = setting.page + 1, _MARGIN
            for heading in range(setting.heading if setting.look.repeat_heading else 0):
                _place(setting, heading, setting.heights[heading])
        _place(setting, row, left)


def _place(setting: _Setting, row: int, height: float) -> None:
    setting.bands.append(Band(setting.page, row, setting.y, setting.y + height))
    setting.y += height


def _parts(setting: _Setting, page: int) -> list[tuple[Box, list[Band]]]:
    """Return the cells that show on a page, each with the bands it spans there."""
    bands = [band for band in setting.bands if band.page == page]
    spanned = [(box, [band for band in bands if box.row <= band.row < box.row + box.rows]) for box in setting.cells]
    return [(box, own) for box, own in spanned if own]


def _draw(canvas: Canvas, setting: _Setting, box: Box, parts: Sequence[Band]) -> None:
    left, right = setting.xs[box.column], setting.xs[box.column + box.columns]
    top, bottom = parts[0].top, parts[-1].bottom
    if setting.look.ruled:
        canvas.rect(left, HEIGHT - bottom, right - left, bottom - top)
    first = 0 if box.row < setting.heading else _lines_before(setting, box, parts[0].page)
    room = int((bottom - top - 2 * setting.look.above + 0.01) // _STEP)
    shown = setting.lines[box][first : first + room]
    down = (bottom - top - 2 * setting.look.above - len(shown) * _STEP) / 2 if setting.look.middle else 0.0
    for number, words in enumerate(shown):
        baseline = top + setting.look.above + down + number * _STEP + _SIZE
        if setting.look.middle and (box.column != 1 or box.row < setting.heading or box.columns > 1):
            canvas.drawCentredString((left + right) / 2, HEIGHT - baseline, words)
        else:
            canvas.drawString(left + _PADDING, HEIGHT - baseline, words)


def _lines_before(setting: _Setting, box: Box, page: int) -> int:
    """Return how many lines of a cell stand on earlier pages."""
    count = 0
    for earlier in range(1, page):
        own = [band for band in setting.bands if band.page == earlier and box.row <= band.row < box.row + box.rows]
        if own:
            count += int((own[-1].bottom - own[0].top - 2 * setting.look.above + 0.01) // _STEP)
    return count


@cache
def _font() -> str:
    pdfmetrics.registerFont(TTFont("table", str(FONTS["song"].path), subfontIndex=0))
    return "table"
