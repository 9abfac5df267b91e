"""Whose notice it is: the places in the issuer's name, outermost first, and the notice's own year."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from taskparse.lexicon.header import DATE, NUMBER, year_of
from taskparse.lexicon.organizations import (
    COUNTY_KINDS,
    KINDS,
    PLACES,
    PROVINCE_WITHIN,
    SAME_LEVEL,
    TITLE_OPENING,
    TITLE_PLACES,
)
from taskparse.model.outline import Outline
from taskparse.model.text import CleanText

_PARTS = ("province", "city", "county")
_NATIONAL = re.compile("^(?:国务院|中共中央|中央)")
_YEAR = re.compile(r"(?<![\d—–\-~～至])((?:19|20)\d{2}|[一二][〇○零一二三四五六七八九]{3})年(?!\d)")
_YEARS = re.compile(r"(?:19|20)\d{2}年?[—–\-~～至](?:19|20)\d{2}")


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
        """Return the issuer's places down to a level, or nothing where it has no such level.

        >>> Issuer(("济南市", "历下区")).down_to("区"), Issuer(("济南市", "历下区")).down_to("省")
        ('济南市历下区', None)
        """
        for index in reversed(range(len(self.places))):
            kind = kind_of_place(self.places[index])
            if level in (kind, SAME_LEVEL.get(kind)):
                return "".join(self.places[: index + 1])
        return None

    @property
    def is_county(self) -> bool:
        """Whether it is a district, a county or a city below another."""
        if not self.places:
            return False
        kind = kind_of_place(self.places[-1])
        return kind in COUNTY_KINDS or (
            kind == "市" and len(self.places) > 1 and self.places[-2][-1] in "市州盟"
        )


def issuer_of(clean: CleanText, outline: Outline, names: Iterable[str] = ()) -> Issuer:
    """Return the issuer's places, as its name, the title, or else a unit's name tells them.

    Args:
        clean: The running text.
        outline: The header.
        names: Names of units; of use where the header tells nothing.
    """
    authorities = [clean.words(place) for place in outline.header.get("issuing_authorities", ())]
    titles = [clean.words(place) for place in (*outline.header.get("title", ()), *outline.titles)]
    if any(_NATIONAL.match(words) for words in (*authorities, *titles)):
        return Issuer(national=True)
    titles = [TITLE_OPENING.sub("", words, count=1) for words in titles]
    found = [_places(PLACES.match(words)) for words in (*authorities, *titles)]
    found += [_places(TITLE_PLACES.match(words)) for words in titles]
    told = [places for places in found if places]
    if told:
        return Issuer(_agreed(told))
    provinces = {match["province"] for name in names for match in PROVINCE_WITHIN.finditer(name)}
    return Issuer((provinces.pop(),)) if len(provinces) == 1 else Issuer()


def kind_of_place(place: str) -> str:
    """Return what kind of place a name says.

    >>> kind_of_place("历下区"), kind_of_place("恩施土家族苗族自治州")
    ('区', '自治州')
    """
    return next((kind for kind in KINDS if place.endswith(kind)), "")


def stem_of_place(place: str) -> str:
    """Return a place's name without its kind: 济南市 → 济南."""
    return place.removesuffix(kind_of_place(place))


def year_of_notice(clean: CleanText, outline: Outline) -> int | None:
    """Return the notice's own year: its title's, else its number's, else its date's.

    Args:
        clean: The running text.
        outline: The header.
    """
    for field, year in (("title", _in_title), ("document_number", _in_number), ("issue_date", _in_date)):
        for place in outline.header.get(field, ()):
            if (found := year(clean.words(place))) is not None:
                return found
    return None


def _in_title(words: str) -> int | None:
    """Return the one year that a title names; a span of years (2021—2023年) is none."""
    years = {year_of(year) for year in _YEAR.findall(_YEARS.sub("", words))}
    return years.pop() if len(years) == 1 else None


def _in_number(words: str) -> int | None:
    match = re.search(r"(?:19|20)\d{2}", words) if re.match(NUMBER, "".join(words.split())) else None
    return int(match.group()) if match else None


def _in_date(words: str) -> int | None:
    match = DATE.search(words)
    return year_of(match["year"]) if match else None


def _places(match: re.Match[str] | None) -> tuple[str, ...]:
    return tuple(match[part] for part in _PARTS if match[part]) if match else ()


def _agreed(told: list[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the first issuer's places as far as all agree."""
    agreed = []
    for place, *others in zip(*told, strict=False):
        if any(other != place for other in others):
            break
        agreed.append(place)
    return tuple(agreed) or ()
