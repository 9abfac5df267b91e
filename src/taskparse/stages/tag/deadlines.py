"""By when: the annotation's own deadline and those in the task's text (reading rules §8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from taskparse.grammar.by_when import deadlines
from taskparse.grammar.dates import is_ongoing, last_day
from taskparse.model.fact import DeadlineMention
from taskparse.model.source import Range


def annotated_deadline(text: str, places: Sequence[Range], year: int | None) -> DeadlineMention | None:
    """Return the deadline that an annotation states; successive deadlines are joined into one.

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
    """Yield the deadlines in a task's text; the period for which a rule holds does not count.

    Args:
        text: The clean text.
        place: The task's text.
        year: The notice's own year.

    >>> text = "确保10月底前竣工，政策执行至2027年12月31日。"
    >>> [(text[d.range.start : d.range.stop], d.date) for d in text_deadlines(text, Range(0, len(text)), 2025)]
    [('10月底前', datetime.date(2025, 10, 31))]
    """
    for point in deadlines(text, place):
        yield _mention(text, point, year)


def _mention(text: str, place: Range, year: int | None) -> DeadlineMention:
    words = text[place.start : place.stop]
    return DeadlineMention(place, last_day(words, year), is_ongoing(words))
