"""Sections, unassigned passages, conventions and diagnostics."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from taskparse.lexicon.loader import READING_FAULTS
from taskparse.model.annotation import Mention
from taskparse.model.assignment import SectionHeading, UnassignedText
from taskparse.model.fact import StageResults
from taskparse.model.fault import FaultKind
from taskparse.model.source import Finding, Range
from taskparse.model.text import CleanText
from taskparse.stages.validate.spans import Json, Spans


def section_id(index: int | None) -> str | None:
    """Return the id of a heading by its index."""
    return None if index is None else f"s{index + 1}"


def title_of(heading: SectionHeading, clean: CleanText) -> str:
    """Return a heading's words without its marker."""
    start = heading.marker.stop if heading.marker else heading.range.start
    return clean.words(Range(start, heading.range.stop)).strip()


def sections_json(headings: Sequence[SectionHeading], clean: CleanText, spans: Spans) -> list[Json]:
    """Return the sections in reading order."""
    return [
        {
            "id": section_id(index),
            "parent": section_id(heading.parent),
            "level": heading.level,
            "marker": clean.words(heading.marker) if heading.marker else None,
            "title": title_of(heading, clean),
            "kind": heading.kind,
            "span": spans.of(heading.range),
        }
        for index, heading in enumerate(headings)
    ]


def passages_json(passages: Iterable[UnassignedText], clean: CleanText, spans: Spans) -> list[Json]:
    """Return the text that no annotation reaches."""
    return [passage_json(passage.range, passage.section, clean, spans) for passage in passages]


def passage_json(place: Range, section: int | None, clean: CleanText, spans: Spans) -> Json:
    """Return a passage."""
    return {"text": clean.words(place), "section": section_id(section), "span": spans.of(place)}


def party_json(mention: Mention, found: StageResults, clean: CleanText, spans: Spans) -> Json:
    """Return a party."""
    return {
        "name": clean.words(mention.range),
        "full_name": found.facts.full_names.get(mention.range),
        "kind": mention.kind,
        "label": mention.label,
        "stated": mention.stated,
        "span": spans.of(mention.range),
    }


def conventions_json(found: StageResults, clean: CleanText, spans: Spans) -> list[Json]:
    """Return all conventions in reading order, inside annotations and outside."""
    annotations = found.annotations
    stated = [
        *annotations.conventions,
        *(c for mention in annotations.mentions for c in mention.reading.conventions),
    ]
    return [
        {
            "kind": convention.kind,
            "text": clean.words(convention.range),
            "parties": [party_json(mention, found, clean, spans) for mention in convention.mentions],
            "span": spans.of(convention.range),
        }
        for convention in sorted(stated, key=lambda convention: convention.range)
    ]


def findings_json(findings: Iterable[Finding], span_of: Callable[[Range], Json]) -> list[Json]:
    """Return what could not be read, as diagnostics."""
    return [_finding_json(finding, READING_FAULTS[finding.code], span_of) for finding in findings]


def _finding_json(finding: Finding, kind: FaultKind, span_of: Callable[[Range], Json]) -> Json:
    return {
        "code": finding.code,
        "severity": kind.severity,
        "message": kind.en.fact(finding.arguments),
        "arguments": dict(finding.arguments),
        "hint": kind.en.hint,
        "span": span_of(finding.range) if finding.range is not None else None,
    }
