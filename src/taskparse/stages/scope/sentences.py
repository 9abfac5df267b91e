"""Sentences, whose ends count only outside quotation marks and brackets (reading rules §5)."""

from __future__ import annotations

from taskparse.lexicon.characters import CLOSERS, LOOSE_MARKS, OPENERS, QUOTE_CLOSERS, QUOTE_OPENERS
from taskparse.model.source import Range


def ends(text: str, place: Range, marks: str) -> list[int]:
    """Return where sentences end: one past each mark that stands outside quotation marks and brackets.

    >>> text = "甲。乙“丙。”丁；"
    >>> ends(text, Range(0, len(text)), "。；")
    [2, 9]
    """
    found = []
    depth = 0
    for at in range(place.start, place.stop):
        character = text[at]
        if character in OPENERS or character in QUOTE_OPENERS:
            depth += 1
        elif character in CLOSERS or character in QUOTE_CLOSERS:
            depth = max(0, depth - 1)
        elif depth == 0 and character in marks:
            found.append(at + 1)
    return found


def opened(text: str, place: Range) -> Range:
    """Return a range without the marks that no text begins with, and without blanks at its end."""
    start, stop = place
    while start < stop and (text[start] in LOOSE_MARKS or text[start].isspace()):
        start += 1
    while start < stop and text[stop - 1] == " ":
        stop -= 1
    return Range(start, stop)
