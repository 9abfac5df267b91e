"""What is behind SOURCE on the command line: a file, a folder, a glob, or `-`."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read, or why there is none.

    Attributes:
        path: The path as given, or `-`.
        fault: What is wrong, with the next step; empty for a file that can be tried.
    """

    path: str
    fault: str = ""

    @property
    def name(self) -> str:
        """What to call it: the path, in characters even where its bytes are no UTF-8 or the locale knows none."""
        return os.fsencode(self.path).decode("utf-8", errors="replace")


def find_sources(sources: Iterable[str], besides: str | None = None) -> list[SourceFile]:
    """Return the files behind each source in the order given, each file once.

    Files of a folder, at any depth, come in the order of their paths; hidden ones are left out.

    Args:
        sources: Files, folders, globs and `-`.
        besides: A file that is never read: the one that is going to be written.
    """
    found = {os.path.realpath(each.path): each for source in sources for each in _behind(source)}
    if besides is not None:
        found.pop(os.path.realpath(besides), None)
    return list(found.values())


def _behind(source: str) -> Iterator[SourceFile]:
    if source == STANDARD_INPUT or (os.path.exists(source) and not os.path.isdir(source)):
        yield SourceFile(source)
    elif os.path.isdir(source):
        yield from _in_folder(source)
    elif glob.has_magic(source):
        yield from _matching(source)
    else:
        yield SourceFile(source, "no such file or folder; check the path, or put a pattern such as '*.txt' in quotes")


def _matching(pattern: str) -> Iterator[SourceFile]:
    hits = sorted(glob.glob(pattern, recursive=True))
    files = [each for each in hits if not os.path.isdir(each)]
    if not hits:
        yield SourceFile(pattern, "no file matches this pattern; check it, '**' stands for folders at any depth")
    elif files:
        yield from map(SourceFile, files)
    else:
        for folder in hits:
            yield from _in_folder(folder)


def _in_folder(folder: str) -> Iterator[SourceFile]:
    refused: list[OSError] = []
    paths: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=refused.append):
        folders[:] = filter(_is_shown, folders)
        paths.extend(Path(place, name) for name in filter(_is_shown, names))
    for error in refused:
        yield SourceFile(str(error.filename), f"cannot open the folder ({error.strerror}); check its permissions")
    # A pipe or a device that lies in a folder is no notice; a link that leads nowhere is told of when it is read.
    files = [path for path in paths if os.path.isfile(path) or not os.path.exists(path)]
    if not files and not refused:
        yield SourceFile(folder, "the folder holds no file; name one that holds notices")
    yield from (SourceFile(str(path)) for path in sorted(files))


def _is_shown(name: str) -> bool:
    return not name.startswith(".")
