"""What the reader of workbooks reports about parts that it left out: codes 930 to 939."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from taskparse.model.source import Finding
from taskparse.stages.extract.cell_names import column_name


def hidden_sheets(names: Sequence[str]) -> Finding:
    """Return the finding on sheets that are not shown."""
    return Finding("930", {"sheets": ", ".join(names)})


def hidden_rows(sheet: str, rows: Iterable[int]) -> Finding:
    """Return the finding on rows of a sheet that are not shown; rows count from 0."""
    numbers = _listed([str(row + 1) for row in sorted(rows)], sorted(rows))
    return Finding("931", {"sheet": sheet, "rows": numbers})


def hidden_columns(sheet: str, columns: Iterable[int]) -> Finding:
    """Return the finding on columns of a sheet that are not shown; columns count from 0."""
    letters = _listed([column_name(column) for column in sorted(columns)], sorted(columns))
    return Finding("932", {"sheet": sheet, "columns": letters})


def _listed(names: Sequence[str], numbers: Sequence[int]) -> str:
    """Return names in few words, runs of numbers by first and last."""
    runs: list[list[str]] = []
    for index, name in enumerate(names):
        if index and numbers[index] == numbers[index - 1] + 1:
            runs[-1][1:] = [name]
        else:
            runs.append([name])
    return ", ".join("–".join(run) for run in runs)
