import json

import pytest

from taskparse import parse_text
from taskparse.errors import UnreadableSourceError
from taskparse.evaluation import evaluate, evaluate_folder

TEXT = """某市甲区人民政府办公室
关于下达2025年任务的通知

一、新增学位2000—3000个，覆盖率提高5%，10月底前建成。（责任单位：区教育局、甲集团；督办单位：区财政局；6月底前）
二、清扫街道。（责任单位：区城管局；以下均需区教育局落实，不再一一列出）
"""
NOTICE = parse_text(TEXT)


def place(words):
    start = TEXT.index(words)
    return {"start": start, "stop": start + len(words)}


SEATS = {
    "indicator": "学位",
    "change": "新增",
    "operator": "=",
    "value": "2000",
    "upper": "3000.0",
    "unit": "个",
}
COVER = {"indicator": "覆盖率", "change": "增长", "operator": "=", "value": 5, "unit": "%"}
TASK = {
    "number": 1,
    "targets": [SEATS | place("2000—3000个"), COVER | place("5%")],
    "deadline": {"date": "2025-06-30"} | place("6月底前"),
    "text_deadlines": [{"date": "2025-10-31"} | place("10月底前")],
}
NAMES = {
    "区教育局": "某市甲区教育局",
    "区财政局": "某市甲区财政局",
    "区城管局": "某市甲区城管局",
    "甲集团": None,
}


def scored(task=TASK, names=NAMES):
    facts = {"tasks": [task, {"number": 2}], "full_names": names}
    scores = evaluate({"tasks": [], "facts": facts}, NOTICE)
    counts = {field: (score.gold, score.found, score.right) for field, score in scores.fields.items()}
    return counts, [
        (miss.task, miss.field, miss.expected, miss.got)
        for miss in scores.misses
        if miss.field not in {"annotation", "header"}
    ]


def test_facts_that_agree_are_right():
    counts, misses = scored()
    assert misses == []
    assert {
        field: counts[field] for field in ("target", "indicator", "deadline_date", "text_deadline", "full_name")
    } == {
        "target": (2, 2, 2),
        "indicator": (2, 2, 2),
        "deadline_date": (1, 1, 1),
        "text_deadline": (1, 1, 1),
        "full_name": (3, 3, 3),
    }


@pytest.mark.parametrize(
    ("change", "misses"),
    [
        (
            {"targets": [SEATS | place("2000—3000个")]},
            [(1, "target", None, "= 5 %"), (1, "indicator", None, "覆盖率 增长")],
        ),
        (
            {"targets": [SEATS | {"operator": "≥"} | place("2000—3000个"), COVER | place("5%")]},
            [(1, "target", "≥ 2000–3000 个", "= 2000–3000 个")],
        ),
        (
            {"targets": [*TASK["targets"], COVER | {"indicator": "街道", "unit": None} | place("清扫")]},
            [(1, "target", "= 5", None), (1, "indicator", "街道 增长", None)],
        ),
        ({"deadline": None}, [(1, "deadline_date", None, "2025-06-30")]),
        (
            {"text_deadlines": [{"ongoing": True} | place("10月底前")]},
            [(1, "text_deadline", "– ongoing", "2025-10-31")],
        ),
    ],
)
def test_a_difference_is_told_with_its_task(change, misses):
    assert scored(TASK | change)[1] == misses


def test_a_wrong_name_is_one_that_gold_lacks_and_gold_has_one_that_is_missing():
    names = NAMES | {"区教育局": None, "乙局": "某市乙局"}
    assert scored(names=names)[1] == [
        (None, "full_name", "乙局 → 某市乙局", None),
        (None, "full_name", None, "区教育局 → 某市甲区教育局"),
    ]


def write(folder, name, value):
    (folder / name).write_text(json.dumps(value, ensure_ascii=False), "utf-8")


@pytest.mark.parametrize("apart", [True, False])
def test_facts_are_read_beside_the_notices_or_in_a_folder_of_their_own(tmp_path, apart):
    facts = tmp_path / "facts" if apart else tmp_path
    facts.mkdir(exist_ok=True)
    (tmp_path / "甲.txt").write_text(TEXT, "utf-8")
    write(tmp_path, "甲.gold.json", {"file": "甲.txt", "tasks": []})
    write(facts, "甲.facts.json", {"file": "甲.txt", "tasks": [TASK]})
    write(facts, "乙.facts.json", {"file": "乙.txt", "tasks": []})
    total = evaluate_folder(tmp_path, facts if apart else None).total
    assert total.fields["target"].right == 2


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ({"tasks": []}, 'no source named; add its file name under the key "file"'),
        ({"file": "甲.txt", "tasks": [{}]}, r"not in the format of gold \(tasks\.0\.number: "),
    ],
)
def test_a_facts_file_of_another_shape_is_refused(tmp_path, facts, message):
    write(tmp_path, "甲.gold.json", {"file": "甲.txt", "tasks": []})
    write(tmp_path, "甲.facts.json", facts)
    with pytest.raises(UnreadableSourceError, match=message):
        evaluate_folder(tmp_path)
