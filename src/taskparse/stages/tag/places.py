"""Whose notice it is: the places in the issuer's name, outermost first, and the notice's own year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from taskparse.grammar.dates import year_in_date, year_in_title
from taskparse.grammar.elements import year_in_number
from taskparse.grammar.organs import is_national
from taskparse.grammar.places import (
    is_county,
    is_of_level,
    places_in_title,
    places_of,
    provinces_within,
    without_opening,
)
from taskparse.model.outline import Outline
from taskparse.model.text import CleanText

_YEARS = {"title": year_in_title, "document_number": year_in_number, "issue_date": year_in_date}


@dataclass(frozen=True, slots=True)
class Issuer:
    """The places in an issuer's name.

    Attributes:
        places: Outermost first: 济南市, 历下区.
        national: Whether it is an organ of the whole state.
    """

    places: tuple[str, ...] = ()
    national: bool = False

    def down_to(self, level: str) -> str | None:
        """Return the issuer's places down to a level, or None if it has no such level.

        >>> Issuer(("济南市", "历下区")).down_to("区"), Issuer(("济南市", "历下区")).down_to("省")
        ('济南市历下区', None)
        """
        for index in reversed(range(len(self.places))):
            if is_of_level(self.places[index], level):
                return "".join(self.places[: index + 1])
        return None

    @property
    def is_county(self) -> bool:
        """Whether it is a district, a county or a city below another."""
        return is_county(self.places)


def issuer_of(clean: CleanText, outline: Outline, names: Iterable[str] = ()) -> Issuer:
    """Return the issuer's places, as its name, the title, or else a unit's name shows them.

    Args:
        clean: The running text.
        outline: The header.
        names: Names of units; of use where the header has none.
    """
    authorities = [clean.words(place) for place in outline.header.get("issuing_authorities", ())]
    titles = [clean.words(place) for place in (*outline.header.get("title", ()), *outline.titles)]
    if any(map(is_national, (*authorities, *titles))):
        return Issuer(national=True)
    titles = [without_opening(title) for title in titles]
    found = [*map(places_of, (*authorities, *titles)), *map(places_in_title, titles)]
    told = [places for places in found if places]
    if told:
        return Issuer(_agreed(told))
    provinces = provinces_within(names)
    return Issuer((provinces.pop(),)) if len(provinces) == 1 else Issuer()


def year_of_notice(clean: CleanText, outline: Outline) -> int | None:
    """Return the notice's own year: its title's, else its number's, else its date's.

    Args:
        clean: The running text.
        outline: The header.
    """
    for field, year_in in _YEARS.items():
        for place in outline.header.get(field, ()):
            if (found := year_in(clean.words(place))) is not None:
                return found
    return None


def _agreed(told: list[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the first issuer's places as far as all agree."""
    agreed = []
    for place, *others in zip(*told, strict=False):
        if any(other != place for other in others):
            break
        agreed.append(place)
    return tuple(agreed) or ()
