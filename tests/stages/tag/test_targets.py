import pytest

from casebook import cases, drawn
from taskparse.model.fact import TargetMention
from taskparse.model.source import Range
from taskparse.stages.tag.targets import targets


@pytest.mark.parametrize("case", cases("targets"))
def test_a_number_that_the_task_must_reach_is_told_from_one_that_it_need_not(case):
    text = case.plain
    found = list(targets(text, Range(0, len(text))))
    assert drawn(text, [(target.range, target.operator) for target in found]) == case.text
    assert [described(target) for target in found] == (case.expected or [])


def described(target: TargetMention) -> str:
    value = f"{target.value}—{target.upper}" if target.upper is not None else f"{target.value}"
    return " | ".join([target.indicator, target.change or "-", value, target.unit or "-"])
