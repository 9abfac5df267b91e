import json
from datetime import date

import pytest

from taskparse.errors import UnreadableSourceError
from taskparse.evaluation import Gold, Score, evaluate, evaluate_folder
from taskparse.model.record import (
    Annotation,
    Convention,
    Deadline,
    Header,
    Notice,
    Party,
    Passage,
    Section,
    Source,
    Span,
    Task,
)

LED = "（牵头单位：市甲局）"
HELPED = "（牵头单位：市乙局；责任单位：市丙局、各街道办事处；6月底前）"
FIRST = "全面完成老旧小区改造三十处以上。"
SECOND = "加快建设智慧停车场，在老旧街区、医院周边和车站附近新增车位五百个。"
NOWHERE = Span(start=0, stop=0)


def parties(*names, **fields):
    kinds = {True: "group", False: "unit"}
    return tuple(
        Party(name=name, kind=kinds[name.startswith("各")], label="责任单位", span=NOWHERE, **fields) for name in names
    )


def parsed(*tasks, **fields):
    """Return a notice whose source holds, a line each, the text and annotation of every task."""
    lines, built = ["关于某事的通知"], []
    for number, given in enumerate(tasks, 1):
        task = {"annotation": LED, "text": FIRST, "form": "labelled"} | given
        text, annotation = task.pop("text"), task.pop("annotation")
        start = len("\n".join(lines)) + 1
        middle = start + len(text)
        lines.append(text + annotation)
        written = Annotation(
            text=annotation, form=task.pop("form"), span=Span(start=middle, stop=middle + len(annotation))
        )
        task = {"clause": text, "id": str(number), "number": number} | task
        built.append(Task(text=text, annotation=written, span=Span(start=start, stop=middle), **task))
    source = Source(name="a.txt", format="text", sha256="0" * 64, text="\n".join(lines), reader="text")
    return Notice(source=source, tasks=tuple(built), **{"header": Header()} | fields)


def label(annotation=LED, text=FIRST, /, **fields):
    return {"annotation": annotation, "starts": text[:12], "ends": text[-12:]} | fields


def gold(*tasks, **fields):
    return {"header": {}, "tasks": list(tasks)} | fields


def told(scores):
    return [(miss.task, miss.field, miss.expected, miss.got) for miss in scores.misses]


RIGHT = {"text": FIRST, "annotation": LED, "section_path": ("一、稳增长。",), "lead_units": parties("市甲局")}
OTHER = {
    "text": SECOND,
    "annotation": HELPED,
    "section_path": ("一、稳增长。", "（一）城市建设"),
    "lead_units": parties("市乙局"),
    "responsible_units": parties("市丙局", "各街道办事处"),
    "deadline": Deadline(text="6月底前", span=NOWHERE),
    "marker": "2.",
    "lead_in": Passage(text="主要目标是：", span=NOWHERE),
}
RIGHT_LABEL = label(
    section_path=["一、稳增长"],
    lead_units=["市甲局"],
    form="labelled",
    marker=None,
    lead_in=None,
    text=FIRST,
    clause=FIRST,
    groups=[],
)
OTHER_LABEL = label(
    HELPED,
    SECOND,
    section_path=["一、稳增长", "（一）城市建设"],
    lead_units=["市乙局"],
    responsible_units=["市丙局", "各街道办事处"],
    deadline="6月底前",
    form="labelled",
    marker="2.",
    lead_in="主要目标是：",
    text=SECOND,
    clause=SECOND,
    groups=["各街道办事处"],
)
PERFECT = {
    "annotation": (2, 2, 2),
    "party": (4, 4, 4),
    "roles": (2, 2, 2),
    "text_start": (2, 2, 2),
    "text_end": (2, 2, 2),
    "section_path": (2, 2, 2),
    "deadline": (1, 1, 1),
    "record": (2, 2, 2),
    "form": (2, 2, 2),
    "marker": (1, 1, 1),
    "lead_in": (1, 1, 1),
    "text": (2, 2, 2),
    "clause": (2, 2, 2),
    "groups": (1, 1, 1),
}


def counts(scores):
    return {field: (score.gold, score.found, score.right) for field, score in scores.fields.items()}


