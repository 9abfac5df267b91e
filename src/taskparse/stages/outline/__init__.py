"""CleanText → Outline: header, titles of enclosed documents, numbered paragraphs.

Which numbered paragraphs are headings, and which short sentences are topic sentences, depends on the annotations
and is decided by `scope`.
"""

from __future__ import annotations

from taskparse.model.outline import Outline
from taskparse.model.source import Cover, Range
from taskparse.model.text import PARAGRAPH_BREAK, CleanText
from taskparse.stages.outline.elements import Elements
from taskparse.stages.outline.front import front_matter
from taskparse.stages.outline.numbering import SINGLE_LINE_SHARE, numbered
from taskparse.stages.outline.set_off import set_off
from taskparse.stages.outline.signature import back_matter
from taskparse.stages.outline.single_line import SHORTEST, front_and_back
from taskparse.stages.outline.titles import enclosed_titles


def outline(clean: CleanText) -> Outline:
    """Return the shape of a notice.

    Args:
        clean: The running text.
    """
    tables = Cover(table.range for table in clean.tables)
    everything = _paragraphs(clean.text)
    in_tables = [place for place in everything if tables.holds(place)]
    lines = [place for place in everything if not tables.holds(place)]
    paragraphs = [part for place in lines for part in _whole_or_cut(clean.text, place)]
    elements = Elements()
    front = front_matter(clean, paragraphs, elements)
    body = back_matter(clean, paragraphs[front:], elements)
    titles = enclosed_titles(clean, body, elements)
    held = Cover([*titles, *elements.found.get("title", [])])
    running = [place for place in body if not held.holds(place)]
    running = sorted([*running, *in_tables])
    return Outline(
        header=elements.header(clean),
        paragraphs=tuple(set_off(clean, list(numbered(clean.text, running)))),
        titles=tuple(titles),
        furniture=tuple(elements.furniture),
    )


def _whole_or_cut(text: str, place: Range) -> list[Range]:
    is_single = place.stop - place.start >= max(SHORTEST, SINGLE_LINE_SHARE * len(text))
    return front_and_back(text, place) if is_single else [place]


def _paragraphs(text: str) -> list[Range]:
    ranges = []
    start = 0
    for words in text.split(PARAGRAPH_BREAK):
        if words:
            ranges.append(Range(start, start + len(words)))
        start += len(words) + 1
    return ranges
