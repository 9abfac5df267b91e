"""Titles of the documents that a notice encloses (reading rules §3)."""

from __future__ import annotations

from collections.abc import Sequence

from taskparse.grammar.headings import marker_at
from taskparse.grammar.titles import is_title_line, is_whole_title
from taskparse.model.source import Range
from taskparse.model.text import CleanText
from taskparse.stages.outline.elements import Elements

# Between a title and its first number are at most this many paragraphs of introduction.
_LONGEST_INTRODUCTION = 12
_MOST_LINES = 6


def enclosed_titles(clean: CleanText, body: Sequence[Range], elements: Elements) -> list[Range]:
    """Return the titles of enclosed documents, each the range of all its lines.

    Args:
        clean: The running text.
        body: The paragraphs without front and back matter.
        elements: The header; takes the first title where the notice has none of its own.
    """
    titles = []
    index = 0
    while index < len(body):
        lines = _title_at(clean, body, index)
        if lines and _opens_document(clean, body, index, len(lines), elements):
            titles.append(Range(lines[0].start, lines[-1].stop))
        index += max(1, len(lines))
    if titles and body[0].start == titles[0].start and not _has_cover(elements, titles[0]):
        elements.add("title", titles.pop(0))
    return titles


def _has_cover(elements: Elements, title: Range) -> bool:
    signed_before = elements.signed_at is not None and elements.signed_at <= title.start
    return signed_before or "title" in elements.found or "addressees" in elements.found


def _title_at(clean: CleanText, body: Sequence[Range], index: int) -> list[Range]:
    """Return the lines of the title that begins at a paragraph, if one does."""
    lines: list[Range] = []
    for place in body[index : index + _MOST_LINES]:
        if not is_title_line(clean.words(place)) or (lines and _apart(clean, lines[-1], place)):
            break
        lines.append(place)
    while lines and not is_whole_title("".join(clean.words(line) for line in lines)):
        lines.pop()
    return lines


def _apart(clean: CleanText, before: Range, after: Range) -> bool:
    """Whether anything is between two lines: a signature, a table."""
    return after.start - before.stop > 1 or any(before.stop <= t.range.start < after.start for t in clean.tables)


def _opens_document(clean: CleanText, body: Sequence[Range], index: int, length: int, elements: Elements) -> bool:
    """Whether a document begins here: right after the signature, or where numbering begins anew."""
    start = body[index].start
    if elements.signed_at is not None and not any(elements.signed_at < place.start < start for place in body):
        return True
    following = body[index + length].start if index + length < len(body) else len(clean.text)
    if any(body[index + length - 1].stop <= table.range.start <= following for table in clean.tables):
        return True
    for place in body[index + length : index + length + _LONGEST_INTRODUCTION]:
        if marker := marker_at(clean.text, place):
            return marker.number == 1
    return False
