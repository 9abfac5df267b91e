"""The header as it is being found (reading rules §2)."""

from __future__ import annotations

from dataclasses import dataclass, field

from taskparse.grammar.characters import says_something
from taskparse.grammar.titles import authority_in_title
from taskparse.grammar.web_pages import particulars
from taskparse.model.source import Range
from taskparse.model.text import CleanText


@dataclass(slots=True)
class Elements:
    """What has been found so far.

    Attributes:
        found: Field of `Header` to the places where it is, the authoritative one first.
        furniture: Web prefaces.
        signed_at: Where the first signature ends.
    """

    found: dict[str, list[Range]] = field(default_factory=dict)
    furniture: list[Range] = field(default_factory=list)
    signed_at: int | None = None

    def add(self, name: str, place: Range) -> None:
        """Note a place where a field is."""
        self.found.setdefault(name, []).append(place)

    def note(self, name: str, place: Range, value: Range) -> None:
        """Note the part of a line that is a field's value; other words of the line (附件：, 印发) are furniture.

        Args:
            name: The field.
            place: The line.
            value: Where in the line the value is.
        """
        self.add(name, Range(place.start + value.start, place.start + value.stop))

    def label(self, clean: CleanText, place: Range) -> None:
        """Set aside the words of a line that belong to no field."""
        known = sorted(r for ranges in self.found.values() for r in ranges if place.holds(r))
        rest = place.without(known)
        self.furniture += [part for part in rest if says_something(clean.text[part.start : part.stop])]

    def set_aside(self, clean: CleanText, place: Range) -> None:
        """Note a line as furniture, save for what it shows of the notice."""
        for name, value in particulars(clean.text, place).items():
            self.found.setdefault(name, [value])
        self.label(clean, place)

    def header(self, clean: CleanText) -> dict[str, tuple[Range, ...]]:
        """Return the fields found, the issuing authority from the title where neither letterhead nor signature names it."""
        self._settle_letterhead(clean)
        if "issuing_authorities" not in self.found and "title" in self.found:
            title = self.found["title"][0]
            if authority := authority_in_title(clean.words(title)):
                self.add("issuing_authorities", _first(clean, title, len(authority)))
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
