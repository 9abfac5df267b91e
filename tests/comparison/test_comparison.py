"""What `compare` names, and that it names nothing else."""

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

import taskparse
from comparison.pair import ADDED, CHANGED, MOVED, REMOVED, drafts, numbers
from invented import NOTICE, TASK
from taskparse.comparison.differences import edits
from taskparse.comparison.matching import ENOUGH, TaskPair, headings, moved, pairs_of


@pytest.fixture(scope="module")
def pair():
    return drafts()


@pytest.fixture(scope="module")
def result(pair):
    return taskparse.compare(*pair)


# a pair in which every change is known --------------------------------------------------------------------------------


def test_every_change_is_named_and_nothing_else(result):
    known = {change.number: change.kinds for change in CHANGED} | dict.fromkeys(MOVED, ("moved",))
    assert {change.old.number: change.kinds for change in result.changed} == known
    assert [task.text for task in result.added] == [words.partition("（")[0] for words in ADDED.values()]
    assert numbers(result.removed) == list(REMOVED)
    assert len(result.unchanged) == 79 - len(known) - len(REMOVED)


def of(result, number):
    return next(change for change in result.changed if change.old.number == number)


@pytest.mark.parametrize(
    ("number", "gone", "new"),
    [
        (1, ["5.6"], ["6"]),
        (8, ["4.15"], ["4.5"]),
        (54, ["拓宽"], ["扩大"]),
        (70, ["2.3"], ["3"]),
        (68, [], ["、停车贵"]),
    ],
)
def test_words_that_changed_are_told_in_place(result, number, gone, new):
    text = of(result, number).text
    assert [edit.text for edit in text if edit.kind == "gone"] == gone
    assert [edit.text for edit in text if edit.kind == "new"] == new


@pytest.mark.parametrize(
    ("number", "role", "lost", "gained"),
    [
        (11, "leaders", ["赵冬梅"], ["甲某"]),
        (16, "responsible_units", [], ["区城管局"]),
        (25, "responsible_units", ["历下财鑫集团"], []),
        (28, "lead_units", ["区住房城市建设局"], ["区工业和信息化局"]),
        (68, "lead_units", ["区城管局"], ["区交警大队"]),
    ],
)
def test_parties_are_lost_and_gained(result, number, role, lost, gained):
    (change,) = of(result, number).parties
    assert change.role == role
    assert [party.name for party in change.lost] == lost
    assert [party.name for party in change.gained] == gained


def test_a_target_stands_beside_its_heir(result):
    (target,) = of(result, 1).targets
    assert (str(target.old.value), str(target.new.value), target.new.unit) == ("5.6", "6", "%")


def test_a_deadline_that_came_is_told(result):
    deadline = of(result, 35).deadline
    assert (deadline.old, deadline.new.text) == (None, "6月底前")


def test_units_are_summed_up(result):
    units = {unit.name: unit for unit in result.units}
    office = units["济南市历下区城管局"]
    assert (office.before, office.after, office.added, office.removed, office.changed) == (9, 8, 0, 1, 2)
    assert (units["乙某"].before, units["乙某"].after, units["乙某"].added) == (0, 2, 2)


@pytest.mark.parametrize("notice", ["old", "new"])
def test_against_itself_nothing_has_changed(pair, notice):
    one = pair[notice == "new"]
    result = taskparse.compare(one, one)
    assert (result.added, result.removed, result.changed) == ((), (), ())
    assert len(result.unchanged) == len(one.tasks)


def test_the_other_way_round_added_is_removed(pair, result):
    back = taskparse.compare(*reversed(pair))
    assert numbers(back.added) == numbers(result.removed)
    assert numbers(back.removed) == numbers(result.added)
    assert len(back.changed) == len(result.changed)


# matching -------------------------------------------------------------------------------------------------------------


def tasks(*texts, **changes):
    return tuple(
        TASK.model_copy(update={"text": text, "number": number, "lead_in": None, **changes})
        for number, text in enumerate(texts, 1)
    )


def test_the_same_words_are_matched_before_those_that_are_only_alike():
    old = tasks("改造老旧小区60个。", "改造老旧小区80个。")
    new = tasks("改造老旧小区80个。", "改造老旧小区90个。")
    assert {(pair.old, pair.new) for pair in pairs_of(old, new)} == {(1, 0), (0, 1)}


def test_the_section_decides_between_the_same_words():
    one, other = tasks("加强管理。", section_path=("一、道路",)) + tasks("加强管理。", section_path=("二、河道",))
    assert [(pair.old, pair.new) for pair in pairs_of((one, other), (other, one))] == [(1, 0), (0, 1)]


