"""Who is on the roster."""

from __future__ import annotations

from taskparse.grammar.organs import canonical
from taskparse.model.record import Party
from taskparse.model.roster import Roster
from taskparse.model.text import compact


def known_names(roster: Roster, kind: str) -> frozenset[str]:
    """Return the names and aliases of those of a kind, in full forms; none where the roster lists nobody of it."""
    if all(entry.kind != kind for entry in roster):
        return frozenset()
    return frozenset(canonical(name) for name in roster.names())


def names_of(party: Party) -> frozenset[str]:
    """Return what a party may be under on a roster, in full forms."""
    return frozenset(canonical(compact(name)) for name in (party.name, party.full_name) if name)
