from pathlib import Path

import pytest

from taskparse.errors import UnreadableSourceError
from taskparse.evaluation import Evaluation, Score, Scores
from taskparse.evaluation.floors import below, read_floors
from taskparse.evaluation.score import FIELDS

FLOORS = Path(__file__).parents[2] / "benchmarks" / "accuracy.toml"
EVALUATION = Evaluation(
    notices={},
    total=Scores(fields={"party": Score(gold=100, found=100, right=99), "deadline": Score()}, forms={}),
)


def test_a_figure_at_its_floor_passes():
    assert below(EVALUATION, {"party": {"f1": 0.99, "recall": 0.99}, "deadline": {"f1": 1.0}}) == []


def test_a_figure_under_its_floor_is_told_with_its_counts():
    assert below(EVALUATION, {"party": {"f1": 0.98, "precision": 0.991}}) == [
        "party precision is 0.9900 (gold 100, found 100, right 99), under its floor 0.991"
    ]


def test_a_floor_of_a_field_without_score_is_told():
    (message,) = below(EVALUATION, {"sections": {"f1": 1.0}})
    assert message.startswith("sections was not scored")


def test_the_projects_own_floors_are_of_known_fields():
    published, samples = (read_floors(FLOORS, folder) for folder in ("labelled", "samples"))
    # The sample whose facts are labelled states no deadline; how an indicator is best named is a matter of taste.
    assert set(published) - {"deadline_date", "text_deadline", "indicator"} < set(samples)
    assert set(published) | set(samples) < set(FIELDS)
    assert published["annotation"] == {"recall": 0.997, "precision": 0.997}
    assert {tuple(figures.items()) for figures in samples.values()} == {(("f1", 1.0),)}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"[labelled", r"floors\.toml: no TOML"),
        (b"\xff", r"floors\.toml: no TOML"),
        (b"[samples]", r"no table \[labelled\]"),
        (
            b"[labelled]\nparty = { f2 = 1.0 }",
            r"wrong in \[labelled\] \(party\.f2\.\[key\]|wrong in \[labelled\] \(party\.f2: ",
        ),
        (b"labelled = 1", r"wrong in \[labelled\] \(Input"),
        (None, r"floors\.toml: cannot be opened"),
    ],
)
def test_floors_that_cannot_be_read_are_refused_with_their_place(tmp_path, content, message):
    path = tmp_path / "floors.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnreadableSourceError, match=message):
        read_floors(path, "labelled")
