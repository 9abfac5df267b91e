"""A notice's plain text, hard-wrapped as it came out of a PDF → the paragraphs it was printed from.

In such text blank lines say nothing: a paragraph ends with a line that ends short of the width, or before a line
about two characters short, whose indent was lost; a leading space opens a page.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from typesetter.document import Face, Kind, Paragraph, Run, Typeset

_NUMBER = re.compile(r"^\S{2,12}〔\d{4}〕\s?\d+\s?号$")
_DATE = re.compile(r"^\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日$")
_NOTE = re.compile(r"^（此件.*）$")
_ADDRESSEES = re.compile(r"[：:]$")
_MARKED: tuple[tuple[re.Pattern[str], Face], ...] = (
    (re.compile(r"^[一二三四五六七八九十]+、[^。]*。?"), "hei"),
    (re.compile(r"^（[一二三四五六七八九十]+）[^。]*。?"), "kai"),
    (re.compile(r"^\d+[.．、][^。]*。?"), "bold"),
)
_FULL, _INDENTED = 0.5, 3.0  # characters short of the width: a full line; a first line whose indent was lost
_ENDS = re.compile(r"[。！？）]$")


class _Line(NamedTuple):
    text: str
    opens_page: bool


def from_text(text: str, *, topics: Collection[str] = (), letterhead: str | None = None) -> Typeset:
    """Return the notice that a hard-wrapped text was printed from.

    Args:
        text: The text, up to the note (附注) the covering notice, then what it encloses.
        topics: Topic sentences, to be set in bold.
        letterhead: The issuing authority in red; nothing for none.
    """
    lines = [_Line(line.strip(), line.startswith(" ")) for line in text.split("\n") if line.strip()]
    width = Counter(_width(line.text) for line in lines).most_common(1)[0][0]
    cover = next((at for at, line in enumerate(lines) if _NOTE.match(line.text)), -1) + 1
    body_from = next((at for at in range(cover, len(lines)) if _width(lines[at].text) > width - _INDENTED - 0.1), cover)
    paragraphs = [*_cover(lines[:cover], width)]
    title = [
        Paragraph((Run(words),), "title", page_break=at == 0 and cover > 0)
        for at, words in enumerate(_titles(lines[cover:body_from]))
    ]
    body = [Paragraph(tuple(_runs(words, topics))) for words in _joined(lines[body_from:], width)]
    return Typeset((*paragraphs, *title, *body), letterhead)


def _cover(lines: Sequence[_Line], width: float) -> Iterator[Paragraph]:
    """Yield the covering notice: number, title, addressees, what it says, authority, date, note."""
    marks = [at for at, line in enumerate(lines) if _ADDRESSEES.search(line.text)]
    salutation = marks[0] if marks else len(lines)
    for at, words in enumerate(_titles(lines[:salutation])):
        kind: Kind = "centred" if at == 0 and _NUMBER.match(words) else "title"
        yield Paragraph.of(words, kind=kind)
    for words in _joined(lines[salutation:], width):
        yield Paragraph.of(words, kind=_cover_kind(words))


def _titles(lines: Sequence[_Line]) -> Iterator[str]:
    """Yield the lines of a title as its author parted them: one cut inside 《》 is joined again."""
    words = ""
    for line in lines:
        words = _glued(words, line.text)
        if words.count("《") == words.count("》"):
            yield words
            words = ""
    if words:
        yield words


def _cover_kind(words: str) -> Kind:
    if _ADDRESSEES.search(words):
        return "flush"
    if _DATE.match(words) or not re.search(r"[。，）]$", words):
        return "right"
    return "body"


def _joined(lines: Sequence[_Line], width: float) -> Iterator[str]:
    words = ""
    for at, line in enumerate(lines):
        words = _glued(words, line.text)
        if at + 1 == len(lines) or _parted(line.text, lines[at + 1].text, width):
            yield words
            words = ""


def _parted(before: str, after: str, width: float) -> bool:
    """Whether a paragraph ends between two lines."""
    room_before, room_after = width - _width(before), width - _width(after)
    if room_before > _INDENTED:
        return True
    indent_lost = room_after > _FULL
    return bool(_ENDS.search(before)) and (room_before > _FULL or indent_lost)


def _glued(before: str, after: str) -> str:
    """Join two lines, with a blank between Latin words or figures."""
    blank = bool(before) and (before[-1] + after[0]).isascii() and (before[-1] + after[0]).isalnum()
    return before + (" " if blank else "") + after


def _runs(words: str, topics: Collection[str]) -> Iterator[Run]:
    """Yield the runs of a body paragraph: its heading by level, its topic sentences in bold."""
    for pattern, face in _MARKED:
        if heading := pattern.match(words):
            yield Run(heading[0], face)
            words = words[heading.end() :]
            break
    if not topics:
        if words:
            yield Run(words)
        return
    for part in re.split("(" + "|".join(map(re.escape, topics)) + ")", words):
        if part:
            yield Run(part, "bold" if part in topics else "song")


def _width(text: str) -> float:
    """Width in full-width characters."""
    return sum(1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.5 for character in text)
