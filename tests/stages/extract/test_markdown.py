"""Markdown: its marks are no text, its headings open sections, its tables are tables."""

from __future__ import annotations

import pytest

import taskparse
from tasklines import lines_of
from taskparse.errors import UnreadableSourceError
from taskparse.stages.extract.markdown import is_markdown


def read(text: str) -> taskparse.Notice:
    return taskparse.parse(text.encode(), name="notice.md")


def test_headings_lists_emphasis_and_escapes() -> None:
    notice = read(
        "# 某县2025年工作要点\n\n## 城建\n\n### 水利\n\n1\\. *修好*水渠。（**责任单位：**县水利局）\n2\\. 架好\\*桥梁。（__责任单位__：县交通局）\n\n"
        "## 民生\n\n- 办好食堂。（责任单位：县民政局）\n\n> 种好树。\n> 责任单位：县林业局\n"
    )
    assert lines_of(notice) == [
        "城建 > 水利 > 1. 修好水渠。 | responsible_units: 县水利局",
        "城建 > 水利 > 2. 架好*桥梁。 | responsible_units: 县交通局",
        "民生 > -办好食堂。 | responsible_units: 县民政局",
        "民生 > 种好树。 | responsible_units: 县林业局",
    ]
    assert notice.header.title == "某县2025年工作要点"
    assert notice.source.format == "markdown"


def test_a_shallower_heading_ends_a_deeper_one_and_levels_may_be_left_out() -> None:
    notice = read(
        "### 甲\n\n修路。（责任单位：县交通局）\n\n# 乙\n\n架桥。（责任单位：县水利局）\n\n### 丙\n\n植树。（责任单位：县林业局）\n"
    )
    assert [task.section_path for task in notice.tasks] == [("甲",), ("乙",), ("乙", "丙")]


def test_struck_words_are_no_text() -> None:
    notice = read("# 计划\n\n修路。（责任单位：~~县水利局~~县交通局）\n")
    assert [unit.name for unit in notice.tasks[0].responsible_units] == ["县交通局"]
    assert [d.code for d in notice.diagnostics] == ["908"]


def test_a_heading_that_is_a_sentence_is_text() -> None:
    notice = read("# 计划\n\n## 修好县城所有的道路。\n责任单位：县交通局\n")
    assert notice.tasks[0].text == "修好县城所有的道路。"


def test_a_text_that_only_holds_such_marks_is_none() -> None:
    assert not is_markdown("1. 修路。\n2. 架桥，投资5*2万元，见#3。\n- 种树\n---\n")


def test_tables_nested_beyond_reason_are_refused() -> None:
    with pytest.raises(UnreadableSourceError, match="nested too deep"):
        read("# 甲\n\n" + "<div>" * 3000)


def test_a_table_below_an_item_does_not_carry_it_on() -> None:
    notice = read("# 计划\n\n1. 架桥。由县交通局负责。\n\n| 年份 | 数量 |\n|---|---|\n| 2025 | 3 |\n")
    assert lines_of(notice) == ["1. 架桥。 | responsible_units: 县交通局"]
