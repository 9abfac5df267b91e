import csv
import io
import json

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

import taskparse
from invented import BARE, BARE_TASK, NOTICE, TASK
from taskparse.exports import FORMATS
from taskparse.exports.records_csv import write_csv
from taskparse.exports.records_json import read_json, write_json
from taskparse.exports.rows import Layout
from taskparse.model.record import Notice, Party


def written(path):
    return path.read_text(encoding="utf-8")


def lines(path):
    return [json.loads(line) for line in written(path).splitlines()]


def table(path):
    return list(csv.DictReader(io.StringIO(written(path), newline="")))


# JSON ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("notice", [NOTICE, BARE], ids=["full", "bare"])
def test_what_is_exported_to_json_is_loaded_equal(tmp_path, notice):
    path = tmp_path / "notice.json"
    taskparse.export([notice], path)
    assert taskparse.load(path) == notice
    assert taskparse.load_many(path) == (notice,)


def test_one_notice_is_an_object_and_several_are_an_array(tmp_path):
    taskparse.export([NOTICE], tmp_path / "one.json")
    taskparse.export(iter([NOTICE, BARE]), tmp_path / "two.json")
    taskparse.export([], tmp_path / "none.json")
    assert isinstance(json.loads(written(tmp_path / "one.json")), dict)
    assert taskparse.load_many(tmp_path / "two.json") == (NOTICE, BARE)
    assert taskparse.load_many(tmp_path / "none.json") == ()


def test_json_is_the_same_bytes_every_time(tmp_path):
    for name in ("a.json", "b.json"):
        taskparse.export([NOTICE, BARE], tmp_path / name)
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    assert b"\r" not in (tmp_path / "a.json").read_bytes()


@given(st.text())
def test_no_character_is_lost_in_json(text):
    source = NOTICE.source.model_copy(update={"text": text})
    notice = NOTICE.model_copy(update={"source": source})
    stream = io.BytesIO()
    write_json([notice], stream, Layout())
    assert read_json(stream.getvalue(), "x.json") == (notice,)


def test_several_notices_are_no_single_one(tmp_path):
    taskparse.export([NOTICE, NOTICE], tmp_path / "two.json")
    with pytest.raises(taskparse.UnreadableSourceError, match=r"2 notices.*load_many"):
        taskparse.load(tmp_path / "two.json")


def earlier(version: str, **more: object) -> bytes:
    return json.dumps({**json.loads(NOTICE.model_dump_json()), "schema_version": version, **more}).encode()


def test_a_file_of_0_1_0_loads_with_nothing_lost():
    assert read_json(earlier("1"), "x.json") == (NOTICE,)


def test_of_a_later_minor_version_what_is_unknown_is_left_out_with_one_warning():
    header = {**json.loads(NOTICE.header.model_dump_json()), "mood": "good"}
    one = earlier("1.7", header=header, colour="red")
    with pytest.warns(UserWarning, match=r"x\.json was written by a later taskparse \(records 1\.7\)") as told:
        assert read_json(b"[" + one + b"," + one + b"]", "x.json") == (NOTICE, NOTICE)
    assert len(told) == 1


def test_records_of_another_major_version_are_refused():
    with pytest.raises(ValidationError, match=r"records of version 2\.0, not of 1\.0"):
        Notice.model_validate_json(earlier("2.0"))


@pytest.mark.parametrize("foreign", [{}, {"title": "别的"}, {"tasks": 3}])
def test_foreign_json_is_told_in_one_line(foreign):
    with pytest.raises(ValidationError) as told:
        Notice.model_validate(foreign)
    assert [error["msg"] for error in told.value.errors()] == ["no notice: source and header missing"]


@pytest.mark.parametrize("name", ["json", "jsonl", "csv", "md"])
def test_a_stream_gets_what_a_file_gets(tmp_path, name):
    stream = io.BytesIO()
    taskparse.export(NOTICE, stream, format=name)
    taskparse.export(NOTICE, tmp_path / f"x.{name}")
    assert stream.getvalue() == (tmp_path / f"x.{name}").read_bytes()


def test_a_stream_gets_a_workbook_that_takes_over_a_ledger(tmp_path):
    taskparse.export([NOTICE], tmp_path / "x.xlsx")
    streams = [io.BytesIO(), io.BytesIO()]
    taskparse.export(NOTICE, streams[0], format="xlsx", ledger=tmp_path / "x.xlsx")
    taskparse.export(NOTICE, streams[1], format="xlsx", ledger=taskparse.read_ledger(tmp_path / "x.xlsx"))
    names = [openpyxl.load_workbook(stream).sheetnames for stream in streams]
    assert names[0] == names[1]
    assert names[0][0] == "任务台账"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({}, "a stream has no suffix"),
        ({"format": "doc"}, "format is 'doc'"),
        ({"format": "csv", "rows": "notice"}, 'for JSON Lines also "notice"'),
        ({"format": "csv", "split_by": "unit"}, "give a path"),
    ],
)
def test_a_stream_cannot_take_everything(arguments, message):
    with pytest.raises(ValueError, match=message):
        taskparse.export(NOTICE, io.BytesIO(), **arguments)


