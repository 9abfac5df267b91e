"""Files of kinds of trouble that were met in published notices, each with what a careful clerk reads in it.

`field.yaml` gives for each file a line a task, as `drawn` writes it, then the codes of what was reported. The words and
names in the files are invented.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import taskparse
from laws.laws import breaches
from tasklines import lines_of

FILES = Path(__file__).parent / "field"
EXPECTED: dict[str, list[str]] = yaml.safe_load(FILES.with_suffix(".yaml").read_text("utf-8"))


def param(name: str) -> object:
    """The name of a file as a parameter; PDFs name fonts that they do not hold."""
    return pytest.param(name, marks=pytest.mark.needs_fonts if name.endswith(".pdf") else ())


@pytest.mark.parametrize("name", [*map(param, EXPECTED)])
def test_a_file_is_read_as_a_careful_clerk_reads_it(name: str) -> None:
    notice = taskparse.parse(FILES / name)
    assert lines_of(notice) == EXPECTED[name]
    assert breaches(notice) == []


def test_every_file_is_expected() -> None:
    assert {path.name for path in FILES.iterdir()} == EXPECTED.keys()
