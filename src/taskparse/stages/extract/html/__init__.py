"""A web page (HTML) → SourceText: the notice found among what surrounds it on a government's site.

Every paragraph is a line with its place (¶12, blank ones not counted), every cell of a table has its own (Table1!B2).
What surrounds the notice stays in the text as furniture, at the place `page`. A document number, date or title that
is there and is missing in the notice itself is left out of the furniture, so that it is read.
"""

from __future__ import annotations

import re

from taskparse.context import Context
from taskparse.model.source import File, SourceText
from taskparse.stages.extract.reader import OnPage

# A page may begin anywhere: as a whole document, after a remark, or as a piece cut out of one.
_BEGINNING = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--(?:(?!-->).)*-->\s*)*"
    rb"<(?:!doctype\s+html|(?:a|article|b|base|blockquote|body|br|center|div|dl|font|form|frameset|h[1-6]|head|header|hr|html|img|link|main|meta|nav|ol|p|pre|script|section|span|strong|style|t(?:able|body|head|foot|r|d|h)|title|ul)[\s/>])",
    re.IGNORECASE | re.DOTALL,
)
_XHTML = re.compile(rb"\s*<\?xml[^>]*\?>.{0,2000}?<(?:!doctype\s+html|html[\s>])", re.IGNORECASE | re.DOTALL)
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_HEAD = 65_536


def is_html(data: bytes) -> bool:
    r"""Whether a file begins as a web page does.

    >>> is_html(b"<!DOCTYPE html><p>"), is_html(b"\xff\xfe<\x00p\x00>\x00"), is_html(b"<1>")
    (True, True, False)
    """
    head = data[:_HEAD]
    if head.startswith(_WIDE):
        head = head[2:].replace(b"\x00", b"")
    return bool(_BEGINNING.match(head) or _XHTML.match(head))


def from_html(file: File, context: Context, _on_page: OnPage) -> SourceText:
    """Return the text of a web page with places, tables, furniture and findings.

    Args:
        file: The file.
        context: Its lexicon knows labels, which are looked for in what the page hides.

    Raises:
        UnreadableSourceError: The page is in no encoding known, shows no text, or is nested too deep.
    """
    from taskparse.stages.extract.html.page import read_page  # noqa: PLC0415  loads selectolax, so not before now

    return read_page(file, context)
