"""A deadline is one in every form and in every format, and no party bears a date."""

from __future__ import annotations

from datetime import date

import pytest

import taskparse
from every_format import FORMATS, every_format
from taskparse.grammar.characters import ordinary
from taskparse.model.record import Notice
from taskparse.options import Options
from typesetter.tables import TaskTable
from typesetter.tables.task_table import Column, Row

DEADLINES = {
    "二○二五年六月底前完成": date(2025, 6, 30),
    "次年6月底前": date(2026, 6, 30),
    "２０２５年６月底前": date(2025, 6, 30),
    "6月30日24时前": date(2025, 6, 30),
    "六月三十日二十四时前": date(2025, 6, 30),
}
"""As written, to the day meant in a notice of 2025."""

FORMS = {
    "labelled": "一、修建县道十公里。（责任单位：县交通局，{}）",
    "labelled, with a label of its own": "一、修建县道十公里。（责任单位：县交通局；完成时限：{}）",
    "narrative": "一、修建县道十公里。（县交通局负责，{}）",
    "block": "一、修建县道十公里。\n责任单位：县交通局\n完成时限：{}",
}


def table(deadline: str) -> TaskTable:
    return TaskTable(
        "某县重点任务分解表",
        (Column("序号"), Column("工作任务"), Column("责任单位"), Column("完成时限")),
        (
            Row(("1", "修建县道十公里", "县交通局", deadline)),
            Row(("2", "疏浚甲河河道", "县水利局", deadline)),
            Row(("3", "改造老旧小区", "县住建局", deadline)),
        ),
    )


def told(notice: Notice) -> list[tuple[list[str], str | None, date | None]]:
    return [
        (
            [party.name for _, party in task.parties()],
            task.deadline.text if task.deadline else None,
            task.deadline.date if task.deadline else None,
        )
        for task in notice.tasks
    ]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("words", DEADLINES)
def test_words_are_a_deadline_in_every_form(words: str, form: str) -> None:
    notice = taskparse.parse_text(FORMS[form].format(words), options=Options(year=2025))
    assert told(notice) == [(["县交通局"], ordinary(words), DEADLINES[words])]


@every_format
@pytest.mark.parametrize("words", DEADLINES)
def test_words_are_a_deadline_in_every_format(words: str, name: str) -> None:
    notice = taskparse.parse(FORMATS[name](table(words)), options=Options(year=2025))
    units = (["县交通局"], ["县水利局"], ["县住建局"])
    assert told(notice) == [(unit, ordinary(words), DEADLINES[words]) for unit in units]
