"""What distinguishes a Chinese text from bytes that merely decode."""

from __future__ import annotations

# The first of the characters that Unicode orders by their strokes.
_FIRST_HAN = "\u4e00"
# The most frequent characters of government notices; bytes decoded in a wrong encoding hardly ever give them.
_FREQUENT = frozenset(
    "的一是在不了有和人中大为上国以要用生到作地于出分对成会可主发年动同工能下产种面方后多定行学法所民经三进等部度家力水化高理物现实加"
    "量两体制机当点从业本性好应开合前政日社事平全间与关各重新数正建公无系最立通并提党展革位文总设及管长基资路级统计农指区强决任处保治"
    "规领导金增济交联共权改清转单安务万目至达积议报完类华科信节整集土研支市县府办标责落推促完善服企项目标牵配"
)
_FREQUENT_SHARE = 0.12

# Beginnings of files that are not text, each with what it is and what to do.
SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG", "a PNG image", "taskparse reads no images; give it the text or a PDF with a text layer"),
    (
        b"\xff\xd8\xff",
        "a JPEG image",
        "taskparse reads no images; give it the text or a PDF with a text layer",
    ),
    (b"GIF8", "a GIF image", "taskparse reads no images; give it the text or a PDF with a text layer"),
    (b"II*\x00", "a TIFF image", "taskparse reads no images; give it the text or a PDF with a text layer"),
    (b"MM\x00*", "a TIFF image", "taskparse reads no images; give it the text or a PDF with a text layer"),
    (b"PK\x03\x04", "a zip archive, or an OFD file", "unpack it, or save it as PDF, DOCX or plain text"),
    (b"PK\x05\x06", "an empty zip archive", "save the document again, as PDF or plain text"),
    (b"\xd0\xcf\x11\xe0", "a Word or WPS file of before 2007", "save it as DOCX, PDF or plain text"),
    (b"{\\rtf", "an RTF file", "save it as plain text"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it first"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
)


def reads_as_chinese(text: str) -> bool:
    """Whether a text is made of the characters that notices are made of."""
    characters = [character for character in text if character >= _FIRST_HAN]
    return not characters or sum(c in _FREQUENT for c in characters) >= _FREQUENT_SHARE * len(characters)
