"""The roles that a notice gives (reading rules §1); each is a field of `Task` of the same name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

Role = Literal["leaders", "lead_units", "responsible_units", "supporting_units", "responsible_persons"]
OTHER = "other"
"""What parties under any other label have instead of a role."""


class RoleKind(NamedTuple):
    """What a role is.

    Attributes:
        term: The notice's own word for it.
        words: What it is called in English, in few words.
        holds: Whom it names; groups may be beside units.
        duty: What they do: of two duties at one party the one that says more is meant, and `answer` says least.
    """

    term: str
    words: str
    holds: Literal["person", "unit"]
    duty: Literal["lead", "answer", "help"]


ROLES: Mapping[Role, RoleKind] = MappingProxyType(
    {
        "leaders": RoleKind("牵头领导", "leaders", "person", "lead"),
        "lead_units": RoleKind("牵头单位", "lead units", "unit", "lead"),
        "responsible_units": RoleKind("责任单位", "responsible", "unit", "answer"),
        "supporting_units": RoleKind("配合单位", "supporting", "unit", "help"),
        "responsible_persons": RoleKind("责任人", "persons", "person", "answer"),
    }
)
"""Every role, in the order of the records, with what it is."""
