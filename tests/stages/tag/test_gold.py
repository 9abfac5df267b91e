"""What careful readers found in a published notice, number by number and name by name."""

import json
from pathlib import Path

import pytest

from taskparse import parse
from taskparse.evaluation import Score, evaluate

ROOT = Path(__file__).parents[3]
FACTS = json.loads((ROOT / "tests" / "gold" / "lixia-2025.facts.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def lixia():
    return parse(ROOT / "samples" / FACTS["file"])


@pytest.fixture(scope="module")
def fields(lixia):
    return evaluate({"tasks": [], "facts": FACTS}, lixia).fields


def test_every_target_of_lixia_is_found_and_nothing_else(fields):
    assert fields["target"] == Score(gold=45, found=45, right=45)


def test_every_unit_of_lixia_has_its_full_name_or_none(lixia, fields):
    named = {party.name for task in lixia.tasks for party in (*task.leaders, *task.lead_units, *task.responsible_units)}
    assert named == FACTS["full_names"].keys()
    assert fields["full_name"].precision == fields["full_name"].recall == 1


@pytest.mark.parametrize("path", sorted((ROOT / "tests" / "gold").iterdir()), ids=lambda path: path.stem)
def test_gold_holds_facts_and_offsets_and_no_sentence(path):
    for task in json.loads(path.read_text("utf-8"))["tasks"]:
        for fact in (*task["targets"], *task["text_deadlines"]):
            assert len(fact["text"]) <= fact["stop"] - fact["start"] < 20