def test_a_folder_of_units_has_files_of_the_format_that_is_asked_for(tmp_path):
    taskparse.export(NOTICE, tmp_path / "slips", split_by="unit", format="csv")
    assert {path.suffix for path in (tmp_path / "slips").iterdir()} == {".csv"}
    assert all(path.read_text("utf-8").startswith("source,") for path in (tmp_path / "slips").iterdir())


def test_json_lines_of_notices_load_again(tmp_path):
    taskparse.export([NOTICE, BARE], tmp_path / "x.jsonl", rows="notice")
    assert len((tmp_path / "x.jsonl").read_bytes().splitlines()) == 2
    assert taskparse.load_many(tmp_path / "x.jsonl") == (NOTICE, BARE)


def test_json_lines_of_tasks_are_no_notices(tmp_path):
    taskparse.export([NOTICE], tmp_path / "x.jsonl")
    with pytest.raises(taskparse.UnreadableSourceError, match="no notice"):
        taskparse.load_many(tmp_path / "x.jsonl")


def without(field):
    return {name: value for name, value in json.loads(BARE.model_dump_json()).items() if name != field}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "no JSON"),
        (b"\x89PNG\r\n", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b"{}", "no notice"),
        (b"[1]", "no notice"),
        (b'"text"', "no notice"),
        (b'{"schema_version": []}', "no notice"),
        (b'{"schema_version": "999"}', "later taskparse"),
        (json.dumps(without("header")).encode(), "header"),
        (json.dumps(without("header") | {"header": {"title": "\ud800"}}).encode(), "no JSON"),
        (json.dumps(without("header") | {"header": {"issue_date": "soon"}}).encode(), r"header\.issue_date"),
        (json.dumps(without("none") | {"colour": "red"}).encode(), "colour"),
    ],
    ids=[
        "empty",
        "png",
        "deep",
        "object",
        "number",
        "string",
        "version",
        "future",
        "lacking",
        "surrogate",
        "date",
        "more",
    ],
)
def test_what_is_no_notice_is_refused_with_a_reason(tmp_path, content, message):
    (tmp_path / "x.json").write_bytes(content)
    with pytest.raises(taskparse.UnreadableSourceError, match=rf"x\.json: .*{message}"):
        taskparse.load(tmp_path / "x.json")


def test_a_missing_file_is_refused_with_a_reason(tmp_path):
    with pytest.raises(taskparse.UnreadableSourceError, match="No such file"):
        taskparse.load(tmp_path / "none.json")


# rows ----------------------------------------------------------------------------------------------------------------


def test_a_line_is_a_whole_task_after_the_columns_of_its_notice(tmp_path):
    taskparse.export([NOTICE, BARE], tmp_path / "tasks.jsonl")
    first, second = lines(tmp_path / "tasks.jsonl")
    assert list(first)[:4] == ["source", "document_number", "title", "issue_date"]
    assert first["document_number"] == "某政办字〔2025〕1号"
    fields = {name: first[name] for name in type(TASK).model_fields}
    assert type(TASK).model_validate(fields) == TASK
    assert second["id"] == BARE_TASK.id


def test_a_line_is_a_whole_party_after_the_key_of_its_task(tmp_path):
    taskparse.export([NOTICE], tmp_path / "parties.jsonl", rows="party")
    *parties, bare = lines(tmp_path / "parties.jsonl")
    assert [(each["role"], each["name"]) for each in parties] == [
        ("leaders", "甲某"),
        ("lead_units", "市发展改革委"),
        ("responsible_units", "各街道办事处"),
        ("other", "市政府办公室"),
    ]
    assert {each["task"] for each in parties} == {TASK.id}
    assert Party.model_validate({name: parties[0][name] for name in Party.model_fields}) == TASK.leaders[0]
    assert (bare["task"], bare["role"], bare["name"]) == (BARE_TASK.id, None, None)


def test_a_row_of_csv_is_a_task(tmp_path):
    taskparse.export([NOTICE, BARE], tmp_path / "tasks.csv")
    full, bare = table(tmp_path / "tasks.csv")
    assert full == {
        "source": "某市.txt",
        "document_number": "某政办字〔2025〕1号",
        "title": "某市人民政府办公室关于下达重点任务的通知",
        "issue_date": "2025-02-12",
        "id": TASK.id,
        "number": "1",
        "section_path": "一、稳增长。",
        "marker": "1.",
        "lead_in": "今年主要目标是：",
        "text": "地区生产总值增长5.6%",
        "clause": "地区生产总值增长5.6%",
        "leaders": "甲某",
        "lead_units": "市发展改革委",
        "responsible_units": "各街道办事处",
        "supporting_units": "",
        "responsible_persons": "",
        "other": "督办单位：市政府办公室",
        "open_roles": "responsible_units",
        "deadline": "6月底前完成",
        "deadline_date": "2025-06-30",
        "text_deadlines": "持续推进",
        "targets": "增长5.6%",
        "keywords": "生产总值",
        "annotation": TASK.annotation.text,
        "start": str(TASK.span.start),
        "stop": str(TASK.span.stop),
        "page": "1",
    }
    assert bare["lead_units"] == bare["deadline"] == bare["lead_in"] == ""


