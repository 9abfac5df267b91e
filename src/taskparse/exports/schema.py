"""The JSON Schema of every record."""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from taskparse.model import record

DIALECT = "https://json-schema.org/draft/2020-12/schema"

RECORDS: dict[str, type[record.Record]] = {
    each.__name__: each
    for each in (
        record.Notice,
        record.Source,
        record.Header,
        record.Section,
        record.Task,
        record.Party,
        record.Annotation,
        record.Deadline,
        record.Target,
        record.Passage,
        record.Convention,
        record.Diagnostic,
        record.Span,
    )
}
"""Record by name, the whole before its parts."""


def schema_of(name: str) -> dict[str, Any]:
    """Return the JSON Schema of a record as it is written to JSON: every field is there, amounts are strings.

    Example:
        >>> schema_of("Passage")["required"]
        ['text', 'section', 'span']
    """
    schema = RECORDS[name].model_json_schema(mode="serialization", schema_generator=_AsWritten)
    return {"$schema": DIALECT, "$id": f"urn:taskparse:{record.SCHEMA_VERSION}:{name}"} | schema


def schema_text(name: str) -> str:
    """Return the JSON Schema of a record as it is in a file."""
    return json.dumps(schema_of(name), ensure_ascii=False, indent=2) + "\n"


class _AsWritten(GenerateJsonSchema):
    """Knows that a field with a default is written like any other."""

    def field_is_required(self, *_: object, **__: object) -> bool:
        return True
