"""Findings that are known and accepted, so that only new ones are reported.

A baseline is JSON. Each entry is a notice, by its document number or title, a fingerprint, which stands for a code with a task, section
or notice and not for a place in the file, and how many such findings are accepted; code and message are for people. So a
notice that is extracted again, or lies elsewhere, wakes none, and an entry whose finding is gone does no harm.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from taskparse.cli.refusal import Refusal
from taskparse.errors import first_fault
from taskparse.model.record import Diagnostic
from taskparse.output import whole_file
from taskparse.reports.checked import Checked

Mark = tuple[str, str]
"""What a finding is known by: its notice and its fingerprint."""

_NEXT = "write it anew with --write-baseline"


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    notice: str = Field(description="Document number, or title, or path where it has neither.")
    fingerprint: str = Field(description="What the finding is known by.")
    count: int = Field(default=1, ge=1, description="How many such findings are accepted.")
    code: str = Field(default="", description="The rule's code, for people.")
    message: str = Field(default="", description="What the first of them said, for people.")


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1] = 1
    accepted: tuple[_Entry, ...]


@dataclass(frozen=True, slots=True)
class BaselineWriter:
    """Gathers findings for a baseline."""

    _counts: Counter[Mark] = field(default_factory=Counter)
    _first: dict[Mark, Diagnostic] = field(default_factory=dict)

    def add(self, checked: Checked) -> None:
        """Accept the findings of one more notice."""
        for mark, finding in zip(marks(checked), checked.findings, strict=True):
            self._counts[mark] += 1
            self._first.setdefault(mark, finding)

    def write(self, path: str) -> None:
        """Write what is accepted, in the order of fingerprints, whole or not at all."""
        entries = tuple(
            _Entry(
                notice=mark[0],
                fingerprint=mark[1],
                count=count,
                code=self._first[mark].code,
                message=self._first[mark].message,
            )
            for mark, count in sorted(self._counts.items())
        )
        with whole_file(path) as stream:
            stream.write(_File(accepted=entries).model_dump_json(indent=2).encode() + b"\n")


def read_baseline(path: Path | None) -> Counter[Mark]:
    """Return how many findings of each fingerprint a baseline accepts; none without one.

    Raises:
        Refusal: It cannot be read or is no baseline.
    """
    if path is None:
        return Counter()
    try:
        entries = _File.model_validate_json(path.read_bytes()).accepted
    except OSError as error:
        raise Refusal(f"{path}: the baseline cannot be read ({error.strerror or error}); {_NEXT}") from error
    except ValidationError as error:
        raise Refusal(f"{path}: no baseline ({first_fault(error)}); {_NEXT}") from error
    counts: Counter[Mark] = Counter()
    for entry in entries:
        counts[entry.notice, entry.fingerprint] += entry.count
    return counts


def without(checked: Checked, accepted: Counter[Mark]) -> Checked:
    """Return the notice with those findings alone that are not accepted; what is used up is taken from `accepted`."""
    kept = tuple(
        finding for finding, mark in zip(checked.findings, marks(checked), strict=True) if not _is_taken(mark, accepted)
    )
    return replace(checked, findings=kept)


def marks(checked: Checked) -> list[Mark]:
    """Return what each finding is known by."""
    header = checked.notice.header
    name = header.document_number or header.title or checked.path
    return [(name, fingerprint) for fingerprint in checked.fingerprints]


def _is_taken(mark: Mark, accepted: Counter[Mark]) -> bool:
    if accepted[mark] <= 0:
        return False
    accepted[mark] -= 1
    return True
