"""Everything that may be raised to a caller: no notice could be had."""

from __future__ import annotations


class TaskparseError(Exception):
    """No notice can be had; the message states the fact, the place and the next step."""


class UnreadableSourceError(TaskparseError):
    """The source is empty, encrypted, corrupt, of unknown format or over a limit."""


class MissingExtraError(TaskparseError):
    """A library that an optional feature needs is not installed; the message names the extra."""
