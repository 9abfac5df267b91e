"""Brackets, quotation marks, and the marks that end sentences and part lists.

One scan finds which brackets belong together, one which marks are outside brackets and quotations; all else that asks
about marks asks these two.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from taskparse.grammar.patterns import lazily
from taskparse.model.source import Range, as_range

# Annotations are in any of these, mixed or unbalanced (reading rules §4).
OPENERS = "（(〔[【［〈<〖｛{"
CLOSERS = "）)〕]】］〉>〗｝}"
_BRACKET = lazily(f"[{re.escape(OPENERS + CLOSERS)}]")

# Titles and quotations: nothing inside them ends a sentence or parts a list.
QUOTE_OPENERS = "《“‘「『"
QUOTE_CLOSERS = "》”’」』"
_AROUND_OPENERS = frozenset(OPENERS + QUOTE_OPENERS)
_AROUND_CLOSERS = frozenset(CLOSERS + QUOTE_CLOSERS)
_AROUND = lazily(f"[{re.escape(OPENERS + CLOSERS + QUOTE_OPENERS + QUOTE_CLOSERS)}]")

COMMAS = "，,﹐"
SEMICOLONS = "；;﹔"
CLAUSE_MARKS = COMMAS + SEMICOLONS + "。\n"
LIST_MARKS = "、﹑" + COMMAS + SEMICOLONS
ENTRY_ENDS = SEMICOLONS + "。"
# Between the cells of tables in text; a line of nothing else is none of the notice's.
BARS = "|丨 "
SENTENCE_ENDS = "。；！？;!?"
FULL_STOPS = "。！？!?"
COLONS = "：:∶﹕︰"
# What may be between an annotation and the next task, and opens no text (§5).
LOOSE_MARKS = "，。；、,;：:．."
# What is around a party, a label or a clause and is none of it.
EDGES = LIST_MARKS + COLONS + "。．. \n"


@dataclass(frozen=True, slots=True)
class Bracket:
    """A bracket with what it holds.

    Attributes:
        range: Opening mark to closing mark.
        inner: What is between them.
        depth: How many brackets it is in; a closed one does not count those that are never closed.
        closed: Whether its closing mark is there; without, it runs to the end of the place.
    """

    range: Range
    inner: Range
    depth: int
    closed: bool


class _Scan(NamedTuple):
    """The brackets of a place: pairs with their depth, and where marks are that have no other half."""

    pairs: list[tuple[Range, int]]
    unclosed: list[int]
    stray: list[int]


def _scan(text: str, place: Range) -> _Scan:
    """Find which brackets belong together: a closing mark closes the last open one, whatever the kinds of the two."""
    found = _Scan([], [], [])
    for match in _BRACKET.finditer(text, *place):
        at = match.start()
        if text[at] in OPENERS:
            found.unclosed.append(at)
        elif found.unclosed:
            start = found.unclosed.pop()
            found.pairs.append((as_range((start, at + 1)), len(found.unclosed)))
        else:
            found.stray.append(at)
    return found


def brackets(text: str, place: Range) -> list[Bracket]:
    """Return the brackets of a place, outer ones before inner ones.

    >>> [b.range for b in brackets("甲（乙（丙）〕", Range(0, 7))]
    [Range(start=1, stop=7), Range(start=3, stop=6)]
    """
    if not _BRACKET.search(text, *place):
        return []
    scan = _scan(text, place)
    found = [
        Bracket(
            whole,
            Range(whole.start + 1, whole.stop - 1),
            depth - bisect_left(scan.unclosed, whole.start),
            closed=True,
        )
        for whole, depth in scan.pairs
    ]
    found += [
        Bracket(Range(at, place.stop), Range(at + 1, place.stop), depth, closed=False)
        for depth, at in enumerate(scan.unclosed)
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


def unbalanced(text: str, place: Range) -> list[int]:
    """Return where brackets are that have no other half.

    >>> unbalanced("甲）（乙（丙）", Range(0, 7))
    [1, 2]
    """
    scan = _scan(text, place)
    return sorted([*scan.unclosed, *scan.stray])


def unclosed(text: str, place: Range) -> int | None:
    """Return where the outermost bracket begins that is never closed, if one is."""
    return next(iter(_scan(text, place).unclosed), None)


def stray_closer(text: str, place: Range) -> int | None:
    """Return where the first closing mark is that closes nothing, if one does."""
    depth = 0
    for match in _BRACKET.finditer(text, *place):
        depth += 1 if match.group() in OPENERS else -1
        if depth < 0:
            return match.start()
    return None


def closed_at(text: str, stop: int, reach: int) -> Range | None:
    """Return the bracket whose closing mark ends at a place, if it begins within reach."""
    if text[stop - 1 : stop] not in tuple(CLOSERS):
        return None
    depth = 0
    for start in range(stop - 1, max(0, stop - reach) - 1, -1):
        depth += (text[start] in CLOSERS) - (text[start] in OPENERS)
        if depth == 0:
            return Range(start, stop)
    return None


def balance(text: str, place: Range) -> int:
    """Return how many more brackets are opened than closed."""
    marks = [match.group() in OPENERS for match in _BRACKET.finditer(text, *place)]
    return 2 * sum(marks) - len(marks)


@cache
def _in_or_around(marks: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds marks, and what finds them, brackets and quotation marks."""
    return re.compile(f"[{re.escape(marks)}]"), re.compile(f"[{re.escape(marks)}]|{_AROUND.pattern}")


