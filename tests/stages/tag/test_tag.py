"""The laws of facts: they lie in their task, their text is what stands there, and nothing else changes."""

import sys
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook import OWN, Staged, cases, staged
from taskparse.context import Context
from taskparse.grammar.dates import last_day
from taskparse.model.fact import DeadlineMention, Facts
from taskparse.model.source import Range
from taskparse.stages.tag import tag
from taskparse.stages.tag.deadlines import text_deadlines
from taskparse.stages.tag.targets import targets

SAMPLES = sorted((Path(__file__).parents[3] / "samples").glob("*.txt"))
PIECES = [
    *"，。、；：（）“”《》的一两百万亿%年月日0123456789",
    *"新增 增长 提高到 不少于 以上 左右 个 家 亿元 2025年 6月底前 到 对 给予 其中 至少 每年 翻 番 — 等".split(),
]
NOTICE = "一、新增学位6300余个，6月底前建成。（责任单位：区财政局；完成时限：持续推进）"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_facts_of_a_sample_lie_in_their_tasks(path):
    found = staged(path.read_text("utf-8"))
    for task, facts in zip(found.assignments.tasks, facts_of(found).tasks, strict=True):
        for place in (
            *(each.range for each in facts.targets),
            *(each.range for each in facts.text_deadlines),
        ):
            assert place
            assert task.text.holds(place)
        if facts.deadline:
            assert task.annotation.range.holds(facts.deadline.range)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.integers(0, 5), st.integers(0, 5))
def test_facts_of_any_text_lie_within_it_and_do_not_overlap(text, before, after):
    place = Range(min(before, len(text)), max(min(before, len(text)), len(text) - after))
    found = [target.range for target in targets(text, place)]
    assert all(place.holds(each) and each for each in found)
    assert found == sorted(found)
    assert all(left.stop <= right.start for left, right in pairwise(found))
    assert all(place.holds(deadline.range) for deadline in text_deadlines(text, place, 2025))


def test_the_year_that_is_given_wins_over_the_headers():
    found = staged(f"甲政办字〔2024〕1号\n{NOTICE}")
    assert facts_of(found).tasks[0].text_deadlines[0].date == date(2024, 6, 30)
    told = tag(found.clean, found.outline, found.assignments, Context(year=2026))
    assert told.tasks[0].text_deadlines[0].date == date(2026, 6, 30)


def test_a_task_has_its_targets_and_deadlines():
    facts = facts_of(staged(NOTICE)).tasks[0]
    assert [(target.indicator, target.value) for target in facts.targets] == [("学位", Decimal(6300))]
    assert facts.deadline == DeadlineMention(Range(36, 40), None, ongoing=True)
    assert [deadline.date for deadline in facts.text_deadlines] == [None]


def facts_of(found: Staged) -> Facts:
    return tag(found.clean, found.outline, found.assignments, OWN)


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1个",
        "新增1个、",
        "一",
        "“",
        "（1",
        "的1个",
        "2025年",
        "6月",
        "1—",
        "从1到",
        "百分之",
        "不少于",
        "翻番",
        "1,",
    ],
)
def test_time_grows_with_the_text_and_no_faster(piece):
    counts = [steps(piece, length) for length in (4_000, 8_000)]
    assert counts[1] < 2.5 * counts[0] + 2_000


def steps(piece, length):
    """Count the lines that run: a measure of work that no other process disturbs."""
    text = (piece * length)[:length]
    ran = 0

    def count(*_):
        nonlocal ran
        ran += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        list(targets(text, Range(0, length)))
        list(text_deadlines(text, Range(0, length), 2025))
        last_day(text, 2025)
    finally:
        sys.settrace(before)
    return ran


@pytest.mark.parametrize("case", cases("targets"))
def test_a_target_is_told_from_its_own_text_alone(case):
    text = case.plain
    around = f"甲乙丙{text}丁戊己"
    inner = [(t.range.start - 3, t.indicator, t.value) for t in targets(around, Range(3, 3 + len(text)))]
    assert inner == [(t.range.start, t.indicator, t.value) for t in targets(text, Range(0, len(text)))]
