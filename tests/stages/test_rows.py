import pytest

from casebook import OWN, Expected, Staged, cases, with_tables
from taskparse.model.record import Task
from taskparse.stages.validate import validate


@pytest.mark.parametrize("case", cases("cells"))
def test_the_words_of_a_cell_are_joined_unless_they_are_parted(case):
    clean = Staged(with_tables(case.text)).clean
    cells = [cell for table in clean.tables for cell in table.cells]
    assert [clean.text[cell.range.start : cell.range.stop] for cell in cells] == case.expected


@pytest.mark.parametrize("case", cases("rows"))
def test_a_row_of_a_task_table_is_a_task(case):
    found = Staged(with_tables(case.text))
    notice = validate(found.source, found.clean, found.found, OWN)
    assert [
        {field: told(task, field) for field in expected}
        for task, expected in zip(notice.tasks, case.expected["tasks"], strict=True)
    ] == case.expected["tasks"]
    assert {task.annotation.form for task in notice.tasks} <= {"row", "labelled"}
    if "left" in case.expected:
        assert [passage.text for passage in notice.unassigned] == case.expected["left"]


def told(task: Task, field: str) -> Expected:
    """Return a field of a task as a case gives it: parties by their names, deadline and annotation by their words."""
    value = task.model_dump(mode="json")[field]
    if field == "other":
        return {label: [party["name"] for party in parties] for label, parties in value.items()}
    if isinstance(value, dict):
        return str(value["text"])
    if isinstance(value, list):
        return [each["name"] if isinstance(each, dict) else each for each in value]
    return str(value) if value is not None else None
