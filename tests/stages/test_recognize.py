import pytest

from casebook import Case, Mark, Staged, cases, drawn, staged
from taskparse.grammar.names import kind_of
from taskparse.grammar.party_list import read_list
from taskparse.lexicon.loader import DEADLINE
from taskparse.model.annotation import AnnotationMention, RoleEntry
from taskparse.model.roles import OTHER
from taskparse.model.source import Range


@pytest.mark.parametrize("case", cases("parties"))
def test_a_list_of_parties_is_parted_into_names(case):
    assert read(case, "responsible_units") == (case.text, case.expected)


@pytest.mark.parametrize("case", cases("people"))
def test_a_list_of_people_is_parted_into_names(case):
    assert read(case, "leaders") == (case.text, case.expected)


@pytest.mark.parametrize(
    "case",
    [
        parameter
        for topic in ("labelled", "narrative", "block", "conventions", "negative", "unread")
        for parameter in cases(topic)
    ],
)
def test_an_annotation_is_found_and_read(case):
    expected = {"open": [], "derived": None, "given": case.plain} | (case.expected or {})
    found = staged(expected["given"])
    assert drawn(found.clean.text, marks(found)) == case.text
    assert open_roles(found) == expected["open"]
    if expected["derived"] is not None:
        assert derived_elsewhere(found) == expected["derived"]


def read(case: Case, role: str) -> tuple[str, str | None]:
    text = case.plain
    found = read_list(text, Range(0, len(text)), people=role == "leaders")
    names = [(name, kind_of(text[name.start : name.stop], role)) for name in found.names]
    prose = [(part, "prose") for part in found.prose]
    return drawn(text, [*names, *prose]), "open" if found.open else None


def marks(found: Staged) -> list[Mark]:
    marks: list[Mark] = [(mention.range, mention.form) for mention in found.annotations.mentions]
    for mention in found.annotations.mentions:
        for entry in sorted(mention.reading.entries, key=lambda entry: all(m.stated for m in entry.mentions)):
            marks += [(m.range, _role(entry, stated=m.stated)) for m in entry.mentions if mention.range.holds(m.range)]
        marks += [(place, DEADLINE) for place in mention.reading.deadlines]
        marks += [(rule.range, rule.kind) for rule in mention.reading.conventions]
    marks += [(rule.range, rule.kind) for rule in found.annotations.conventions]
    marks += [(finding.range, finding.code) for finding in found.annotations.findings if finding.range]
    return marks


def _role(entry: RoleEntry, *, stated: bool) -> str:
    role = f"{OTHER}[{entry.label}]" if entry.role == OTHER else entry.role
    return role if stated else f"{role}~"


def open_roles(found: Staged) -> list[str]:
    return [entry.role for m in found.annotations.mentions for entry in m.reading.entries if entry.open]


def derived_elsewhere(found: Staged) -> list[list[str]]:
    return [_derived_elsewhere(found, mention) for mention in found.annotations.mentions]


def _derived_elsewhere(found: Staged, mention: AnnotationMention) -> list[str]:
    return [
        found.clean.words(m.range)
        for entry in mention.reading.entries
        for m in entry.mentions
        if not m.stated and not mention.range.holds(m.range)
    ]
