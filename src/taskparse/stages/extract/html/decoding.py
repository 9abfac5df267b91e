"""Bytes → text: what the page declares is tried first, and believed where it gives Chinese."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from taskparse.stages.extract.encodings import reads_as_chinese
from taskparse.stages.extract.html.sites import ENCODINGS

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{1,40})""", re.IGNORECASE)
# The declaration is in the first kilobyte (WHATWG HTML, 4.2.5.4), and not on every site.
_HEAD = 8192
_REPLACEMENT = "\ufffd"
# A page of another encoding, or no page at all, loses more of its characters.
_MOST_LOST = 0.02


class Decoded(NamedTuple):
    """A page's text, the encoding that it was in, and how many of its characters could not be decoded."""

    text: str
    encoding: str
    lost: int

    @property
    def is_text(self) -> bool:
        """Whether hardly any character was lost."""
        return self.lost <= _MOST_LOST * len(self.text)


def decoded(data: bytes) -> Decoded:
    """Return a page's text in the encoding that gives Chinese with the fewest characters lost.

    >>> decoded("<meta charset=utf-8>县政府的通知".encode("gb18030"))[:2]
    ('<meta charset=utf-8>县政府的通知', 'gb18030')
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decoded(data[len(bom) :], encoding)
    if b"\x00" in data[:_HEAD]:
        halves = data[:_HEAD:2].count(0), data[1:_HEAD:2].count(0)
        return _decoded(data, "utf-16-be" if halves[0] > halves[1] else "utf-16-le")
    declared = [match[1].decode("ascii").lower() for match in _DECLARED.finditer(data[:_HEAD])]
    encodings = [ENCODINGS[name] for name in declared if name in ENCODINGS]
    tried: list[tuple[bool, bool, int, int, Decoded]] = []
    for rank, encoding in enumerate(dict.fromkeys([*encodings, "utf-8", "gb18030"])):
        page = _decoded(data, encoding)
        if not page.lost and reads_as_chinese(page.text):
            return page
        tried.append((not page.is_text, not reads_as_chinese(page.text), page.lost, rank, page))
    return min(tried)[-1]


def _decoded(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, text.count(_REPLACEMENT))
