"""Full names of units: from the roster, from the list they are in, from the issuer's place (reading rules §6).

Nothing is guessed: a name that none of the three completes has no full name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from taskparse.grammar.organs import (
    FIRM,
    LEVEL,
    LEVEL_WITHIN,
    NATIONAL,
    NATIONAL_NAMES,
    OTHER_PLACE,
    OWN_PLACE,
    STREET,
    canonical,
    elliptic,
)
from taskparse.grammar.places import stem_of_place
from taskparse.model.annotation import Mention, Reading
from taskparse.model.roster import Roster
from taskparse.model.source import Range
from taskparse.model.text import PARAGRAPH_BREAK
from taskparse.stages.tag.places import Issuer


class Head(NamedTuple):
    """What a list of units begins with: 省 in 省发展改革委, 区委 in 区委宣传部."""

    level: str
    is_committee: bool


class FullNames:
    """Completes names after a roster and an issuer.

    >>> from taskparse.model.roster import NO_ROSTER
    >>> names = FullNames(NO_ROSTER, Issuer(("济南市", "历下区")))
    >>> names.of("区财政局"), names.of("大明湖街道办事处"), names.of("历下控股集团")
    ('济南市历下区财政局', '济南市历下区大明湖街道办事处', None)
    """

    def __init__(self, roster: Roster, issuer: Issuer) -> None:
        """Complete names after a roster and an issuer."""
        self._roster = roster
        self._issuer = issuer
        self._told: dict[tuple[str, Head | None], str | None] = {}
        self._alike: dict[str, set[str]] = {}
        for name, listed in roster.names().items():
            self._alike.setdefault(canonical(name), set()).add(listed.name)

    def of(self, name: str, head: Head | None = None) -> str | None:
        """Return a unit's full name, or None if it is not known.

        Args:
            name: The name as written.
            head: What level its list began with.
        """
        if (name, head) not in self._told:
            told = self.listed(name) or self._by_level(name) or self._elliptic(name, head) or self._by_place(name)
            self._told[name, head] = told
        return self._told[name, head]

    def listed(self, name: str) -> str | None:
        """Return the full name that the roster has for a name, in whatever form it is written."""
        if found := self._roster.find(name):
            return found.name
        alike = self._alike.get(canonical(name), set())
        return next(iter(alike)) if len(alike) == 1 else None

    def _by_level(self, name: str) -> str | None:
        level = None if FIRM.search(name) else LEVEL.match(name)
        places = self._issuer.down_to(level["level"]) if level else None
        return places + name[level.end("level") :] if level and places else None

    def _elliptic(self, name: str, head: Head | None) -> str | None:
        """Return the full name of 商务厅 in 省发展改革委、商务厅."""
        if head is None or LEVEL.match(name):
            return None
        whole = elliptic(name, head.level, is_committee=head.is_committee)
        return (self.listed(whole) or self._by_level(whole) or whole) if whole else None

    def _by_place(self, name: str) -> str | None:
        """Return the full name of a unit that names its own place, or lies below the issuer."""
        if self._issuer.national and (name in NATIONAL_NAMES or NATIONAL.fullmatch(name)):
            return NATIONAL_NAMES.get(name, name)
        if LEVEL.match(name) or LEVEL_WITHIN.search(name):
            return None
        if OWN_PLACE.fullmatch(name) or OTHER_PLACE.fullmatch(name):
            return self._below(name) or name
        if FIRM.search(name):
            return None
        if STREET.fullmatch(name):
            return "".join(self._issuer.places) + name if self._issuer.is_county else None
        return self._below(name)

    def _below(self, name: str) -> str | None:
        """Return the full name of a unit whose name begins with one of the issuer's places: 历下区财政局."""
        places = self._issuer.places
        for index, place in enumerate(places):
            if name.startswith(place) and name != place:
                return "".join(places[:index]) + name
        return name if places and name.startswith(stem_of_place(places[0])) else None


def full_names(text: str, readings: Iterable[Reading], names: FullNames) -> Iterator[tuple[Range, str]]:
    """Yield where a unit is named, and its full name, for those that have one.

    Args:
        text: The clean text.
        readings: What the annotations say.
        names: Completes names.
    """
    for reading in readings:
        head: Head | None = None
        for mention in mentions_of(reading):
            name = text[mention.range.start : mention.range.stop].replace(PARAGRAPH_BREAK, "")
            full = names.of(name, head) if mention.kind == "unit" else names.listed(name)
            if full:
                yield mention.range, full
            head = _head(name, mention, head)


def mentions_of(reading: Reading) -> Iterator[Mention]:
    """Yield the parties that an annotation names, derived ones left out, and those of its conventions."""
    for entry in reading.entries:
        yield from (mention for mention in entry.mentions if mention.stated)
    for convention in reading.conventions:
        yield from convention.mentions


def _head(name: str, mention: Mention, head: Head | None) -> Head | None:
    """Return the level that goes on for the names to come; a name without one changes nothing."""
    return (_own_head(name) if mention.kind == "unit" else None) or head


@lru_cache(maxsize=4_096)
def _own_head(name: str) -> Head | None:
    level = LEVEL.match(name)
    return Head(level["level"], is_committee=bool(level["committee"])) if level else None
