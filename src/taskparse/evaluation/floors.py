"""Figures under which accuracy must not fall.

A floors file is TOML: one table for each folder of gold, named as the folder, and in it for each field the figures that
it must reach:

    [labelled]
    party = { f1 = 0.99 }
    roles = { recall = 0.98 }
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from taskparse.errors import UnreadableSourceError, first_fault, opened
from taskparse.evaluation.score import Evaluation, Figure, rounded_down

Floors = Mapping[str, Mapping[Figure, float]]
"""Field to its figures and their floors."""

_READER = TypeAdapter(dict[str, dict[Figure, float]])


def read_floors(path: Path, folder: str) -> Floors:
    """Return the table of a floors file that bears the name of a folder.

    Raises:
        UnreadableSourceError: The file cannot be read, has no such table, or holds something else.
    """
    try:
        tables = tomllib.loads(opened(path).decode())
    except ValueError as error:
        raise UnreadableSourceError(path.name, f"no TOML ({error}); correct it there", "wrong_shape") from error
    if folder not in tables:
        raise UnreadableSourceError(
            path.name, f"no table [{folder}]; add one, or evaluate another folder", "wrong_shape"
        )
    try:
        return _READER.validate_python(tables[folder])
    except ValidationError as error:
        raise UnreadableSourceError(
            path.name, f"wrong in [{folder}] ({first_fault(error)}); correct it there", "wrong_shape"
        ) from error


def below(evaluation: Evaluation, floors: Floors) -> list[str]:
    """Return a message for every figure of the total that is under its floor, and for every field without a score.

    Example:
        >>> from taskparse.evaluation.score import Score, Scores
        >>> total = Scores(fields={"roles": Score(gold=50, found=50, right=48)}, forms={})
        >>> below(Evaluation(notices={}, total=total), {"roles": {"recall": 0.98, "precision": 0.9}})
        ['roles recall is 0.9600 (gold 50, found 50, right 48), under its floor 0.98']
    """
    return [
        message
        for field, figures in floors.items()
        for figure, floor in figures.items()
        if (message := _fall(evaluation, field, figure, floor))
    ]


def _fall(evaluation: Evaluation, field: str, figure: Figure, floor: float) -> str | None:
    score = evaluation.total.fields.get(field)
    if score is None:
        return f"{field} was not scored, so its floor of {floor} for {figure} cannot be told; add it to the gold"
    value = score.figure(figure)
    if value >= floor:
        return None
    counts = f"gold {score.gold}, found {score.found}, right {score.right}"
    return f"{field} {figure} is {rounded_down(value, 4):.4f} ({counts}), under its floor {floor}"
