"""What `check` found, for people and for programs: one file a format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import BinaryIO

from taskparse.model.fault import Language
from taskparse.reports.checked import Checked
from taskparse.reports.github import write_github
from taskparse.reports.json_report import write_json
from taskparse.reports.junit import write_junit
from taskparse.reports.sarif import write_sarif
from taskparse.reports.text import statistics, write_text

__all__ = ["REPORTS", "statistics"]

Report = Callable[[Iterable[Checked], BinaryIO, Language], None]

REPORTS: Mapping[str, Report] = {
    "text": write_text,
    "json": write_json,
    "sarif": write_sarif,
    "github": write_github,
    "junit": write_junit,
}
