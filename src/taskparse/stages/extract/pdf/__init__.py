"""A PDF → SourceText: its text layer, one line of text a printed line, with pages, fonts and boxes.

PDFium reads every page. pdfplumber, which is an order of magnitude slower, reads a page again only where
geometry decides: where characters have no Unicode value, or lines are not listed from the top down. Pages are
opened one after the other and closed at once, so memory does not grow with the document.
"""

from __future__ import annotations

from taskparse.context import Context
from taskparse.model.source import File, SourceText
from taskparse.stages.extract.reader import OnPage

_HEAD = 1024


def is_pdf(data: bytes) -> bool:
    """Whether a file is a PDF; its signature may be anywhere in the first kilobyte (ISO 32000-1, annex H.3.4.1)."""
    return b"%PDF-" in data[:_HEAD]


def from_pdf(file: File, context: Context, on_page: OnPage) -> SourceText:
    """Return the text of a PDF with its pages, fonts, furniture, findings and a locator for boxes.

    Args:
        file: The file.
        context: Its lexicon knows the heading rows of tables without ruled lines.
        on_page: Called after each page with the number of pages read so far and of all.

    Raises:
        UnreadableSourceError: The file asks for a password, cannot be opened, or has no text layer.
    """
    from taskparse.stages.extract.pdf.document import read_document  # noqa: PLC0415  loads PDFium, so not before now

    return read_document(file, context, on_page)
