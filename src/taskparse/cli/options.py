"""Options that several subcommands have."""

from __future__ import annotations

from pathlib import Path

import click

EXISTING_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)

lexicon_option = click.option(
    "--lexicon", metavar="FILE", type=EXISTING_FILE, help="TOML file with further labels and duty verbs."
)
roster_option = click.option(
    "--roster",
    metavar="FILE",
    type=EXISTING_FILE,
    help="CSV or TOML file of known units, groups and people; it decides full names first.",
)
