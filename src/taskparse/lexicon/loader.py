"""Tables of words: the package's own, and those that a user adds."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_core import PydanticCustomError

from taskparse.errors import UnreadableSourceError, first_fault, opened
from taskparse.model.fault import FaultKind, Wording
from taskparse.model.roles import OTHER, ROLES

Word = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Character = Annotated[str, StringConstraints(min_length=1, max_length=1)]
ColumnName = Literal["task", "number", "heading"]
DEADLINE, DIVISION = "deadline", "division"
"""What labels may name besides roles: by when, and who does what, which duty verbs then say (责任分工：甲局牵头，乙局配合)."""


def _one_of(*known: str) -> AfterValidator:
    """Return what refuses a key that is none of the known ones, and names those."""

    def checked(key: str) -> str:
        if key not in known:
            raise PydanticCustomError("key", "no such key; known are {known}", {"known": ", ".join(known)})
        return key

    return AfterValidator(checked)


Label = Annotated[str, _one_of(*ROLES, DEADLINE, DIVISION, OTHER)]
Duty = Annotated[str, _one_of(*ROLES, OTHER)]


@cache
def table(name: str) -> dict[str, Any]:
    """Return one of the package's tables.

    Args:
        name: The file without its suffix, `units` for `units.toml`.
    """
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text("utf-8"))


class LexiconFile(BaseModel):
    """Words that a user may add, in the shape of `words.toml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    labels: dict[Label, list[Word]] = Field(default={}, description="Role to the labels that name it.")
    duties: dict[Duty, list[Word]] = Field(default={}, description="Role to the duty verbs that name it.")
    columns: dict[ColumnName, list[Word]] = Field(default={}, description="Kind of column to what it is called.")
    slips: dict[Character, Character] = Field(default={}, description="Character as misread to character as meant.")


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The words that name roles, duties and columns.

    Attributes:
        labels: Label to the role that it names, to `deadline`, `division` or `other`.
        duties: Duty verb to the role that it names, or to `other`.
        columns: Name of a column of a task table to its kind: `task`, `number` or `heading`.
        slips: Character as misread to character as meant.
    """

    labels: Mapping[str, Label]
    duties: Mapping[str, Duty]
    columns: Mapping[str, ColumnName]
    slips: Mapping[str, str]

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> Lexicon:
        """Return the package's lexicon with the words of a TOML file added, in the shape of its own `words.toml`.

        Raises:
            UnreadableSourceError: The file is missing, no TOML, or of another shape; the message names the place.
        """
        return lexicon_from(path)


def lexicon_from(given: Lexicon | str | os.PathLike[str] | None) -> Lexicon:
    """Return the package's lexicon, with the words of a file added.

    Args:
        given: A TOML file in the shape of `words.toml`, whose words win over the package's; None for the package's own;
            a given lexicon is returned unchanged.

    Raises:
        UnreadableSourceError: The file is missing, no TOML, or of another shape; the message names the place.

    >>> lexicon_from(lexicon_from(None)) is lexicon_from(None)
    True
    """
    if given is None:
        return _OWN
    if isinstance(given, Lexicon):
        return given
    path = Path(given)
    content = opened(path, "the lexicon")
    try:
        return _extended(content.decode("utf-8-sig"), str(path))
    except UnicodeDecodeError as error:
        raise UnreadableSourceError(
            path, f"the lexicon cannot be read ({error}); give a TOML file in UTF-8", "wrong_shape"
        ) from error


@cache
def _extended(content: str, name: str) -> Lexicon:
    try:
        words = LexiconFile.model_validate(tomllib.loads(content))
    except tomllib.TOMLDecodeError as error:
        raise UnreadableSourceError(name, f"the lexicon is no TOML: {error}", "wrong_shape") from error
    except ValidationError as error:
        raise UnreadableSourceError(name, first_fault(error), "wrong_shape") from error
    return _joined(_WORDS, words)


def _joined(*tables: LexiconFile) -> Lexicon:
    """Return the lexicon of several tables; later ones win."""
    return Lexicon(
        {label: role for each in tables for role, labels in each.labels.items() for label in labels},
        {verb: role for each in tables for role, verbs in each.duties.items() for verb in verbs},
        {name: kind for each in tables for kind, names in each.columns.items() for name in names},
        {seen: meant for each in tables for seen, meant in each.slips.items()},
    )


_WORDS = LexiconFile.model_validate(table("words"))
_OWN = _joined(_WORDS)

READING_FAULTS: Mapping[str, FaultKind] = {
    code: FaultKind(code, kind["name"], kind["severity"], en=Wording(**kind["en"]), zh=Wording(**kind["zh"]))
    for code, kind in table("reading_faults").items()
}
"""Code to what the stages may fail to read (9xx)."""
