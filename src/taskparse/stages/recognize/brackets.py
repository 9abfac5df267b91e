"""Brackets of a paragraph, of any kind, mixed and unbalanced."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from taskparse.lexicon.characters import CLOSERS, OPENERS, in_the_open
from taskparse.model.source import Range


@dataclass(frozen=True, slots=True)
class Bracket:
    """A bracket with what it holds.

    Attributes:
        range: Opening mark to closing mark.
        inner: What stands between them.
        depth: How many brackets it stands in; a closed one does not count those that are never closed.
        closed: Whether its closing mark is there; without, it runs to the end of the paragraph.
    """

    range: Range
    inner: Range
    depth: int
    closed: bool


def brackets(text: str, place: Range) -> list[Bracket]:
    """Return the brackets of a paragraph, outer ones before inner ones.

    A closing mark closes the last open bracket, whatever the kinds of the two.

    >>> [b.range for b in brackets("甲（乙（丙）〕", Range(0, 7))]
    [Range(start=1, stop=7), Range(start=3, stop=6)]
    """
    closed: list[tuple[Range, int]] = []
    opened: list[int] = []
    for at in range(place.start, place.stop):
        if text[at] in OPENERS:
            opened.append(at)
        elif text[at] in CLOSERS and opened:
            start = opened.pop()
            closed.append((Range(start, at + 1), len(opened)))
    found = [
        Bracket(
            whole,
            Range(whole.start + 1, whole.stop - 1),
            depth - bisect_left(opened, whole.start),
            closed=True,
        )
        for whole, depth in closed
    ]
    found += [
        Bracket(Range(at, place.stop), Range(at + 1, place.stop), depth, closed=False)
        for depth, at in enumerate(opened)
    ]
    return sorted(found, key=lambda bracket: (bracket.range.start, -bracket.range.stop))


def innermost(found: Sequence[Bracket], places: Iterable[int]) -> Iterator[Bracket | None]:
    """Yield for each place, in ascending order, the innermost bracket that holds it, if one does.

    Args:
        found: The brackets of a paragraph, outer ones before inner ones.
        places: Offsets in ascending order.
    """
    around: list[Bracket] = []
    upcoming = iter(found)
    following = next(upcoming, None)
    for at in places:
        while following and following.range.start < at:
            around.append(following)
            following = next(upcoming, None)
        while around and around[-1].range.stop <= at:
            around.pop()
        yield around[-1] if around else None


def stray_closer(text: str, place: Range) -> int | None:
    """Return where a closing mark stands that closes nothing, if one does."""
    depth = 0
    for at in range(place.start, place.stop):
        depth += (text[at] in OPENERS) - (text[at] in CLOSERS)
        if depth < 0:
            return at
    return None


def parted(text: str, place: Range, marks: str) -> list[Range]:
    """Part a range at marks that stand outside brackets and quotations; empty parts are left out.

    >>> text = "甲（乙、丙）、“丁、戊”"
    >>> [text[a:b] for a, b in parted(text, Range(0, len(text)), "、")]
    ['甲（乙、丙）', '“丁、戊”']
    """
    cuts = [place.start - 1, *in_the_open(text, *place, marks), place.stop]
    return [part for before, after in pairwise(cuts) if (part := Range(before + 1, after))]


def trimmed(text: str, place: Range, marks: str) -> Range:
    """Return a range without marks and blanks at either end."""
    start, stop = place
    while start < stop and (text[start] in marks or text[start].isspace()):
        start += 1
    while start < stop and (text[stop - 1] in marks or text[stop - 1].isspace()):
        stop -= 1
    return Range(start, stop)
