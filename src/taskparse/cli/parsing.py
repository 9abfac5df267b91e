"""`taskparse parse`: notices to records."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path, PurePath

import click

from taskparse.cli.options import EXISTING_FILE, lexicon_option, roster_option
from taskparse.cli.progress import OnPage, ProgressBars
from taskparse.cli.sources import STANDARD_INPUT, SourceFile, find_sources
from taskparse.cli.streams import complain
from taskparse.cli.writing import TABLE, Destination, is_terminal
from taskparse.context import Context
from taskparse.errors import TaskparseError, UnreadableSourceError
from taskparse.exports import FORMATS
from taskparse.exports.splitting import SplitBy
from taskparse.model.record import Diagnostic, Notice
from taskparse.model.rows import Rows
from taskparse.options import FIRST_YEAR, LAST_YEAR, Options
from taskparse.pipeline import parse

CLEAN, FINDINGS, NOTHING_READ = 0, 1, 2

STANDARD_INPUT_NAME = "standard input"


@dataclass(slots=True)
class Complaints:
    """What went wrong with the sources: reported at once, counted for the exit code."""

    count: int = 0

    def add(self, name: str, message: str) -> None:
        """Report one more."""
        self.count += 1
        complain(f"{name}: {message}")


@click.command("parse")
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE; it appears whole or not at all.")
@click.option(
    "--format",
    "chosen",
    type=click.Choice([TABLE, *FORMATS]),
    help="By default told from FILE's suffix, else table on a terminal and json in a pipe.",
)
@click.option(
    "--rows",
    type=click.Choice(["task", "party"]),
    default="task",
    show_default=True,
    help="What a row is: a task, or a task and one of its parties.",
)
@click.option(
    "--split-by",
    type=click.Choice(["unit"]),
    help="Write a file for each unit: -o 交办单.xlsx gives 交办单-UNIT.xlsx, -o FOLDER gives FOLDER/UNIT.xlsx.",
)
@click.option(
    "--ledger",
    metavar="FILE",
    type=EXISTING_FILE,
    help="An earlier .xlsx; what people typed into it is taken over. One that stands at -o always is.",
)
@click.option("--bom", is_flag=True, help="Write CSV as Excel reads it: a byte-order mark, and no formulas.")
@lexicon_option
@roster_option
@click.option(
    "--year",
    metavar="YEAR",
    type=click.IntRange(FIRST_YEAR, LAST_YEAR),
    help="The year that deadlines are counted from, by default the notice's own.",
)
@click.option("--keywords", is_flag=True, help="Tell each task's keywords too; this takes some seconds more.")
@click.option("--strict", is_flag=True, help="Exit with 1 if a notice has an error diagnostic.")
def parse_command(  # noqa: PLR0913  one argument an option
    sources: Sequence[str],
    output: str | None,
    *,
    chosen: str | None,
    rows: Rows,
    split_by: SplitBy | None,
    ledger: Path | None,
    bom: bool,
    lexicon: Path | None,
    roster: Path | None,
    year: int | None,
    keywords: bool,
    strict: bool,
) -> int:
    """Read notices and write their tasks.

    SOURCE is a file, a folder (all files in it, at any depth), a glob, or - for standard input.

    \b
    Exit codes:
      0  clean
      1  some sources failed, or --strict and an error diagnostic
      2  bad usage, nothing could be read, or the result could not be written
    """  # noqa: D301  a backspace keeps click from wrapping the lines
    path = None if output == STANDARD_INPUT else output
    destination = Destination(path, chosen, rows, split_by, ledger, bom).checked()
    options = _options(Options(lexicon=lexicon, roster=roster, year=year, keywords=keywords))
    found = find_sources(sources, besides=path)
    if not found:
        raise click.UsageError("the only source is the file that is to be written; name another with -o")
    complaints = Complaints()
    # Of several sources the results come in between, and a bar on the same terminal would be among them.
    bars = ProgressBars(len(found), shown=path is not None or len(found) == 1 or not is_terminal())
    notices = _read(found, options, complaints, strict=strict, bars=bars)
    first = next(notices, None)
    if first is None:
        return NOTHING_READ
    destination.write(chain([first], notices), array=len(found) > 1)
    return FINDINGS if complaints.count else CLEAN


def _options(options: Options) -> Options:
    """Return options whose files can be read."""
    try:
        Context.of(options)
    except UnreadableSourceError as error:
        raise click.UsageError(str(error)) from error
    return options


def _read(
    found: Sequence[SourceFile], options: Options, complaints: Complaints, *, strict: bool, bars: ProgressBars
) -> Iterator[Notice]:
    """Yield the notices that can be had; a source that fails is reported and passed over."""
    with bars:
        for each in found:
            try:
                with bars.source() as on_page:
                    notice = read_notice(each, options, on_page)
            except Exception as error:  # noqa: BLE001  one bad notice must not end the reading of the others
                complaints.add(each.name, fault_of(error, each))
            else:
                for fault in _errors(notice) if strict else ():
                    complaints.add(each.name, "; ".join(filter(None, (f"{fault.code} {fault.message}", fault.hint))))
                yield notice


def fault_of(error: Exception, found: SourceFile) -> str:
    """Return why a source could not be read, in one line without its name."""
    if isinstance(error, TaskparseError):
        # On the command line a source is called by its path.
        own = (found.path, found.name, PurePath(found.name).name, STANDARD_INPUT_NAME)
        return error.fact if error.name in own else str(error)
    return f"taskparse itself failed ({type(error).__name__}: {error}); please report it with the file"


def _errors(notice: Notice) -> list[Diagnostic]:
    return [diagnostic for diagnostic in notice.diagnostics if diagnostic.severity == "error"]


def read_notice(found: SourceFile, options: Options, on_page: OnPage | None = None) -> Notice:
    """Return the notice of a source.

    Raises:
        TaskparseError: There is none to be had.
    """
    if found.fault:
        raise UnreadableSourceError(found.name, found.fault, "cannot_open")
    if found.path == STANDARD_INPUT and sys.stdin is None:
        raise UnreadableSourceError(STANDARD_INPUT_NAME, "standard input is closed; name a file instead", "cannot_open")
    if found.path == STANDARD_INPUT:
        return parse(sys.stdin.buffer, name=STANDARD_INPUT_NAME, options=options, on_page=on_page)
    return parse(found.path, name=PurePath(found.name).name, options=options, on_page=on_page)
