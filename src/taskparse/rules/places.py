"""Where words are in the source, white space and furniture aside."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from taskparse.grammar.characters import words_between_blanks
from taskparse.grammar.headings import marker_at
from taskparse.model.record import Notice, Span
from taskparse.model.source import Range

# In characters, blanks within it included.
_LONGEST_MARKER = 20


@dataclass(frozen=True, slots=True)
class Printed:
    """The words of a span without white space and furniture.

    Attributes:
        text: The words.
        stretches: Where they are in the source's text, parted by what is left out.
        span: Where they were taken from.
    """

    text: str
    stretches: tuple[Range, ...]
    span: Span

    def part(self, start: int, stop: int) -> Span:
        """Return the span of some of the words."""
        return Span(
            start=self._offset(start),
            stop=self._offset(stop - 1) + 1,
            page=self.span.page,
            place=self.span.place,
        )

    def _offset(self, at: int) -> int:
        """Return where a character is in the source's text."""
        begun = [0, *accumulate(stretch.stop - stretch.start for stretch in self.stretches)]
        which = bisect_right(begun, at) - 1
        return self.stretches[which].start + at - begun[which]


def printed(notice: Notice, span: Span, longest: int | None = None) -> Printed:
    """Return the words of a span, or of as much of its beginning as is asked for, blanks included."""
    text, start = notice.source.text, span.start
    stop = span.stop if longest is None else min(span.stop, start + longest)
    aside = [Range(p.span.start, p.span.stop) for p in notice.furniture if p.span.start < stop and start < p.span.stop]
    words = (Range(*found) for found in words_between_blanks(text, start, stop))
    parts = tuple(part for word in words for part in (word.without(aside) if aside else (word,)))
    return Printed("".join(text[part.start : part.stop] for part in parts), parts, span)


@dataclass(frozen=True, slots=True)
class Numbered:
    """The number of a section or of an item.

    Attributes:
        marker: As written.
        style: Its shape, as `grammar.headings` names it.
        number: What it counts to.
        within: `id` of the section around it.
        span: Where it is.
    """

    marker: str
    style: str
    number: int
    within: str | None
    span: Span


def lists(notice: Notice) -> list[list[Numbered]]:
    """Return the numbers of sections, tasks and unassigned passages: those in one section, in the order of the text."""
    found: dict[str | None, list[Numbered]] = {}
    for number in _numbers(notice):
        found.setdefault(number.within, []).append(number)
    return [*found.values()]


def _numbers(notice: Notice) -> list[Numbered]:
    found = [
        *((section.marker, section.parent, section.span) for section in notice.sections),
        *((task.marker, task.section, task.marker_span) for task in notice.tasks),
        *((_leading(passage.text), passage.section, passage.span) for passage in notice.unassigned),
    ]
    numbers = [_numbered(notice, *each) for each in found]
    return sorted((number for number in numbers if number), key=lambda number: number.span.start)


def _leading(text: str) -> str | None:
    marker = marker_at(text, Range(0, len(text)))
    return text[: marker.range.stop] if marker else None


def _numbered(notice: Notice, marker: str | None, within: str | None, span: Span | None) -> Numbered | None:
    """Return a number; a serial number of a table does not count, for it has no style of its own."""
    found = marker_at(marker, Range(0, len(marker))) if marker else None
    if marker is None or found is None or found.range.stop < len(marker) or span is None:
        return None
    words = printed(notice, span, _LONGEST_MARKER)
    return Numbered(marker, found.style, found.number, within, words.part(0, len(marker)))
