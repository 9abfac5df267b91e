"""Lines of a source, and the width at which a printer cut them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from taskparse.grammar.characters import lines_within, within_blanks
from taskparse.grammar.layout import (
    CUT_SHARE,
    FEWEST_FULL_LINES,
    FEWEST_PRINTED_LINES,
    FULL_SHARE,
    INDENT,
    OVERLONG_SHARE,
    PARAGRAPH_ENDS,
    PRINTED_SHARE,
    PRINTED_WIDTHS,
    RAGGED,
    display_width,
    is_page_mark,
)
from taskparse.grammar.marks import LIST_MARKS
from taskparse.model.source import Range, SourceText, as_range, since

_LONGEST_NUMBER = 4  # figures of a bare page number
_MARKS = "".join(PARAGRAPH_ENDS) + LIST_MARKS


class TextLine(NamedTuple):
    """A line without its blanks at either end.

    Attributes:
        range: Where it is in the source.
        words: What it says.
        width: How wide it is printed, in characters.
        indent: What it had before it, in characters.
        is_page_mark: Whether it is a page number with its marks.
    """

    range: Range
    words: str
    width: float
    indent: float
    is_page_mark: bool


def lines_of(text: str, place: Range, cuts: Sequence[Range]) -> Iterator[TextLine]:
    """Yield the lines of a range that are not blank, with the cuts, which are in order, left out of them."""
    index = bisect_right(cuts, place.start, key=lambda cut: cut.stop)
    for line in lines_within(text, place):
        while index < len(cuts) and cuts[index].stop <= line.start:
            index += 1
        for piece in line.without(since(cuts, index)) if cuts else (line,):
            if inner := within_blanks(text, *piece):
                yield _line_of(text, piece.start, as_range(inner))


def _line_of(text: str, start: int, place: Range) -> TextLine:
    blanks, words = text[start : place.start], text[slice(*place)]
    indent = (len(blanks) + sum(map(blanks.count, "\u3000\t"))) / 2 if blanks else 0.0
    return TextLine(place, words, display_width(words), indent, is_page_mark(words))


def printed_width(lines: Sequence[TextLine]) -> float | None:
    """Return the width at which the lines were cut, or None if a line is a paragraph."""
    if len(lines) < FEWEST_PRINTED_LINES:
        return None
    counts = Counter(round(line.width) for line in lines)
    width = max((width for width, count in counts.items() if count >= FULL_SHARE * len(lines)), default=0)
    near = [line for line in lines if abs(line.width - width) <= INDENT]
    cut = [line for line in near if line.words[-1] not in PARAGRAPH_ENDS]
    fewest = max(FEWEST_FULL_LINES, PRINTED_SHARE * len(lines))
    is_printed = len(near) >= fewest and len(cut) >= CUT_SHARE * len(near)
    overlong = sum(line.width > width + INDENT for line in lines)
    if width not in PRINTED_WIDTHS or not is_printed or overlong > OVERLONG_SHARE * len(lines):
        return None
    return float(width)


def widest(lines: Sequence[TextLine]) -> float | None:
    """Return the width of the longest line: a page is cut at some width, however little is on it."""
    width = max((round(line.width + line.indent) for line in lines), default=0)
    return float(width) if width in PRINTED_WIDTHS else None


def is_paged(source: SourceText, lines: Sequence[TextLine]) -> bool:
    """Whether the text was taken from pages."""
    return bool(source.page_starts) or "\f" in source.text or any(line.is_page_mark for line in lines)


def runs_over(lines: Sequence[TextLine]) -> bool:
    """Whether an indented line as long as any goes on in one without an indent, in the middle of a sentence."""
    # Marks may hang over the edge.
    widest = max((display_width(line.words.rstrip(_MARKS)) + line.indent for line in lines), default=0.0)
    return any(
        before.indent >= INDENT > line.indent
        and before.words[-1] not in PARAGRAPH_ENDS
        and before.width + before.indent >= widest - RAGGED
        for before, line in pairwise(lines)
    )


def is_page_line(line: TextLine, printed: float | None) -> bool:
    """Whether a line is a page number; a bare one only where lines were cut at a width."""
    return line.is_page_mark or (printed is not None and line.words.isdecimal() and len(line.words) <= _LONGEST_NUMBER)
