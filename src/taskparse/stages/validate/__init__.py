"""Everything found → Notice: ranges become spans of the source, and the records are checked once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from taskparse.context import Context
from taskparse.grammar.characters import healed, ordinary
from taskparse.model.fact import StageResults
from taskparse.model.record import SCHEMA_VERSION, Notice
from taskparse.model.source import Range, SourceText
from taskparse.model.text import CleanText
from taskparse.stages.validate.header import header_json
from taskparse.stages.validate.parts import conventions_json, findings_json, passages_json, sections_json
from taskparse.stages.validate.spans import Json, Spans
from taskparse.stages.validate.tasks import tasks_json


def validate(source: SourceText, clean: CleanText, found: StageResults, _: Context) -> Notice:
    """Return the validated notice.

    Args:
        source: What was read.
        clean: The running text; the ranges of all that follows are its own.
        found: Header, annotations, assignments and facts.
    """
    outline, annotations, assignments = found.outline, found.annotations, found.assignments
    spans = Spans(source, clean)
    header = header_json(outline.header, clean, spans)
    furniture = [*clean.furniture, *(clean.source_range(place) for place in outline.furniture)]
    furniture += [clean.source_range(place) for table in annotations.tables for place in table.furniture]
    record: Json = {
        "schema_version": SCHEMA_VERSION,
        "source": _source_json(source),
        "header": header,
        "sections": sections_json(assignments.headings, clean, spans),
        "tasks": tasks_json(found, clean, spans, header),
        "unassigned": passages_json(assignments.unassigned, clean, spans),
        "conventions": conventions_json(found, clean, spans),
        "furniture": [_furniture_json(place, source, spans) for place in _outermost(furniture)],
        "diagnostics": [
            *findings_json(clean.findings, spans.of_source),
            *findings_json(annotations.findings, spans.of),
        ],
    }
    spans.locate()
    return Notice.model_validate(record)


def _source_json(source: SourceText) -> Json:
    return {
        "name": source.name,
        "format": source.format,
        "sha256": source.sha256,
        "pages": len(source.page_starts) or None,
        "text": source.text,
        "reader": source.reader,
    }


def _outermost(places: Iterable[Range]) -> Iterator[Range]:
    """Yield ranges in order, without those inside others: a page number within a line of a web page's footer."""
    stop = 0
    for place in sorted(places, key=lambda place: (place.start, -place.stop)):
        if place.stop > stop:
            yield place
            stop = place.stop


def _furniture_json(place: Range, source: SourceText, spans: Spans) -> Json:
    return {"text": healed(ordinary(source.text[place.start : place.stop])), "span": spans.of_source(place)}
