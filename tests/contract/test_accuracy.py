import json
import os
from pathlib import Path

import pytest

from accuracy_page import OPENING, accuracy_table, with_table
from taskparse.evaluation import evaluate_folder
from taskparse.evaluation.floors import read_floors
from taskparse.evaluation.report import json_report

ROOT = Path(__file__).parents[2]
BENCHMARKS = ROOT / "benchmarks"
GOLD = ROOT / "tests" / "gold"
LABELLED = Path(os.environ.get("TASKPARSE_CORPUS", ROOT.parent / "shared" / "corpus")) / "labelled"


@pytest.fixture(scope="module")
def committed():
    return json.loads((BENCHMARKS / "accuracy.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("readme", "language"), [("README.md", "en"), ("README.zh-CN.md", "zh")])
def test_a_readme_shows_the_committed_figures(committed, readme, language):
    page = (ROOT / readme).read_text(encoding="utf-8")
    assert page.count(OPENING) == 1
    assert with_table(page, accuracy_table(committed, language)) == page, "run `make accuracy`"


def test_the_committed_figures_reach_their_floors(committed):
    floors = read_floors(BENCHMARKS / "accuracy.toml", "labelled")
    short = {
        (field, figure)
        for field, figures in floors.items()
        for figure, floor in figures.items()
        if committed["total"][field][figure] < floor
    }
    assert short == set()


@pytest.mark.needs_corpus
def test_the_committed_figures_are_those_of_today(committed):
    fresh = json.loads(json_report(evaluate_folder(LABELLED, GOLD)))
    assert {key: value for key, value in committed.items() if key != "date"} == fresh, "run `make accuracy`"
