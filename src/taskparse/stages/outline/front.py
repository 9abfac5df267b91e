"""What stands before the body: web preface, letterhead, number, title, addressees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from taskparse.lexicon import header as words
from taskparse.lexicon.headings import MARKER
from taskparse.lexicon.labels import default_lexicon
from taskparse.model.source import Range
from taskparse.model.text import CleanText
from taskparse.stages.outline.elements import Elements, is_title_line, is_whole_title
from taskparse.stages.outline.own_title import settle_title

# Letterhead, title over some lines, a web page's preface: no front is longer.
_LONGEST_FRONT = 40
# A news item before the notice runs over a few paragraphs.
_LONGEST_NEWS = 6

# Elements that fill a line of their own.
_LINES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("document_number", words.DOCUMENT_NUMBER),
    ("letterhead", words.LETTERHEAD),
    ("issue_date", words.DATE),
    ("disclosure", words.DISCLOSURE),
    ("signatories", words.SIGNATORY),
    ("secrecy", words.SECRECY),
    ("urgency", words.URGENCY),
    ("copy_number", words.COPY_NUMBER),
    ("furniture", words.WEB_PREFACE),
)


def front_matter(clean: CleanText, paragraphs: Sequence[Range], elements: Elements) -> int:
    """Find the elements before the body; return how many paragraphs they take.

    Args:
        clean: The running text.
        paragraphs: All paragraphs.
        elements: Receives what is found.
    """
    news = _news(clean, paragraphs)
    elements.furniture += paragraphs[:news]
    runs: list[list[Range]] = [[]]
    end = paragraphs[news - 1].stop if news else 0
    is_value = False
    for place in paragraphs[news : news + _LONGEST_FRONT]:
        text = clean.words(place)
        is_particular = bool(words.WEB_PARTICULAR.fullmatch(text))
        name = _line_element(text) or ("furniture" if is_particular or is_value else None)
        is_value = is_particular
        if name:
            _note(clean, elements, name, place)
            runs.append([])
            end = place.stop
        elif _is_addressees(text):
            elements.add("addressees", Range(place.start, place.start + len(text[:-1].rstrip())))
            end = place.stop
            break
        elif is_title_line(text):
            runs[-1].append(place)
        else:
            break
    end = max(end, settle_title(clean, runs, elements, end))
    return sum(place.start < end for place in paragraphs)


def _news(clean: CleanText, paragraphs: Sequence[Range]) -> int:
    """Return how many paragraphs of news stand before the notice's own front."""
    texts = [clean.words(place) for place in paragraphs[: 2 * _LONGEST_NEWS]]
    texts = [*takewhile(lambda text: not MARKER.match(text), texts)]
    for index, (text, following) in enumerate(pairwise(texts[: _LONGEST_NEWS + 1]), 1):
        if words.NEWS_END.search(text) and is_title_line(following) and is_whole_title(following):
            return index
    if not texts or _is_front(texts[0]) or not any(_is_addressees(text) for text in texts):
        return 0
    return next((index for index, text in enumerate(texts[:_LONGEST_NEWS]) if _is_front(text)), 0)


def _is_front(text: str) -> bool:
    return bool(_line_element(text)) or is_title_line(text) or _is_addressees(text)


def _line_element(text: str) -> str | None:
    return next((name for name, pattern in _LINES if pattern.fullmatch(text)), None)


def _note(clean: CleanText, elements: Elements, name: str, place: Range) -> None:
    match = dict(_LINES)[name].fullmatch(clean.words(place))
    if name == "furniture" or match is None:
        elements.set_aside(clean, place)
        return
    elements.note(name, place, match, "value" if "value" in match.re.groupindex else 0)
    elements.label(clean, place)


def _is_addressees(text: str) -> bool:
    match = words.ADDRESSEES.fullmatch(text)
    if words.NOT_ADDRESSEES.search(text) or default_lexicon().label.fullmatch(text):
        return False
    return bool(match) and bool(words.ADDRESSEE_WORD.search(text)) and not is_whole_title(text[:-1])