def in_the_open(text: str, place: Range, marks: str) -> list[int]:
    """Return where marks are outside brackets and quotation marks.

    >>> in_the_open("甲（乙、丙）、“丁、戊”", Range(0, 12), "、")
    [6]
    """
    plain, around = _in_or_around(marks)
    if _AROUND.search(text, *place) is None:
        return [match.start() for match in plain.finditer(text, *place)]
    found: list[int] = []
    depth = 0
    for match in around.finditer(text, *place):
        if match.group() in _AROUND_OPENERS:
            depth += 1
        elif match.group() in _AROUND_CLOSERS:
            depth = max(0, depth - 1)
        elif depth == 0:
            found.append(match.start())
    return found


def parted(text: str, place: Range, marks: str) -> list[Range]:
    """Part a range at marks that are outside brackets and quotations; empty parts are left out.

    >>> text = "甲（乙、丙）、“丁、戊”"
    >>> [text[a:b] for a, b in parted(text, Range(0, len(text)), "、")]
    ['甲（乙、丙）', '“丁、戊”']
    """
    found = in_the_open(text, place, marks)
    if not found:
        return [place] if place else []
    cuts = [place.start - 1, *found, place.stop]
    return [as_range((before + 1, after)) for before, after in pairwise(cuts) if after > before + 1]


def ends(text: str, place: Range, marks: str) -> list[int]:
    """Return where sentences end: one past each mark that is outside quotation marks and brackets (§5).

    >>> text = "甲。乙“丙。”丁；"
    >>> ends(text, Range(0, len(text)), "。；")
    [2, 9]
    """
    return [at + 1 for at in in_the_open(text, place, marks)]


def last_sentence(text: str) -> str:
    """Return the last sentence of a text.

    >>> last_sentence("建成公园。“一站式”办理；确保竣工。")
    '确保竣工。'
    """
    stops = ends(text, Range(0, len(text) - 1), SENTENCE_ENDS)
    return text[stops[-1] :] if stops else text


def trimmed(text: str, place: Range, marks: str = "") -> Range:
    """Return a range without marks and blanks at either end."""
    start, stop = place
    while start < stop and (text[start] in marks or text[start].isspace()):
        start += 1
    while start < stop and (text[stop - 1] in marks or text[stop - 1].isspace()):
        stop -= 1
    return as_range((start, stop))


def begun(text: str, place: Range) -> Range:
    """Return a range without the marks that no text begins with, and without blanks at its end (§5)."""
    start, stop = place
    while start < stop and (text[start] in LOOSE_MARKS or text[start].isspace()):
        start += 1
    while start < stop and text[stop - 1] == " ":
        stop -= 1
    return as_range((start, stop))
