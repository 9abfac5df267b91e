"""The command `taskparse`: one file a subcommand.

Exit codes, as linters have them: 0 clean; 1 findings (some sources failed, `--strict` and an error diagnostic, a figure
under its floor); 2 bad usage, nothing could be read, or the result could not be written. 130 and 143 are what a shell
expects of a command that was interrupted or ended, 141 of one whose reader has gone.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

import click

from taskparse import __version__
from taskparse.cli.streams import complain, ended_by_signals, let_go_of_output, write_utf8
from taskparse.errors import TaskparseError

TROUBLE = 2
INTERRUPTED = 130
READER_GONE = 141


_COMMANDS = {
    "parse": "taskparse.cli.parsing",
    "check": "taskparse.cli.checking",
    "rule": "taskparse.cli.rules",
    "compare": "taskparse.cli.comparing",
    "review": "taskparse.cli.reviewing",
    "evaluate": "taskparse.cli.evaluating",
    "schema": "taskparse.cli.schemas",
}


class _Commands(click.Group):
    """The subcommands, each loaded when it is asked for."""

    def list_commands(self, _: click.Context) -> list[str]:
        """Return their names, in the order of their letters."""
        return sorted(_COMMANDS)

    def get_command(self, _: click.Context, name: str) -> click.Command | None:
        """Return the subcommand of a name; None if there is none."""
        if name not in _COMMANDS:
            return None
        found: click.Command = getattr(import_module(_COMMANDS[name]), f"{name}_command")
        return found


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="taskparse")
def command() -> None:
    """Read Chinese government notices (任务分解通知) into task records."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code; whatever goes wrong is reported in one line.

    Args:
        arguments: What is after `taskparse`; those of the process by default.
    """
    write_utf8()
    try:
        with ended_by_signals():
            return _run(sys.argv[1:] if arguments is None else arguments)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        complain("interrupted")
        return INTERRUPTED
    except TaskparseError as error:
        complain(str(error))
        return TROUBLE
    except BrokenPipeError:
        let_go_of_output()
        return READER_GONE
    except OSError as error:
        let_go_of_output()
        where = error.filename or "standard output"
        complain(f"{where}: cannot write ({error.strerror or error}); choose another place with -o")
        return TROUBLE


def _run(arguments: Sequence[str]) -> int:
    try:
        with command.make_context("taskparse", list(arguments)) as context:
            code = command.invoke(context)
    except click.exceptions.Exit as ended:
        code = ended.exit_code
    sys.stdout.flush()
    return int(code or 0)
