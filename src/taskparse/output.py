"""Output that nothing can spoil: files that appear whole or not at all, lines that steer no terminal."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def whole_file(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """Give a stream whose content is at `path` once the block has ended without an exception.

    Until then it is in a hidden file of the same folder, so that the last step is one atomic renaming. Whatever
    ends the block early, Ctrl-C included, leaves an earlier file at `path` as it was and nothing else behind. What is
    not a regular file (a pipe, a device) cannot be replaced and is written to directly.

    Raises:
        OSError: The folder is missing or may not be written to, or the disk is full.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        with target.open("wb") as stream:
            yield stream
        return
    unfinished = target.with_name(f".taskparse-{secrets.token_hex(8)}.part")
    try:
        with unfinished.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            shutil.copymode(target, unfinished)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def printable(text: str) -> str:
    r"""Return `text` on one line and without what would steer a terminal.

    Example:
        >>> printable("甲局\x1b[31m\n乙局")
        '甲局 [31m 乙局'
    """
    return "".join(character if character.isprintable() else " " for character in text)