def test_the_order_decides_between_tasks_that_are_as_alike():
    old = tasks("完成甲项目投资5亿元。", "推进城市更新。", "完成乙项目投资5亿元。")
    new = tasks("完成丙项目投资5亿元。", "推进城市更新。", "完成丁项目投资5亿元。")
    assert [(pair.old, pair.new) for pair in pairs_of(old, new)] == [(0, 0), (1, 1), (2, 2)]


def test_tasks_that_are_not_alike_are_no_pair():
    assert pairs_of(tasks("清扫街道垃圾，规范停车。"), tasks("建设数字政务平台，开放数据。")) == []


def test_numbers_of_headings_are_no_part_of_them():
    for heading in (
        "一、稳增长。",
        "（三）稳增长。",
        "12.稳增长。",
        "第二章稳增长。",
        "③稳增长。",
        "稳增长。",
    ):
        assert headings(tasks("x", section_path=(heading,))[0]) == ("稳增长。",)


@given(st.permutations(range(8)))
def test_as_few_tasks_as_may_be_are_called_moved(order):
    pairs = [TaskPair(old, new, 1.0) for new, old in enumerate(order)]
    kept = [old for new, old in enumerate(order) if new not in moved(pairs)]
    assert kept == sorted(kept)
    longest = [1] * 8
    for at in range(8):
        longest[at] = 1 + max((longest[before] for before in range(at) if order[before] < order[at]), default=0)
    assert len(kept) == max(longest)


@given(
    st.lists(st.text("甲乙丙丁，。", max_size=6), max_size=6),
    st.lists(st.text("甲乙丙丁，。", max_size=6), max_size=6),
)
def test_every_task_is_in_exactly_one_list(before, after):
    old, new = (NOTICE.model_copy(update={"tasks": tasks(*texts)}) for texts in (before, after))
    result = taskparse.compare(old, new)
    pairs = (*result.changed, *result.unchanged)
    assert sorted(numbers((*result.removed, *(pair.old for pair in pairs)))) == list(range(1, len(before) + 1))
    assert sorted(numbers((*result.added, *(pair.new for pair in pairs)))) == list(range(1, len(after) + 1))
    assert all(pair.similarity == 1 for pair in result.unchanged)


def test_two_thousand_tasks_are_compared():
    old = tasks(*(f"完成第{number}号片区改造，惠及居民{number % 9}万户。" for number in range(2000)))
    new = tasks(*(f"完成第{number}号片区整治，惠及群众{number % 7}万户。" for number in range(2000)))
    assert len(pairs_of(old, new)) == 2000
    assert ENOUGH < 1


# differences ------------------------------------------------------------------------------------------------------------


@given(st.text("甲乙丙12.5a，"), st.text("甲乙丙12.5a，"))
def test_the_edits_hold_both_texts(old, new):
    told = edits(old, new)
    assert "".join(edit.text for edit in told if edit.kind != "new") == old
    assert "".join(edit.text for edit in told if edit.kind != "gone") == new


def change_of(**changes):
    old = NOTICE.model_copy(update={"tasks": (TASK,)})
    new = NOTICE.model_copy(update={"tasks": (TASK.model_copy(update=changes),)})
    (change,) = taskparse.compare(old, new).changed or taskparse.compare(old, new).unchanged
    return change


def test_the_same_words_of_another_year_are_no_change():
    assert TASK.deadline is not None
    assert change_of(deadline=TASK.deadline.model_copy(update={"date": None})).kinds == ()


def test_a_unit_under_another_name_is_the_same_unit():
    unit = TASK.lead_units[0].model_copy(update={"name": "发展改革委"})
    assert change_of(lead_units=(unit,)).kinds == ()


def test_a_unit_named_twice_is_lost_once():
    old = NOTICE.model_copy(update={"tasks": (TASK.model_copy(update={"lead_units": TASK.lead_units * 2}),)})
    (change,) = taskparse.compare(old, NOTICE.model_copy(update={"tasks": (TASK,)})).changed
    assert len(change.parties[0].lost) == 1


def test_any_other_label_is_compared_too():
    assert change_of(other={}).parties[0].role == "督办单位"


def test_a_heading_that_is_another_one_is_told():
    assert change_of(section_path=("一、惠民生。",)).section == (("一、稳增长。",), ("一、惠民生。",))
    assert change_of(section_path=("二、稳增长。",)).kinds == ()


def test_targets_come_and_go():
    assert [(each.old is None, each.new is None) for each in change_of(targets=()).targets] == [(False, True)]
    other = TASK.targets[0].model_copy(update={"indicator": "税收"})
    assert [each.old is None for each in change_of(targets=(other,)).targets] == [False, True]


def test_a_comparison_is_the_same_whatever_the_seed_of_hashes_is():
    program = (
        "import taskparse; old, new = (taskparse.parse_text(f'清扫街道{n}条。（责任单位：甲局、乙局、丙局{n}）') for n in '58');"
        "print(taskparse.compare(old, new).model_dump_json())"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in "12"
    }
    assert len(told) == 1
