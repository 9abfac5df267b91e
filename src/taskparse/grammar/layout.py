"""How notices are printed: widths, page numbers, what a printed line may break."""

from __future__ import annotations

import unicodedata

from taskparse.grammar.marks import CLOSERS, COLONS, OPENERS, QUOTE_CLOSERS, QUOTE_OPENERS, SENTENCE_ENDS
from taskparse.grammar.patterns import lazily
from taskparse.model.source import Range

# A printed line of GB/T 9704 holds 28 characters; columns and wide pages hold from 15 to 60.
PRINTED_WIDTHS = range(15, 61)
# A paragraph is indented by two characters (GB/T 9704—2012, 7.3.3).
INDENT = 2.0
# Justified lines are up to this much shorter than the longest, in characters.
RAGGED = 1.75
# A word or number carried down whole leaves a line this much shorter at most.
UNBROKEN = 8.0
# Share of lines that makes the greatest width the width of a full line, and not a line drawn out.
FULL_SHARE = 0.06
# Share of lines that must be of one width for a text to count as cut at that width.
PRINTED_SHARE = 0.3
# Of these, the share that must end in the middle of a sentence.
CUT_SHARE = 0.5
# So much of a label may be on the line after the break.
LONGEST_CUT_LABEL = 8
# Share of lines that may be longer: written in later, or two that were joined.
OVERLONG_SHARE = 0.02
# Fewer lines of one width may be so by chance.
FEWEST_FULL_LINES = 3
FEWEST_PRINTED_LINES = 6
# A line break inside an annotation is looked for over this many lines: the longest lists of units run over fewer.
CUT_LINES = 12

# “— 1 —”, “-1-”, “－ 12 －”, “第 3 页 共 9 页” (GB/T 9704—2012, 7.5).
_DASH = "[-—–－─一~～]"
_PAGE_NUMBER = lazily(
    rf"{_DASH}{{1,2}}\s*\d{{1,4}}\s*{_DASH}{{1,2}}|第\s*\d{{1,4}}\s*页(?:\s*[,，/]?\s*共\s*\d{{1,4}}\s*页)?"
)
_PAGE_MARK_FIRST = frozenset("-—–－─一~～第")
# In the margin of a page less tells one: “·1·”, “1”, “1/16”.
_DASHES = r"[-‐‑‒–—―－·]*"
_MARGIN_NUMBER = lazily(
    rf"{_DASHES}\s*[0-9０-９]{{1,4}}\s*{_DASHES}|第?\s*\d{{1,4}}\s*页?\s*[/／,，]?\s*共?\s*\d{{1,4}}\s*页?|第\s*\d{{1,4}}\s*页"
)

# Marks that open something never be at the end of a line.
NO_LINE_END = frozenset(OPENERS + QUOTE_OPENERS)
# What may end a paragraph; anything else at the end of a full line is carried on in the next.
PARAGRAPH_ENDS = frozenset(SENTENCE_ENDS + COLONS + CLOSERS + QUOTE_CLOSERS + '"')


# Marks that may be before a label at the beginning of a line.
_BULLETS = lazily(r"[—\-–·•●◆■□▲★※>\s]*+")


def is_page_mark(line: str) -> bool:
    """Whether a line is a page number with its marks.

    >>> is_page_mark("— 12 —"), is_page_mark("第 3 页 共 9 页"), is_page_mark("12")
    (True, True, False)
    """
    return line[:1] in _PAGE_MARK_FIRST and bool(_PAGE_NUMBER.fullmatch(line))


def is_page_number(words: str) -> bool:
    """Whether a line in the margin of a page is its number, marks or not.

    >>> is_page_number("— 12 —"), is_page_number("12"), is_page_number("3/16"), is_page_number("2025年")
    (True, True, True, False)
    """
    return bool(_MARGIN_NUMBER.fullmatch(words))


def after_bullets(text: str, place: Range) -> int:
    """Return where the words of a line begin, behind the marks that some put before them: ●, ——.

    >>> after_bullets("● 牵头单位：县财政局", Range(0, 11))
    2
    """
    match = _BULLETS.match(text, *place)
    return match.end() if match else place.start


class _Widths(dict[str, float]):
    """Character to its printed width in full characters, worked out once for each; a blank is the narrow gap of print."""

    def __missing__(self, character: str) -> float:
        wide = unicodedata.east_asian_width(character) in "WFA"
        self[character] = 0.25 if character.isspace() else 1.0 if wide else 0.5
        return self[character]


_WIDTHS = _Widths()


def display_width(text: str) -> float:
    """Return the printed width of a text in full characters; a blank counts as the narrow gap that it is in print.

    >>> display_width("增长 5.6%")
    4.25
    """
    return sum(map(_WIDTHS.__getitem__, text))