def test_a_parse_that_agrees_in_everything_is_right_in_every_field():
    scores = evaluate(gold(RIGHT_LABEL, OTHER_LABEL), parsed(RIGHT, OTHER))
    assert counts(scores) == PERFECT
    assert list(scores.fields) == list(PERFECT)
    assert scores.forms == {"labelled": scores.fields}
    assert scores.misses == ()


HALF = (2, 2, 1)


@pytest.mark.parametrize(
    ("change", "wrong", "misses"),
    [
        pytest.param(
            {"responsible_units": parties("市丙局")},
            {"party": (4, 3, 3), "roles": HALF, "record": HALF, "groups": (1, 0, 0)},
            [("party", "responsible_units: 各街道办事处", None), ("groups", "各街道办事处", None)],
            id="a party is missing",
        ),
        pytest.param(
            {"lead_units": parties("市乙局、市丁局")},
            {"party": (4, 4, 3), "roles": HALF, "record": HALF},
            [("party", "lead_units: 市乙局", "lead_units: 市乙局、市丁局")],
            id="a name is too long",
        ),
        pytest.param(
            {"lead_units": parties("市乙局)")},
            {"party": (4, 4, 3), "roles": HALF, "record": HALF},
            [("party", "lead_units: 市乙局", "lead_units: 市乙局)")],
            id="a name has a bracket too many",
        ),
        pytest.param(
            {"lead_units": (), "supporting_units": parties("市乙局")},
            {"party": (4, 4, 3), "roles": HALF, "record": HALF},
            [("party", "lead_units: 市乙局", "supporting_units: 市乙局")],
            id="a role is wrong",
        ),
        pytest.param(
            {"other": {"督办单位": parties("市丁局")}},
            {"party": (4, 5, 4), "roles": HALF, "record": HALF},
            [("party", None, "other[督办单位]: 市丁局")],
            id="a party is too many",
        ),
        pytest.param(
            {"responsible_units": parties("各街道办事处", "市丙局")},
            {"roles": HALF, "record": HALF},
            [
                (
                    "roles",
                    "lead_units: 市乙局; responsible_units: 市丙局 / 各街道办事处",
                    "lead_units: 市乙局; responsible_units: 各街道办事处 / 市丙局",
                )
            ],
            id="the order of parties is wrong",
        ),
        pytest.param(
            {"section_path": ("一、稳增长。",)},
            {"section_path": HALF, "record": HALF},
            [("section_path", "一、稳增长 > （一）城市建设", "一、稳增长")],
            id="a heading is missing",
        ),
        pytest.param(
            {"deadline": None},
            {"deadline": (1, 0, 0), "record": HALF},
            [("deadline", "6月底前", None)],
            id="the deadline is missing",
        ),
        pytest.param(
            {"deadline": Deadline(text="6月底", span=NOWHERE)},
            {"deadline": (1, 1, 0), "record": HALF},
            [("deadline", "6月底前", "6月底")],
            id="the deadline's words are wrong",
        ),
        pytest.param({"form": "narrative"}, {"form": HALF}, [("form", "labelled", "narrative")], id="form"),
        pytest.param({"marker": "2、"}, {"marker": (1, 1, 0)}, [("marker", "2.", "2、")], id="marker"),
        pytest.param({"lead_in": None}, {"lead_in": (1, 0, 0)}, [("lead_in", "主要目标是", None)], id="lead-in"),
        pytest.param(
            {"clause": "新增车位五百个。"},
            {"clause": HALF},
            [("clause", SECOND[:-1], "新增车位五百个")],
            id="clause",
        ),
    ],
)
def test_a_difference_is_counted_in_its_fields_and_told_once(change, wrong, misses):
    scores = evaluate(gold(RIGHT_LABEL, OTHER_LABEL), parsed(RIGHT, OTHER | change))
    assert counts(scores) == PERFECT | wrong
    assert told(scores) == [(2, *miss) for miss in misses]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        pytest.param("并" + SECOND, {"text_start", "text"}, id="begins too early"),
        pytest.param(SECOND[2:], {"text_start", "text"}, id="begins too late"),
        pytest.param(SECOND + "完成任务。", {"text_end", "text"}, id="ends too late"),
        pytest.param(SECOND[:-4] + "。", {"text_end", "text"}, id="ends too early"),
        pytest.param("，" + SECOND.rstrip("。"), set(), id="punctuation at the edges"),
        pytest.param(SECOND.replace("停", "停 \n"), set(), id="white space"),
        pytest.param(SECOND.replace("，", ","), {"text_start", "text"}, id="another width"),
        pytest.param(SECOND.replace("医院周边", "商圈"), {"text"}, id="another middle"),
    ],
)
def test_text_is_right_where_it_begins_and_ends_as_in_gold(text, wrong):
    scores = evaluate(gold(RIGHT_LABEL, OTHER_LABEL), parsed(RIGHT, OTHER | {"text": text, "clause": SECOND}))
    assert {field for field in ("text_start", "text_end", "text") if scores.fields[field].right < 2} == wrong


