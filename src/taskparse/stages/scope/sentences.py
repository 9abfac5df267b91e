"""Sentences, whose ends count only outside quotation marks and brackets (reading rules §5)."""

from __future__ import annotations

from taskparse.lexicon.characters import LOOSE_MARKS, in_the_open
from taskparse.model.source import Range


def ends(text: str, place: Range, marks: str) -> list[int]:
    """Return where sentences end: one past each mark that stands outside quotation marks and brackets.

    >>> text = "甲。乙“丙。”丁；"
    >>> ends(text, Range(0, len(text)), "。；")
    [2, 9]
    """
    return [at + 1 for at in in_the_open(text, *place, marks)]


def opened(text: str, place: Range) -> Range:
    """Return a range without the marks that no text begins with, and without blanks at its end."""
    start, stop = place
    while start < stop and (text[start] in LOOSE_MARKS or text[start].isspace()):
        start += 1
    while start < stop and text[stop - 1] == " ":
        stop -= 1
    return Range(start, stop)
