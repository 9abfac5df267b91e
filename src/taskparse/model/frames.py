"""Rows as a data frame of whichever library is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from taskparse.errors import MissingExtraError
from taskparse.model.rows import Cell

# Library to what makes a frame of columns, in the order in which they are asked for.
_MAKERS: Mapping[str, tuple[str, Mapping[str, object]]] = {
    "polars": ("DataFrame", {"infer_schema_length": None}),
    "pandas": ("DataFrame", {}),
    "pyarrow": ("table", {}),
}


def frame_of(rows: Sequence[Mapping[str, Cell]], columns: Sequence[str]) -> Any:  # noqa: ANN401  a library may be absent
    """Return rows as a Polars or pandas data frame, whichever is installed, else as an Arrow table.

    Args:
        rows: A mapping a row, with the same keys each.
        columns: Those keys; where there are no rows they alone are there.

    Raises:
        MissingExtraError: None of the three is installed.
    """
    for library, (maker, arguments) in _MAKERS.items():
        if find_spec(library):
            cells = {name: [row[name] for row in rows] for name in columns}
            return getattr(import_module(library), maker)(cells, **arguments)
    raise MissingExtraError(
        "data frames", 'they need Polars, pandas or pyarrow; pip install "taskparse[parquet]" brings pyarrow'
    )