def test_a_snippet_shorter_than_twelve_characters_is_the_whole_text():
    scores = evaluate(gold(label(LED, "保障试运行。")), parsed({"text": "保障试运行。并做好宣传。"}))
    assert scores.fields["text_start"] == Score(gold=1, found=1)
    assert evaluate(gold(label(LED, "保障试运行。")), parsed({"text": "保障试运行"})).misses == ()


def test_parties_that_follow_from_a_convention_are_not_compared():
    derived = {
        "lead_units": parties("市乙局", stated=False),
        "other": {"指导": parties("省丁局", stated=False)},
    }
    scores = evaluate(
        gold(label(responsible_units=["市乙局"])), parsed({"responsible_units": parties("市乙局")} | derived)
    )
    assert scores.fields["party"] == Score(gold=1, found=1, right=1)
    assert scores.misses == ()


def test_a_task_without_deadline_on_either_side_is_no_evidence_of_deadlines():
    scores = evaluate(gold(label(deadline=None)), parsed({}))
    assert scores.fields["deadline"] == Score()
    assert scores.fields["deadline"].f1 == 1


def test_a_key_that_gold_lacks_is_not_scored():
    scores = evaluate({"tasks": [{"annotation": LED}]}, parsed(RIGHT, {"annotation": HELPED}))
    assert list(scores.fields) == ["annotation", "party", "roles", "deadline", "record"]


# Which task is which.


TEXTS = [f"第{number}项任务要按照计划推进，第{number}项任务应当按时完成。" for number in "一二三四五"]


def test_an_annotation_missing_in_the_middle_does_not_shift_those_after_it():
    had = [{"text": text} for text in TEXTS]
    scores = evaluate(gold(*(label(LED, text) for text in TEXTS)), parsed(*had[:2], *had[3:]))
    assert scores.fields["annotation"] == Score(gold=5, found=4, right=4)
    assert scores.fields["record"] == Score(gold=5, found=4, right=4)
    assert told(scores) == [(3, "annotation", LED, None)]


def test_a_task_too_many_does_not_shift_those_after_it():
    had = [{"text": text} for text in TEXTS]
    scores = evaluate(gold(*(label(LED, text) for text in (*TEXTS[:2], *TEXTS[3:]))), parsed(*had))
    assert scores.fields["annotation"] == Score(gold=4, found=5, right=4)
    assert scores.fields["text_start"] == Score(gold=4, found=5, right=4)
    assert told(scores) == [(3, "annotation", None, LED)]


def test_tasks_are_paired_in_order_only():
    wanted = [label(annotation) for annotation in (LED, HELPED)]
    scores = evaluate(gold(*wanted), parsed({"annotation": HELPED}, {"annotation": LED}))
    assert scores.fields["annotation"] == Score(gold=2, found=2, right=1)


def test_an_annotation_misread_is_missing_and_one_too_many():
    scores = evaluate(gold(OTHER_LABEL), parsed(OTHER | {"annotation": HELPED[:-5]}))
    assert scores.fields["annotation"] == Score(gold=1, found=1)
    assert scores.fields["party"] == Score(gold=3, found=3)
    assert scores.fields["deadline"] == Score(gold=1, found=1)
    assert [(miss.expected, miss.got) for miss in scores.misses] == [(HELPED, None), (None, HELPED[:-5])]


def test_white_space_and_outer_brackets_do_not_tell_annotations_apart():
    scores = evaluate(gold(label(LED)), parsed({"annotation": "(牵头单位：市 甲\n局)"}))
    assert scores.fields["annotation"].right == 1


# Places.


