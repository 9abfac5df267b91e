"""Words of a PDF page that nobody sees, and watermarks: no text, and reported."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from casebook import read_by
from taskparse.model.source import SourceText
from taskparse.stages.extract.pdf import from_pdf

GREY = (0.85, 0.85, 0.85)
Draw = Callable[[Canvas], None]


def words(
    text: str, y: float = 700, size: float = 16, colour: tuple[float, float, float] = (0, 0, 0), x: float = 80
) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(*colour)
        canvas.setFont("STSong-Light", size)
        canvas.drawString(x, y, text)

    return draw


def invisible(text: str) -> Draw:
    def draw(canvas: Canvas) -> None:
        line = canvas.beginText(80, 660)
        line.setFont("STSong-Light", 16)
        line.setTextRenderMode(3)
        line.textOut(text)
        canvas.drawText(line)

    return draw


def turned(text: str) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(200, 600)
        canvas.rotate(35)
        words(text, 0, 30, GREY, 0)(canvas)
        canvas.restoreState()

    return draw


def in_form(*drawings: Draw) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("mark")
        for drawing in drawings:
            drawing(canvas)
        canvas.endForm()
        canvas.doForm("mark")

    return draw


def ground(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0, 0, 0.5)
    canvas.rect(60, 640, 400, 40, stroke=0, fill=1)


def white_ground(canvas: Canvas) -> None:
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(60, 640, 400, 40, stroke=0, fill=1)


def picture(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("RGB", (8, 8), "blue")), 60, 640, 400, 40)


def read(*drawings: Draw) -> SourceText:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(600, 800), invariant=1)
    for drawing in (words("修路。（责任单位：县交通局）"), *drawings):
        drawing(canvas)
    canvas.save()
    return read_by(from_pdf, buffer.getvalue())


OWN = "修路。（责任单位：县交通局）"
HIDDEN = "责任单位：县水利局"
LEFT_OUT = {
    "white": ([words(HIDDEN, 660, colour=(1, 1, 1))], "908"),
    "white on white": ([white_ground, words(HIDDEN, 660, colour=(1, 1, 1))], "908"),
    "tiny": ([words(HIDDEN, 660, size=0.5)], "908"),
    "left of the page": ([words(HIDDEN, 660, x=-900)], "908"),
    "right of the page": ([words(HIDDEN, 660, x=900)], "908"),
    "above the page": ([words(HIDDEN, 900)], "908"),
    "below the page": ([words(HIDDEN, -100)], "908"),
    "invisible": ([invisible(HIDDEN)], "908"),
    "oblique": ([turned("内部资料")], "919"),
    "oblique, in a form": ([in_form(turned("内部资料"))], "919"),
    "in tiles": ([words("内部资料", y, 9, GREY) for y in (600, 500, 400)], "919"),
    "pale, large and across a line": ([words("内部资料", 690, 48, GREY)], "919"),
}
TEXT = {
    "white on a dark ground": [ground, words(HIDDEN, 655, colour=(1, 1, 1))],
    "white on a picture": [picture, words(HIDDEN, 655, colour=(1, 1, 1))],
    "invisible over a picture, as scans have it": [picture, invisible(HIDDEN)],
    "pale, where nothing else is": [words(HIDDEN, 660, colour=GREY)],
    "turned by a right angle": [
        lambda canvas: (canvas.translate(300, 300), canvas.rotate(90), words(HIDDEN, 0)(canvas))[-1]
    ],
}


@pytest.mark.parametrize("name", LEFT_OUT)
def test_words_that_are_not_seen_and_watermarks_are_left_out_and_reported(name: str) -> None:
    drawings, code = LEFT_OUT[name]
    source = read(*drawings)
    assert source.text == OWN
    assert [finding.code for finding in source.findings] == [code]


@pytest.mark.parametrize("name", TEXT)
def test_words_that_are_seen_are_text(name: str) -> None:
    source = read(*TEXT[name])
    assert HIDDEN in source.text
    assert source.findings == ()


def test_words_that_assign_nothing_are_left_out_without_a_word() -> None:
    source = read(words("校对稿", 660, colour=(1, 1, 1)))
    assert (source.text, source.findings) == (OWN, ())


def test_a_page_of_pale_words_alone_is_text() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(600, 800), invariant=1)
    words(OWN, colour=GREY)(canvas)
    canvas.save()
    assert read_by(from_pdf, buffer.getvalue()).text == OWN
