"""JSON: whole notices, in exactly the names of the records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, BinaryIO

from pydantic import ValidationError
from pydantic_core import from_json, to_json

from taskparse.errors import UnreadableSourceError, first_fault
from taskparse.exports.records_jsonl import party_lines
from taskparse.exports.rows import Layout
from taskparse.model.record import SCHEMA_VERSION, Notice

READERS: dict[str, Callable[[Any], Notice]] = {SCHEMA_VERSION: Notice.model_validate}
"""Schema version to what reads a notice of that version, so that files of every version stay readable."""

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
    """Return the notices in what `write_json` wrote, in this version or an earlier one.

    Args:
        content: The file's bytes.
        name: What to call the file in errors.

    Raises:
        UnreadableSourceError: It is something else, or was written by a later version.
    """
    try:
        value = from_json(content)
        return tuple(_notice(each, name) for each in (value if isinstance(value, list) else [value]))
    except ValidationError as error:
        fault = f"breaks the schema ({first_fault(error)}); see `taskparse schema`, or parse the notice again"
        raise UnreadableSourceError(f"{name}: {fault}") from error
    except ValueError as error:
        raise UnreadableSourceError(f"{name}: no JSON ({error}); {_NEXT}") from error


def _notice(value: object, name: str) -> Notice:
    version = value.get("schema_version") if isinstance(value, dict) else None
    if not isinstance(version, str):
        raise UnreadableSourceError(f"{name}: no notice (schema_version is missing); {_NEXT}")
    if version not in READERS:
        known = ", ".join(READERS)
        raise UnreadableSourceError(
            f"{name}: schema_version is {version!r}, and {known} is known; install a later taskparse"
        )
    return READERS[version](value)
