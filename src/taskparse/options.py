"""What a caller may set."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from taskparse.lexicon.loader import Lexicon
from taskparse.model.roster import Roster

FIRST_YEAR, LAST_YEAR = 1949, 2199


class Limits(BaseModel):
    """Bounds on what is read; a source beyond them is refused, never cut."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    bytes: int = Field(default=200_000_000, ge=1, description="Largest source, in bytes.")
    characters: int = Field(default=20_000_000, ge=1, description="Longest text, in code points.")


class Options(BaseModel):
    """How a notice is read; frozen."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    lexicon: Lexicon | Path | None = Field(
        default=None,
        description="A lexicon, or a TOML file with further labels, duty verbs and slips, in the shape of the package's own words.toml.",
    )
    roster: Roster | Path | None = Field(
        default=None,
        description="A roster, or a CSV or TOML file of known units, groups and people: name, aliases, kind, members.",
    )
    year: int | None = Field(
        default=None,
        ge=FIRST_YEAR,
        le=LAST_YEAR,
        description="The notice's own year; overrides its header's.",
    )
    keywords: bool = Field(default=False, description="Whether to tell keywords, which loads jieba.")
    limits: Limits = Field(default=Limits(), description="Bounds on what is read.")
