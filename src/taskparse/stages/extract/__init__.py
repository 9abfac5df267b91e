"""File → SourceText: one module a format; the format is recognized from the content, never from the name."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable

from taskparse.context import Context
from taskparse.errors import UnreadableSourceError
from taskparse.model.source import File, SourceText
from taskparse.stages.extract.delimited import from_delimited
from taskparse.stages.extract.docx import from_docx, is_docx
from taskparse.stages.extract.encodings import SIGNATURES
from taskparse.stages.extract.html import from_html, is_html
from taskparse.stages.extract.pdf import from_pdf, is_pdf
from taskparse.stages.extract.reader import OnPage, Reader, no_page
from taskparse.stages.extract.spreadsheet import from_workbook, is_workbook

READERS: tuple[tuple[Callable[[bytes], bool], Reader], ...] = (
    (is_pdf, from_pdf),
    (is_docx, from_docx),
    (is_workbook, from_workbook),
    (is_html, from_html),
)
"""What tells a format by a file's content, and what reads it; what no line knows is read as text."""


def extract(data: bytes, name: str, context: Context, on_page: OnPage = no_page) -> SourceText:
    """Read a file of any known format.

    Args:
        data: The file's bytes.
        name: The file's name, for records and errors.
        context: Limits, and the lexicon, which knows the heading rows of tables.
        on_page: Called after each page, where there are pages, with how many are read and how many there are.

    Raises:
        UnreadableSourceError: The file is empty, over a limit, or of a format that is not read.
    """
    limits = context.limits
    if not data.strip():
        raise UnreadableSourceError(
            name, "the file is empty; check that it was saved or downloaded completely", "empty"
        )
    if len(data) > limits.bytes:
        raise UnreadableSourceError(
            name,
            f"{len(data):,} bytes, over the limit of {limits.bytes:,}; raise Limits.bytes or split the file",
            "over_limit",
            "bytes",
        )
    file = File(data, name, hashlib.sha256(data).hexdigest())
    source = _reader(file)(file, context, on_page)
    if not source.text.strip():
        raise UnreadableSourceError(
            name, "the file holds no text; check that it was saved or downloaded completely", "empty"
        )
    if len(source.text) > limits.characters:
        raise UnreadableSourceError(
            name,
            f"over the limit of {limits.characters:,} characters; raise Limits.characters or split the file",
            "over_limit",
            "characters",
        )
    return source


def _reader(file: File) -> Reader:
    """Return what reads a file."""
    for is_of_format, reader in READERS:
        if is_of_format(file.data):
            return reader
    for signature, what, advice in SIGNATURES:
        if file.data.startswith(signature):
            raise UnreadableSourceError(file.name, f"{what}, which is not read; {advice}", "unknown_format")
    if _is_json(file.data):
        raise UnreadableSourceError(
            file.name,
            "JSON, which is no notice; give the notice itself (`taskparse check` and `compare` read saved notices)",
            "unknown_format",
        )
    return from_delimited


def _is_json(data: bytes) -> bool:
    if not data.lstrip().startswith((b"{", b"[")):
        return False
    try:
        json.loads(data)
    except (ValueError, RecursionError):  # bytes that are no UTF-8 among them
        return False
    return True
