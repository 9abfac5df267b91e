"""Plain text: UTF-8 with or without BOM, UTF-16, GB18030 and the like, recognized by content."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from taskparse.context import Context
from taskparse.errors import UnreadableSourceError
from taskparse.model.source import File, SourceText
from taskparse.stages.extract.encodings import reads_as_chinese
from taskparse.stages.extract.reader import OnPage

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Without a BOM nearly all bytes decode in either; only what comes out can tell.
_UNMARKED_WIDE = ("utf-16-le", "utf-16-be")
_SAMPLE = 65_536
# A text holds next to no control characters; bytes that are no text hold many in any encoding.
_CONTROLS = "".join({*map(chr, range(ord(" ")))} - {*"\t\n\v\f\r"})
_CONTROL_SHARE = 0.01
# A file of which so much is UTF-8 was meant to be.
_NEARLY = 0.99


def from_plain(file: File, _context: Context, _on_page: OnPage) -> SourceText:
    """Read plain text.

    Args:
        file: The file.

    Raises:
        UnreadableSourceError: The bytes are no text in any encoding known.
    """
    data, name, sha256 = file
    for encoding, content in _candidates(data):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text) and (encoding not in _UNMARKED_WIDE or reads_as_chinese(text[:_SAMPLE])):
            return SourceText(name, "text", sha256, f"text ({encoding})", text)
    raise UnreadableSourceError(
        name,
        f"not text in any known encoding{_where(data)}; give a PDF or a text file in UTF-8, UTF-16 or GB18030",
        "unknown_format",
    )


def _where(data: bytes) -> str:
    """Return the first byte at which a file that is nearly UTF-8 is no such text; empty for other files."""
    kept = data.decode("utf-8", "ignore").replace("\0", "")
    if len(kept.encode()) < _NEARLY * len(data):
        return ""
    at = data.find(b"\0")
    try:
        data.decode()
    except UnicodeDecodeError as error:
        at = error.start if at < 0 else min(at, error.start)
    if at < 0:
        return ""
    line = data.count(b"\n", 0, at) + 1
    return f" (nearly UTF-8: byte {at + 1:,}, in line {line}, is {data[at]:#04x})"


def _candidates(data: bytes) -> Iterator[tuple[str, bytes]]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            yield encoding, data[len(bom) :]
            return
    if b"\x00" in data[:_SAMPLE]:
        yield from ((encoding, data) for encoding in _UNMARKED_WIDE)
        return
    yield "utf-8", data
    if reads_as_chinese(data[:_SAMPLE].decode("gb18030", "ignore")):
        yield "gb18030", data
    elif guess := _guess(data[:_SAMPLE]):
        yield guess, data
    yield "gb18030", data


def _guess(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415  slow to import, and hardly ever needed

    best = from_bytes(sample).best()
    return best.encoding if best else None


def _is_text(text: str) -> bool:
    sample = text[:_SAMPLE]
    control = sum(map(sample.count, _CONTROLS))
    return control <= _CONTROL_SHARE * len(sample)
