"""Where `taskparse parse` puts its records, and in which format."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import click

from taskparse.cli.streams import results, tell
from taskparse.exports import BINARY_FORMATS, FORMATS, Writer, format_of, save_by_unit
from taskparse.exports.cells import Ledger
from taskparse.exports.earlier import earlier_ledger
from taskparse.exports.rows import Layout
from taskparse.exports.splitting import SplitBy
from taskparse.model.record import Notice
from taskparse.model.rows import Rows

TABLE = "table"
WORKBOOK = "xlsx"


@dataclass(frozen=True, slots=True)
class Destination:
    """What is asked for on the command line.

    Attributes:
        path: The file to write; None for standard output.
        form: The format; None if it follows from the path.
        rows: What a row is.
        split_by: What there is to be a file for.
        ledger: An earlier ledger to take over.
        bom: Whether CSV is for Excel.
    """

    path: str | None
    form: str | None
    rows: Rows = "task"
    split_by: SplitBy | None = None
    ledger: Path | None = None
    bom: bool = False

    def checked(self) -> Destination:
        """Return it with its format, if all that is asked for goes together.

        Raises:
            UsageError: It does not.
        """
        form = self.form or self._default_format()
        faults = {
            f"--bom means nothing to {form}; add --format csv": self.bom and form != "csv",
            f"--ledger means nothing to {form}; write to a .xlsx": self.ledger and form != WORKBOOK,
            "--ledger goes with one file; leave out --split-by, or --ledger": self.ledger and self.split_by,
            "--split-by needs files to write; name them with -o": self.split_by and self.path is None,
            f"--split-by writes no {form}; add --format": self.split_by and form == TABLE,
            f"{form} is nothing that a terminal can show; name a file with -o": self._shows(form),
        }
        for fault, found in faults.items():
            if found:
                raise click.UsageError(fault)
        return replace(self, form=form)

    def write(self, notices: Iterable[Notice], *, array: bool) -> None:
        """Write the notices.

        Args:
            notices: What to write; read as they are written, where the format allows.
            array: Whether whole notices are in an array.
        """
        layout = Layout(rows=self.rows, array=array, bom=self.bom, ledger=self._earlier())
        if self.split_by and self.path is not None:
            paths = save_by_unit(tuple(notices), self._named(Path(self.path)), self.form or WORKBOOK, layout)
            tell(f"{len(paths)} files")
            return
        with results(self.path) as stream:
            _writer(self.form or TABLE)(notices, stream, layout)

    def _earlier(self) -> Ledger | None:
        if self.form != WORKBOOK or self.path is None or self.split_by:
            return None
        return earlier_ledger(self.path, self.ledger)

    def _named(self, path: Path) -> Path:
        """Return the path from which the files are named; a folder for workbooks has no suffix."""
        return path if path.suffix or self.form == WORKBOOK else path / f"交办单.{self.form}"

    def _default_format(self) -> str:
        if self.path is None:
            return TABLE if is_terminal() else "json"
        if self.split_by and not Path(self.path).suffix:
            return WORKBOOK
        try:
            return format_of(self.path)
        except ValueError as error:
            raise click.UsageError(f"{error}, or add --format") from error

    def _shows(self, form: str) -> bool:
        return form in BINARY_FORMATS and self.path is None and is_terminal()


def is_terminal() -> bool:
    """Return whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def _writer(form: str) -> Writer:
    if form != TABLE:
        return FORMATS[form]
    from taskparse.exports.terminal import write_table  # noqa: PLC0415  needed by this format only

    return write_table
