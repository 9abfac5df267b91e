"""The laws over the samples, and the samples against what careful readers wrote down."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from laws.blanks import bare
from laws.laws import breaches
from taskparse import Notice, Party, Section, Task, export, parse, parse_text
from taskparse.model.roles import ROLES

# The tracing of coverage would take longer than the tests; what they run is covered elsewhere.
pytestmark = pytest.mark.no_cover

SAMPLES = Path(__file__).parents[2] / "samples"
TEXTS = sorted(path for path in SAMPLES.iterdir() if path.suffix != ".json")
GOLD = sorted(SAMPLES.glob("*.gold.json"))
SNAPSHOTS = sorted({*SAMPLES.glob("*.json")} - {*GOLD})

DIGESTS = """
import hashlib, sys, taskparse
for path in sys.argv[1:]:
    print(hashlib.sha256(taskparse.parse(path).model_dump_json().encode()).hexdigest())
"""


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_sample_keeps_the_laws(path):
    assert breaches(parse(path)) == []


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_sample_is_read_alike_twice(path):
    assert parse(path).model_dump_json() == parse(path).model_dump_json()


@pytest.mark.large
@pytest.mark.parametrize("seed", ["1", "2025"])
def test_samples_are_read_alike_in_any_locale_and_process(seed, monkeypatch):
    for variable in ("LANG", "LC_CTYPE", "PYTHONUTF8", "PYTHONIOENCODING"):
        monkeypatch.delenv(variable, raising=False)
    told = subprocess.run(
        [sys.executable, "-c", DIGESTS, *map(str, TEXTS)],
        env={**os.environ, "LC_ALL": "C", "PYTHONHASHSEED": seed, "TZ": "Pacific/Kiritimati"},
        check=True,
        capture_output=True,
        text=True,
    )
    here = [hashlib.sha256(parse(path).model_dump_json().encode()).hexdigest() for path in TEXTS]
    assert told.stdout.split() == here


def test_the_first_sample_has_a_snapshot():
    assert "lixia-2025.json" in {path.name for path in SNAPSHOTS}


@pytest.mark.parametrize("path", SNAPSHOTS, ids=lambda path: path.stem)
def test_a_snapshot_is_what_is_read_today(path, tmp_path):
    export([parse(path.with_suffix(".txt"))], tmp_path / path.name)
    fresh = (tmp_path / path.name).read_text(encoding="utf-8")
    assert path.read_text(encoding="utf-8") == fresh, "run `make samples` and read the difference"


def test_every_sample_has_gold():
    assert {path.name.removesuffix(".gold.json") for path in GOLD} == {path.stem for path in TEXTS}


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.name.removesuffix(".gold.json"))
def test_a_sample_is_read_as_its_readers_read_it(path):
    gold = json.loads(path.read_text(encoding="utf-8"))
    notice = parse(path.with_name(gold["file"]))
    for index, (task, expected) in enumerate(zip(notice.tasks, gold["tasks"], strict=True), 1):
        form = expected.pop("form", task.annotation.form)
        assert (index, task.annotation.form, task_json(task)) == (
            index,
            form,
            compact({"derived": {}, **expected}),
        )
    assert [section_json(notice, section) for section in notice.sections] == compact(gold["sections"])
    assert [
        {"text": bare(passage.text), "section_path": path_of(notice, passage.section)} for passage in notice.unassigned
    ] == compact(gold["unassigned"])
    assert [bare(convention.text) for convention in notice.conventions] == compact(gold["conventions"])
    assert header_json(notice, gold["header"]) == compact(gold["header"])


def compact(value):
    """Return JSON with the white space taken out of its strings; gold has none."""
    if isinstance(value, str):
        return bare(value)
    if isinstance(value, Mapping):
        return {key: compact(each) for key, each in value.items()}
    return [compact(each) for each in value] if isinstance(value, Iterable) else value


def task_json(task: Task) -> dict[str, object]:
    stated = {role: [party for party in getattr(task, role) if party.stated] for role in ROLES}
    derived = {role: [party for party in getattr(task, role) if not party.stated] for role in ROLES}
    every = [party for parties in (*stated.values(), *task.other.values()) for party in parties]
    text = bare(task.text)
    return {
        "derived": {role: names(parties) for role, parties in derived.items() if parties},
        "annotation": bare(task.annotation.text),
        "section_path": compact(task.section_path),
        "marker": task.marker,
        "lead_in": task.lead_in and bare(task.lead_in.text),
        "text": text,
        "clause": bare(task.clause),
        "starts": text[:12],
        "ends": text[-12:],
        **{role: names(parties) for role, parties in stated.items()},
        "other": {label: names(parties) for label, parties in task.other.items()},
        "groups": names(party for party in every if party.kind == "group"),
        "deadline": task.deadline and bare(task.deadline.text),
    }


def names(parties: Iterable[Party]) -> list[str]:
    return [bare(party.name) for party in parties]


def section_json(notice: Notice, section: Section) -> dict[str, object]:
    return {
        "kind": section.kind,
        "marker": section.marker,
        "title": bare(section.title),
        "path": path_of(notice, section.parent),
    }


def path_of(notice: Notice, innermost: str | None) -> list[str]:
    sections = {section.id: section for section in notice.sections}
    path: list[str] = []
    while innermost is not None:
        section = sections[innermost]
        path.insert(0, bare((section.marker or "") + section.title))
        innermost = section.parent
    return path


def header_json(notice: Notice, asked: Iterable[str]) -> dict[str, object]:
    header = json.loads(notice.header.model_dump_json())
    return {name: compact(header[name]) for name in asked}


def test_a_line_that_was_written_in_later_leaves_a_hard_wrapped_text_as_it_is():
    text = (SAMPLES / "lixia-2025.txt").read_text("utf-8")
    added = "各责任单位要于每月二十五日以前，把上一个月的进展情况报送区政府督查室汇总，逾期不报的予以通报。"
    more = parse_text(f"{text}\n\n{added}\n")
    assert [task.text for task in more.tasks] == [task.text for task in parse_text(text).tasks]
    assert more.unassigned[-1].text.endswith(added)


@pytest.mark.parametrize("name", ["table-aligned.txt", "table-csv.csv", "table-stacked.txt"])
def test_a_table_in_a_string_is_read_like_one_in_a_file(name):
    read = parse(SAMPLES / name)
    assert parse_text(read.source.text).tasks == read.tasks
