"""The notice's own title among the lines before the body (reading rules §2)."""

from __future__ import annotations

from collections.abc import Sequence

from taskparse.grammar.elements import is_authority
from taskparse.grammar.titles import (
    Around,
    announces,
    around_title,
    authority_in_title,
    is_cover,
    is_whole_title,
    same_title,
)
from taskparse.model.source import Range
from taskparse.model.text import CleanText
from taskparse.stages.outline.elements import Elements


def settle_title(clean: CleanText, runs: Sequence[Sequence[Range]], elements: Elements, end: int) -> int:
    """Note the notice's own title among lines that may be titles; return where it ends.

    The last that announces something is the notice's own; the same words before it are the title once more, and
    anything else before it is a letterhead or what a collection put there.

    Args:
        clean: The running text.
        runs: Lines that may be titles; those of one run follow one another.
        elements: Receives the title, the numbers beside it and what is furniture.
        end: Where the last element found so far ends.
    """
    titles = [title for run in runs for title in _titles(clean, run)]
    whole = [lines for lines in titles if is_whole_title(_joined(clean, lines))]
    covers = [lines for lines in whole if is_cover(_joined(clean, lines))]
    own = next(iter([*covers[::-1], *whole]), None)
    if own is None:
        for line in (line for lines in titles for line in lines if line.stop <= end):
            elements.set_aside(clean, line)
        return 0
    proper = _around(clean, own)
    _note_title(clean, elements, proper)
    for lines in titles:
        if lines is own or lines[0].start > max(own[0].start, end):
            continue
        around = _around(clean, lines)
        if same_title(clean.words(around.title), clean.words(proper.title)):
            _note_title(clean, elements, around)
        else:
            for line in lines:
                elements.set_aside(clean, line)
    return own[-1].stop


def _titles(clean: CleanText, run: Sequence[Range]) -> list[list[Range]]:
    """Part successive lines into titles: one that is whole ends where the next line begins another."""
    titles: list[list[Range]] = []
    for line in run:
        if titles and not _begins_title(clean, titles[-1], line):
            titles[-1].append(line)
        else:
            titles.append([line])
    return titles


def _begins_title(clean: CleanText, before: Sequence[Range], line: Range) -> bool:
    """Whether a line begins another title: the one before is whole, or no part of what is whole by itself."""
    text = clean.words(line)
    if is_whole_title(_joined(clean, before)):
        return announces(text) or is_cover(_joined(clean, before))
    alone = authority_in_title(text) and is_cover(text)
    return bool(alone) and not all(_issues_too(clean.words(each), text) for each in before)


def _issues_too(line: str, title: str) -> bool:
    """Whether a line over a title names one more authority, and not its own once more."""
    return is_authority(line) and not title.startswith(line)


def _joined(clean: CleanText, lines: Sequence[Range]) -> str:
    return "".join(clean.words(line) for line in lines)


def _around(clean: CleanText, lines: Sequence[Range]) -> Around:
    return around_title(clean.text, Range(lines[0].start, lines[-1].stop))


def _note_title(clean: CleanText, elements: Elements, around: Around) -> None:
    """Note a title, and the document number before or after it; another number than the notice's is furniture."""
    elements.add("title", around.title)
    for place in filter(None, (around.before, around.after)):
        known = elements.found.get("document_number", [])
        is_own = not known or clean.words(known[0]) == clean.words(place)
        elements.add("document_number", place) if is_own else elements.furniture.append(place)
