"""A PDF → SourceText: its text layer, one line of text a printed line, with pages, fonts and boxes.

PDFium reads every page. pdfplumber, which is an order of magnitude slower, reads a page again only where
geometry decides: where characters have no Unicode value, or lines are not listed from the top down. Pages are
opened one after the other and closed at once, so memory does not grow with the document.
"""

from __future__ import annotations

from collections.abc import Callable

from taskparse.model.source import SourceText


def read(
    data: bytes, name: str, sha256: str, on_page: Callable[[int, int], None] | None = None
) -> SourceText:
    """Return the text of a PDF with its pages, fonts, furniture, findings and a locator for boxes.

    Args:
        data: The file.
        name: Its name without folder, for messages.
        sha256: Digest of `data`, hexadecimal.
        on_page: Called after each page with the number of pages read so far and of all.

    Raises:
        UnreadableSourceError: The file asks for a password, cannot be opened, or has no text layer.
    """
    from taskparse.stages.extract.pdf.document import read_document  # noqa: PLC0415  loads PDFium, so not before now

    return read_document(data, name, sha256, on_page)
