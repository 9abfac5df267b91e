"""Tasks, with ids that survive re-extraction."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from taskparse.grammar.marks import last_sentence
from taskparse.model.annotation import Reading
from taskparse.model.assignment import Assignment, SectionHeading
from taskparse.model.fact import DeadlineMention, StageResults, TargetMention, TaskFacts
from taskparse.model.roles import OTHER
from taskparse.model.text import CleanText, compact
from taskparse.stages.validate.parts import party_json, passage_json, section_id, title_of
from taskparse.stages.validate.spans import Json, Spans

_ID_LENGTH = 12
_SEPARATOR = "\x1f"


def tasks_json(found: StageResults, clean: CleanText, spans: Spans, header: Json) -> list[Json]:
    """Return the tasks in reading order."""
    seen: Counter[str] = Counter()
    document = header.get("document_number") or header.get("title") or ""
    tasks = []
    paths: dict[int | None, tuple[list[str], str]] = {}
    for number, (task, facts) in enumerate(zip(found.assignments.tasks, found.facts.tasks, strict=True), 1):
        if task.section not in paths:
            headings = _path(task.section, found.assignments.headings)
            titles = (title_of(heading, clean) for heading in headings)
            place = _SEPARATOR.join(map(compact, (document, *titles)))
            paths[task.section] = [clean.words(heading.range) for heading in headings], place
        path, place = paths[task.section]
        text = clean.words(task.text)
        digest = _digest(place, text)
        seen[digest] += 1
        tasks.append(
            {
                "id": digest if seen[digest] == 1 else f"{digest}-{seen[digest]}",
                "number": number,
                "section": section_id(task.section),
                "section_path": path,
                "marker": clean.words(task.marker) if task.marker else None,
                "marker_span": spans.of(task.marker) if task.marker else None,
                "lead_in": passage_json(task.lead_in, task.section, clean, spans) if task.lead_in else None,
                "text": text,
                "clause": last_sentence(text),
                "span": spans.of(task.text),
                **_annotation_json(task, clean, spans),
                **_reading_json(task.annotation.reading, found, clean, spans),
                **_facts_json(facts, clean, spans),
            }
        )
    return tasks


def _path(section: int | None, headings: Sequence[SectionHeading]) -> list[SectionHeading]:
    path: list[SectionHeading] = []
    while section is not None:
        heading = headings[section]
        path.insert(0, heading)
        section = heading.parent
    return path


def _digest(place: str, text: str) -> str:
    """Return what distinguishes a task from others: its words, under the titles of its document and sections."""
    words = f"{place}{_SEPARATOR}{compact(text)}"
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:_ID_LENGTH]


def _annotation_json(task: Assignment, clean: CleanText, spans: Spans) -> Json:
    place = task.annotation.range
    return {"annotation": {"text": clean.words(place), "form": task.annotation.form, "span": spans.of(place)}}


def _reading_json(reading: Reading, found: StageResults, clean: CleanText, spans: Spans) -> Json:
    """Return roles, other labels and open roles of an annotation."""
    record: Json = {"other": {}, "open_roles": []}
    for entry in reading.entries:
        parties = [party_json(mention, found, clean, spans) for mention in entry.mentions]
        into = record["other"] if entry.role == OTHER else record
        key = entry.label if entry.role == OTHER else entry.role
        into.setdefault(key, []).extend(parties)
        if entry.open and key not in record["open_roles"]:
            record["open_roles"].append(key)
    return record


def _facts_json(facts: TaskFacts, clean: CleanText, spans: Spans) -> Json:
    """Return targets, deadlines and keywords of a task."""
    return {
        "targets": [_target_json(target, clean, spans) for target in facts.targets],
        "deadline": _deadline_json(facts.deadline, clean, spans) if facts.deadline else None,
        "text_deadlines": [_deadline_json(deadline, clean, spans) for deadline in facts.text_deadlines],
        "keywords": list(facts.keywords),
    }


def _target_json(target: TargetMention, clean: CleanText, spans: Spans) -> Json:
    return {
        "indicator": target.indicator,
        "change": target.change,
        "operator": target.operator,
        "value": target.value,
        "upper": target.upper,
        "unit": target.unit,
        "text": clean.words(target.range),
        "span": spans.of(target.range),
    }


def _deadline_json(deadline: DeadlineMention, clean: CleanText, spans: Spans) -> Json:
    return {
        "text": clean.words(deadline.range),
        "date": deadline.date,
        "ongoing": deadline.ongoing,
        "span": spans.of(deadline.range),
    }
