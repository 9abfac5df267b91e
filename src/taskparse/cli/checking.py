"""`taskparse check`: what is wrong with notices."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Any

import click

from taskparse.cli.baselines import BaselineWriter, Mark, read_baseline, without
from taskparse.cli.codes import parted, unknown_codes
from taskparse.cli.configuration import Configuration, configuration
from taskparse.cli.judging import Judge, Judgement
from taskparse.cli.languages import LANGUAGES, language_of
from taskparse.cli.parsing import Complaints
from taskparse.cli.progress import ProgressBars
from taskparse.cli.refusal import Refusal
from taskparse.cli.sources import STANDARD_INPUT, SourceFile, find_sources
from taskparse.cli.streams import results, warn
from taskparse.cli.versions import refuse_without_versions
from taskparse.cli.workers import in_order, workers_for
from taskparse.context import Context
from taskparse.errors import TaskparseError
from taskparse.options import Options
from taskparse.reports import REPORTS, statistics
from taskparse.reports.checked import Checked

CLEAN, FINDINGS, NOTHING_READ = 0, 1, 2
SEVERITIES = ("info", "warning", "error")

_A_FILE = click.Path(path_type=Path)


@dataclass(slots=True)
class Tally:
    """What decides the exit code, gathered while results are written."""

    fail_on: str
    complaints: Complaints = field(default_factory=Complaints)
    failing: int = 0

    def count(self, checked: Checked) -> None:
        """Count the findings that matter."""
        limit = SEVERITIES.index(self.fail_on)
        self.failing += sum(SEVERITIES.index(finding.severity) >= limit for finding in checked.findings)

    @property
    def code(self) -> int:
        """The exit code, where something could be read."""
        return FINDINGS if self.failing or self.complaints.count else CLEAN


@dataclass(frozen=True, slots=True)
class _Sieve:
    """What becomes of findings: accepted ones are left out, or all are written to a baseline; the rest counts."""

    tally: Tally
    accepted: Counter[Mark]
    written: BaselineWriter | None

    def passed(self, checked: Checked) -> Checked:
        if self.written is not None:
            self.written.add(checked)
            return replace(checked, findings=())
        remaining = without(checked, self.accepted)
        self.tally.count(remaining)
        return remaining


@click.command("check")
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE; it appears whole or not at all.")
@click.option("--format", "form", type=click.Choice(list(REPORTS)), default="text", show_default=True)
@click.option("--select", multiple=True, metavar="CODES", help="Report these codes alone; 1 stands for all of 1xx.")
@click.option("--ignore", multiple=True, metavar="CODES", help="Leave these codes out.")
@click.option(
    "--fail-on",
    type=click.Choice(SEVERITIES[::-1]),
    help="Exit with 1 for findings of this severity or a higher one; by default warning.",
)
@click.option("--baseline", metavar="FILE", type=_A_FILE, help="Leave out the findings that FILE accepts.")
@click.option("--write-baseline", metavar="FILE", help="Write FILE, which accepts all that is found now.")
@click.option("--diff-against", "ref", metavar="REF", default="", help="Report only what was not so at a git commit.")
@click.option("--roster", metavar="FILE", type=_A_FILE, help="CSV or TOML file of known units, groups and people.")
@click.option("--lexicon", metavar="FILE", type=_A_FILE, help="TOML file with further labels and duty verbs.")
@click.option("--lang", type=click.Choice(LANGUAGES), help="English or Chinese; by default the locale's.")
@click.option("--statistics", "counted", is_flag=True, help="Tell how often each code was found.")
@click.option("--config", metavar="FILE", type=_A_FILE, help="Read settings from FILE and from nowhere else.")
@click.option("--workers", metavar="N", type=click.IntRange(1), help="Processes; by default told from the sources.")
def check_command(  # noqa: PLR0913  one argument an option
    sources: Sequence[str],
    *,
    output: str | None,
    form: str,
    write_baseline: str | None,
    ref: str,
    counted: bool,
    config: Path | None,
    workers: int | None,
    **given: Any,  # noqa: ANN401  what click hands on: the options that stand in the configuration too
) -> int:
    """Check notices and report what is wrong.

    SOURCE is a file, a folder (all files in it, at any depth), a glob, or - for standard input; a notice, or JSON
    that `taskparse parse` wrote. CODES are parted by commas; `taskparse rule` lists them.

    Settings are read from taskparse.toml or [tool.taskparse] in pyproject.toml, found upwards from here.

    \b
    Exit codes:
      0  clean
      1  findings at or above --fail-on, or some sources failed
      2  bad usage, nothing could be read, or the result could not be written
    """  # noqa: D301  a backspace keeps click from wrapping the lines
    settings = _settings(config, given)
    path = None if output == STANDARD_INPUT else output
    if write_baseline is not None:
        settings = settings.model_copy(update={"baseline": None})
    found = _sources(sources, path, write_baseline, settings.baseline)
    if ref:
        _refuse_without_versions(found, ref)
    sieve = _Sieve(
        Tally(settings.fail_on), read_baseline(settings.baseline), BaselineWriter() if write_baseline else None
    )
    checked = _read(found, Judge(settings, ref), sieve, workers, shown=path is not None)
    first = next(checked, None)
    if first is None:
        return NOTHING_READ
    writer = statistics if counted else REPORTS[form]
    with results(path) as stream:
        writer(chain([first], checked), stream, language_of(settings.lang))
    if sieve.written is not None and write_baseline is not None:
        sieve.written.write(write_baseline)
    return sieve.tally.code


def _settings(config: Path | None, given: Mapping[str, Any]) -> Configuration:
    """Return what the configuration and the command line say together, with files that can be read."""
    codes = {key: parted(given[key]) for key in ("select", "ignore")}
    for key, values in codes.items():
        for code in unknown_codes(values):
            raise Refusal(f"--{key}: no rule has the code {code}; `taskparse rule` lists them")
    settings = configuration(config).overruled({**given, **codes})
    try:
        Context.of(Options(lexicon=settings.lexicon, roster=settings.roster))
    except TaskparseError as error:
        raise Refusal(str(error)) from error
    return settings


def _sources(sources: Sequence[str], *besides: str | os.PathLike[str] | None) -> list[SourceFile]:
    written = {os.path.realpath(path) for path in besides if path is not None}
    found = [each for each in find_sources(sources) if os.path.realpath(each.path) not in written]
    if not found:
        raise Refusal("the only source is a file that the command itself writes; name another")
    return found


def _refuse_without_versions(found: Sequence[SourceFile], ref: str) -> None:
    if any(each.path == STANDARD_INPUT for each in found):
        raise Refusal("standard input has no earlier version; give --diff-against files")
    refuse_without_versions([each.path for each in found if not each.fault], ref)


def _read(
    found: Sequence[SourceFile], judge: Judge, sieve: _Sieve, workers: int | None, *, shown: bool
) -> Iterator[Checked]:
    """Yield the notices that can be had, with what is to be reported; a source that fails is reported."""
    on_terminal = sys.stdout is not None and sys.stdout.isatty()
    # Of several sources the results come in between, and a bar on the same terminal would be among them.
    with ProgressBars(len(found), shown=shown or len(found) == 1 or not on_terminal) as bars:
        for judgement in _judgements(found, judge, workers, bars):
            if judgement.fault:
                sieve.tally.complaints.add(judgement.found.name, judgement.fault)
            if judgement.warning:
                warn(f"{judgement.found.name}: {judgement.warning}")
            yield from map(sieve.passed, judgement.checked)


def _judgements(
    found: Sequence[SourceFile], judge: Judge, workers: int | None, bars: ProgressBars
) -> Iterator[Judgement]:
    # What comes through standard input is read where it comes in.
    here = any(each.path == STANDARD_INPUT for each in found)
    number = 1 if here else workers_for(len(found), workers)
    if number == 1:
        for each in found:
            with bars.source() as on_page:
                judgement = judge(each, on_page)
            yield judgement
        return
    for judgement in in_order(judge, found, number, died=_died):
        with bars.source():
            pass
        yield judgement


def _died(found: SourceFile) -> Judgement:
    return Judgement(found, fault="the process that read it ended; please report it with the file")
