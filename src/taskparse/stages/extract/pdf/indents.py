"""Indents: the text layer does not hold them, so they are computed from where lines begin.

They are written as ideographic spaces, as notices in plain text have them: two before a paragraph, more before
a signature or a date on the right. The whole document is asked, for a page may hold nothing but first lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from taskparse.stages.extract.pdf.lines import PrintedLine

# In ems: GB/T 9704-2012, 7.3.3 indents by two characters; inner margins of facing pages differ by a little.
_FROM, _TO = 1.4, 2.6
# What begins as far right as this is set to the right or in the middle; less may be a hanging indent.
_FAR = 8.0


def indents(pages: Sequence[Sequence[PrintedLine]]) -> tuple[tuple[int, ...], ...]:
    """Return for each line of each page how many ideographic spaces are before it."""
    size = _body_size(pages)
    edges = [_edge(page, size) for page in pages]
    usual = _usual_edge(pages, edges, size)
    return tuple(
        tuple(_indent(line, edge, usual, size) for line in page) for page, edge in zip(pages, edges, strict=True)
    )


def _body_size(pages: Sequence[Sequence[PrintedLine]]) -> int:
    sizes: Counter[int] = Counter()
    for page in pages:
        for line in page:
            sizes[round(line.size)] += line.stop - line.start
    return max(sizes, key=lambda size: (sizes[size], size), default=1)


def _edge(page: Sequence[PrintedLine], size: int) -> float | None:
    """Return the left edge of a page's body, where it has one."""
    return min((line.box.x0 for line in page if line.upright and round(line.size) == size), default=None)


def _usual_edge(pages: Sequence[Sequence[PrintedLine]], edges: Sequence[float | None], size: int) -> float:
    """Return the left edge at which most lines of the document begin, to half a character."""
    begun: Counter[float] = Counter()
    for page, edge in zip(pages, edges, strict=True):
        if edge is not None:
            begun[edge] += sum(abs(line.box.x0 - edge) < size / 2 for line in page)
    return max(begun, key=lambda edge: (begun[edge], -edge), default=0.0)


def _indent(line: PrintedLine, edge: float | None, usual: float, size: int) -> int:
    if edge is None or not line.upright or round(line.size) != size:
        return 0
    reference = usual if _FROM < (edge - usual) / size < _TO else edge  # a page of first lines only
    ems = (line.box.x0 - reference) / size
    return round(ems) if _FROM < ems < _TO or ems > _FAR else 0
