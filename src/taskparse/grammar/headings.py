"""Numbers, headings and topic sentences (reading rules §3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from taskparse.grammar.marks import COMMAS
from taskparse.grammar.numbers import counted
from taskparse.grammar.patterns import lazily, matches
from taskparse.model.outline import Marker
from taskparse.model.source import Range, as_range

_CHINESE = "[一二三四五六七八九十]{1,3}"
_FIGURES = r"[0-9０-９]{1,3}"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

# One alternative a style; the group's name is the style.
MARKER_STYLES = {
    "第一章": rf"第(?:{_CHINESE}|{_FIGURES})(?:[章编篇]|部分)",
    "第一节": rf"第(?:{_CHINESE}|{_FIGURES})节",
    "第一条": rf"第(?:{_CHINESE}|{_FIGURES})条[、．.：:]?",
    "一、": rf"{_CHINESE}[、．]",
    "（一）": rf"[（(]{_CHINESE}[）)][、．.]?",
    # 1.5 is a number, 1.2025年… is an item that begins with a year.
    "1.": rf"{_FIGURES}(?:[、．﹒]|\.(?!\d)|\.(?=(?:19|20)\d\d年))",
    "（1）": rf"[（(]{_FIGURES}[）)][、．.]?|{_FIGURES}[）)]",
    "①": rf"[{_CIRCLED}]",
}
# The usual order of nesting; what a notice does itself goes before it.
RANK = {style: rank for rank, style in enumerate(MARKER_STYLES)}
_NAMES = {style: f"s{index}" for index, style in enumerate(MARKER_STYLES)}
STYLE_OF_GROUP = {name: style for style, name in _NAMES.items()}
MARKER = lazily("|".join(f"(?P<{_NAMES[style]}>{pattern})" for style, pattern in MARKER_STYLES.items()))
_MARKER_FIRST = lazily(f"[第（(0-9０-９一二三四五六七八九十{_CIRCLED}]")

# The number of an item in a cell; before a figure only where that is a date: 1.6月底.
_LIST_NUMBER = lazily(
    rf"(?<![\d.])(?:(?:[（(]\d{{1,2}}[）)]|\d{{1,2}}(?:[、．]|[.）)](?!\d)|\.(?=\d{{1,2}}月|\d{{4}}年)))|[{_CIRCLED}])\s*"
)
# 第（一）项, 第1条: a reference to an item, not an item.
REFERENCE_BEFORE = frozenset("第至和、")
REFERENCE_AFTER = frozenset("项条款点类章节至")

_BRACKETED = frozenset("（(①②③④⑤⑥⑦⑧⑨⑩")
# In characters: how far behind 1. its 2. is looked for.
_LONGEST_ITEM = 2000

# Limits of §3, in characters, marker and closing full stop not counted.
RUN_IN_LENGTH = 25
RUN_IN_COMMAS = 1
TOPIC_LENGTH = 16
# A line that is longer than this is text, even without a full stop.
LINE_LENGTH = 60
_AMOUNT = lazily("[0-9０-９]|一批|若干|一系列")
# A number inside quotation marks is part of a name: “12345”平台.
_QUOTED = lazily('“[^“”]*”|"[^"]*"')


def marker_at(text: str, place: Range) -> Marker | None:
    """Return the number that a place begins with.

    >>> marker_at("（二）稳就业。", Range(0, 7))
    Marker(style='（一）', number=2, range=Range(start=0, stop=3))
    """
    match = MARKER.match(text, *place)
    return marker_of(match) if match else None


def list_numbers(text: str, place: Range) -> list[Range]:
    """Return the numbers of a list that fills a place: 1. to the last, all of one look; none if it is no list.

    >>> words = "1.6月底2.9月底，投入3.5万元3.年底"
    >>> [words[slice(*number)] for number in list_numbers(words, Range(0, len(words)))]
    ['1.', '2.', '3.']
    """
    first = _LIST_NUMBER.match(text, *place)
    if not first or number_of(first.group()) != 1:
        return []
    found = [as_range(first.span())]
    look = _look(first.group())
    for match in _LIST_NUMBER.finditer(text, first.end(), place.stop):
        is_next = _look(match.group()) == look and number_of(match.group()) == len(found) + 1
        found += [as_range(match.span())] if is_next else []
    return found if len(found) > 1 else []


def _look(number: str) -> str:
    """Return a number's marks, and whether it is in a circle."""
    return "①" if number in _CIRCLED else "".join(mark for mark in number if not mark.isdigit())


def is_numbered(words: str) -> bool:
    """Whether words begin with a number of an item."""
    return MARKER.match(words) is not None


def without_marker(heading: str) -> str:
    """Return a heading without its number.

    >>> without_marker("（二）稳就业"), without_marker("稳就业")
    ('稳就业', '稳就业')
    """
    return heading[len(match.group()) :] if (match := MARKER.match(heading)) else heading


def markers(text: str, place: Range) -> Iterator[Marker]:
    """Yield whatever looks like an item's number in a place; the caller decides by the words around it."""
    yield from map(marker_of, matches(MARKER, _MARKER_FIRST, text, place))


def marker_of(match: re.Match[str]) -> Marker:
    """Return a match of `MARKER` as a number."""
    return Marker(STYLE_OF_GROUP[str(match.lastgroup)], number_of(match.group()), as_range(match.span()))


def has_amount(words: str) -> bool:
    """Whether words hold a figure or an amount; what is quoted is part of a name: “12345”平台.

    >>> has_amount("新建3处公园"), has_amount("办好“12345”热线")
    (True, False)
    """
    return bool(_AMOUNT.search(_QUOTED.sub("", words)))


def is_short_heading(words: str, longest: int, commas: int) -> bool:
    """Whether words are no longer than a heading of their kind, with no more commas, and hold no amount.

    Args:
        words: The words, without marker and closing full stop.
        longest: How many characters they may have.
        commas: How many commas they may hold.
    """
    found = sum(words.count(comma) for comma in COMMAS)
    return 0 < len(words) <= longest and found <= commas and not has_amount(words)


def is_bracketed(text: str, marker: Marker) -> bool:
    """Whether a number is in brackets or in a circle, so that nothing has to part it from the words before it."""
    return text[marker.range.start] in _BRACKETED


def is_first_of_list(text: str, marker: Marker, place: Range) -> bool:
    """Whether 1. right after a heading's last word begins a list: the same mark follows with 2.

    >>> is_first_of_list("重点任务1.修路。2.架桥。", Marker("1.", 1, Range(4, 6)), Range(0, 14))
    True
    """
    mark = text[slice(*marker.range)]
    before = text[marker.range.start - 1]
    second = f"2{mark[-1]}" if mark[0] == "1" else f"二{mark[-1]}"
    return (
        marker.number == 1
        and "一" <= before <= "鿿"
        and text.find(second, marker.range.stop, min(place.stop, marker.range.stop + _LONGEST_ITEM)) > 0
    )


def number_of(marker: str) -> int:
    """Return what a marker counts to.

    >>> number_of("（二十一）"), number_of("3．"), number_of("④")
    (21, 3, 4)
    """
    if marker in _CIRCLED:
        return _CIRCLED.index(marker) + 1
    words = _COUNTED.search(marker)
    return counted(words.group()) if words else 0


_COUNTED = lazily(f"{_FIGURES}|{_CHINESE}")
