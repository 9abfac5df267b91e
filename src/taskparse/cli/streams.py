"""Where the command reads from and writes to: results to standard output, everything else to standard error."""

from __future__ import annotations

import io
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import BinaryIO

import click

from taskparse.output import printable, whole_file

ENDING_SIGNALS = ("SIGTERM", "SIGHUP")
"""Signals that would end the process without giving it time to remove an unfinished file."""


def write_utf8() -> None:
    """Make both streams UTF-8 in every locale; what cannot be encoded is escaped, never fatal."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def complain(message: str) -> None:
    """Write one line on what failed to standard error."""
    _write("error", message)


def warn(message: str) -> None:
    """Write one line on what is not as it should be, and fails nothing, to standard error."""
    _write("warning", message)


def _write(severity: str, message: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"taskparse: {severity}: {printable(message)}\n")


def tell(message: str) -> None:
    """Write one line to standard error, if somebody sits there."""
    if sys.stderr is not None and sys.stderr.isatty():
        sys.stderr.write(f"{printable(message)}\n")


@contextmanager
def results(path: str | None) -> Iterator[BinaryIO]:
    """Give the stream that results go to: the file at `path`, whole or not at all, or standard output."""
    if path is not None:
        try:
            with whole_file(path) as stream:
                yield stream
        except OSError as error:
            error.filename = path
            raise
    elif sys.stdout is None:
        raise click.UsageError("standard output is closed; name a file with -o")
    elif isinstance(sys.stdout.buffer, io.RawIOBase):
        # So it is under PYTHONUNBUFFERED; a raw stream may write less than it is given.
        with open(sys.stdout.fileno(), "wb", closefd=False) as stream:
            yield stream
    else:
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()


def let_go_of_output() -> None:
    """Send what is still held back for standard output nowhere, so that leaving does not fail on it."""
    with suppress(io.UnsupportedOperation), open(os.devnull, "wb") as nowhere:  # noqa: PTH123  a device, no path
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Turn the signals that end a process into an orderly leave, with the exit code a shell expects."""

    def leave(number: int, _frame: FrameType | None) -> None:
        sys.exit(128 + number)

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    known = [getattr(signal, name) for name in ENDING_SIGNALS if hasattr(signal, name)]
    # One that is already handled, or ignored as under nohup, stays so.
    ours = [number for number in known if signal.getsignal(number) == signal.SIG_DFL]
    for number in ours:
        signal.signal(number, leave)
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, signal.SIG_DFL)
