"""A notice as PDF through ReportLab (BSD): simple TrueType fonts, some hundred glyphs to a subset."""

from __future__ import annotations

import io
from collections import defaultdict
from functools import cache

from reportlab import rl_config
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from typesetter.document import Face, Typeset
from typesetter.fonts import FONTS
from typesetter.layout import (
    HEIGHT,
    LEFT,
    LETTERHEAD_LINES,
    LETTERHEAD_SIZE,
    MM,
    NUMBER_SIZE,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    STEP,
    TOP,
    WIDTH,
    Fragment,
    SetLine,
    set_lines,
)

_RED = (0.85, 0.0, 0.0)
_BLACK = (0.0, 0.0, 0.0)
_FILL_AND_STROKE = 2


def to_pdf_by_reportlab(notice: Typeset, *, title: str = "", password: str | None = None) -> bytes:
    """Return the notice as PDF; the same notice gives the same bytes."""
    rl_config.useA85 = 0  # plain Flate streams, as other writers have them
    buffer = io.BytesIO()
    encryption = StandardEncryption(password, strength=128) if password else None
    canvas = Canvas(
        buffer,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        invariant=1,
        pageCompression=1,
        encrypt=encryption,
        initialFontName=_font("song"),
    )
    canvas.setTitle(title)
    pages: defaultdict[int, list[SetLine]] = defaultdict(list, {1: []})
    for line in set_lines(notice, _measure):
        pages[line.page].append(line)
    for page, lines in pages.items():
        if page == 1 and notice.letterhead:
            _draw_letterhead(canvas, notice.letterhead)
        for line in lines:
            for fragment in line.fragments:
                _draw(canvas, fragment, line.baseline)
        _draw_number(canvas, page)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _draw(canvas: Canvas, fragment: Fragment, baseline: float) -> None:
    canvas.saveState()
    text = canvas.beginText()
    text.setFont(_font(fragment.face), fragment.size)
    if fragment.face == "bold":
        canvas.setLineWidth(fragment.size / 40)
        text.setTextRenderMode(_FILL_AND_STROKE)
    # Readers differ on where character spacing ends, so a line drawn together is set character by character.
    pieces = list(fragment.text) if fragment.squeezed else [fragment.text]
    for x, piece in zip(fragment.xs, pieces, strict=False):
        text.setTextOrigin(x, PAGE_HEIGHT - baseline)
        text.textOut(piece)
    canvas.drawText(text)
    canvas.restoreState()


def _draw_letterhead(canvas: Canvas, letterhead: str) -> None:
    """Draw the authority's name and the rule under it in red, across the type area."""
    width = _measure(letterhead, "song", 1.0)
    size = min(LETTERHEAD_SIZE, WIDTH / width)
    canvas.setFillColorRGB(*_RED)
    canvas.setFont(_font("song"), size)
    canvas.drawCentredString(LEFT + WIDTH / 2, PAGE_HEIGHT - TOP - 2 * STEP, letterhead)
    canvas.setStrokeColorRGB(*_RED)
    canvas.setLineWidth(1.5)
    rule = PAGE_HEIGHT - TOP - (LETTERHEAD_LINES + 1) * STEP - 4 * MM
    canvas.line(LEFT, rule, LEFT + WIDTH, rule)
    canvas.setFillColorRGB(*_BLACK)
    canvas.setStrokeColorRGB(*_BLACK)


def _draw_number(canvas: Canvas, page: int) -> None:
    """Draw “— 1 —” at the outside, one character in from the edge of the type area."""
    number = f"— {page} —"
    inset = NUMBER_SIZE
    width = _measure(number, "song", NUMBER_SIZE)
    x = LEFT + WIDTH - inset - width if page % 2 else LEFT + inset
    canvas.setFont(_font("song"), NUMBER_SIZE)
    canvas.drawString(x, PAGE_HEIGHT - TOP - HEIGHT - 7 * MM - NUMBER_SIZE / 2, number)


def _measure(text: str, face: Face, size: float) -> float:
    return float(pdfmetrics.stringWidth(text, _font(face), size))


@cache
def _font(face: Face) -> str:
    """Register a face once and return the name that ReportLab knows it by."""
    name = "song" if face == "bold" else face
    pdfmetrics.registerFont(TTFont(name, str(FONTS[face].path), subfontIndex=0))
    return name
