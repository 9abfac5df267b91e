"""What a caller may set."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Limits(BaseModel):
    """Bounds on what is read; a source beyond them is refused, never cut."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    bytes: int = Field(default=200_000_000, ge=1, description="Largest source, in bytes.")
    characters: int = Field(default=20_000_000, ge=1, description="Longest text, in code points.")


class Options(BaseModel):
    """How a notice is read; frozen."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    limits: Limits = Field(default=Limits(), description="Bounds on what is read.")
