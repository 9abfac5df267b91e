"""JSON: whole notices, in exactly the names of the records."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from pydantic import ValidationError
from pydantic_core import from_json, to_json

from taskparse.errors import UnreadableSourceError, first_fault
from taskparse.exports.records_jsonl import party_lines
from taskparse.exports.rows import Layout
from taskparse.model.record import SCHEMA_VERSION, Notice

CURRENT = tuple(map(int, SCHEMA_VERSION.split(".")))
_NEXT = "give a file that `taskparse parse -o x.json` wrote"


def write_json(notices: Iterable[Notice], stream: BinaryIO, layout: Layout) -> None:
    """Write each notice as an object, inside an array where the layout asks for one; UTF-8, indented by two.

    Where rows are parties, write an array of rows as JSON Lines has them.
    """
    by_party = layout.rows == "party"
    texts = _party_texts(notices) if by_party else (notice.model_dump_json(indent=2).encode() for notice in notices)
    if not (layout.array or by_party):
        stream.writelines(text + b"\n" for text in texts)
        return
    stream.write(b"[")
    for index, text in enumerate(texts):
        stream.write(b",\n" if index else b"\n")
        stream.write(text)
    stream.write(b"\n]\n")


def _party_texts(notices: Iterable[Notice]) -> Iterator[bytes]:
    return (to_json(line, indent=2) for line in party_lines(notices))


def read_json(content: bytes, name: str) -> tuple[Notice, ...]:
    """Return the notices in what `write_json` wrote, or in JSON Lines with a notice a line.

    Files of earlier versions are converted. Of a later MINOR version the fields that are not known are left out, with
    one warning.

    Args:
        content: The file's bytes.
        name: What to call the file in errors; its suffix decides whether it is JSON Lines.

    Raises:
        UnreadableSourceError: It is something else, or was written by a later MAJOR version.
    """
    values = list(_values(content, name))
    versions = [_version(value, name) for value in values]
    if later := max((version for version in versions if version > CURRENT), default=None):
        told = f"{name} was written by a later taskparse (records {later[0]}.{later[1]}); what {SCHEMA_VERSION} lacks is left out"
        warnings.warn(told, stacklevel=3)
    try:
        return tuple(
            Notice.model_validate(
                value | {"schema_version": SCHEMA_VERSION}, extra="ignore" if version > CURRENT else None
            )
            for value, version in zip(values, versions, strict=True)
        )
    except ValidationError as error:
        fault = f"breaks the schema ({first_fault(error)}); see `taskparse schema`, or parse the notice again"
        raise UnreadableSourceError(name, fault, "wrong_shape") from error


def _values(content: bytes, name: str) -> Iterator[Any]:
    try:
        if name.lower().endswith(".jsonl"):
            yield from (from_json(line) for line in content.splitlines() if line.strip())
            return
        value = from_json(content)
    except ValueError as error:
        raise UnreadableSourceError(name, f"no JSON ({error}); {_NEXT}", "wrong_shape") from error
    yield from value if isinstance(value, list) else [value]


def _version(value: object, name: str) -> tuple[int, int]:
    """Return MAJOR and MINOR of the version that a notice was written in."""
    written = value.get("schema_version") if isinstance(value, dict) else None
    match written.split(".") if isinstance(written, str) else []:
        case [major] if major.isdecimal():
            version = int(major), 0
        case [major, minor] if major.isdecimal() and minor.isdecimal():
            version = int(major), int(minor)
        case _:
            raise UnreadableSourceError(name, f"no notice (schema_version is missing); {_NEXT}", "wrong_shape")
    if version[0] != CURRENT[0]:
        raise UnreadableSourceError(
            name,
            f"schema_version is {written!r}, and only {CURRENT[0]}.x is known; install a later taskparse",
            "wrong_shape",
        )
    return version
