"""Small PDFs drawn word by word, for what no office means to publish; their font is named, not embedded."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import NamedTuple

from reportlab import rl_config
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

PAGE = (600.0, 800.0)


class Words(NamedTuple):
    """Words whose baseline starts `x` from the left and `y` from the top."""

    x: float
    y: float
    text: str
    size: float = 16.0


class Rule(NamedTuple):
    """A ruled line between two points, from the top left."""

    x0: float
    y0: float
    x1: float
    y1: float


Drawing = Sequence[Words | Rule]


def draw(
    *pages: Drawing,
    rotate: int = 0,
    sideways: bool = False,
    crop: tuple[float, float, float, float] | None = None,
    password: str | None = None,
    owner_password: str | None = None,
) -> bytes:
    """Return a PDF with one page a drawing; what is drawn stands in the order given.

    Pages turned by `rotate` show the drawing upright all the same, as scanned landscape pages do, unless it is
    to lie `sideways`.
    """
    rl_config.useA85 = 0
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    encryption = (
        StandardEncryption(password or "", ownerPassword=owner_password, strength=128)
        if password or owner_password
        else None
    )
    buffer = io.BytesIO()
    height = PAGE[0] if sideways and rotate % 180 else PAGE[1]  # of the page as ReportLab draws on it
    canvas = Canvas(
        buffer,
        pagesize=PAGE,
        invariant=1,
        pageCompression=1,
        encrypt=encryption,
        initialFontName="STSong-Light",
    )
    for drawing in pages:
        canvas.setPageRotation(rotate)
        if crop:
            canvas.setCropBox(crop)
        for mark in drawing:
            canvas.saveState()
            _turn(canvas, 0 if sideways else rotate)
            if isinstance(mark, Rule):
                canvas.line(mark.x0, height - mark.y0, mark.x1, height - mark.y1)
            else:
                canvas.setFont("STSong-Light", mark.size)
                canvas.drawString(mark.x, height - mark.y, mark.text)
            canvas.restoreState()
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _turn(canvas: Canvas, rotate: int) -> None:
    """Turn the drawing against the page; ReportLab has already swapped the page's width and height."""
    width, height = PAGE
    canvas.translate(*{0: (0, 0), 90: (height, 0), 180: (width, height), 270: (0, width)}[rotate])
    canvas.rotate(rotate)


def lines(*texts: str, x: float = 80.0, top: float = 120.0, step: float = 28.0) -> list[Words]:
    """Return lines of words, one under the other."""
    return [Words(x, top + step * number, text) for number, text in enumerate(texts)]
