"""PDFium's functions for single glyphs, called without conversion of their arguments, which costs more than the call.

A handle is given as `c_void_p`, an object by its address, a number as it is. What a function writes goes to the places below,
which all callers share: they run under the engine's lock.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

from pypdfium2 import raw as c


def _bare(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:  # noqa: ANN401  ctypes has no types
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


RECTANGLE, MATRIX, X, Y = c.FS_RECTF(), c.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
COLOUR = tuple(ctypes.c_uint() for _ in range(4))
TO_COLOUR = tuple(map(ctypes.byref, COLOUR))
LEFT, BOTTOM, RIGHT, TOP = (ctypes.c_float() for _ in range(4))
TO_RECTANGLE, TO_MATRIX, TO_X, TO_Y = map(ctypes.byref, (RECTANGLE, MATRIX, X, Y))
TO_BOUNDS = tuple(map(ctypes.byref, (LEFT, BOTTOM, RIGHT, TOP)))

loose_box = _bare(c.FPDFText_GetLooseCharBox, ctypes.c_int)
origin = _bare(c.FPDFText_GetCharOrigin, ctypes.c_int)
angle = _bare(c.FPDFText_GetCharAngle, ctypes.c_float)
matrix = _bare(c.FPDFText_GetMatrix, ctypes.c_int)
font_size = _bare(c.FPDFText_GetFontSize, ctypes.c_double)
text_object = _bare(c.FPDFText_GetTextObject, ctypes.c_size_t)
font_of = _bare(c.FPDFTextObj_GetFont, ctypes.c_size_t, ctypes.c_void_p)
render_mode = _bare(c.FPDFTextObj_GetTextRenderMode, ctypes.c_int, ctypes.c_void_p)
fill_color = _bare(c.FPDFPageObj_GetFillColor, ctypes.c_int, *[ctypes.c_void_p] * 5)
has_map_error = _bare(c.FPDFText_HasUnicodeMapError, ctypes.c_int)
object_at = _bare(c.FPDFPage_GetObject, ctypes.c_size_t)
object_type = _bare(c.FPDFPageObj_GetType, ctypes.c_int, ctypes.c_void_p)
object_bounds = _bare(c.FPDFPageObj_GetBounds, ctypes.c_int, *[ctypes.c_void_p] * 5)


def handle(raw: Any) -> ctypes.c_void_p:  # noqa: ANN401  as above
    """Return a handle of PDFium's as these functions take it."""
    return ctypes.cast(raw, ctypes.c_void_p)
