"""Words of a PDF page that no reader of it takes for text: white, tiny, off the page, watermarks (reading rules §3).

They are taken out of the page in memory before its text is asked for, so that no line and no cell holds them.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from pypdfium2 import PdfPage, PdfTextPage
from pypdfium2 import raw as c

from taskparse.grammar.characters import healed
from taskparse.stages.extract.pdf import calls
from taskparse.stages.extract.pdf.frame import Rectangle, around
from taskparse.stages.extract.pdf.objects import Colour, TextObjects, text_objects

_WHITE = 250  # of 255, in each of red, green and blue
_PALE = 160
_CLEAR = 128  # of 255: ink through which the page is seen
_TINY = 1.0  # points
_LARGER = 1.5  # times the size of most words
_STRAIGHT = 1.0  # degrees
_TILES = 3
_LONGEST = 400
_DEEPEST = 8
_INVISIBLE = c.FPDF_TEXTRENDERMODE_INVISIBLE
# What covers the paper, so that white words show on it.
_GROUNDS = (c.FPDF_PAGEOBJ_PATH, c.FPDF_PAGEOBJ_IMAGE, c.FPDF_PAGEOBJ_SHADING)
# Notes that somebody laid on the page; links, form fields and the windows of notes are none (ISO 32000-1, 12.5.6).
_NOTES = frozenset(
    (
        c.FPDF_ANNOT_TEXT,
        c.FPDF_ANNOT_FREETEXT,
        c.FPDF_ANNOT_STAMP,
        c.FPDF_ANNOT_STRIKEOUT,
        c.FPDF_ANNOT_CARET,
        c.FPDF_ANNOT_HIGHLIGHT,
        c.FPDF_ANNOT_UNDERLINE,
        c.FPDF_ANNOT_SQUIGGLY,
    )
)

Kind = Literal["watermark", "unseen"]


class Aside(NamedTuple):
    """Words that were taken out of a page, and why."""

    words: str
    kind: Kind


class _Object(NamedTuple):
    """A text object, its columns as in `TextObjects`, and one past its last glyph."""

    address: int
    first: int
    stop: int
    size: float
    angle: float
    colour: Colour
    mode: int

    @property
    def is_white(self) -> bool:
        return min(self.colour[:3]) >= _WHITE or self.colour[3] == 0

    @property
    def is_pale(self) -> bool:
        return min(self.colour[:3]) >= _PALE or self.colour[3] <= _CLEAR

    @property
    def is_oblique(self) -> bool:
        return _STRAIGHT < self.angle % 90 < 90 - _STRAIGHT


def take_out(page: PdfPage, text_page: PdfTextPage) -> tuple[PdfTextPage, TextObjects, tuple[Aside, ...]]:
    """Return the text of a page without what is no text of it, its objects, and what was taken out.

    A text that is replaced is closed.

    Args:
        page: The page, open in PDFium; it loses the objects.
        text_page: Its text.
    """
    objects = text_objects(text_page)
    found = _judged(page, text_page, objects)
    if not found:
        return text_page, objects, ()
    parents = dict(_parents(page))
    words = {one.address: _words(one, text_page) for one in found}
    text_page.close()
    for one in found:
        handle = ctypes.cast(ctypes.c_void_p(one.address), c.FPDF_PAGEOBJECT)
        parent = parents.get(one.address)
        if parent is None:
            c.FPDFPage_RemoveObject(page.raw, handle)
        else:
            c.FPDFFormObj_RemoveObject(parent, handle)
    left = page.get_textpage()
    return left, text_objects(left), tuple(Aside(words[one.address], kind) for one, kind in found.items())


def notes_on(page: PdfPage) -> list[str]:
    """Return what the notes on a page say that somebody laid on it; empty words for a mark without any."""
    notes: list[str] = []
    for index in range(c.FPDFPage_GetAnnotCount(page.raw)):
        note = c.FPDFPage_GetAnnot(page.raw, index)
        if c.FPDFAnnot_GetSubtype(note) in _NOTES:
            length = c.FPDFAnnot_GetStringValue(note, b"Contents", None, 0)
            buffer = ctypes.create_string_buffer(length)
            c.FPDFAnnot_GetStringValue(note, b"Contents", ctypes.cast(buffer, ctypes.POINTER(c.FPDF_WCHAR)), length)
            notes.append(healed(buffer.raw.decode("utf-16-le", "ignore").rstrip("\0")))
        c.FPDFPage_CloseAnnot(note)
    return notes


def _judged(page: PdfPage, text_page: PdfTextPage, objects: TextObjects) -> dict[_Object, Kind]:
    """Return the objects that are no text, and why."""
    if not (_has_suspects(objects) or _leaves(page, objects)):
        return {}
    every = [
        _Object(address, first, objects.stop(number), *look)
        for number, (address, first, *look) in enumerate(
            zip(
                objects.addresses,
                objects.glyphs,
                objects.sizes,
                objects.angles,
                objects.colours,
                objects.modes,
                strict=True,
            )
        )
    ]
    found: dict[_Object, Kind] = dict.fromkeys(_off_the_page(page, text_page, every), "unseen")
    suspects = [one for one in every if one.is_pale or one.is_oblique or one.size < _TINY or one.mode == _INVISIBLE]
    grounds = list(_grounds(page)) if any(one.is_white or one.mode == _INVISIBLE for one in suspects) else []
    for one in suspects:
        if one.is_oblique:
            found[one] = "watermark"
        elif (
            one.size < _TINY
            or (one.is_white and not _lies_on(one, text_page, grounds))
            or (one.mode == _INVISIBLE and not any(kind == c.FPDF_PAGEOBJ_IMAGE for kind, _ in grounds))
        ):
            found[one] = "unseen"
    pale = [one for one in suspects if one not in found and one.is_pale and one.mode != _INVISIBLE and not one.is_white]
    dark = [one for one in every if not one.is_pale and one not in found]
    found |= dict.fromkeys(_watermarks(pale, dark, text_page), "watermark")
    return found


def _has_suspects(objects: TextObjects) -> bool:
    """Whether any object is pale, turned, tiny or invisible; on most pages none is."""
    return (
        min(objects.sizes, default=_TINY) < _TINY
        or any(objects.angles)
        or _INVISIBLE in objects.modes
        or any(min(colour[:3]) >= _PALE or colour[3] <= _CLEAR for colour in set(objects.colours))
    )


def _leaves(page: PdfPage, objects: TextObjects) -> bool:
    """Whether any object begins beyond the edges of the page."""
    left, bottom, right, top = page.get_bbox()
    return not all(left <= x <= right and bottom <= y <= top for x, y in objects.origins)


def _watermarks(pale: Sequence[_Object], dark: Sequence[_Object], text_page: PdfTextPage) -> Iterator[_Object]:
    """Yield pale words that are printed in tiles, or that are larger than most and lie across other words."""
    if not pale or not dark:
        return
    tiles = Counter(_words(one, text_page) for one in pale)
    usual = sorted(one.size for one in dark)[len(dark) // 2]
    origins = [_origin(text_page, glyph) for one in dark for glyph in range(one.first, one.stop)]
    looks: dict[tuple[float, tuple[int, int, int, int]], list[_Object]] = {}
    for one in pale:
        looks.setdefault((round(one.size), one.colour), []).append(one)
    for (size, _), alike in looks.items():
        boxes = [_box(one, text_page) for one in alike]
        across = any(box.holds(*origin) for box in boxes for origin in origins)
        in_tiles = any(tiles[_words(one, text_page)] >= _TILES for one in alike)
        if across and (in_tiles or size > _LARGER * usual):
            yield from alike
        elif in_tiles:
            yield from (one for one in alike if tiles[_words(one, text_page)] >= _TILES)


def _off_the_page(page: PdfPage, text_page: PdfTextPage, objects: Sequence[_Object]) -> list[_Object]:
    """Return the objects that begin and end beyond the edges of the page."""
    left, bottom, right, top = page.get_bbox()
    outside: list[_Object] = []
    for one in objects:
        ends = (_origin(text_page, one.first), _origin(text_page, one.stop - 1))
        if all(not (left <= x <= right and bottom <= y <= top) for x, y in ends) and _beyond(
            ends, left, bottom, right, top
        ):
            outside.append(one)
    return outside


def _beyond(ends: Sequence[tuple[float, float]], left: float, bottom: float, right: float, top: float) -> bool:
    """Whether all points are beyond one and the same edge."""
    return (
        all(x < left for x, _ in ends)
        or all(x > right for x, _ in ends)
        or all(y < bottom for _, y in ends)
        or all(y > top for _, y in ends)
    )


def _origin(text_page: PdfTextPage, glyph: int) -> tuple[float, float]:
    calls.origin(calls.handle(text_page.raw), glyph, calls.TO_X, calls.TO_Y)
    return calls.X.value, calls.Y.value


def _box(one: _Object, text_page: PdfTextPage) -> Rectangle:
    """Return the rectangle around an object, in the page's own coordinates."""
    page = calls.handle(text_page.raw)
    boxes: list[Rectangle] = []
    for glyph in range(one.first, one.stop):
        calls.loose_box(page, glyph, calls.TO_RECTANGLE)
        own = calls.RECTANGLE
        boxes.append(Rectangle(own.left, own.bottom, own.right, own.top))
    return around(boxes)


