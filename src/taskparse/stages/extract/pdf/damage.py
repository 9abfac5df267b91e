"""Whether a PDF's bytes are whole: PDFium mends what it can in silence, so the file itself is asked."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from taskparse.stages.extract.pdf.second_reading import Second

if TYPE_CHECKING:
    from pdfplumber.page import Page

_TAIL = 2048  # readers look for the end mark in the last kilobyte; some writers pad
_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF")
_INDEX = re.compile(rb"\s*(?:xref\b|\d+\s+\d+\s+obj\b)")
# A stream whose first filter is Flate: only these carry a checksum (RFC 1950).
_OBJECT = re.compile(rb"obj\s*<<")
_NUMBER = re.compile(rb"(\d+)\s+\d+\s+$")
_LONGEST_NUMBER = 256  # bytes, white space between its parts included
_FLATE = re.compile(
    rb"obj\s*<<(?:(?!endobj|stream\b).)*?/Filter\s*\[?\s*/(?:FlateDecode|Fl)\b(?:(?!endobj|stream\b).)*?>>\s*stream\r?\n",
    re.DOTALL,
)
_CHUNK = 1 << 16
_MOST = 1 << 26  # bytes unpacked of one stream: what is longer holds no page's text


def is_cut(data: bytes) -> bool:
    """Whether the end of the file, which gives where its index is, is missing or wrong (ISO 32000-1, 7.5.5)."""
    ends = list(_END.finditer(data[-_TAIL:]))
    return not ends or not _INDEX.match(data, _index_at(data, int(ends[-1][1])))


def broken_streams(data: bytes) -> frozenset[int]:
    """Return the object numbers of compressed streams whose bytes do not match their checksum."""
    found = (_FLATE.match(data, each.start()) for each in _OBJECT.finditer(data))
    broken = [match.start() for match in found if match and not _is_whole(data, match.end())]
    numbers = (_NUMBER.search(data[max(0, at - _LONGEST_NUMBER) : at]) for at in broken)
    return frozenset(int(number[1]) for number in numbers if number)


def pages_of(data: bytes, count: int, objects: frozenset[int]) -> tuple[int, ...]:
    """Return the pages of `count`, from 1, whose content lies in one of the objects; none where that is unknown."""
    with Second(data) as second:
        return tuple(number for number in range(1, count + 1) if _contents(second.page(number)) & objects)


def _index_at(data: bytes, offset: int) -> int:
    """Offsets count from the header, which some servers push down with bytes of their own."""
    return offset + max(0, data.find(b"%PDF-", 0, 1024))


def _is_whole(data: bytes, start: int) -> bool:
    unpacking = zlib.decompressobj()
    rest, unpacked = memoryview(data)[start : start + _CHUNK], 0
    try:
        while not unpacking.eof and unpacked < _MOST:
            if not rest:
                start += _CHUNK
                rest = memoryview(data)[start : start + _CHUNK]
                if not rest:
                    return False
            unpacked += len(unpacking.decompress(rest, _CHUNK))
            rest = memoryview(unpacking.unconsumed_tail)
    except zlib.error:
        return False
    return True


def _contents(page: Page | None) -> frozenset[int]:
    """Return the numbers of the objects that hold a page's content."""
    if page is None:
        return frozenset()
    contents = page.page_obj.attrs.get("Contents")
    parts = contents if isinstance(contents, list) else [contents]
    numbers = frozenset(part.objid for part in (*parts, *page.page_obj.contents) if getattr(part, "objid", None))
    page.close()
    return numbers