def test_a_missing_annotation_is_placed_by_its_words_after_the_task_before_it():
    notice = parsed(
        {"text": "一", "annotation": HELPED},
        {"text": "二"},
        {"text": "三", "annotation": "〔牵头单位：市戊局〕"},
    )
    missing = notice.model_copy(update={"tasks": (notice.tasks[0], notice.tasks[2])})
    wanted = gold(label(HELPED, "一"), label("（牵头单位：\n市甲局）", "二"), label("〔牵头单位：市戊局〕", "三"))
    (miss,) = evaluate(wanted, missing).misses
    assert (miss.notice, miss.task, miss.line) == ("a.txt", 2, 3)
    assert miss.start == notice.source.text.index(LED)


def test_a_difference_stands_at_its_own_place():
    notice = parsed(RIGHT | {"text": "其一。" + FIRST + "其二。"})
    places = {miss.field: (miss.start, miss.line) for miss in evaluate(gold(RIGHT_LABEL), notice).misses}
    assert places["text_start"] == (notice.source.text.index("其一"), 2)
    assert places["text_end"] == (notice.source.text.index("其二。") + 2, 2)


def test_words_that_the_source_lacks_have_no_place():
    (miss,) = evaluate(gold(label("（牵头单位：市己局）")), parsed()).misses
    assert (miss.start, miss.line) == (None, None)


# Forms.


@pytest.mark.parametrize(
    ("task", "form"),
    [
        (label(LED), "labelled"),
        (label("（持续推进，牵头考核单位:市甲局）"), "labelled"),
        (label("（市甲局牵头，市乙局负责）"), "narrative"),
        (label("牵头单位：市甲局"), "block"),
        (label("市甲局", form="row"), "row"),
    ],
)
def test_the_form_of_an_annotation_not_found_is_told_from_its_looks_or_from_gold(task, form):
    scores = evaluate(gold(task), parsed())
    assert scores.forms[form]["annotation"] == Score(gold=1)


def test_the_form_of_an_annotation_found_is_the_parses():
    scores = evaluate(gold(label()), parsed({"form": "block"}, {"annotation": HELPED, "form": "row"}))
    assert {form: fields["annotation"] for form, fields in scores.forms.items()} == {
        "block": Score(gold=1, found=1, right=1),
        "row": Score(found=1),
    }


# The notice as a whole.


def test_header_elements_are_right_where_they_agree_absent_ones_included():
    header = Header(
        document_number="某政办字〔2025〕1号",
        issuing_authorities=("某市甲局", "某市乙局"),
        addressees="各街道办事处",
        issue_date=date(2025, 2, 12),
    )
    wanted = {
        "document_number": None,
        "issuing_authorities": ["某市甲局", "某市乙局"],
        "title": None,
        "addressees": "各街道办事处：",
        "issue_date": "2025-02-12",
        "disclosure": "此件公开发布",
    }
    scores = evaluate(gold(header=wanted), parsed(header=header))
    assert scores.fields["header"] == Score(gold=6, found=6, right=4)
    assert scores.fields["header.title"] == Score(gold=1, found=1, right=1)
    assert told(scores) == [
        (None, "header.document_number", "", "某政办字〔2025〕1号"),
        (None, "header.disclosure", "此件公开发布", ""),
    ]


def test_the_order_of_issuing_authorities_counts():
    header = Header(issuing_authorities=("某市甲局", "某市乙局"))
    scores = evaluate(gold(header={"issuing_authorities": ["某市乙局", "某市甲局"]}), parsed(header=header))
    assert scores.fields["header"].right == 0


def test_conventions_are_compared_by_their_words():
    said = [Convention(kind="default_parties", text=text, span=Span(start=3, stop=4)) for text in ("下同。", "从略")]
    scores = evaluate(gold(conventions=["下同", "不再列出"]), parsed(conventions=said))
    assert scores.fields["conventions"] == Score(gold=2, found=2, right=1)
    assert told(scores) == [(None, "conventions", "不再列出", None), (None, "conventions", None, "从略")]
    assert [miss.start for miss in scores.misses] == [None, 3]


def section(number, title, **fields):
    return Section(id=f"s{number}", title=title, span=Span(start=number, stop=number), **fields)


