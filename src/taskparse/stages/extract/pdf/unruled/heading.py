"""The heading row of a table without lines: words side by side that name a task and who answers.

Nothing else on a page begins a table, so running text is never taken for one. A heading has one or two levels, and a name
may go on in the next line.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from taskparse.context import Context
from taskparse.grammar.columns import LONGEST_NAME, are_of_tasks, is_one_name, known_kind
from taskparse.grammar.marks import CLAUSE_MARKS, COLONS
from taskparse.grammar.titles import ends_as_title
from taskparse.lexicon.loader import DIVISION, Lexicon
from taskparse.stages.extract.pdf.frame import Rectangle
from taskparse.stages.extract.pdf.unruled.printed import Band, Words

_DEEPEST = 3  # lines: two levels, or one between them
_LETTERSPACED = 3.0  # of a character: so far apart may 序 and 号 are
_NEXT = 2.5  # of a line's height: so far below the line before may a heading go on
_FEWEST = 2  # columns


class Name(NamedTuple):
    """What is over columns; rows and columns count from 0."""

    words: Words
    row: int
    column: int
    rows: int
    columns: int


class PrintedHeading(NamedTuple):
    """A heading row.

    Attributes:
        names: Every name in it, row by row.
        leaves: The names of single columns, from the left.
        kinds: For each column what it is, as in `known_kind`; None for a name nobody knows.
        bands: How many bands it fills.
    """

    names: tuple[Name, ...]
    leaves: tuple[Words, ...]
    kinds: tuple[str | None, ...]
    bands: int


def may_have_heading(text: str, context: Context) -> bool:
    """Whether words of a page, parted by white space, name a task and who answers."""
    kinds: set[str | None] = set()
    for line in text.split("\n"):
        names: list[str] = []
        for word in line.split():
            if names and is_one_name(names[-1], word, context.lexicon):
                names[-1] += word
            else:
                names.append(word)
        kinds |= {known_kind(name, context.lexicon) for name in names if len(name) <= LONGEST_NAME}
    return are_of_tasks(kinds)


def heading_at(bands: Sequence[Band], at: int, context: Context) -> PrintedHeading | None:
    """Return the deepest heading row that begins with a band, or None if none does."""
    words, lexicon = bands[at].words, context.lexicon
    if len(words) < _FEWEST and known_kind(words[0].text, lexicon) != DIVISION:
        return None  # a title
    for depth in range(min(_DEEPEST, len(bands) - at), 0, -1):
        lines = [_names(band, lexicon) for band in bands[at : at + depth]]
        near = all(
            below.top - above.bottom < _NEXT * above.height
            for above, below in zip(bands[at : at + depth - 1], bands[at + 1 : at + depth], strict=True)
        )
        if near and all(lines) and (found := _levels([w for line in lines[:-1] for w in line], lines[-1], lexicon)):
            kinds = tuple(known_kind(leaf.text, lexicon) for leaf in found[1])
            if len(kinds) >= _FEWEST and are_of_tasks(
                {*kinds, *(known_kind(name[0].text, lexicon) for name in found[0])}
            ):
                return PrintedHeading(*found, kinds, depth)
    return None


def _names(band: Band, lexicon: Lexicon) -> list[Words]:
    """Return the words of a band that may be names, those set with gaps joined; empty if any of them cannot be a name."""
    names: list[Words] = []
    single = False
    for words in band.words:
        near = bool(names) and words.box.x0 - names[-1].box.x1 < _LETTERSPACED * band.height
        is_letter = single and len(words.text) == 1
        if near and (is_letter or is_one_name(names[-1].text, words.text, lexicon)):
            names[-1] = _joined(names[-1], words)
        else:
            names.append(words)
            single = len(words.text) == 1
    fit = all(len(name.text) <= LONGEST_NAME and not {*CLAUSE_MARKS, *COLONS} & {*name.text} for name in names)
    return names if fit else []


def _joined(first: Words, second: Words) -> Words:
    return Words(first.text + second.text, first.box.joined(second.box))


def _levels(
    uppers: Sequence[Words], lowers: Sequence[Words], lexicon: Lexicon
) -> tuple[tuple[Name, ...], tuple[Words, ...]] | None:
    """Return the names of a heading and those of its columns, given its last line and those above."""
    if not uppers:
        leaves = tuple(lowers)
        return tuple(Name(leaf, 0, at, 1, 1) for at, leaf in enumerate(leaves)), leaves
    whole, children = _wrapped(uppers, lowers, lexicon)
    parents: dict[Words, list[Words]] = {}
    for group in _groups(whole, children, lexicon):
        above = [upper for upper in whole if _overlap(upper.box, _hull(group)) and _may_span(upper, lexicon)]
        if len(above) != 1 or above[0] in parents or not all(known_kind(child.text, lexicon) for child in group):
            return None
        parents[above[0]] = group
    single = [upper for upper in whole if upper not in parents]
    if parents and not single:
        return None  # what is over all columns is a title
    return _placed(single, parents)


def _wrapped(uppers: Sequence[Words], lowers: Sequence[Words], lexicon: Lexicon) -> tuple[list[Words], list[Words]]:
    """Return the upper names with those parts of the lower line that they go on in, and what is left of it."""
    whole, children = list(uppers), []
    for lower in lowers:
        above = [at for at, upper in enumerate(whole) if _overlap(upper.box, lower.box)]
        if len(above) == 1 and known_kind(whole[above[0]].text + lower.text, lexicon):
            whole[above[0]] = _joined(whole[above[0]], lower)
        else:
            children.append(lower)
    return whole, children


def _groups(uppers: Sequence[Words], lowers: Sequence[Words], lexicon: Lexicon) -> list[list[Words]]:
    """Return the lower names, those together that no name of a single column is between."""
    groups: list[list[Words]] = []
    for lower in lowers:
        last = groups[-1][-1].middle if groups else lower.middle
        between = [upper for upper in uppers if last < upper.middle < lower.middle]
        if groups and all(_may_span(upper, lexicon) for upper in between):
            groups[-1].append(lower)
        else:
            groups.append([lower])
    return groups


def _may_span(name: Words, lexicon: Lexicon) -> bool:
    kind = known_kind(name.text, lexicon)
    return kind == DIVISION or (kind is None and not ends_as_title(name.text))


def _placed(
    single: Sequence[Words], parents: dict[Words, list[Words]]
) -> tuple[tuple[Name, ...], tuple[Words, ...]] | None:
    """Return the names row by row and those of the columns, which are side by side, and none over another."""
    children = [child for group in parents.values() for child in group]
    leaves = tuple(sorted((*single, *children), key=lambda name: name.box.x0))
    if any(a.box.x1 > b.box.x0 for a, b in pairwise(leaves)):
        return None
    column = {leaf: at for at, leaf in enumerate(leaves)}
    deep = 1 + bool(parents)
    names = [Name(name, 0, column[name], deep, 1) for name in single]
    names += [Name(parent, 0, column[group[0]], 1, len(group)) for parent, group in parents.items()]
    names += [Name(child, 1, column[child], 1, 1) for child in children]
    return tuple(sorted(names, key=lambda name: (name.row, name.column))), leaves


def _hull(names: Sequence[Words]) -> Rectangle:
    return names[0].box.joined(names[-1].box)


def _overlap(one: Rectangle, other: Rectangle) -> bool:
    return min(one.x1, other.x1) > max(one.x0, other.x0)
