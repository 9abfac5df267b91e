"""A Word file (DOCX) → SourceText: paragraphs and tables in order, numbers and changes as Word prints them.

Every paragraph is a line with its place (¶12, blank paragraphs not counted), every cell of a table has its own
(Table1!B2). Text boxes are after the paragraph that they are tied to. Notes, headers and footers close the text, as
furniture. Tracked changes are taken as accepted; comments are no part of the document.
"""

from __future__ import annotations

from taskparse.context import Context
from taskparse.model.source import File, SourceText
from taskparse.stages.extract.reader import OnPage

_ZIP = b"PK\x03\x04"
_PART = b"word/"


def is_docx(data: bytes) -> bool:
    """Whether a file is a zip with the parts of a Word file."""
    return data.startswith(_ZIP) and _PART in data


def from_docx(file: File, _context: Context, _on_page: OnPage) -> SourceText:
    """Return the text of a Word file with places, fonts, tables, furniture and findings.

    Args:
        file: The file.

    Raises:
        UnreadableSourceError: The file is encrypted, broken, no Word file, over a limit, or holds only images.
    """
    from taskparse.stages.extract.docx.document import read_document  # noqa: PLC0415  loads python-docx, so not before now

    return read_document(file)
