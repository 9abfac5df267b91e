"""Where the columns of a table without lines are parted: gaps that are below one another from line to line."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

from taskparse.grammar.headings import is_numbered
from taskparse.grammar.marks import CLAUSE_MARKS, CLOSERS, LIST_MARKS, QUOTE_CLOSERS
from taskparse.stages.extract.pdf.unruled.printed import Band, Glyph, Words, words_of

_STEP = 0.5  # points
_TOUCHING = 0.35  # of a line's height: glyphs nearer to each other than this are in one cell
_BEHIND_MARK = 0.6  # of a line's height, from the middle of a mark, which fills its left half only
_AT_START = 0.1  # of a line's height: so near to its edge does a column begin whose lines are flush
_HANGING = frozenset(CLOSERS + QUOTE_CLOSERS + CLAUSE_MARKS + LIST_MARKS)


class BandLine(NamedTuple):
    """A band cell by cell.

    Attributes:
        cells: Column to the words in it.
        across: Whether words run from one column into the next.
        top: Its upper edge.
        bottom: Its lower edge.
    """

    cells: dict[int, Words]
    across: bool
    top: float
    bottom: float

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top


def cuts(
    words: Sequence[Words], between: Sequence[tuple[float, float]], before: Sequence[float] = ()
) -> tuple[float, ...]:
    """Return where columns are parted: where the fewest words are crossed.

    Args:
        words: The table's words, and those below it.
        between: For each two neighbours where the cut may be.
        before: The cuts of the page before, which are kept as far as words allow.
    """
    starts = sorted(each.box.x0 for each in words)
    stops = sorted(each.box.x1 for each in words)

    def crossed(x: float) -> int:
        return bisect_left(starts, x) - bisect_right(stops, x)

    def begun(x: float) -> int:
        return bisect_right(starts, x + 2 * _STEP) - bisect_left(starts, x)

    free = [
        _free([(crossed(x), x) for x in (*before[at : at + 1], *_places(*stretch))])
        for at, stretch in enumerate(between)
    ]
    if before:
        return tuple(min(chain(*found), key=lambda x: abs(x - kept)) for found, kept in zip(free, before, strict=True))
    return tuple(_cut(max(found, key=len), begun) for found in free)


def _places(start: float, stop: float) -> list[float]:
    return [start + _STEP * number for number in range(int(max(0.0, stop - start) / _STEP) + 1)]


def _free(places: Sequence[tuple[int, float]]) -> list[list[float]]:
    """Return the stretches that the fewest words cross."""
    fewest = min(count for count, _ in places)
    return [[x for _, x in group] for count, group in groupby(places, key=itemgetter(0)) if count == fewest]


def _cut(stretch: Sequence[float], begun: Callable[[float], int]) -> float:
    """Return the right end of a stretch where the lines of the next column begin there, else its middle."""
    return stretch[-1] if begun(stretch[-1]) > 1 else (stretch[0] + stretch[-1]) / 2


def is_one_item(band: Band) -> bool:
    """Whether a band is one numbered line: 一、培育产业."""
    return len(band.words) == 1 and is_numbered(band.words[0].text)


def parted(band: Band, starts: Sequence[float]) -> Iterator[Words]:
    """Yield the words of a band, parted also where a mark hangs out of its column up to the start of the next.

    A mark fills the left half of its square only, so words that end with one end half way through it.
    """
    for words in band.glyphs_by_word:
        group: list[Glyph] = []
        for glyph in words:
            hangs = bool(group) and group[-1].text in _HANGING
            if hangs and any(abs(glyph.box.x0 - start) < _AT_START * band.height for start in starts):
                yield _inked(group)
                group = []
            group.append(glyph)
        yield _inked(group)


def _inked(glyphs: Sequence[Glyph]) -> Words:
    words, last = words_of(glyphs), glyphs[-1]
    return words._replace(box=words.box._replace(x1=last.middle)) if last.text in _HANGING else words


def line_of(band: Band, cuts: Sequence[float]) -> BandLine:
    """Return a band cell by cell."""
    columns = {
        column: words_of(list(group))
        for column, group in groupby(band.glyphs, key=lambda glyph: bisect_right(cuts, glyph.middle))
    }
    runs_on = any(_runs_on(a, b, cuts, band.height) for a, b in pairwise(band.glyphs))
    across = len(columns) > 1 and (is_one_item(band) or runs_on)
    return BandLine(columns, across, band.top, band.bottom)


def _runs_on(a: Glyph, b: Glyph, cuts: Sequence[float], height: float) -> bool:
    """Whether words go on over a cut; a mark that hangs out of its column only touches the next."""
    column = bisect_right(cuts, b.middle)
    if bisect_right(cuts, a.middle) == column:
        return False
    if a.text not in _HANGING:
        return b.box.x0 - a.box.x1 <= _TOUCHING * height
    starts_column = b.box.x0 - cuts[column - 1] <= _AT_START * height
    return not starts_column and b.box.x0 - a.middle <= _BEHIND_MARK * height
