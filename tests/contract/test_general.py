"""Rules are general: nothing in the package knows a government, a file or a sentence of the notices it is tried on."""

from __future__ import annotations

import ast
import os
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "taskparse"
CORPUS = Path(os.environ.get("TASKPARSE_CORPUS", ROOT.parent / "shared" / "corpus"))

# 江西省宜春市: names of places in the order in which an issuer's name lists them.
PLACES = re.compile(r"[一-鿿]{2,5}?(?:自治区|自治州|省|市|县|区|州)")
# Words of such a form that name no place.
NO_PLACES = frozenset(("对本市", "已经市", "本市", "全市", "各市", "自治区", "开发区"))


def place_names() -> set[str]:
    issuers = [line.split("\t")[1] for line in (CORPUS / "INDEX.tsv").read_text("utf-8").splitlines()[1:]]
    names = {name for issuer in issuers for name in PLACES.findall(issuer)} - NO_PLACES
    return names | {re.sub("(?:自治区|自治州|省|市|县|区|州)$", "", name) for name in names}


def words_of(path: Path) -> str:
    """Return the strings of a module that are no docstrings, or all of a table of words."""
    if path.suffix == ".toml":
        return path.read_text("utf-8")
    tree = ast.parse(path.read_text("utf-8"))
    said = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    strings = (
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said
    )
    return "\n".join(strings)


MODULES = sorted(path for path in PACKAGE.rglob("*") if path.suffix in {".py", ".toml"})


@pytest.mark.needs_corpus
def test_no_word_of_the_package_is_a_place_of_the_corpus() -> None:
    names = {name for name in place_names() if len(name) > 1}
    assert len(names) > 100
    found = {
        (path.relative_to(PACKAGE).as_posix(), name)
        for path in MODULES
        for words in [words_of(path)]
        for name in names
        if name in words
    }
    assert found == set()
