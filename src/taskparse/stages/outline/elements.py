"""The header as it is being found (reading rules §2)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from taskparse.lexicon.characters import COLONS, QUOTE_CLOSERS, QUOTE_OPENERS, SENTENCE_ENDS, says_something
from taskparse.lexicon.header import PARTICULARS, TITLE_AUTHORITY
from taskparse.lexicon.headings import MARKER, NAMED_VALUE, TITLE_TAIL
from taskparse.model.source import Range
from taskparse.model.text import CleanText

_LONGEST_LINE = 90


@dataclass(slots=True)
class Elements:
    """What has been found so far.

    Attributes:
        found: Field of `Header` to the places where it stands, the authoritative one first.
        furniture: Web prefaces.
        signed_at: Where the first signature ends.
    """

    found: dict[str, list[Range]] = field(default_factory=dict)
    furniture: list[Range] = field(default_factory=list)
    signed_at: int | None = None

    def add(self, name: str, place: Range) -> None:
        """Note a place where a field stands."""
        self.found.setdefault(name, []).append(place)

    def note(self, name: str, place: Range, match: re.Match[str], group: str | int = "value") -> None:
        """Note the part of a line that is a field's value; other words of the line (附件：, 印发) are furniture.

        Args:
            name: The field.
            place: The line.
            match: What was found in the line's words.
            group: Which group of the match holds the value.
        """
        if match[group]:
            start, stop = (place.start + at for at in match.span(group))
            self.add(name, Range(start, stop))

    def label(self, clean: CleanText, place: Range) -> None:
        """Set aside the words of a line that belong to no field."""
        known = sorted(r for ranges in self.found.values() for r in ranges if place.holds(r))
        start = place.start
        for value in [*known, Range(place.stop, place.stop)]:
            if says_something(clean.text[start : value.start]):
                self.furniture.append(Range(start, value.start))
            start = max(start, value.stop)

    def set_aside(self, clean: CleanText, place: Range) -> None:
        """Note a line as furniture, save for what it tells of the notice."""
        for name, pattern in PARTICULARS.items():
            if name not in self.found and (match := pattern.search(clean.text, *place)):
                self.add(name, Range(*match.span("value")))
        self.label(clean, place)

    def header(self, clean: CleanText) -> dict[str, tuple[Range, ...]]:
        """Return the fields found, the issuing authority from the title where neither letterhead nor signature names it."""
        self._settle_letterhead(clean)
        if "issuing_authorities" not in self.found and "title" in self.found:
            title = self.found["title"][0]
            if match := TITLE_AUTHORITY.match(clean.text[title.start : title.stop].replace("\n", "")):
                self.add("issuing_authorities", _first(clean, title, match.end("value")))
        return {name: tuple(places) for name, places in self.found.items()}

    def _settle_letterhead(self, clean: CleanText) -> None:
        """Take the authority from the letterhead where nobody signed, or signed with the end of that name alone."""
        letterhead = self.found.pop("letterhead", [])
        signed = self.found.get("issuing_authorities", [])
        if letterhead and all(clean.words(letterhead[0]).endswith(clean.words(place)) for place in signed):
            self.found["issuing_authorities"] = letterhead
            self.furniture += signed
        else:
            self.furniture += letterhead


def _first(clean: CleanText, place: Range, length: int) -> Range:
    """Return the range of the first `length` characters of a place, paragraph breaks not counted."""
    stop = place.start
    while length:
        length -= clean.text[stop] != "\n"
        stop += 1
    return Range(place.start, stop)


def is_title_line(text: str) -> bool:
    """Whether a paragraph may be a line of a title: short, unnumbered, no sentence."""
    return (
        len(text) <= _LONGEST_LINE
        and not MARKER.match(text)
        and not NAMED_VALUE.match(text)
        and text[-1] not in COLONS
        and not any(mark in text for mark in SENTENCE_ENDS)
    )


def is_whole_title(text: str) -> bool:
    """Whether joined lines end as a title ends, no quotation left open.

    >>> is_whole_title("关于印发《某市政府工作报"), is_whole_title("关于印发《某市政府工作报告》任务分解的通知")
    (False, True)
    """
    opened = sum(text.count(mark) for mark in QUOTE_OPENERS)
    closed = sum(text.count(mark) for mark in QUOTE_CLOSERS)
    return opened == closed and bool(TITLE_TAIL.search(text))
