"""By when: the annotation's own deadline and those in the task's text (reading rules §8)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from taskparse.lexicon import policy_rules as rules
from taskparse.lexicon.due_dates import (
    BARE_YEAR,
    CLAUSE_STOP,
    DONE,
    MARKED_BEFORE,
    NO_UNTIL,
    PLAN,
    POINT,
    REACHED_BEFORE,
    TERM_AFTER,
    TERM_BEFORE,
    UNTIL,
    WHEN_AFTER,
)
from taskparse.lexicon.targets import REACH
from taskparse.model.fact import DeadlineMention
from taskparse.model.source import Cover, Range
from taskparse.stages.tag.due import is_ongoing, last_day

# Two points in time that are one deadline: 2024年和2025年, 3月至6月.
_JOINED = re.compile(r"[、和及与]|[-—–～~至到]{1,2}")
_SENTENCE_END = re.compile("[。；;！？\\n]")
_CLAUSE_END = re.compile("[，。；：！？\\n,;:!?、（(]")
_HIDDEN = re.compile(
    r"“(?!十[三四五六]五”)[^“”]{0,60}”|《[^《》]{0,120}》|〈[^〈〉]{0,120}〉|[（(〔\[][^（）()〔〕\[\]]{0,120}[）)〕\]]"
)


def annotated_deadline(text: str, places: Sequence[Range], year: int | None) -> DeadlineMention | None:
    """Return the deadline that an annotation states; successive ones are one.

    Args:
        text: The clean text.
        places: The annotation's deadlines in the order written.
        year: The notice's own year.
    """
    if not places:
        return None
    stop = places[0].stop
    for place in places[1:]:
        if place.start - stop > 1:
            break
        stop = place.stop
    return _mention(text, Range(places[0].start, stop), year)


def text_deadlines(text: str, place: Range, year: int | None) -> Iterator[DeadlineMention]:
    """Yield the deadlines in a task's text; how long a rule holds is none.

    Args:
        text: The clean text.
        place: The task's text.
        year: The notice's own year.

    >>> text = "确保10月底前竣工，政策执行至2027年12月31日。"
    >>> [(text[d.range.start : d.range.stop], d.date) for d in text_deadlines(text, Range(0, len(text)), 2025)]
    [('10月底前', datetime.date(2025, 10, 31))]
    """
    hidden = Cover(_outermost(text, place))
    for point in _points(text, place):
        if not hidden.touches(point) and _says_by_when(text, place, point):
            yield _mention(text, point, year)


def _mention(text: str, place: Range, year: int | None) -> DeadlineMention:
    words = text[place.start : place.stop]
    return DeadlineMention(place, last_day(words, year), is_ongoing(words))


def _outermost(text: str, place: Range) -> Iterator[Range]:
    for match in _HIDDEN.finditer(text, *place):
        yield Range(*match.span())


def _points(text: str, place: Range) -> Iterator[Range]:
    """Yield the points in time of a text, those that are one deadline joined."""
    found: list[Range] = []
    matches = [Range(*m.span()) for pattern in (POINT, PLAN) for m in pattern.finditer(text, *place)]
    for point in sorted(matches):
        if found and _JOINED.fullmatch(text, found[-1].stop, point.start):
            found[-1] = Range(found[-1].start, point.stop)
        else:
            found.append(point)
    for point in found:
        reached = REACHED_BEFORE.search(text, max(place.start, point.start - 2), point.start)
        yield Range(reached.start(), point.stop) if reached else point


def _says_by_when(text: str, place: Range, point: Range) -> bool:
    """Whether a point in time says by when something is to be done."""
    first = max(place.start, point.start - REACH)
    sentence = _SENTENCE_END.search(text, point.stop, min(place.stop, point.stop + REACH))
    behind = text[point.stop : sentence.start() if sentence else min(place.stop, point.stop + REACH)]
    words = text[point.start : point.stop]
    if TERM_BEFORE.search(text, first, point.start) or TERM_AFTER.match(behind) or BARE_YEAR.match(words):
        return False
    if WHEN_AFTER.match(behind) and not words.endswith(MARKED_BEFORE):
        return False
    clause = _clause_before(text, first, point.start)
    if _is_rule(clause, behind) or _is_until(clause, words, behind):
        return False
    return _is_marked(words) or bool(DONE.match(behind.lstrip("，,")))


def _is_until(clause: str, words: str, behind: str) -> bool:
    """Whether something holds until then: 费率政策至2024年12月31日."""
    return bool(UNTIL.match(words) and CLAUSE_STOP.match(behind)) and not NO_UNTIL.search(clause)


def _is_marked(words: str) -> bool:
    """Whether words by themselves say by when: 底, 前, 到; a bare 2025年 does not."""
    return words[-1] in "底末前内终" or words[0] in "到至截"


def _is_rule(clause: str, behind: str) -> bool:
    """Whether a point in time belongs to a policy's own rule, which is no task's deadline."""
    near = clause + behind
    if rules.GOAL.search(clause):
        return False
    return any(pattern.search(near) for pattern in (rules.BENEFIT, rules.SUBSIDY, rules.PERMISSION))


def _clause_before(text: str, first: int, stop: int) -> str:
    words = text[first:stop]
    ends = [match.end() for match in _CLAUSE_END.finditer(words)]
    return words[ends[-1] :] if ends else words
