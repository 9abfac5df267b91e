"""`taskparse review`: the page a person checks a parse on."""

from __future__ import annotations

from pathlib import Path

import click

from taskparse.cli.options import EXISTING_FILE, lexicon_option, roster_option
from taskparse.cli.streams import tell
from taskparse.exports.review_page import review
from taskparse.options import Options


@click.command("review")
@click.argument("source", type=EXISTING_FILE)
@click.option("-o", "--output", metavar="FILE", required=True, help="The page; it appears whole or not at all.")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="Language it begins in.")
@lexicon_option
@roster_option
def review_command(source: Path, output: str, lang: str, lexicon: Path | None, roster: Path | None) -> None:
    """Write a page with SOURCE on one side and what was read of it on the other.

    The page is one HTML file: it needs no network, and a browser opens it from the disk.
    """
    options = Options(lexicon=lexicon, roster=roster)
    notice = review(source, output, options=options, language="zh" if lang == "zh" else "en")
    counts = (len(notice.tasks), len(notice.unassigned), len(notice.diagnostics))
    tell("{} tasks, {} unassigned passages, {} diagnostics".format(*counts))
