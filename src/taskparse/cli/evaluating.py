"""`taskparse evaluate`: how well notices are read, against what careful readers wrote down."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from taskparse.cli.streams import complain, results
from taskparse.errors import TaskparseError
from taskparse.evaluation import Evaluation, evaluate_folder
from taskparse.evaluation.floors import below, read_floors
from taskparse.evaluation.report import json_report, misses_report, text_report

REACHED, FALLEN, NOT_EVALUATED = 0, 1, 2


@click.command("evaluate")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--misses", is_flag=True, help="List every difference with its place.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Tables for a terminal, or figures for a program.",
)
@click.option(
    "--floors",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Fail under the figures of this TOML file, in the table named as FOLDER.",
)
@click.option(
    "--facts",
    metavar="FOLDER",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Where the NAME.facts.json files are, if not beside the notices: gold of targets, dates, full names.",
)
def evaluate_command(
    folder: Path, form: Literal["text", "json"], floors: Path | None, facts: Path | None, *, misses: bool
) -> int:
    """Score the notices of FOLDER against their gold, field by field.

    Gold is a file NAME.gold.json beside the notice; its key "file" names the notice.

    \b
    Exit codes:
      0  every floor is reached
      1  a figure is under its floor
      2  bad usage, or gold, a notice or the floors could not be read
    """  # noqa: D301  a backspace keeps click from wrapping the lines
    try:
        limits = read_floors(floors, folder.resolve().name) if floors else {}
        evaluation = evaluate_folder(folder, facts)
    except TaskparseError as error:
        complain(str(error))
        return NOT_EVALUATED
    with results(None) as stream:
        stream.write(_report(evaluation, form, misses=misses).encode())
    falls = below(evaluation, limits)
    for message in falls:
        complain(message)
    return FALLEN if falls else REACHED


def _report(evaluation: Evaluation, form: Literal["text", "json"], *, misses: bool) -> str:
    if form == "json":
        return json_report(evaluation, misses=misses)
    listed = evaluation.total.misses if misses else ()
    return text_report(evaluation) + (f"\n{misses_report(listed)}" if listed else "")
