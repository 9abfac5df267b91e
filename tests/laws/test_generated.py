"""The laws over made-up notices: well-formed, torn, and false."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from casebook import OWN, staged
from laws.duties import LABELS
from laws.laws import breaches
from laws.lookalikes import BROKEN_ONCE, lookalikes
from laws.notices import Draft, drafts
from laws.printing import BLANKED_PLACES, LINE_BREAKS, as_lines, as_one_line, blanked, torn, wrapped
from taskparse import Notice, Party, Task, parse_text
from taskparse.model.fact import Facts, TaskFacts
from taskparse.model.roles import ROLES
from taskparse.stages.validate import validate

FACTS = frozenset(("full_name", "deadline", "text_deadlines", "targets", "keywords"))

# The tracing of coverage would take longer than the tests; what they run is covered elsewhere.
pytestmark = pytest.mark.no_cover

NUMBERS = st.sampled_from(["— {} —", "- {} -", "－{}－", "{}", "第 {} 页"])
PAGE_BREAKS = st.sampled_from(["\n\f", "\f", "\n", "\n\n", "\r\n\f\r\n"])

# A whole notice takes minutes to shrink; a breach names its place well enough.
as_found = settings(phases=[phase for phase in Phase if phase is not Phase.shrink])


@given(drafts(), st.sampled_from(LINE_BREAKS))
@as_found
def test_a_notice_is_read_as_it_was_written(draft, line_break):
    notice = parse_text(as_lines(draft, line_break))
    assert [read(task) for task in notice.tasks] == written(draft)
    assert breaches(notice) == []


@given(drafts(), BLANKED_PLACES)
@as_found
def test_blanks_of_any_kind_change_no_record(draft, places):
    assert records(parse_text(as_lines(blanked(draft, places)))) == records(parse_text(as_lines(draft)))


@given(drafts(), st.booleans(), NUMBERS, PAGE_BREAKS)
@as_found
def test_wraps_and_page_breaks_change_no_record(draft, hanging, numbers, page_break):
    printed = parse_text(wrapped(draft, hanging=hanging, numbers=numbers, page_break=page_break))
    assert records(printed) == records(parse_text(as_lines(draft)))
    assert breaches(printed) == []


@given(drafts())
@as_found
def test_a_notice_in_one_line_keeps_the_laws(draft):
    assert breaches(parse_text(as_one_line(draft))) == []


@given(drafts())
@settings(max_examples=20)
def test_tagging_changes_no_text_scope_or_party(draft):
    found = staged(as_lines(draft))
    blank = Facts(tuple(TaskFacts() for _ in found.facts.tasks))
    told, untold = (
        validate(found.source, found.clean, found.found._replace(facts=facts), OWN).model_dump()
        for facts in (found.facts, blank)
    )
    assert without_facts(told) == without_facts(untold)


@pytest.mark.large
@given(torn())
@settings(as_found, max_examples=100)
def test_a_torn_notice_keeps_the_laws(text):
    assert breaches(parse_text(text)) == []


@given(lookalikes)
@settings(max_examples=400)
def test_any_text_keeps_the_laws(text):
    assume(text.strip())
    assert breaches(parse_text(text)) == []


@pytest.mark.parametrize("text", BROKEN_ONCE)
def test_what_broke_a_law_once_keeps_them_all(text):
    assert breaches(parse_text(text)) == []


@given(st.one_of(lookalikes, torn()))
@settings(max_examples=30)
def test_the_same_text_gives_the_same_records(text):
    assume(text.strip())
    assert parse_text(text).model_dump_json() == parse_text(text).model_dump_json()


def written(draft: Draft) -> list[dict[str, object]]:
    return [
        {
            "text": task.text,
            "path": task.path,
            "marker": task.marker,
            "lead_in": task.lead_in,
            "annotation": task.duty.words,
            "parties": dict(task.duty.parties),
            "deadline": task.duty.deadline,
        }
        for task in draft.tasks
    ]


def read(task: Task) -> dict[str, object]:
    return {
        "text": task.text,
        "path": task.section_path,
        "marker": task.marker,
        "lead_in": task.lead_in and task.lead_in.text,
        "annotation": task.annotation.text,
        "parties": {role: names(parties) for role in LABELS if (parties := named(task, role))},
        "deadline": task.deadline and task.deadline.text,
    }


def named(task: Task, role: str) -> tuple[Party, ...]:
    return getattr(task, role) if role in ROLES else task.other.get(role, ())


def names(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(party.name for party in parties)


def records(notice: Notice) -> list[tuple[str, dict[str, object]]]:
    return [(task.id, read(task)) for task in notice.tasks]


def without_facts(value: object) -> object:
    """Return a record's JSON without what tagging tells."""
    if isinstance(value, dict):
        return {key: without_facts(each) for key, each in value.items() if key not in FACTS}
    return [without_facts(each) for each in value] if isinstance(value, (list, tuple)) else value
