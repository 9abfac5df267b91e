"""Mutants of the grammar: one alternative of a pattern, or one character of a set, is taken out, and some test must fail.

    python benchmarks/mutants.py [SAMPLE] [SEED]

Works on a copy of the checkout, so that nothing is left behind. SAMPLE (60) is how many are tried; what lives is printed.
"""

from __future__ import annotations

import ast
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
GRAMMAR = Path("src/taskparse/grammar")
TESTS = ("tests/grammar", "tests/stages", "tests/rules", "src/taskparse/grammar")


class Mutant(NamedTuple):
    """A module with a part of one of its strings left out."""

    module: Path
    line: int
    gone: str
    source: str


def mutants(module: Path) -> Iterator[Mutant]:
    """Yield the mutants of a module: alternatives without brackets in them, and characters of long strings of marks."""
    source = (ROOT / module).read_text("utf-8")
    lines = source.splitlines(keepends=True)
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Constant) and isinstance(node.value, str)) or node.lineno != node.end_lineno:
            continue
        start = len(lines[node.lineno - 1].encode()[: node.col_offset].decode())
        stop = len(lines[node.lineno - 1].encode()[: node.end_col_offset].decode())
        line = lines[node.lineno - 1]
        for match in re.finditer(
            r"(?<=[|(:])[^|()\[\]{}\\\"?*+]+\||\|[^|()\[\]{}\\\"?*+]+(?=[|)\"])", line[start:stop]
        ):
            changed = line[: start + match.start()] + line[start + match.end() :]
            mutated = [*lines[: node.lineno - 1], changed, *lines[node.lineno :]]
            yield Mutant(module, node.lineno, match.group(), "".join(mutated))


def lives(mutant: Mutant, copy: Path) -> bool:
    """Whether all tests pass with a mutant."""
    path = copy / mutant.module
    whole = path.read_text("utf-8")
    path.write_text(mutant.source, "utf-8")
    try:
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-n", "0", "-p", "no:cacheprovider", *TESTS]
        environment = {**os.environ, "PYTHONPATH": str(copy / "src")}
        done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, check=False)  # noqa: S603  its own
        return done.returncode == 0
    finally:
        path.write_text(whole, "utf-8")


def main(sample: int = 60, seed: int = 1) -> int:
    """Try a sample of all mutants, print those that live, and return 1 if any does."""
    every = [mutant for path in sorted((ROOT / GRAMMAR).glob("*.py")) for mutant in mutants(path.relative_to(ROOT))]
    chosen = random.Random(seed).sample(every, min(sample, len(every)))  # noqa: S311  a sample needs no cryptography
    alive = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", ".*_cache", ".hypothesis"))
        for mutant in chosen:
            if lives(mutant, copy):
                alive += 1
                print(f"{mutant.module}:{mutant.line}: lives without {mutant.gone}", flush=True)
    print(f"{len(every)} mutants, {len(chosen)} tried, {alive} live")
    return 1 if alive else 0


if __name__ == "__main__":
    raise SystemExit(main(*map(int, sys.argv[1:])))
