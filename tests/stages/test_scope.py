import pytest

from casebook import Mark, Staged, cases, drawn, set_in_bold, staged


@pytest.mark.parametrize("case", [*cases("headings"), *cases("topics"), *cases("scope"), *cases("lead_in")])
def test_an_annotation_answers_for_its_text(case):
    expected = case.expected or {}
    found = staged(case.plain)
    assert drawn(found.clean.text, marks(found)) == case.text
    if "paths" in expected:
        assert [" > ".join(path) for path in paths(found)] == expected["paths"]
    if "lead_ins" in expected:
        assert [bool(task.lead_in) for task in found.assignments.tasks] == expected["lead_ins"]


@pytest.mark.parametrize("case", cases("headings_by_font"))
def test_a_font_says_what_is_a_heading(case):
    found = Staged(set_in_bold(case.plain, case.expected["bold"]))
    assert drawn(found.clean.text, marks(found)) == case.text


@pytest.mark.parametrize("character", ["\ud7c7", "\ue000", "\U00018cd6"], ids=["unassigned", "private", "new"])
def test_a_character_that_unicode_does_not_name_is_left_over_not_lost(character):
    assert drawn(character, marks(staged(character))) == f"⟦left {character}⟧"


def marks(found: Staged) -> list[Mark]:
    tasks = found.assignments.tasks
    marks: list[Mark] = [(heading.range, heading.kind) for heading in found.assignments.headings]
    marks += [(task.text, "task") for task in tasks if task.text]
    marks += [(task.annotation.range, "by") for task in tasks]
    marks += [(task.marker, "marker") for task in tasks if task.marker]
    marks += [(place, "lead_in") for place in sorted({task.lead_in for task in tasks if task.lead_in})]
    marks += [(passage.range, "left") for passage in found.assignments.unassigned]
    return marks


def paths(found: Staged) -> list[list[str]]:
    return [_path(found, task.section) for task in found.assignments.tasks]


def _path(found: Staged, section: int | None) -> list[str]:
    if section is None:
        return []
    heading = found.assignments.headings[section]
    return _path(found, heading.parent) + [found.clean.words(heading.range)] * heading.in_path
