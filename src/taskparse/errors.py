"""Everything that may be raised to a caller: no notice could be had."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, Protocol

ErrorCode = Literal[
    "broken",
    "cannot_open",
    "empty",
    "encrypted",
    "missing_extra",
    "over_limit",
    "unknown_format",
    "wrong_shape",
]
"""Why no notice can be had; `wrong_shape` is a file of another kind than was asked for: no lexicon, no ledger, no gold."""


class TaskparseError(Exception):
    """No notice can be had; the message states the fact, the place and the next step.

    Attributes:
        name: What could not be had: a source as the caller named it, or a feature.
        code: Why, in one word.
        limit: The field of `Limits`, or another bound, that the source is over; None for every other reason.
    """

    def __init__(self, name: object, fact: str, code: ErrorCode, limit: str | None = None) -> None:
        """Keep what the message is made from.

        Args:
            name: What could not be had.
            fact: What is wrong, and what to do.
            code: Why.
            limit: Which bound it is over.
        """
        super().__init__(str(name), fact, code, limit)
        self.name = str(name)
        self.fact = fact
        self.code: ErrorCode = code
        self.limit = limit

    def __str__(self) -> str:
        """Return the message."""
        return f"{self.name}: {self.fact}"


class UnreadableSourceError(TaskparseError):
    """The source is empty, encrypted, corrupt, of unknown format or over a limit."""


class MissingExtraError(TaskparseError):
    """A library that an optional feature needs is not installed; the message names the extra."""

    def __init__(self, name: object, fact: str, code: ErrorCode = "missing_extra", limit: str | None = None) -> None:
        """Keep what the message is made from, as the other errors do."""
        super().__init__(name, fact, code, limit)


class _Invalid(Protocol):
    """What pydantic raises."""

    def errors(self) -> Sequence[Mapping[str, Any]]:
        """Return every fault with its place."""


def cannot_be_opened(path: object, error: OSError, what: str = "") -> UnreadableSourceError:
    """Return the error to raise where a file cannot be opened.

    Args:
        path: The file, as the caller named it.
        error: What the system said.
        what: What the file was to be (`the roster`), where its name does not show it.

    >>> str(cannot_be_opened("a.pdf", OSError(2, "No such file or directory")))
    'a.pdf: cannot be opened (No such file or directory); check the path and its permissions'
    """
    reason = error.strerror or type(error).__name__
    of = f"{what} " if what else ""
    fact = f"{of}cannot be opened ({reason}); check the path and its permissions"
    return UnreadableSourceError(path, fact, "cannot_open")


def opened(path: Path, what: str = "") -> bytes:
    """Return a file's bytes.

    Args:
        path: The file.
        what: What it is to be, for the message.

    Raises:
        UnreadableSourceError: It cannot be opened.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise cannot_be_opened(path, error, what) from error


def first_fault(error: _Invalid) -> str:
    """Return where and why data is not of the shape that it should have: the first of what pydantic found."""
    fault = error.errors()[0]
    place = ".".join(str(part) for part in fault["loc"] if part != "[key]")
    return f"{place}: {fault['msg']}" if place else str(fault["msg"])
