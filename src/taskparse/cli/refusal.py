"""Why a command was not begun: one line, and exit code 2."""

from __future__ import annotations

import click

from taskparse.cli.streams import complain


class Refusal(click.ClickException):
    """Bad usage, reported in one line and without the usage above it: the message names the place and the next step."""

    exit_code = 2

    def show(self, file: object = None) -> None:  # noqa: ARG002  click's own signature
        """Write the line to standard error."""
        complain(" ".join(self.message.split()))
