import json
import unicodedata

import pytest

from accuracy_page import accuracy_table, with_table
from taskparse.evaluation import Evaluation, Miss, Score, Scores
from taskparse.evaluation.report import json_report, misses_report, text_report

FIELDS = {
    "annotation": Score(gold=3, found=2, right=2),
    "party": Score(gold=200_000, found=200_000, right=199_999),
    "deadline": Score(),
    "record": Score(gold=3, found=2, right=1),
    "header": Score(gold=5, found=5, right=5),
    "conventions": Score(gold=1),
    "header.title": Score(gold=1, found=1, right=1),
}
MISS = Miss(notice="甲.txt", task=2, field="party", expected="市甲局", got=None, start=9, line=4)
SCORES = Scores(fields=FIELDS, forms={"labelled": {"record": Score(gold=3, found=2, right=1)}}, misses=(MISS,))
EVALUATION = Evaluation(notices={"甲.txt": SCORES}, total=SCORES)


def columns(line):
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in line)


def test_the_text_report_fits_a_hundred_columns():
    name = "某市人民政府办公室关于下达重点任务的通知.txt"
    lines = text_report(Evaluation(notices={name: SCORES}, total=SCORES)).splitlines()
    assert {columns(line) for line in lines if "0.999" in line} <= {94, 100}
    assert max(map(columns, lines)) == 100


def test_the_text_report_shows_counts_and_figures_rounded_down():
    lines = [line.split() for line in text_report(EVALUATION).splitlines()]
    assert ["甲.txt", "3", "2", "1.000", "0.666", "0.999", *"––––", "–", "1.000", "0.333"] in lines
    assert ["party", "200000", "200000", "199999", "0.9999", "0.9999", "0.9999"] in lines
    assert ["deadline", "0", "0", "0", "–", "–", "–"] in lines
    assert ["conventions", "1", "0", "0", "–", "0.0000", "0.0000"] in lines
    assert lines.count(["record", "3", "2", "1", "0.5000", "0.3333", "0.4000"]) == 2


def test_a_miss_is_told_with_notice_line_task_field_and_both_words():
    assert misses_report([MISS]) == "甲.txt:4 task 2 party\n    expected  市甲局\n    got       –\n"


def test_a_miss_without_place_or_task_does_without_them():
    miss = Miss(
        notice="甲.txt",
        task=None,
        field="header.title",
        expected="",
        got="题\x1b[1m\n目",
        start=None,
        line=None,
    )
    assert misses_report([miss]) == "甲.txt header.title\n    expected  (nothing)\n    got       题 [1m 目\n"


@pytest.mark.parametrize(
    ("expected", "got", "shown"),
    [
        ("甲" * 50 + "乙", "甲" * 50 + "丙丁", ["…" + "甲" * 12 + "乙", "…" + "甲" * 12 + "丙丁"]),
        ("乙" + "甲" * 50, "丙", ["乙" + "甲" * 39 + "…", "丙"]),
        ("甲" * 50, "甲" * 51, ["…" + "甲" * 12, "…" + "甲" * 13]),
    ],
)
def test_long_words_are_cut_around_the_first_difference(expected, got, shown):
    miss = MISS.model_copy(update={"expected": expected, "got": got})
    lines = misses_report([miss]).splitlines()[1:]
    assert [line.split()[1] for line in lines] == shown


def test_the_json_report_holds_counts_and_figures_of_everything():
    report = json.loads(json_report(EVALUATION, "2025-02-12"))
    assert list(report) == ["date", "total", "forms", "notices"]
    assert report["total"]["record"] == {
        "gold": 3,
        "found": 2,
        "right": 1,
        "precision": 0.5,
        "recall": 0.3333,
        "f1": 0.4,
    }
    assert report["total"]["party"]["f1"] == 0.9999
    assert report["total"]["deadline"]["f1"] == 1
    assert report["notices"] == {"甲.txt": report["total"]}
    assert report["forms"] == {"labelled": {"record": report["total"]["record"]}}


def test_the_json_report_is_the_same_every_time_and_dated_only_on_request():
    assert json_report(EVALUATION) == json_report(EVALUATION)
    assert "date" not in json.loads(json_report(EVALUATION))


def test_the_json_report_keeps_a_field_to_a_line():
    lines = json_report(EVALUATION).splitlines()
    assert '    "record": {"gold": 3, "found": 2, "right": 1, "precision": 0.5, "recall": 0.3333, "f1": 0.4},' in lines


def test_the_json_report_lists_misses_on_request():
    assert json.loads(json_report(EVALUATION, misses=True))["misses"] == [MISS.model_dump()]
    assert (
        json.loads(json_report(Evaluation(notices={}, total=Scores(fields={}, forms={})), misses=True))["misses"] == []
    )


@pytest.mark.parametrize(
    ("language", "caption", "heading"),
    [
        ("en", "1 notices with 3 tasks, measured on 2025-02-12.", "| field | gold | found |"),
        ("zh", "1 份通知，3 项任务，2025-02-12 测得。", "| 字段 | 标注数 | 识别数 |"),
    ],
)
def test_the_markdown_table_is_made_from_the_json_report(language, caption, heading):
    table = accuracy_table(json.loads(json_report(EVALUATION, "2025-02-12")), language)
    assert table.startswith(f"{caption}\n\n{heading}")
    assert "| `record` | 3 | 2 | 1 | 0.5000 | 0.3333 | 0.4000 |\n" in table
    assert "header.title" not in table


def test_a_table_replaces_the_one_between_the_markers_and_nothing_else():
    page = "甲\n<!-- accuracy -->\n| old |\n<!-- /accuracy -->\n乙\n"
    filled = with_table(page, "| new |\n")
    assert filled == "甲\n<!-- accuracy -->\n| new |\n<!-- /accuracy -->\n乙\n"
    assert with_table(filled, "| new |\n") == filled


@pytest.mark.parametrize("page", ["", "<!-- accuracy -->", "<!-- /accuracy --> <!-- accuracy -->"])
def test_a_page_without_markers_is_refused(page):
    with pytest.raises(ValueError, match="lacks <!-- accuracy -->"):
        with_table(page, "")
