"""What the reader of workbooks reports about parts that it left out: codes 930 to 939."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from taskparse.model.source import Finding
from taskparse.stages.extract.cell_names import cell_name, column_name
from taskparse.stages.extract.spreadsheet.look import Look

_MOST_NAMED = 20


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


def cells(sheet: str, look: Look) -> Iterator[Finding]:
    """Yield the findings on cells whose formula has no value, and on those that somebody wrote a remark on."""
    for code, places in (("933", look.uncalculated), ("934", look.remarks)):
        if places:
            names = ", ".join(cell_name(*place) for place in sorted(places)[:_MOST_NAMED])
            more = " …" if len(places) > _MOST_NAMED else ""
            yield Finding(code, {"sheet": sheet, "cells": names + more, "count": str(len(places))})


def _listed(names: Sequence[str], numbers: Sequence[int]) -> str:
    """Return names in few words, runs of numbers by first and last."""
    runs: list[list[str]] = []
    for index, name in enumerate(names):
        if index and numbers[index] == numbers[index - 1] + 1:
            runs[-1][1:] = [name]
        else:
            runs.append([name])
    return ", ".join("–".join(run) for run in runs)
