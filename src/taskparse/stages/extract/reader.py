"""What the readers of all formats have in common: one signature."""

from __future__ import annotations

from collections.abc import Callable

from taskparse.context import Context
from taskparse.model.source import File, SourceText

OnPage = Callable[[int, int], None]
"""Called after each page, where there are pages, with how many are read and how many there are."""

Reader = Callable[[File, Context, OnPage], SourceText]
"""Reads a file of its format, and raises `UnreadableSourceError` where it cannot."""


def no_page(_read: int, _of: int) -> None:
    """Take no note of pages."""