SECTIONS = (
    section(1, "任务分解", kind="title", level=1),
    section(2, "稳增长。", kind="run_in", level=2, parent="s1", marker="一、"),
    section(3, "城市建设", kind="line", level=3, parent="s2", marker="（一）"),
)


def test_sections_are_compared_with_kind_marker_title_and_path_but_for_titles_of_documents():
    wanted = [
        {"kind": "title", "marker": None, "title": "任务分解", "path": []},
        {"kind": "run_in", "marker": "一、", "title": "稳增长", "path": []},
        {"kind": "line", "marker": "（二）", "title": "城市建设", "path": ["任务分解", "一、稳增长"]},
    ]
    scores = evaluate(gold(sections=wanted), parsed(sections=SECTIONS))
    assert scores.fields["sections"] == Score(gold=3, found=3, right=2)
    assert told(scores) == [
        (None, "sections", "line | （二） | 城市建设 | 一、稳增长", None),
        (None, "sections", None, "line | （一） | 城市建设 | 一、稳增长"),
    ]


def test_unassigned_passages_are_compared_with_text_and_path():
    passages = [
        Passage(text=text, section=of, span=NOWHERE) for text, of in (("甲。", "s2"), ("甲。", "s2"), ("乙。", None))
    ]
    wanted = [
        {"text": "甲。", "section_path": ["一、稳增长。"]},
        {"text": "乙。", "section_path": ["一、稳增长。"]},
    ]
    scores = evaluate(gold(unassigned=wanted), parsed(sections=SECTIONS, unassigned=passages))
    assert scores.fields["unassigned"] == Score(gold=2, found=3, right=1)
    assert told(scores) == [
        (None, "unassigned", "乙 | 一、稳增长", None),
        (None, "unassigned", None, "甲 | 一、稳增长"),
        (None, "unassigned", None, "乙 | "),
    ]


# Gold that is not gold, and folders.


def test_gold_of_another_form_is_refused_with_its_place():
    with pytest.raises(UnreadableSourceError, match=r"the gold: .*\(tasks\.0\.annotation: "):
        evaluate({"tasks": [{}]}, parsed())


def test_a_folder_is_evaluated_notice_by_notice_and_summed(tmp_path, monkeypatch):
    for name, tasks in (("b", [RIGHT_LABEL]), ("a", [RIGHT_LABEL, OTHER_LABEL])):
        content = json.dumps({"file": f"{name}.txt", "tasks": tasks}, ensure_ascii=False)
        (tmp_path / f"{name}.gold.json").write_text(content, encoding="utf-8")
    seen = []

    def parse(path):
        seen.append(path)
        return parsed(RIGHT)

    monkeypatch.setattr("taskparse.evaluation.parse", parse)
    evaluation = evaluate_folder(tmp_path)
    assert seen == [tmp_path / "a.txt", tmp_path / "b.txt"]
    assert list(evaluation.notices) == ["a.txt", "b.txt"]
    assert evaluation.notices["b.txt"].fields["record"] == Score(gold=1, found=1, right=1)
    assert evaluation.total.fields["record"] == Score(gold=3, found=2, right=2)
    assert evaluation.total.forms["labelled"]["record"] == evaluation.total.fields["record"]
    assert told(evaluation.total) == [(2, "annotation", HELPED, None)]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, r"ends in \.gold\.json"),
        ("{", r"a\.gold\.json: not in the format of gold \(Invalid JSON"),
        ('{"tasks": [{"annotation": 1}]}', r"\(tasks\.0\.annotation: "),
        ('{"tasks": []}', r'no source named; add its file name under the key "file"'),
    ],
)
def test_a_folder_without_usable_gold_is_refused(tmp_path, content, message):
    if content is not None:
        (tmp_path / "a.gold.json").write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableSourceError, match=message):
        evaluate_folder(tmp_path)


def test_gold_that_cannot_be_opened_is_refused(tmp_path):
    (tmp_path / "a.gold.json").mkdir()
    with pytest.raises(UnreadableSourceError, match=r"a\.gold\.json: cannot be opened"):
        evaluate_folder(tmp_path)


def test_gold_may_be_read_once_and_used_again():
    labels = Gold.model_validate(gold(RIGHT_LABEL))
    assert evaluate(labels, parsed(RIGHT)) == evaluate(gold(RIGHT_LABEL), parsed(RIGHT))
