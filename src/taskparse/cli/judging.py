"""A source judged: read, checked, and compared with what it was."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import NamedTuple

from taskparse.cli.configuration import Configuration
from taskparse.cli.parsing import STANDARD_INPUT_NAME, fault_of, read_notice
from taskparse.cli.progress import OnPage
from taskparse.cli.sources import STANDARD_INPUT, SourceFile
from taskparse.cli.versions import version_at
from taskparse.errors import UnreadableSourceError
from taskparse.exports.records_json import read_json
from taskparse.model.record import Diagnostic, Notice
from taskparse.options import Options
from taskparse.pipeline import parse
from taskparse.reports.checked import Checked
from taskparse.rules import check, chosen_rules

# What `taskparse parse` writes as JSON: a notice, or an array of them.
_SAVED = re.compile(rb"\s*(?:\[\s*)?\{\s*\"schema_version\"")
_HEAD = 200


@dataclass(frozen=True, slots=True)
class Judgement:
    """What came of a source.

    Attributes:
        found: The source.
        checked: Its notices, with their findings.
        fault: Why there are none; empty where there are.
        warning: What to know of them; empty where there is nothing.
    """

    found: SourceFile
    checked: tuple[Checked, ...] = ()
    fault: str = ""
    warning: str = ""


class _Read(NamedTuple):
    """The notices of a source, and whether they are loaded records."""

    notices: tuple[Notice, ...]
    is_saved: bool = False


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges sources one by one; it can be sent to another process.

    Attributes:
        settings: What to report.
        ref: The commit whose findings are not reported again; empty where there is none.
    """

    settings: Configuration
    ref: str = ""

    def __call__(self, found: SourceFile, on_page: OnPage | None = None) -> Judgement:
        """Return what came of a source, whatever it is."""
        try:
            checked = self._checked(found, _read(found, self._options, on_page))
        except Exception as error:  # noqa: BLE001  one bad notice must not end the reading of the others
            return Judgement(found, fault=fault_of(error, found))
        return self._added(found, checked) if self.ref else Judgement(found, checked)

    @property
    def _options(self) -> Options:
        return Options(lexicon=self.settings.lexicon, roster=self.settings.roster)

    def _checked(self, found: SourceFile, read: _Read) -> tuple[Checked, ...]:
        select, ignore = self.settings.codes(found.path)
        codes = tuple(rule.code for rule in chosen_rules(select, ignore))
        return tuple(
            Checked(
                found.name.replace(os.sep, "/"),
                notice,
                check(
                    notice,
                    select=select,
                    ignore=ignore,
                    roster=self.settings.roster,
                    lexicon=self.settings.lexicon,
                ),
                codes,
                read.is_saved,
            )
            for notice in read.notices
        )

    def _added(self, found: SourceFile, checked: tuple[Checked, ...]) -> Judgement:
        """Return the notices with those findings alone that the earlier version has not."""
        content = version_at(found.path, self.ref)
        try:
            earlier = self._checked(found, _from_bytes(content, found, self._options)) if content else ()
        except Exception as error:  # noqa: BLE001  one bad notice must not end the reading of the others
            told = f"its version at {self.ref} cannot be read, so all findings are told: {fault_of(error, found)}"
            return Judgement(found, checked, warning=told)
        # Fingerprints alone: a notice whose number or title was mended is still the same file.
        known = {fingerprint for each in earlier for fingerprint in each.fingerprints}
        return Judgement(found, tuple(replace(each, findings=_new(each, known)) for each in checked))


def _new(checked: Checked, known: Collection[str]) -> tuple[Diagnostic, ...]:
    marked = zip(checked.findings, checked.fingerprints, strict=True)
    return tuple(finding for finding, fingerprint in marked if fingerprint not in known)


def _read(found: SourceFile, options: Options, on_page: OnPage | None) -> _Read:
    if found.fault or (found.path == STANDARD_INPUT and sys.stdin is None) or not _may_be_saved(found):
        return _Read((read_notice(found, options, on_page),))
    if found.path == STANDARD_INPUT:
        return _from_bytes(sys.stdin.buffer.read(), found, options)
    return _from_bytes(Path(found.path).read_bytes(), found, options)


def _may_be_saved(found: SourceFile) -> bool:
    """Whether a source is a notice that was saved as JSON; standard input may always be."""
    if found.path == STANDARD_INPUT or PurePath(found.path).suffix.lower() == ".json":
        return True
    try:
        with Path(found.path).open("rb") as file:
            return _SAVED.match(file.read(_HEAD)) is not None
    except OSError:
        return False  # whoever reads it tells why it cannot be read


def _from_bytes(content: bytes, found: SourceFile, options: Options) -> _Read:
    name = STANDARD_INPUT_NAME if found.path == STANDARD_INPUT else PurePath(found.name).name
    if _SAVED.match(content) or name.lower().endswith(".json"):
        notices = read_json(content, name)
        if not notices:
            raise UnreadableSourceError(name, "an empty array; give a file that holds notices", "empty")
        return _Read(notices, is_saved=True)
    return _Read((parse(content, name=name, options=options),))
