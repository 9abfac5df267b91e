"""Parquet and Markdown."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import taskparse
from invented import BARE, BARE_TASK, NOTICE, TASK
from taskparse.model.record import Task


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


# Parquet ---------------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("folder")
def test_parquet_has_the_types_of_the_records():
    taskparse.export([NOTICE], "x.parquet")
    schema = pq.read_schema("x.parquet")
    assert schema.names == ["source", "document_number", "title", "issue_date", *Task.model_fields]
    assert schema.field("number").type == pa.int64()
    assert schema.field("issue_date").type == pa.date32()
    assert pa.types.is_map(schema.field("other").type)
    target = schema.field("targets").type.value_type
    assert target.field("value").type == pa.decimal128(38, 10)
    box = schema.field("span").type.field("boxes").type.value_type
    assert [field.name for field in box] == ["page", "x0", "top", "x1", "bottom"]
    assert not schema.field("text").nullable
    assert schema.field("deadline").nullable


@pytest.mark.usefixtures("folder")
def test_parquet_holds_a_task_whole():
    taskparse.export([NOTICE, BARE], "x.parquet")
    first, second = pq.read_table("x.parquet").to_pylist()
    assert (first["id"], second["id"]) == (TASK.id, BARE_TASK.id)
    assert first["lead_units"][0]["full_name"] == "某市发展改革委"
    assert first["deadline"]["date"] == date(2025, 6, 30)
    assert first["targets"][0]["value"] == Decimal("5.6")
    assert [(label, parties[0]["name"]) for label, parties in first["other"]] == [("督办单位", "市政府办公室")]
    assert first["span"]["boxes"][0]["x0"] == 72.0
    assert second["deadline"] is None


@pytest.mark.usefixtures("folder")
def test_a_row_of_parquet_may_be_a_party():
    taskparse.export([NOTICE], "x.parquet", rows="party")
    *parties, bare = pq.read_table("x.parquet").to_pylist()
    assert next((row["role"], row["name"]) for row in parties) == ("leaders", "甲某")
    assert (bare["task"], bare["role"], bare["name"]) == (BARE_TASK.id, None, None)


@pytest.mark.usefixtures("folder")
def test_parquet_of_nothing_has_its_columns():
    taskparse.export([], "x.parquet")
    assert pq.read_table("x.parquet").num_rows == 0
    assert "lead_units" in pq.read_schema("x.parquet").names


@pytest.mark.usefixtures("folder")
def test_parquet_is_written_in_batches():
    many = NOTICE.model_copy(update={"tasks": (TASK,) * 2500})
    taskparse.export([many], "x.parquet")
    assert pq.ParquetFile("x.parquet").metadata.num_row_groups == 3


# Markdown --------------------------------------------------------------------------------------------------------------


def lines(**arguments):
    taskparse.export([NOTICE], "x.md", **arguments)
    return Path("x.md").read_text(encoding="utf-8").splitlines()


@pytest.mark.usefixtures("folder")
def test_markdown_is_a_heading_and_a_table():
    title, _, facts, _, headings, rule, *rows = lines()
    assert title == "# 某市人民政府办公室关于下达重点任务的通知"
    assert facts == "某政办字〔2025〕1号 · 某市人民政府办公室 · 2025\\-02\\-12"
    assert headings == "| 序号 | 章节 | 任务内容 | 牵头领导 | 牵头单位 | 责任单位 | 其他责任 | 完成时限 | 目标值 |"
    assert rule.startswith("| ---: | --- |")
    assert rows[0].startswith("| 1 | 一、稳增长。 | 今年主要目标是：地区生产总值增长5.6% | 甲某 | 市发展改革委 |")
    assert len(rows) == 2


@pytest.mark.usefixtures("folder")
def test_a_row_of_markdown_may_be_a_party():
    rows = lines(rows="party")[6:]
    assert rows[0].startswith("| 1 | 地区生产总值增长5.6% | 牵头领导 | 甲某 |")
    assert len(rows) == 5


@pytest.mark.usefixtures("folder")
def test_what_a_notice_says_is_no_markdown():
    task = TASK.model_copy(update={"text": "a|b\n<b>*c*</b> [d](e) `f`", "lead_in": None})
    taskparse.export([NOTICE.model_copy(update={"tasks": (task,)})], "x.md")
    row = Path("x.md").read_text(encoding="utf-8").splitlines()[6]
    assert len(re.findall(r"(?<!\\)\|", row)) == 10
    assert r"a\|b \<b\>\*c\*\</b\> \[d\]\(e\) \`f\`" in row


@pytest.mark.usefixtures("folder")
def test_a_notice_without_tasks_is_a_heading():
    taskparse.export([BARE, NOTICE], "x.md")
    assert Path("x.md").read_text(encoding="utf-8").startswith("# 空.txt\n\n\n# 某市")
