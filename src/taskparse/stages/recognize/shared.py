"""Names that are under a label of several roles, each by what it is; and people in brackets behind their unit.

责任领导及责任单位：甲某、县水利局 gives a leader and a unit (reading rules §1), 县水利局（甲某） a unit and a person (§6).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from taskparse.grammar.labels import roles_of, without_slips
from taskparse.grammar.marks import CLOSERS
from taskparse.grammar.names import PEOPLE, bracketed_person, is_personal_name
from taskparse.lexicon.loader import DEADLINE, DIVISION, Lexicon
from taskparse.model.annotation import Mention, Reading, RoleEntry
from taskparse.model.roles import ROLES
from taskparse.model.source import Range

# 责任分工：县水利局、甲某: who answers, and who of them in person.
_OF_DIVISION = ("responsible_units", "responsible_persons")
# Of two roles that share names, the one that claims least, 责任单位 before all.
_WEAKEST = ("responsible_units", "supporting_units", "lead_units", "responsible_persons", "leaders")


def assigned(text: str, reading: Reading, lexicon: Lexicon) -> Reading:
    """Return a reading whose names are each under one role.

    Args:
        text: The clean text.
        reading: What an annotation says.
        lexicon: Labels.
    """
    if not any(_is_mixed(text, entry) for entry in reading.entries):
        return reading
    entries: list[RoleEntry] = []
    for entry in reading.entries:
        if entry.role == DIVISION:
            entries += _by_kind(text, entry, lexicon)
        else:
            entries.append(entry)
    return reading._replace(entries=tuple(part for entry in entries for part in _with_people(text, entry)))


def _is_mixed(text: str, entry: RoleEntry) -> bool:
    """Whether an entry may hold names of several roles."""
    return entry.role == DIVISION or any(text[mention.range.stop - 1] in CLOSERS for mention in entry.mentions)


def undecided(label: str, role: str, lexicon: Lexicon) -> bool:
    """Whether a label names two roles of units, or of people, between which nothing in its value decides.

    >>> from taskparse.lexicon.loader import lexicon_from
    >>> undecided("牵头单位/责任单位", "responsible_units", lexicon_from(None))
    True
    """
    return role in ROLES and len(_like(role, roles_of(without_slips(label, lexicon), lexicon))) > 1


def _by_kind(text: str, entry: RoleEntry, lexicon: Lexicon) -> Iterator[RoleEntry]:
    """Yield an entry for the units and one for the people under a label of both."""
    named = roles_of(entry.label, lexicon)
    roles = _OF_DIVISION if named == (DIVISION,) else tuple(role for role in named if role != DEADLINE)
    units, people = _strongest_claim(roles, people=False), _strongest_claim(roles, people=True)
    by_role: dict[str, list[Mention]] = {units or people: [], people or units: []}
    for mention in entry.mentions:
        is_personal = mention.kind != "group" and is_personal_name(text[slice(*mention.range)])
        role = (people or units) if is_personal else (units or people)
        kind = "person" if role in PEOPLE and mention.kind != "group" else mention.kind
        by_role[role].append(mention._replace(kind=kind))
    is_open = entry.open
    for role, mentions in by_role.items():
        if mentions or is_open:
            yield RoleEntry(role, entry.label, tuple(mentions), is_open)
        is_open = False


def _strongest_claim(roles: Sequence[str], *, people: bool) -> str:
    """Return the role that units, or people, have under a label; empty where it names none of theirs."""
    return next((role for role in _WEAKEST if role in roles and (role in PEOPLE) == people), "")


def _like(role: str, roles: Sequence[str]) -> list[str]:
    return [other for other in roles if other in ROLES and (other in PEOPLE) == (role in PEOPLE)]


def _with_people(text: str, entry: RoleEntry) -> Iterator[RoleEntry]:
    """Yield an entry of units, and one of the people in brackets behind them: 牵头单位：县水利局（甲某）."""
    if entry.role not in ROLES or entry.role in PEOPLE:
        yield entry
        return
    units: list[Mention] = []
    people: list[Mention] = []
    for mention in entry.mentions:
        start, stop = mention.range
        person = bracketed_person(text[start:stop])
        if person:
            units.append(mention._replace(range=Range(start, start + person.start - 1)))
            people.append(mention._replace(range=Range(start + person.start, start + person.stop), kind="person"))
        else:
            units.append(mention)
    yield entry._replace(mentions=tuple(units)) if people else entry
    if people:
        yield RoleEntry(_role_of_people(entry.role), entry.label, tuple(people))


@lru_cache
def _role_of_people(role: str) -> str:
    """Return what people are who stand for units of a role: who leads is of the leadership."""
    leads = any(each == role and kind.duty == "lead" for each, kind in ROLES.items())
    duty = "lead" if leads else "answer"
    return next(each for each, kind in ROLES.items() if each in PEOPLE and kind.duty == duty)
