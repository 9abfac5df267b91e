"""`taskparse schema`: the JSON Schema of a record."""

from __future__ import annotations

import click

from taskparse.cli.streams import results
from taskparse.exports.schema import RECORDS, schema_text


@click.command("schema")
@click.argument("record", metavar="[RECORD]", type=click.Choice(list(RECORDS)), default="Notice")
def schema_command(record: str) -> None:
    """Print the JSON Schema of a record (Task, Party, Header …), of Notice by default."""
    with results(None) as stream:
        stream.write(schema_text(record).encode())
