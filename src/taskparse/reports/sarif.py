"""Findings as SARIF 2.1.0, which code hosts and editors show (OASIS, Static Analysis Results Interchange Format)."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from importlib.metadata import version
from typing import Any, BinaryIO
from urllib.parse import quote

from taskparse.model.fault import FaultKind, Language
from taskparse.model.record import Diagnostic, Span
from taskparse.reports.checked import Checked, encoded, told
from taskparse.reports.documentation import markdown, plain
from taskparse.rules import fault_kinds

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_FINGERPRINT = "taskparse/v1"


def write_sarif(checked: Iterable[Checked], stream: BinaryIO, language: Language) -> None:
    """Write all notices as one run.

    Lines, columns and offsets count code points of the file. Where a source is no plain text (PDF, Word, tables) it has
    none; its page or cell is given instead, as a logical location and among the properties.

    Args:
        checked: The notices in order.
        stream: Where to.
        language: Of the messages.
    """
    results = [
        _result(each, finding, fingerprint, language)
        for each in checked
        for finding, fingerprint in zip(each.findings, each.fingerprints, strict=True)
    ]
    described = _described({result["ruleId"] for result in results}, language)
    index = {rule["id"]: number for number, rule in enumerate(described)}
    results = [result | {"ruleIndex": index[result["ruleId"]]} for result in results]
    driver = {"name": "taskparse", "version": version("taskparse"), "rules": described}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    stream.write(encoded(json.dumps(log, ensure_ascii=False, indent=2) + "\n"))


def _described(found: set[str], language: Language) -> list[dict[str, Any]]:
    """Return what every code means; those of a saved notice may be of another version, and known to nobody."""
    known = fault_kinds()
    return [
        *(_kind(kind, language) for kind in known.values()),
        *({"id": code, "shortDescription": {"text": code}} for code in sorted(found.difference(known))),
    ]


def _kind(kind: FaultKind, language: Language) -> dict[str, Any]:
    wording = kind.wording(language)
    return {
        "id": kind.code,
        "name": kind.name,
        "shortDescription": {"text": wording.title},
        "fullDescription": {"text": wording.checks},
        "help": {"text": plain(kind, language), "markdown": markdown(kind, language)},
        "defaultConfiguration": {"level": _LEVELS[kind.severity]},
    }


def _result(checked: Checked, finding: Diagnostic, fingerprint: str, language: Language) -> dict[str, Any]:
    message, hint = told(finding, language)
    return {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{message}; {hint}" if hint else message},
        "locations": [_location(checked, finding.span)],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
    }


def _location(checked: Checked, span: Span | None) -> dict[str, Any]:
    file = {"artifactLocation": {"uri": quote(os.fsencode(checked.path))}}
    if span is None:
        return {"physicalLocation": file}
    if checked.has_lines:
        return {"physicalLocation": file | {"region": _region(checked, span)}}
    told_by = {"page": span.page, "place": span.place}
    named = {name: value for name, value in told_by.items() if value is not None}
    places = [{"name": str(value), "kind": name} for name, value in named.items()]
    return {"physicalLocation": file, "logicalLocations": places, "properties": named}


def _region(checked: Checked, span: Span) -> dict[str, int]:
    start_line, start_column = checked.line_column(span.start)
    end_line, end_column = checked.line_column(span.stop)
    return {
        "startLine": start_line,
        "startColumn": start_column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": span.start,
        "charLength": span.stop - span.start,
    }
