"""Where every character goes: 28 to a line, 22 lines to a page, no closing mark at the start of a line.

All lengths are points. The type area is 156 mm by 225 mm, 37 mm from the top and 28 mm from the left of an A4
page (GB/T 9704—2012, 5.2.1 and 5.2.3); the body is 三号, nominally 16 pt, so that 28 fill the line; page numbers are 四号, 14 pt, 7 mm below it (7.5).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import NamedTuple

from typesetter.document import Face, Kind, Paragraph, Typeset

MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
LEFT, TOP = 28 * MM, 37 * MM
WIDTH, HEIGHT = 156 * MM, 225 * MM
PER_LINE, PER_PAGE = 28, 22
STEP = HEIGHT / PER_PAGE
CELL = WIDTH / PER_LINE
BODY_SIZE, TITLE_SIZE, NUMBER_SIZE = CELL, 22.0, 14.0
LETTERHEAD_SIZE = 40.0
LETTERHEAD_LINES = 5  # its name, and the space down to the document number; the red rule is under that
# Empty lines between paragraphs of two kinds (7.3.1, 7.3.2, 7.3.5).
EMPTY_LINES = {
    ("centred", "title"): 2,
    ("title", "flush"): 1,
    ("title", "body"): 1,
    ("flush", "right"): 2,
    ("body", "right"): 2,
}

_NOT_FIRST = "，。、；：？！）〕】》”’…%％℃"
_NOT_LAST = "（〔【《“‘"
_SQUEEZE = 1  # characters that a line may take over its measure to keep a closing mark

Measure = Callable[[str, Face, float], float]


class Fragment(NamedTuple):
    """Characters in one face, and where each of them starts."""

    text: str
    face: Face
    size: float
    xs: tuple[float, ...]
    squeezed: bool


@dataclass(frozen=True, slots=True)
class SetLine:
    """One printed line; `baseline` counts from the page's top."""

    page: int
    baseline: float
    fragments: tuple[Fragment, ...]

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(fragment.text for fragment in self.fragments)


class _Glyph(NamedTuple):
    text: str
    face: Face
    width: float


def set_lines(notice: Typeset, measure: Measure) -> Iterator[SetLine]:
    """Yield every line of a notice but letterhead and page numbers, page after page."""
    row = LETTERHEAD_LINES if notice.letterhead else 0
    page = 1
    before: Kind | None = None
    for paragraph in notice.paragraphs:
        if paragraph.page_break and row:
            page, row = page + 1, 0
        elif before and row:
            row = min(PER_PAGE, row + EMPTY_LINES.get((before, paragraph.kind), 0))
        before = paragraph.kind
        size = TITLE_SIZE if paragraph.kind == "title" else BODY_SIZE
        for number, line in enumerate(_broken(paragraph, size, measure)):
            if row == PER_PAGE:
                page, row = page + 1, 0
            baseline = TOP + row * STEP + (STEP + size) / 2 - size * 0.14
            yield SetLine(page, baseline, tuple(_placed(line, paragraph, size, first=number == 0)))
            row += 1


def _broken(paragraph: Paragraph, size: float, measure: Measure) -> Iterator[list[_Glyph]]:
    """Yield the paragraph's lines, broken by width; a closing mark stays on the line of what it closes."""
    line: list[_Glyph] = []
    room = WIDTH - (2 * CELL if paragraph.kind == "body" else 0.0)
    used = 0.0
    for glyph in _glyphs(paragraph, size, measure):
        over = used + glyph.width - room > 0.01
        squeezed = glyph.text in _NOT_FIRST and used + glyph.width - room < _SQUEEZE * CELL + 0.01
        if over and line and not squeezed:
            carried = _carried(line, glyph)
            yield line[: len(line) - carried]
            line = line[len(line) - carried :]
            used, room = sum(kept.width for kept in line), WIDTH
        line.append(glyph)
        used += glyph.width
    if line:
        yield line


def _carried(line: Sequence[_Glyph], glyph: _Glyph) -> int:
    """Return how many characters go down with `glyph`: opening marks, figures and words before it."""
    count = 0
    coming = glyph.text
    while count < len(line) - 1 and (
        line[-1 - count].text in _NOT_LAST or coming in _NOT_FIRST or (_latin(line[-1 - count].text) and _latin(coming))
    ):
        coming = line[-1 - count].text
        count += 1
    return count


def _latin(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character in ".-+")


def _glyphs(paragraph: Paragraph, size: float, measure: Measure) -> Iterator[_Glyph]:
    for run in paragraph.runs:
        for character in run.text:
            yield _Glyph(character, run.face, measure(character, run.face, size))


def _placed(line: Sequence[_Glyph], paragraph: Paragraph, size: float, *, first: bool) -> Iterator[Fragment]:
    """Yield the line's fragments; a line over its measure is drawn together evenly."""
    indent = 2 * CELL if first and paragraph.kind == "body" else 0.0
    used = sum(glyph.width for glyph in line)
    squeeze = max(0.0, used - (WIDTH - indent)) / len(line)
    start = {"centred": (WIDTH - used) / 2, "title": (WIDTH - used) / 2, "right": WIDTH - used - 4 * CELL}
    x = LEFT + max(0.0, start.get(paragraph.kind, indent))
    for face, group in groupby(line, key=lambda glyph: glyph.face):
        glyphs = list(group)
        xs = list(accumulate((glyph.width - squeeze for glyph in glyphs), initial=x))
        yield Fragment("".join(glyph.text for glyph in glyphs), face, size, tuple(xs[:-1]), squeeze > 0)
        x = xs[-1]
