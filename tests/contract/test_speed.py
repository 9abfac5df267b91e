"""The READMEs show the ratios that were measured, and each of them has a limit."""

import json
import tomllib
from pathlib import Path

import pytest

from accuracy_page import with_table
from speed_page import CLOSING, OPENING, ROWS, speed_table

ROOT = Path(__file__).parents[2]
REPORT = json.loads((ROOT / "benchmarks" / "speed.json").read_text("utf-8"))
LIMITS = tomllib.loads((ROOT / "benchmarks" / "limits.toml").read_text("utf-8"))


@pytest.mark.parametrize(("name", "language"), [("README.md", "en"), ("README.zh-CN.md", "zh")])
def test_the_readme_shows_what_was_measured(name, language):
    page = (ROOT / name).read_text("utf-8")
    assert with_table(page, speed_table(REPORT, language), (OPENING, CLOSING)) == page, "run `make speed`"


def test_what_was_measured_has_a_limit_and_is_under_it():
    assert set(REPORT["ratios"]) == set(LIMITS) >= set(ROWS)
    assert [name for name, ratio in REPORT["ratios"].items() if ratio > LIMITS[name]] == []
