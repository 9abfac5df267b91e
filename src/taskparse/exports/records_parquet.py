"""Parquet: typed and nested, the records whole in each row.

The columns are those of JSON Lines. Their types are made from the records' own: a list of parties is a list of
structures, `other` a map, an amount a decimal with ten places, a date a date.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from taskparse.errors import MissingExtraError
from taskparse.exports.records_jsonl import party_lines, task_lines
from taskparse.exports.rows import Layout
from taskparse.model.record import Deadline, Notice, Party, Task

if TYPE_CHECKING:
    import pyarrow as pa

PRECISION, PLACES = 38, 10
ROWS_AT_A_TIME = 1000

BOX = {"page": int, "x0": float, "top": float, "x1": float, "bottom": float}
NOTICE_COLUMNS: dict[str, Any] = {
    "source": str,
    "document_number": str | None,
    "title": str | None,
    "issue_date": date | None,
}
KEY_COLUMNS: dict[str, Any] = {
    "task": str,
    "number": int,
    "text": str,
    "deadline": Deadline | None,
    "role": str | None,
}


def write_parquet(notices: Iterable[Notice], stream: BinaryIO, layout: Layout) -> None:
    """Write a row a task, or a row for each task and party.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415  an extra
        import pyarrow.parquet as pq  # noqa: PLC0415  as above
    except ModuleNotFoundError as error:
        raise MissingExtraError(
            "parquet", f'{error.name} writes it; install it with pip install "taskparse[parquet]"'
        ) from error
    lines = party_lines(notices) if layout.rows == "party" else task_lines(notices)
    schema = pa.schema(_fields(_columns(layout), nullable=layout.rows == "party"))
    with pq.ParquetWriter(stream, schema, compression="zstd") as writer:
        for batch in _batches(lines):
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))


def _columns(layout: Layout) -> dict[str, Any]:
    """Return the columns with their types; of a task without parties the party's are empty."""
    if layout.rows == "party":
        return NOTICE_COLUMNS | KEY_COLUMNS | {name: each | None for name, each in _annotations(Party).items()}
    return NOTICE_COLUMNS | _annotations(Task)


def _annotations(record: type[BaseModel]) -> dict[str, Any]:
    return {name: field.annotation for name, field in record.model_fields.items()}


def _fields(annotations: Mapping[str, Any], *, nullable: bool = False) -> list[pa.Field]:
    import pyarrow as pa  # noqa: PLC0415  an extra

    return [pa.field(name, _type(of), nullable=nullable or _is_optional(of)) for name, of in annotations.items()]


def _type(annotation: Any) -> pa.DataType:  # noqa: ANN401  whatever a record's field is
    import pyarrow as pa  # noqa: PLC0415  an extra

    simple = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_(), date: pa.date32()}
    if annotation is Decimal:
        return pa.decimal128(PRECISION, PLACES)
    if annotation in simple:
        return simple[annotation]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return pa.struct(_fields(_annotations(annotation)))
    return _composed(annotation)


def _composed(annotation: Any) -> pa.DataType:  # noqa: ANN401  as above
    import pyarrow as pa  # noqa: PLC0415  an extra

    arguments = get_args(annotation)
    if get_origin(annotation) is Literal:
        return pa.string()
    if _is_optional(annotation):
        return _type(next(each for each in arguments if each is not type(None)))
    if get_origin(annotation) is Mapping:
        return pa.map_(_type(arguments[0]), _type(arguments[1]))
    if arguments[-1] is Ellipsis:
        return pa.list_(_type(arguments[0]))
    return pa.struct(_fields(BOX))


def _is_optional(annotation: Any) -> bool:  # noqa: ANN401  as above
    return get_origin(annotation) in (Union, types.UnionType) and type(None) in get_args(annotation)


def _batches(lines: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    batch: list[dict[str, Any]] = []
    for line in lines:
        batch.append({name: _plain(value) for name, value in line.items()})
        if len(batch) == ROWS_AT_A_TIME:
            yield batch
            batch = []
    if batch:
        yield batch


def _plain(value: Any) -> Any:  # noqa: ANN401  as above
    """Return a value as pyarrow takes it."""
    if isinstance(value, BaseModel):
        plain = {name: _plain(part) for name, part in value}
        if "boxes" in plain:
            plain["boxes"] = [dict(zip(BOX, box, strict=True)) for box in plain["boxes"]]
        return plain
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Mapping):
        return [(key, _plain(part)) for key, part in value.items()]
    return round(value, PLACES) if isinstance(value, Decimal) else value
