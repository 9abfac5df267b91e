"""The command `taskparse`: one file a subcommand.

Exit codes, as linters have them: 0 clean; 1 findings (some sources failed, `--strict` and an error diagnostic, a figure
under its floor); 2 bad usage, nothing could be read, or the result could not be written. 130 and 143 are what a shell
expects of a command that was interrupted or ended, 141 of one whose reader has gone.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from taskparse import __version__
from taskparse.cli.checking import check_command
from taskparse.cli.comparing import compare_command
from taskparse.cli.evaluating import evaluate_command
from taskparse.cli.parsing import parse_command
from taskparse.cli.reviewing import review_command
from taskparse.cli.rules import rule_command
from taskparse.cli.schemas import schema_command
from taskparse.cli.streams import complain, ended_by_signals, let_go_of_output, write_utf8
from taskparse.errors import TaskparseError

TROUBLE = 2
INTERRUPTED = 130
READER_GONE = 141


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="taskparse")
def command() -> None:
    """Read Chinese government notices (任务分解通知) into task records."""


command.add_command(parse_command)
command.add_command(check_command)
command.add_command(rule_command)
command.add_command(compare_command)
command.add_command(review_command)
command.add_command(evaluate_command)
command.add_command(schema_command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code; whatever goes wrong is told in one line.

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
