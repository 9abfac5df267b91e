"""One idea, one home: where patterns, words and settings may stand."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from taskparse.model.record import Task
from taskparse.model.roles import ROLES, Role

SOURCE = Path(__file__).parents[2] / "src/taskparse"
MODULES = {path.relative_to(SOURCE).as_posix(): path for path in sorted(SOURCE.rglob("*.py"))}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}

HAN = re.compile("[\u3400-\u9fff]")
# Readers know the syntax of their files: of markup, of CSV, of a format's own numbers.
FILE_SYNTAX = "stages/extract/"
WITHOUT_PATTERNS = ("stages/", "rules/", "comparison/", "evaluation/", "exports/")
# What formats themselves fix in Chinese, and what tells a Chinese text from bytes that merely decode.
FORMATS_IN_CHINESE = {
    "stages/extract/encodings.py": "the characters that are frequent in notices",
    "stages/extract/formats_of_word.py": "ECMA-376, ST_NumberFormat: numbers as Word writes them",
    "stages/extract/numerals.py": "the ten that is written without a one before it",
    "stages/extract/spreadsheet/number_format.py": "the number formats that Excel has for China",
}
# The one module of each package that holds its words.
WORDS = {
    "exports/": {"exports/words.py", "exports/review_page/words.py"},
    "reports/": {"reports/words.py"},
    "comparison/": {"comparison/words.py"},
}
# Rules explain themselves in both languages, and examples stand in fields of records.
DOCUMENTATION = ("rules/",)
MAY_ASK_FOR_THE_DEFAULT = {"context.py", "pipeline.py", "lexicon/loader.py"}


def nodes(name: str) -> Iterator[ast.AST]:
    return ast.walk(TREES[name])


def imported(name: str) -> set[str]:
    """The modules, and the names of modules, that a module imports."""
    plain = {alias.name for node in nodes(name) if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module or "" for node in nodes(name) if isinstance(node, ast.ImportFrom)}


def docstrings(name: str) -> set[int]:
    """The strings that stand alone: documentation."""
    return {
        id(node.value) for node in nodes(name) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def strings_in_chinese(name: str) -> list[str]:
    documentation = docstrings(name)
    return [
        node.value
        for node in nodes(name)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in documentation
        and HAN.search(node.value)
    ]


def in_wording(name: str) -> set[str]:
    """What a rule says of itself: the arguments of `Wording`, and of `Rule` its example."""
    calls = (node for node in nodes(name) if isinstance(node, ast.Call))
    own = (call for call in calls if isinstance(call.func, ast.Name) and call.func.id in {"Wording", "Rule"})
    return {
        each.value
        for call in own
        for each in ast.walk(call)
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    }


@pytest.mark.parametrize("name", [each for each in MODULES if each.startswith(WITHOUT_PATTERNS)])
def test_patterns_stand_in_the_grammar(name: str) -> None:
    assert name.startswith(FILE_SYNTAX) or not imported(name) & {"re", "regex"}


@pytest.mark.parametrize("name", [each for each in MODULES if each.startswith("stages/")])
def test_stages_know_no_words(name: str) -> None:
    assert name in FORMATS_IN_CHINESE or strings_in_chinese(name) == []


def test_the_formats_in_chinese_are_those_that_hold_any() -> None:
    assert [name for name in FORMATS_IN_CHINESE if not strings_in_chinese(name)] == []


@pytest.mark.parametrize("name", [each for each in MODULES if each.startswith(DOCUMENTATION)])
def test_rules_know_no_words_but_those_that_explain_them(name: str) -> None:
    assert set(strings_in_chinese(name)) <= in_wording(name)


@pytest.mark.parametrize("package", WORDS)
def test_a_package_keeps_its_words_in_one_table(package: str) -> None:
    spoken = {name for name in MODULES if name.startswith(package) and strings_in_chinese(name)}
    assert spoken == WORDS[package]


@pytest.mark.parametrize("name", MODULES)
def test_nobody_asks_for_a_default_lexicon(name: str) -> None:
    calls = [ast.unparse(node) for node in nodes(name) if isinstance(node, ast.Call)]
    asked = {"lexicon_from(None)", "Context()", "default_lexicon()"} & set(calls)
    assert name in MAY_ASK_FOR_THE_DEFAULT or not asked


@pytest.mark.parametrize("name", MODULES)
def test_no_module_takes_what_is_private_to_another(name: str) -> None:
    taken = [alias.name for node in nodes(name) if isinstance(node, ast.ImportFrom) for alias in node.names]
    assert [each for each in taken if each.startswith("_") and not each.startswith("__")] == []


def test_the_roles_are_those_that_the_type_names() -> None:
    assert tuple(ROLES) == get_args(Role) == tuple(name for name in Task.model_fields if name in ROLES)


def test_a_role_that_no_rule_is_about_is_named_where_it_is_defined_and_hardly_elsewhere() -> None:
    named = [name for name, path in MODULES.items() if "supporting_units" in path.read_text(encoding="utf-8")]
    assert len(named) <= 6