def _lies_on(one: _Object, text_page: PdfTextPage, grounds: Sequence[tuple[int, Rectangle]]) -> bool:
    """Whether something that may be dark is below the middle of an object."""
    box = _box(one, text_page)
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return any(ground.holds(x, y) for _, ground in grounds)


def _grounds(page: PdfPage) -> Iterator[tuple[int, Rectangle]]:
    """Yield what is filled with anything but white, pictures and shadings, with where they are."""
    for handle, _ in _everything(page):
        kind = c.FPDFPageObj_GetType(handle)
        if kind not in _GROUNDS or (kind == c.FPDF_PAGEOBJ_PATH and not _is_dark(handle)):
            continue
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        c.FPDFPageObj_GetBounds(handle, left, bottom, right, top)
        yield kind, Rectangle(left.value, bottom.value, right.value, top.value)


def _is_dark(path: Any) -> bool:  # noqa: ANN401  a handle of PDFium's, which has no type
    """Whether a path is filled with a colour on which white shows."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    c.FPDFPath_GetDrawMode(path, mode, stroke)
    channels = [ctypes.c_uint() for _ in range(4)]
    c.FPDFPageObj_GetFillColor(path, *channels)
    return mode.value != c.FPDF_FILLMODE_NONE and min(channel.value for channel in channels[:3]) < _WHITE


def _parents(page: PdfPage) -> Mapping[int, Any]:
    """Return the form that each object within one belongs to, by the object's address."""
    return {ctypes.cast(handle, ctypes.c_void_p).value or 0: form for handle, form in _everything(page) if form}


def _everything(page: PdfPage) -> Iterator[tuple[Any, Any]]:
    """Yield the objects of a page, those within forms too, each with its form."""
    stack: list[tuple[Any, Any, int]] = [
        (c.FPDFPage_GetObject(page.raw, index), None, 0) for index in range(c.FPDFPage_CountObjects(page.raw))
    ]
    while stack:
        handle, form, depth = stack.pop()
        yield handle, form
        if c.FPDFPageObj_GetType(handle) == c.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            stack += [
                (c.FPDFFormObj_GetObject(handle, index), handle, depth + 1)
                for index in range(c.FPDFFormObj_CountObjects(handle))
            ]


def _words(one: _Object, text_page: PdfTextPage) -> str:
    text: str = text_page.get_text_range(one.first, min(one.stop - one.first, _LONGEST))
    return healed(text)
