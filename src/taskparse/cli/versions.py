"""Earlier versions of files, as git keeps them."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from taskparse.cli.refusal import Refusal

# A hook runs with git's own variables, which would send every question to the repository of the hook.
_GITS_OWN = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_OBJECT_DIRECTORY",
    "GIT_COMMON_DIR",
)


def refuse_without_versions(paths: Iterable[str], ref: str) -> None:
    """Make sure that git can be asked for the files as they were.

    Raises:
        Refusal: There is no git, a file is in no repository, or the repository has no such commit.
    """
    if shutil.which("git") is None:
        raise Refusal("--diff-against needs git; install it, or leave the option out")
    for folder in dict.fromkeys(_folder(path) for path in paths):
        if _git(folder, "rev-parse", "--git-dir").returncode:
            raise Refusal(f"{folder}: not a git repository; --diff-against needs one")
        if _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}").returncode:
            raise Refusal(
                f"{folder}: git knows no commit {ref!r}; name one, such as HEAD or origin/main (fetched before)"
            )


def version_at(path: str, ref: str) -> bytes | None:
    """Return what a file held at a commit; None where it was not there."""
    # With filters, so that the bytes are those of a checkout: line ends, and files that are stored elsewhere.
    shown = _git(_folder(path), "cat-file", "--filters", f"{ref}:./{Path(os.path.realpath(path)).name}")
    return None if shown.returncode else shown.stdout


def _folder(path: str) -> str:
    return str(Path(os.path.realpath(path)).parent)


def _git(folder: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    environment = {name: value for name, value in os.environ.items() if name not in _GITS_OWN}
    return subprocess.run(  # noqa: S603  no shell, and what the user gives is never taken for an option
        ["git", "-C", folder, *arguments],  # noqa: S607  git is where the user's path finds it
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        env=environment,
    )
