"""PDFium, opened and closed: everything here and below it runs under one lock, for PDFium is not thread-safe."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.metadata import version
from typing import NamedTuple

from pypdfium2 import PdfDocument, PdfiumError, PdfPage, PdfTextPage
from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_GetSecurityHandlerRevision

from taskparse.errors import UnreadableSourceError
from taskparse.stages.extract.pdf.objects import TextObjects
from taskparse.stages.extract.pdf.unseen import Aside, notes_on, take_out

# Reentrant: a locator may be asked for boxes while a caller up the stack holds the engine.
LOCK = threading.RLock()

_NO_PAGE = re.compile(rb"/Count\s+0\b")  # a page tree without leaves; PDFium calls that a broken file
_HEADER_WITHIN = 1024  # bytes: some servers put their own before the file


def reader_name() -> str:
    """Return the reader with its version."""
    return f"pypdfium2 {version('pypdfium2')}"


@contextmanager
def open_document(data: bytes, name: str) -> Iterator[PdfDocument]:
    """Yield the document with its handles, and close them all afterwards.

    Raises:
        UnreadableSourceError: It wants a password, is no PDF, is broken beyond PDFium's repair, or has no page.
    """
    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        raise _refusal(data, name, getattr(error, "err_code", None)) from None
    with closing(document):
        yield document


class OpenPage(NamedTuple):
    """A page that is open in PDFium, its text with its objects, what was taken out of it, and the notes that somebody laid on it."""

    page: PdfPage
    text: PdfTextPage
    objects: TextObjects
    aside: tuple[Aside, ...]
    notes: tuple[str, ...]


@contextmanager
def open_page(document: PdfDocument, number: int) -> Iterator[OpenPage | None]:
    """Yield page `number` (from 1) with its text, or None if PDFium cannot load it."""
    try:
        page = document[number - 1]
        text = page.get_textpage()
    except PdfiumError:
        yield None
        return
    text, objects, aside = take_out(page, text)
    with closing(page), closing(text):
        yield OpenPage(page, text, objects, aside, tuple(notes_on(page)))


def is_encrypted(document: PdfDocument) -> bool:
    """Whether the file is encrypted, though no password is asked for."""
    return bool(FPDF_GetSecurityHandlerRevision(document.raw) != -1)


def _refusal(data: bytes, name: str, code: int | None) -> UnreadableSourceError:
    if code == FPDF_ERR_PASSWORD:
        fact = (
            "the PDF is encrypted and asks for a password. "
            f"Save a copy without it, for example with “qpdf --password=… --decrypt {name} copy.pdf”, and read the copy."
        )
        return UnreadableSourceError(name, fact, "encrypted")
    if b"%PDF-" not in data[:_HEADER_WITHIN]:
        fact = "not a PDF, whatever its name says. Supply the file in the format it is in."
        return UnreadableSourceError(name, fact, "unknown_format")
    if _NO_PAGE.search(data):
        fact = "the PDF has no page. Fetch the file again from where it was published."
        return UnreadableSourceError(name, fact, "empty")
    fact = (
        "the PDF is cut short or broken; its page index cannot be found. "
        "Fetch the file again from where it was published, or supply the notice's text as .txt."
    )
    return UnreadableSourceError(name, fact, "broken")
