"""What is before the body: web preface, letterhead, number, title, addressees."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from taskparse.context import Context
from taskparse.grammar.elements import front_element, is_addressees
from taskparse.grammar.headings import marker_at
from taskparse.grammar.labels import label_at
from taskparse.grammar.titles import is_title_line, is_whole_title
from taskparse.grammar.web_pages import ends_news, is_particular_name, is_preface
from taskparse.model.source import Range
from taskparse.model.text import CleanText
from taskparse.stages.outline.elements import Elements
from taskparse.stages.outline.own_title import settle_title

# Letterhead, title over some lines, a web page's preface: no front is longer.
_LONGEST_FRONT = 40
# A news item before the notice runs over a few paragraphs.
_LONGEST_NEWS = 6


def front_matter(clean: CleanText, paragraphs: Sequence[Range], elements: Elements, context: Context) -> int:
    """Find the elements before the body; return how many paragraphs they take.

    Args:
        clean: The running text.
        paragraphs: All paragraphs.
        elements: Receives what is found.
        context: Its lexicon separates labels from addressees.
    """
    news = _news(clean, paragraphs, context)
    elements.furniture += paragraphs[:news]
    runs: list[list[Range]] = [[]]
    end = paragraphs[news - 1].stop if news else 0
    is_value = False
    for place in paragraphs[news : news + _LONGEST_FRONT]:
        text = clean.words(place)
        is_particular = is_particular_name(text)
        is_noted = _note(clean, elements, place, aside=is_particular or is_value)
        is_value = is_particular
        if is_noted:
            runs.append([])
            end = place.stop
        elif _is_addressees(text, context):
            elements.add("addressees", Range(place.start, place.start + len(text[:-1].rstrip())))
            end = place.stop
            break
        elif is_title_line(text):
            runs[-1].append(place)
        else:
            break
    end = max(end, settle_title(clean, runs, elements, end))
    return sum(place.start < end for place in paragraphs)


def _news(clean: CleanText, paragraphs: Sequence[Range], context: Context) -> int:
    """Return how many paragraphs of news are before the notice's own front."""
    texts = [clean.words(place) for place in paragraphs[: 2 * _LONGEST_NEWS]]
    texts = [*takewhile(lambda text: not marker_at(text, Range(0, len(text))), texts)]
    for index, (text, following) in enumerate(pairwise(texts[: _LONGEST_NEWS + 1]), 1):
        if ends_news(text) and is_title_line(following) and is_whole_title(following):
            return index
    if not texts or _is_front(texts[0], context) or not any(_is_addressees(text, context) for text in texts):
        return 0
    return next((index for index, text in enumerate(texts[:_LONGEST_NEWS]) if _is_front(text, context)), 0)


def _is_front(text: str, context: Context) -> bool:
    return front_element(text) is not None or is_preface(text) or is_title_line(text) or _is_addressees(text, context)


def _note(clean: CleanText, elements: Elements, place: Range, *, aside: bool) -> bool:
    """Note the element that a line is, or the line as furniture; return whether it is either."""
    text = clean.words(place)
    if element := front_element(text):
        elements.note(element.field, place, element.value)
        elements.label(clean, place)
    elif aside or is_preface(text):
        elements.set_aside(clean, place)
    else:
        return False
    return True


def _is_addressees(text: str, context: Context) -> bool:
    label = label_at(text, Range(0, len(text)), context.lexicon)
    is_label = label is not None and label.place.stop == len(text)
    return is_addressees(text) and not is_label and not is_whole_title(text[:-1])
