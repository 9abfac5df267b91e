"""Findings as SARIF 2.1.0, which code hosts and editors show (OASIS, Static Analysis Results Interchange Format)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.metadata import version
from typing import Any, BinaryIO
from urllib.parse import quote

from taskparse.model.record import Diagnostic, Span
from taskparse.reports.checked import Checked, title_of, told
from taskparse.rules import rules
from taskparse.rules.reading import READING
from taskparse.rules.rule import Language, Rule

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_FINGERPRINT = "taskparse/v1"


def write_sarif(checked: Iterable[Checked], stream: BinaryIO, language: Language) -> None:
    """Write all notices as one run.

    Lines, columns and offsets are those of the text that was read, in code points; where a source is no plain text,
    its page or cell is among the properties.

    Args:
        checked: The notices in order.
        stream: Where to.
        language: Of the messages.
    """
    described = [
        *(_rule(rule, language) for rule in rules()),
        *(_reading(code, language) for code in READING),
    ]
    index = {rule["id"]: number for number, rule in enumerate(described)}
    results = [
        _result(each, finding, fingerprint, language) | {"ruleIndex": index[finding.code]}
        for each in checked
        for finding, fingerprint in zip(each.findings, each.fingerprints, strict=True)
    ]
    driver = {"name": "taskparse", "version": version("taskparse"), "rules": described}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    stream.write(f"{json.dumps(log, ensure_ascii=False, indent=2)}\n".encode())


def _rule(rule: Rule, language: Language) -> dict[str, Any]:
    wording = rule.wording(language)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": wording.title},
        "fullDescription": {"text": wording.checks},
        "help": {"text": f"{wording.matters}\n\n{wording.remedy}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _reading(code: str, language: Language) -> dict[str, Any]:
    return {"id": code, "shortDescription": {"text": title_of(code, language)}}


def _result(checked: Checked, finding: Diagnostic, fingerprint: str, language: Language) -> dict[str, Any]:
    message, hint = told(finding, language)
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": quote(checked.path)}}}
    if finding.span:
        location["physicalLocation"]["region"] = _region(checked, finding.span)
        location["properties"] = {
            name: value for name in ("page", "place") if (value := getattr(finding.span, name)) is not None
        }
    return {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{message}; {hint}" if hint else message},
        "locations": [location],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
    }


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
