"""What a caller may set."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field


class Limits(BaseModel):
    """Bounds on what is read; a source beyond them is refused, never cut."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    bytes: int = Field(default=200_000_000, ge=1, description="Largest source, in bytes.")
    characters: int = Field(default=20_000_000, ge=1, description="Longest text, in code points.")


class Options(BaseModel):
    """How a notice is read; frozen."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    lexicon: Path | None = Field(
        default=None,
        description="TOML file with further labels, duty verbs and slips, in the shape of the package's own words.toml.",
    )
    limits: Limits = Field(default=Limits(), description="Bounds on what is read.")
