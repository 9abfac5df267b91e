"""Findings as workflow commands of GitHub Actions, which shows them beside the lines of a change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from taskparse.model.fault import Language
from taskparse.reports.checked import Checked, encoded, told
from taskparse.reports.words import PAGE

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def write_github(checked: Iterable[Checked], stream: BinaryIO, language: Language) -> None:
    """Write one command a finding, with its line where the file has lines, else its page or cell.

    Args:
        checked: The notices in order.
        stream: Where to.
        language: Of the messages.
    """
    for each in checked:
        for finding in each.findings:
            message, hint = told(finding, language)
            properties = {"file": each.path, "title": f"taskparse {finding.code}"}
            if finding.span and each.has_lines:
                line, column = each.line_column(finding.span.start)
                properties |= {"line": str(line), "col": str(column)}
            elif finding.span and (where := finding.span.place or finding.span.page):
                message = f"{PAGE[language].format(where) if where == finding.span.page else where}: {message}"
            listed = ",".join(f"{key}={value.translate(_PROPERTY)}" for key, value in properties.items())
            words = f"{message}; {hint}" if hint else message
            command = f"::{_LEVELS[finding.severity]} {listed}::{words.translate(_DATA)}\n"
            stream.write(encoded(command))
