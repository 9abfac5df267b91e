"""The laws over real notices, which stand beside the checkout and are no part of it.

`TASKPARSE_CORPUS` names their folder.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from laws.law_of_silence import suspects
from laws.laws import breaches
from taskparse import parse

# The tracing of coverage would take longer than the tests; what they run is covered elsewhere.
pytestmark = [pytest.mark.no_cover, pytest.mark.needs_corpus]

BESIDE = Path(__file__).parents[3] / "shared" / "corpus"
CORPUS = Path(os.environ.get("TASKPARSE_CORPUS", BESIDE))
FOLDERS = ("labelled", "unlabelled", "negative")


def texts(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((CORPUS / folder).glob("*.txt"))]


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_corpus_is_there(folder):
    assert texts(folder), f"no notices in {CORPUS / folder}; set TASKPARSE_CORPUS"


@pytest.mark.parametrize("path", texts(*FOLDERS), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_real_notice_keeps_the_laws(path):
    notice = parse(path)
    assert breaches(notice) == []
    assert notice.model_dump_json() == parse(path).model_dump_json()


@pytest.mark.parametrize("path", texts("negative"), ids=lambda path: path.stem)
def test_a_text_without_annotations_gives_no_task(path):
    assert [task.annotation.text for task in parse(path).tasks] == []


def test_real_notices_hold_much_that_looks_like_an_annotation():
    assert sum(len(list(suspects(parse(path)))) for path in texts("unlabelled")) > 800