def test_a_row_of_csv_is_a_party(tmp_path):
    taskparse.export([NOTICE], tmp_path / "parties.csv", rows="party")
    leader, *_, bare = table(tmp_path / "parties.csv")
    assert (leader["number"], leader["role"], leader["name"], leader["stated"]) == (
        "1",
        "leaders",
        "甲某",
        "true",
    )
    assert (bare["number"], bare["role"], bare["name"], bare["stated"]) == ("2", "", "", "")


def test_csv_has_no_byte_order_mark_and_always_its_heading(tmp_path):
    taskparse.export([], tmp_path / "none.csv")
    assert written(tmp_path / "none.csv").startswith("source,document_number,")
    assert written(tmp_path / "none.csv").count("\n") == 1


def test_a_comma_in_a_group_does_not_part_it(tmp_path):
    group = TASK.responsible_units[0].model_copy(update={"name": "各市、县、区政府"})
    task = TASK.model_copy(update={"responsible_units": (group, *TASK.lead_units)})
    taskparse.export([NOTICE.model_copy(update={"tasks": (task,)})], tmp_path / "x.csv")
    assert table(tmp_path / "x.csv")[0]["responsible_units"].split("；") == [
        "各市、县、区政府",
        "市发展改革委",
    ]


@given(st.text())
def test_no_character_is_lost_in_csv(text):
    notice = NOTICE.model_copy(update={"tasks": (TASK.model_copy(update={"text": text}),)})
    stream = io.BytesIO()
    write_csv([notice], stream, Layout())
    (row,) = csv.DictReader(io.StringIO(stream.getvalue().decode(), newline=""))
    assert row["text"] == text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_excel_is_given_a_mark_and_no_formula(tmp_path, text):
    notice = NOTICE.model_copy(update={"tasks": (TASK.model_copy(update={"text": text}),)})
    taskparse.export([notice], tmp_path / "x.csv", bom=True)
    content = (tmp_path / "x.csv").read_bytes()
    (row,) = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert content.startswith(b"\xef\xbb\xbfsource,")
    assert row["text"] == f"'{text}"
    assert row["number"] == "1"


def test_parties_are_rows_of_json_too(tmp_path):
    taskparse.export([NOTICE], tmp_path / "parties.jsonl", rows="party")
    taskparse.export([NOTICE], tmp_path / "parties.json", rows="party")
    assert json.loads(written(tmp_path / "parties.json")) == lines(tmp_path / "parties.jsonl")


# what cannot be asked for --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["notice", "notice.txt", "notice.docx", ".json"])
def test_a_suffix_that_names_no_format_is_refused(tmp_path, name):
    with pytest.raises(ValueError, match=r"\.json, \.jsonl, \.csv"):
        taskparse.export([NOTICE], tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_suffix_may_be_in_capitals(tmp_path):
    taskparse.export([NOTICE], tmp_path / "NOTICE.JSON")
    assert taskparse.load(tmp_path / "NOTICE.JSON") == NOTICE


@pytest.mark.parametrize(
    ("name", "arguments", "message"),
    [
        ("x.json", {"bom": True}, r"no byte-order mark; write to \.csv"),
        ("x.csv", {"ledger": "old.xlsx"}, r"into one \.xlsx"),
        ("x.xlsx", {"ledger": "old.xlsx", "split_by": "unit"}, "without split_by"),
        ("x.csv", {"split_by": "leader"}, 'split_by is .leader.; it may be "unit"'),
    ],
)
def test_what_means_nothing_to_a_format_is_refused(tmp_path, name, arguments, message):
    with pytest.raises(ValueError, match=message):
        taskparse.export([NOTICE], tmp_path / name, **arguments)
    assert list(tmp_path.iterdir()) == []


def test_unknown_rows_are_refused(tmp_path):
    with pytest.raises(ValueError, match='"task" or "party"'):
        taskparse.export([NOTICE], tmp_path / "x.csv", rows="unit")  # type: ignore[arg-type]


@pytest.mark.parametrize("name", FORMATS)
def test_a_notice_that_fails_leaves_no_file(tmp_path, name):
    def notices():
        yield NOTICE
        raise RuntimeError

    with pytest.raises(RuntimeError):
        taskparse.export(notices(), tmp_path / f"x.{name}")
    assert list(tmp_path.iterdir()) == []


def test_notices_of_every_format_can_be_counted_on():
    assert isinstance(NOTICE, Notice)
    assert set(FORMATS) == {"json", "jsonl", "csv", "xlsx", "parquet", "md"}


def test_what_a_column_of_remarks_holds_is_no_unit_to_write_a_file_for(tmp_path):
    table = "序号\t任务\t责任单位\t指导单位\t备注\n1\t修路。\t县交通局\t县财政局\t列入实事\n2\t种树。\t县林业局\t县财政局\t列入实事\n"
    taskparse.export([taskparse.parse_text(table)], tmp_path / "out", split_by="unit")
    assert sorted(path.stem for path in (tmp_path / "out").iterdir()) == ["县交通局", "县林业局", "县财政局"]
