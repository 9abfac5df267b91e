"""`taskparse compare`: what changed between two notices."""

from __future__ import annotations

from pathlib import Path

import click

from taskparse.cli.options import EXISTING_FILE
from taskparse.cli.streams import results
from taskparse.cli.writing import is_terminal
from taskparse.comparison import compare
from taskparse.exports import load
from taskparse.model.record import Notice
from taskparse.pipeline import parse

RECORDS = ".json"
SUFFIXES = {".json": "json", ".html": "html", ".htm": "html"}


@click.command("compare")
@click.argument("old", type=EXISTING_FILE)
@click.argument("new", type=EXISTING_FILE)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE; it appears whole or not at all.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html"]),
    help="By default told from FILE's suffix, else text.",
)
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="Language of the page.")
def compare_command(old: Path, new: Path, output: str | None, form: str | None, lang: str) -> None:
    """Report what changed from the notice OLD to the notice NEW.

    Each is a notice in any format that is read, or a .json file that `taskparse parse` wrote. Tasks are matched by
    section, text and order; reported are changes of text, section, order, parties, targets and deadlines, and the tasks
    that were added or removed.
    """
    from taskparse.comparison.report import FORMATS, Sides, write_html  # noqa: PLC0415  loads rich

    chosen = form or (SUFFIXES.get(Path(output).suffix.lower(), "text") if output else "text")
    if chosen == "html" and output is None and is_terminal():
        raise click.UsageError("html is nothing that a terminal can show; name a file with -o")
    before, after = _notice(old), _notice(new)
    sides = Sides(before, after, compare(before, after))
    with results(output) as stream:
        if chosen == "html":
            write_html(sides, stream, "zh" if lang == "zh" else "en")
        else:
            FORMATS[chosen](sides, stream)


def _notice(path: Path) -> Notice:
    return load(path) if path.suffix.lower() == RECORDS else parse(path)
