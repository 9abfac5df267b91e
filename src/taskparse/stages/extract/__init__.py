"""File → SourceText: one module a format; the format is told from the content, never from the name."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable

from taskparse.errors import UnreadableSourceError
from taskparse.lexicon.encoding import SIGNATURES
from taskparse.model.options import Options
from taskparse.model.source import SourceText
from taskparse.stages.extract import pdf
from taskparse.stages.extract.delimited import delimited
from taskparse.stages.extract.docx import docx
from taskparse.stages.extract.html import html, is_html
from taskparse.stages.extract.spreadsheet import is_workbook, spreadsheet

OnPage = Callable[[int, int], None]

_PDF = b"%PDF-"
# The signature of a PDF may stand anywhere in its first kilobyte (ISO 32000-1, annex H.3.4.1).
_PDF_HEAD = 1024
_ZIP = b"PK\x03\x04"
_WORD_PART = b"word/"


def extract(data: bytes, name: str, options: Options, on_page: OnPage | None = None) -> SourceText:
    """Read a file of any known format.

    Args:
        data: The file's bytes.
        name: The file's name, for records and errors.
        options: Limits.
        on_page: Called after each page, where there are pages, with how many are read and how many there are.

    Raises:
        UnreadableSourceError: The file is empty, over a limit, or of a format that is not read.
    """
    if not data.strip():
        raise UnreadableSourceError(
            f"{name}: the file is empty; check that it was saved or downloaded completely"
        )
    if len(data) > options.limits.bytes:
        message = f"{name}: {len(data):,} bytes, over the limit of {options.limits.bytes:,}; raise Limits.bytes or split the file"
        raise UnreadableSourceError(message)
    source = _read(data, name, hashlib.sha256(data).hexdigest(), on_page)
    if not source.text.strip():
        raise UnreadableSourceError(
            f"{name}: the file holds no text; check that it was saved or downloaded completely"
        )
    if len(source.text) > options.limits.characters:
        message = f"{name}: over the limit of {options.limits.characters:,} characters; raise Limits.characters or split the file"
        raise UnreadableSourceError(message)
    return source


def _read(data: bytes, name: str, sha256: str, on_page: OnPage | None) -> SourceText:
    if _PDF in data[:_PDF_HEAD]:
        return pdf.read(data, name, sha256, on_page)
    for is_of_format, reader in _READERS:
        if is_of_format(data):
            return reader(data, name, sha256)
    for signature, what, advice in SIGNATURES:
        if data.startswith(signature):
            raise UnreadableSourceError(f"{name}: {what}, which is not read; {advice}")
    if _is_json(data):
        message = f"{name}: JSON, which is no notice; give the notice itself (`taskparse check` and `compare` read saved notices)"
        raise UnreadableSourceError(message)
    return delimited(data, name, sha256)


def _is_json(data: bytes) -> bool:
    if not data.lstrip().startswith((b"{", b"[")):
        return False
    try:
        json.loads(data)
    except (ValueError, RecursionError):  # bytes that are no UTF-8 among them
        return False
    return True


def _is_docx(data: bytes) -> bool:
    return data.startswith(_ZIP) and _WORD_PART in data


_READERS: tuple[tuple[Callable[[bytes], bool], Callable[[bytes, str, str], SourceText]], ...] = (
    (_is_docx, docx),
    (is_workbook, spreadsheet),
    (is_html, html),
)
