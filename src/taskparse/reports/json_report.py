"""Findings for programs: a JSON array, one object a notice."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, BinaryIO

from taskparse.model.fault import Language
from taskparse.reports.checked import Checked, encoded, told


def write_json(checked: Iterable[Checked], stream: BinaryIO, language: Language) -> None:
    """Write the findings of all notices.

    Each notice has `path`, `source` (what the notice itself was read from) and `findings`; a finding has `code`, `severity`, `message`, `hint`, `arguments`,
    `fingerprint`, and, where it is anywhere, `span`, `line` and `column` (from 1, in code points).

    Args:
        checked: The notices in order.
        stream: Where to.
        language: Of messages and hints.
    """
    notices = [
        {"path": each.path, "source": each.notice.source.name, "findings": _findings(each, language)}
        for each in checked
    ]
    stream.write(encoded(json.dumps(notices, ensure_ascii=False, indent=2) + "\n"))


def _findings(checked: Checked, language: Language) -> list[dict[str, Any]]:
    listed = []
    for finding, fingerprint in zip(checked.findings, checked.fingerprints, strict=True):
        message, hint = told(finding, language)
        record = finding.model_dump(mode="json") | {
            "message": message,
            "hint": hint,
            "fingerprint": fingerprint,
        }
        if finding.span:
            record["line"], record["column"] = checked.line_column(finding.span.start)
        listed.append(record)
    return listed
