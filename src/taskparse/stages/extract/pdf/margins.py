"""What a page prints beside its text: page numbers, running heads, letterhead rules, footnote marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from taskparse.grammar.layout import is_page_number
from taskparse.model.source import Range
from taskparse.stages.extract.pdf.lines import PageReading, PrintedLine

# Rules and the star of a party letterhead, where they are set as characters.
_RULE = re.compile(r"[-_‐‑‒–—―─━═＿﹍=\s]{4,}|[-_—─━\s]*★[-_—─━\s]*")
_DIGITS = re.compile(r"[0-9０-９]+")
_NOTE_MARK = re.compile(r"[0-9]{1,2}|[①-⑳*＊]")
_NOTE_SIZE = 0.7  # of the line's
_UNIT_BEFORE = re.compile(r"[A-Za-zµμ]$|(?<![0-9])10$")

_MARGIN = 0.13  # of the page's height: GB/T 9704-2012, 5.2.1 leaves 37 mm of 297 above
_CLEAR = 1.3  # of the usual step from line to line
_OFTEN = 3  # pages that show the same line in the same place
_EDGE_LINES = 3


class Margin(NamedTuple):
    """What of a page may be furniture.

    Attributes:
        certain: Ranges that the page alone shows to be furniture.
        heads: Lines set apart at the page's edge, each with what makes it the same line on another page.
    """

    certain: tuple[Range, ...]
    heads: tuple[tuple[Range, tuple[str, int]], ...]


NO_MARGIN = Margin((), ())


def margin(page: PageReading, height: float) -> Margin:
    """Return what is beside the text of a page, in offsets of the page's text; `height` in points."""
    certain = [Range(line.start, line.stop) for line in page.lines if _RULE.fullmatch(page.text, line.start, line.stop)]
    heads: list[tuple[Range, tuple[str, int]]] = []
    for line, outermost, apart in _edges(page.lines, height):
        text = page.text[line.start : line.stop]
        if (outermost or apart) and is_page_number(text):
            certain.append(Range(line.start, line.stop))
        elif apart:
            heads.append((Range(line.start, line.stop), (_DIGITS.sub("0", text), round(line.box.top))))
    return Margin((*certain, *_note_marks(page)), tuple(heads))


def running_heads(margins: Sequence[Margin]) -> tuple[tuple[Range, ...], ...]:
    """Return for each page the lines that are in the same place on at least three pages."""
    seen = Counter(key for page in margins for _, key in page.heads)
    return tuple(tuple(where for where, key in page.heads if _near(seen, key) >= _OFTEN) for page in margins)


def _near(seen: Counter[tuple[str, int]], key: tuple[str, int]) -> int:
    text, top = key
    return sum(seen[text, top + shift] for shift in (-1, 0, 1))


def _edges(lines: Sequence[PrintedLine], height: float) -> Iterator[tuple[PrintedLine, bool, bool]]:
    """Yield the lines in the upper and lower margin, with whether each is outermost, and clear of the text."""
    down = sorted(lines, key=lambda line: line.box.top)
    step = _usual_step(down)
    above = [line for line in down if line.box.bottom < height * _MARGIN]
    below = [line for line in down if line.box.top > height * (1 - _MARGIN)]
    for edge, inwards in ((above[:_EDGE_LINES], down), (below[: -_EDGE_LINES - 1 : -1], down[::-1])):
        clear = _clear(len(edge), inwards, step)
        yield from ((line, at == 0, at < clear) for at, line in enumerate(edge))


def _clear(count: int, inwards: Sequence[PrintedLine], step: float) -> int:
    """Return how many of the first `count` lines lie beyond the innermost wide gap."""
    for at in range(count, 0, -1):
        if at == len(inwards) or abs(inwards[at].box.top - inwards[at - 1].box.top) > _CLEAR * step:
            return at
    return 0


def _usual_step(ordered: Sequence[PrintedLine]) -> float:
    """Return the lower quartile of the steps down the page: paragraphs set wide apart do not count."""
    steps = sorted(b.box.top - a.box.top for a, b in pairwise(ordered) if b.box.top - a.box.top > 1)
    return steps[len(steps) // 4] if steps else 0.0


def _note_marks(page: PageReading) -> Iterator[Range]:
    """Yield the small figures that point to a footnote; after a Latin letter or a ten they are part of a unit."""
    starts = [line.start for line in page.lines]
    for run in page.fonts:
        line = page.lines[max(0, bisect_right(starts, run.start) - 1)]
        before = page.text[line.start : run.start]
        text = page.text[run.start : run.stop].rstrip()
        if (
            run.size < _NOTE_SIZE * line.size
            and run.start + len(text) <= line.stop
            and _NOTE_MARK.fullmatch(text)
            and not _UNIT_BEFORE.search(before.rstrip())
            and before
        ):
            yield Range(run.start, run.start + len(text))
