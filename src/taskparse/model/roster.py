"""Known units, groups and people, as the user lists them."""

from __future__ import annotations

import csv
import io
import os
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Protocol

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from taskparse.errors import UnreadableSourceError, first_fault, opened
from taskparse.model.text import compact

_PARTED = ("aliases", "members")
_MARKS = "；;|"
# What spreadsheets save: UTF-8, or on Chinese systems GB18030.
_ENCODINGS = ("utf-8-sig", "gb18030")

Name = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Listed(BaseModel):
    """A line of a roster."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Name = Field(description="The full name.")
    aliases: tuple[Name, ...] = Field(default=(), description="What else it is called.")
    kind: Literal["person", "unit", "group"] = Field(default="unit", description="A person, a unit or a group.")
    members: tuple[Name, ...] = Field(default=(), description="For a group: names or aliases of its members.")


class _File(BaseModel):
    """A roster as TOML: `[[party]]` tables."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    party: tuple[Listed, ...] = ()


class Named(Protocol):
    """What has a name: a party of a record."""

    @property
    def name(self) -> str:
        """The name as written."""

    @property
    def full_name(self) -> str | None:
        """The full name, where it is known."""


class Roster:
    """Known units, groups and people, found by name or alias.

    >>> unit = Listed(name="某县财政局", aliases=("县财政局",))
    >>> roster = Roster([unit, Listed(name="专班", kind="group", members=("县财政局",))])
    >>> roster.find("县财政局").name, roster.members("专班")
    ('某县财政局', ('某县财政局',))
    """

    def __init__(self, listed: Sequence[Listed] = ()) -> None:
        """List parties; a name wins over an alias, and an alias that two parties bear is nobody's."""
        self._listed = tuple(listed)
        self._by_name = {compact(entry.name): entry for entry in reversed(self._listed)}
        bearers: dict[str, set[str]] = {}
        for entry in self._listed:
            for alias in entry.aliases:
                bearers.setdefault(compact(alias), set()).add(compact(entry.name))
        for alias, names in bearers.items():
            if len(names) == 1:
                self._by_name.setdefault(alias, self._by_name[min(names)])

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> Roster:
        """Return the roster that a file holds.

        Args:
            path: CSV with the columns name, aliases, kind, members (several parted by ；), or TOML with `[[party]]` tables.

        Raises:
            UnreadableSourceError: The file is missing or of another shape; the message names the place.
        """
        return roster_from(path)

    def __iter__(self) -> Iterator[Listed]:
        """Return the parties in the order listed."""
        return iter(self._listed)

    def __len__(self) -> int:
        """Return how many parties are listed."""
        return len(self._listed)

    def names(self) -> Mapping[str, Listed]:
        """Return every name and alias, without white space, with the party that bears it."""
        return self._by_name

    def find(self, name: str) -> Listed | None:
        """Return the party that bears a name or alias, white space aside."""
        return self._by_name.get(compact(name))

    def members(self, party: Named | str) -> tuple[str, ...]:
        """Return the full names of a group's members, groups among them expanded; empty if it lists none.

        Args:
            party: A party of a record, or a name.
        """
        names = [party] if isinstance(party, str) else [party.full_name or "", party.name]
        entry = next((found for name in names if (found := self.find(name))), None)
        return tuple(dict.fromkeys(self._expanded(entry, frozenset()))) if entry else ()

    def _expanded(self, entry: Listed, seen: frozenset[str]) -> Iterator[str]:
        for name in entry.members:
            member = self.find(name)
            if member is None:
                yield name
            elif not member.members:
                yield member.name
            elif member.name not in seen:
                yield from self._expanded(member, seen | {entry.name})


NO_ROSTER = Roster()


def roster_from(given: Roster | str | os.PathLike[str] | None) -> Roster:
    """Return the roster that a file holds; an empty roster for None, and a given roster unchanged.

    Args:
        given: CSV with the columns name, aliases, kind, members (several parted by ；), or TOML with `[[party]]` tables.

    Raises:
        UnreadableSourceError: The file is missing or of another shape; the message names the place.
    """
    if given is None:
        return NO_ROSTER
    if isinstance(given, Roster):
        return given
    path = Path(given)
    data = opened(path, "the roster")
    return _roster(data, str(path), is_toml=path.suffix.lower() == ".toml")


@cache
def _roster(data: bytes, name: str, *, is_toml: bool) -> Roster:
    return Roster((_from_toml if is_toml else _from_csv)(_decoded(data, name), name))


def _decoded(data: bytes, name: str) -> str:
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableSourceError(name, "the roster is no text; save it as CSV or TOML in UTF-8", "wrong_shape")


def _from_toml(content: str, name: str) -> tuple[Listed, ...]:
    try:
        return _File.model_validate(tomllib.loads(content)).party
    except tomllib.TOMLDecodeError as error:
        raise UnreadableSourceError(
            name, f"the roster is no TOML ({error}); correct it there", "wrong_shape"
        ) from error
    except ValidationError as error:
        raise _misshapen(error, name, "") from error


def _from_csv(content: str, name: str) -> tuple[Listed, ...]:
    rows = csv.DictReader(io.StringIO(content, newline=""), strict=True)
    try:
        return tuple(_row(row) for row in rows if any(row.values()))
    except csv.Error as error:
        raise UnreadableSourceError(
            name, f"line {rows.line_num}: the roster is no CSV ({error}); correct it there", "wrong_shape"
        ) from error
    except ValidationError as error:
        raise _misshapen(error, name, f"line {rows.line_num}: ") from error


def _row(row: Mapping[str | None, str | None]) -> Listed:
    fields: dict[str, object] = {str(key): value for key, value in row.items() if value}
    for field in _PARTED:
        if isinstance(words := fields.get(field), str):
            fields[field] = _parts(words)
    return Listed.model_validate(fields)


def _parts(words: str) -> list[str]:
    for mark in _MARKS:
        words = words.replace(mark, _MARKS[0])
    return [part for part in words.split(_MARKS[0]) if part.strip()]


def _misshapen(error: ValidationError, name: str, place: str) -> UnreadableSourceError:
    shape = "a party has name, aliases, kind (person, unit, group) and members"
    return UnreadableSourceError(name, f"{place}{first_fault(error)}; {shape}", "wrong_shape")
