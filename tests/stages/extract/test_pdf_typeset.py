"""Notices set as an office sets them, by two programs, read back character by character."""

from __future__ import annotations

import io
import re

import pdfplumber
import pytest
from hypothesis import given, settings
from pdfplumber.pdf import PDF

from casebook import read_by
from taskparse.model.source import Box, Range, SourceText
from taskparse.stages.extract.pdf import from_pdf
from taskparse.stages.extract.pdf.ink import PdfLocator
from typesetter import (
    Paragraph,
    Run,
    Typeset,
    as_text,
    to_pdf_by_libreoffice,
    to_pdf_by_reportlab,
)
from typesetter.lixia import NUMBER, SAMPLES, lixia
from typesetter.random_notice import notices

pytestmark = pytest.mark.needs_fonts


def running(source: SourceText) -> str:
    """Return the words of a source without what its reader set aside."""
    text = source.text
    for start, stop in reversed(source.furniture):
        text = text[:start] + text[stop:]
    return "".join(text.split())


def opening_lines(source: SourceText) -> list[str]:
    return re.findall(r"^　　([^　].{0,9})", source.text, re.MULTILINE)


@pytest.fixture(scope="module")
def printed() -> bytes:
    return to_pdf_by_libreoffice([lixia()])[0]


@pytest.fixture(scope="module")
def by_libreoffice(printed: bytes) -> SourceText:
    return read_by(from_pdf, printed, "lixia.pdf", "")


def test_the_sample_is_what_the_typesetter_makes() -> None:
    assert to_pdf_by_reportlab(lixia(), title=NUMBER) == (SAMPLES / "lixia-2025.pdf").read_bytes()


@pytest.mark.needs_libreoffice
def test_both_kinds_hold_the_same_words(by_libreoffice: SourceText) -> None:
    by_reportlab = read_by(from_pdf, (SAMPLES / "lixia-2025.pdf").read_bytes(), "lixia.pdf", "")
    assert running(by_libreoffice) == running(by_reportlab) == "".join(as_text(lixia()).split())
    assert by_libreoffice.findings == ()


@pytest.mark.needs_libreoffice
def test_both_kinds_show_where_paragraphs_begin(by_libreoffice: SourceText) -> None:
    expected = [p.text[:10] for p in lixia().paragraphs if p.kind == "body"]
    assert opening_lines(by_libreoffice) == expected
    assert opening_lines(read_by(from_pdf, (SAMPLES / "lixia-2025.pdf").read_bytes(), "lixia.pdf", "")) == expected


@pytest.mark.needs_libreoffice
def test_both_kinds_tell_their_topic_sentences_by_weight(by_libreoffice: SourceText) -> None:
    bold = "".join(by_libreoffice.text[run.start : run.stop] for run in by_libreoffice.fonts if run.bold)
    topics = [run.text for p in lixia().paragraphs for run in p.runs if run.face == "bold"]
    assert "".join(bold.split()) == "".join("".join(topics).split())


@pytest.mark.needs_libreoffice
def test_boxes_in_what_libreoffice_made_hold_the_words(by_libreoffice: SourceText, printed: bytes) -> None:
    spread = [Range(at, at + 30) for at in range(300, len(by_libreoffice.text) - 30, 331)]
    ranges = [wanted for wanted in spread if "—" not in by_libreoffice.text[wanted.start : wanted.stop]]
    assert isinstance(by_libreoffice.locator, PdfLocator)
    boxes = by_libreoffice.locator.locate(ranges)
    with pdfplumber.open(io.BytesIO(printed)) as document:
        found = ["".join(under(document, box) for box in these) for these in boxes]
    assert found == ["".join(by_libreoffice.text[start:stop].split()) for start, stop in ranges]


def under(document: PDF, box: Box) -> str:
    words = "".join(char["text"] for char in document.pages[box.page - 1].crop(box[1:]).chars)
    return "".join(words.split())


def test_a_heading_of_each_level_has_its_own_face() -> None:
    paragraphs = (
        Paragraph.of("一、总体要求", "hei"),
        Paragraph((Run("（一）推进改革。", "kai"), Run("完善机制。"))),
    )
    source = read_by(from_pdf, to_pdf_by_reportlab(Typeset(paragraphs)), "a.pdf", "")
    names = {run.name.split("-")[0]: source.text[run.start : run.stop].strip() for run in source.fonts}
    assert names["WenQuanYiZenHei"] == "一、总体要求"
    assert names["UKaiCN"] == "（一）推进改革。"


@settings(max_examples=40, deadline=None)
@given(notices())
def test_any_notice_is_read_back_word_for_word(notice: Typeset) -> None:
    source = read_by(from_pdf, to_pdf_by_reportlab(notice), "random.pdf", "")
    assert running(source) == "".join(as_text(notice).split())
    assert opening_lines(source) == [p.text[:10] for p in notice.paragraphs if p.kind == "body"]
    assert source.findings == ()
