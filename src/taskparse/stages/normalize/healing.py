"""Paragraphs → text: no white space beside a Chinese character, every character's origin kept."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TypeVar

from taskparse.grammar.characters import has_line_break, is_chinese, is_han, words_between_blanks
from taskparse.model.source import FontRun, Range, StyledHeading
from taskparse.model.text import PARAGRAPH_BREAK

_Run = TypeVar("_Run", FontRun, StyledHeading)


def healed(text: str, paragraphs: Sequence[list[Range]]) -> tuple[str, array[int], frozenset[int]]:
    """Join each paragraph's ranges, without white space beside a Chinese character.

    Returns:
        The text, the origin of its characters, and where in it ranges were joined.
    """
    pieces: list[str] = []
    origin = array("L")
    joints: set[int] = set()
    for paragraph in paragraphs:
        if pieces:
            pieces.append(PARAGRAPH_BREAK)
            origin.append(origin[-1])
        for number, place in enumerate(paragraph):
            for start, stop in words_between_blanks(text, *place):
                if not is_han(text[start]) and _needs_space(pieces, text, start, origin):
                    pieces.append(" ")
                    origin.append(origin[-1])
                if number and start == place.start:
                    joints.add(len(origin))
                pieces.append(text[start:stop])
                origin.extend(range(start, stop))
    return "".join(pieces), origin, frozenset(joints)


def _needs_space(pieces: list[str], text: str, start: int, origin: array[int]) -> bool:
    if not pieces or pieces[-1] == PARAGRAPH_BREAK or origin[-1] + 1 >= start:
        return False
    last, following = pieces[-1][-1], text[start]
    # A line break inside a number is the printer's: 5.6⏎%.
    is_cut = last.isdigit() and (following.isdigit() or following in "%‰.") and has_line_break(text, origin[-1], start)
    return not (is_chinese(last) or is_chinese(following) or is_cut)


def moved_runs(runs: Sequence[_Run], origin: array[int]) -> Iterator[_Run]:
    """Yield font runs or headings with their offsets in the clean text."""
    for run in runs:
        start, stop = bisect_left(origin, run.start), bisect_left(origin, run.stop)
        if start < stop:
            yield run._replace(start=start, stop=stop)
