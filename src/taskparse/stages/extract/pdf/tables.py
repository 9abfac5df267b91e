"""Whether a page shows a ruled table, told from its lines before any of them is followed."""

from __future__ import annotations

import ctypes

from pypdfium2 import PdfPage
from pypdfium2 import raw as c

_THIN = 3.0  # points: a ruled line, drawn as a stroke or as a slim rectangle
_LONG = 12.0  # points: the height of a row at least
_ENOUGH = 2  # each way: a letterhead has one rule, the imprint at the end three, none of them upright


def is_ruled(page: PdfPage) -> bool:
    """Whether the page shows at least two level and two upright lines."""
    level = upright = 0
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for index in range(c.FPDFPage_CountObjects(page.raw)):
        drawn = c.FPDFPage_GetObject(page.raw, index)
        if c.FPDFPageObj_GetType(drawn) != c.FPDF_PAGEOBJ_PATH:
            continue
        c.FPDFPageObj_GetBounds(drawn, left, bottom, right, top)
        wide, high = right.value - left.value > _LONG, top.value - bottom.value > _LONG
        level += wide and top.value - bottom.value < _THIN
        upright += high and right.value - left.value < _THIN
    return level >= _ENOUGH and upright >= _ENOUGH
