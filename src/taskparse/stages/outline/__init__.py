"""CleanText → Outline: header, titles of enclosed documents, numbered paragraphs.

Which numbered paragraphs are headings, and which short sentences are topic sentences, depends on the annotations
and is decided by `scope`.
"""

from __future__ import annotations

from itertools import pairwise

from taskparse.context import Context
from taskparse.grammar.elements import back_of_line
from taskparse.grammar.titles import front_of_line
from taskparse.model.outline import Outline
from taskparse.model.source import Cover, Range
from taskparse.model.text import CleanText, paragraphs_of
from taskparse.stages.outline.elements import Elements
from taskparse.stages.outline.front import front_matter
from taskparse.stages.outline.numbering import SINGLE_LINE_SHARE, numbered
from taskparse.stages.outline.set_off import set_off
from taskparse.stages.outline.signature import back_matter
from taskparse.stages.outline.titles import enclosed_titles

# Nothing is a single line that is shorter than the shortest notice.
_SHORTEST = 200


def outline(clean: CleanText, context: Context) -> Outline:
    """Return the shape of a notice.

    Args:
        clean: The running text.
        context: Its lexicon separates labels from addressees and authorities.
    """
    tables = Cover(table.range for table in clean.tables)
    everything = list(paragraphs_of(clean.text))
    in_tables = [place for place in everything if tables.holds(place)]
    lines = [place for place in everything if not tables.holds(place)]
    paragraphs = [part for place in lines for part in _whole_or_cut(clean.text, place)]
    elements = Elements()
    front = front_matter(clean, paragraphs, elements, context)
    body = back_matter(clean, paragraphs[front:], elements, context)
    titles = enclosed_titles(clean, body, elements)
    held = Cover([*titles, *elements.found.get("title", [])])
    running = [place for place in body if not held.holds(place)]
    running = sorted([*running, *in_tables])
    return Outline(
        header=elements.header(clean),
        paragraphs=tuple(set_off(clean, list(numbered(clean.text, running, context)))),
        titles=tuple(titles),
        furniture=tuple(elements.furniture),
    )


def _whole_or_cut(text: str, place: Range) -> list[Range]:
    """Cut a notice in one single line into title, number, addressees, body, signature and note, as far as it has them."""
    if place.stop - place.start < max(_SHORTEST, SINGLE_LINE_SHARE * len(text)):
        return [place]
    cuts = sorted({*place, *front_of_line(text, place), *back_of_line(text, place)})
    return [Range(start, stop) for start, stop in pairwise(cuts)]
