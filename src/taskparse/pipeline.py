"""A file becomes a notice: one line a stage."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import BinaryIO

from taskparse.collector import collector_held_off
from taskparse.context import Context
from taskparse.errors import UnreadableSourceError, cannot_be_opened
from taskparse.grammar.characters import SURROGATE
from taskparse.model.fact import StageResults
from taskparse.model.record import Notice
from taskparse.model.source import SourceText
from taskparse.options import Options
from taskparse.stages.extract import extract
from taskparse.stages.extract.delimited import with_tables
from taskparse.stages.extract.reader import OnPage, no_page
from taskparse.stages.normalize import normalize
from taskparse.stages.outline import outline
from taskparse.stages.recognize import recognize
from taskparse.stages.scope import scope
from taskparse.stages.tag import tag
from taskparse.stages.validate import validate

_DEFAULTS = Options()


def parse(
    source: str | os.PathLike[str] | bytes | BinaryIO,
    *,
    name: str | None = None,
    options: Options = _DEFAULTS,
    on_page: OnPage | None = None,
) -> Notice:
    """Return the notice that a file holds.

    Args:
        source: A path, the file's bytes, or an open binary file. The format is recognized from the content.
        name: What to call the source in records and errors; a path's last part unless given.
        options: How to read it.
        on_page: Called after each page of a PDF with how many are read and how many there are.

    Raises:
        UnreadableSourceError: The source is missing, empty, encrypted, corrupt, of unknown format or over a limit.
    """
    data, known_as = _bytes_of(source, options)
    context = Context.of(options)
    return _notice(extract(data, name or known_as, context, on_page or no_page), context)


def parse_text(text: str, *, name: str = "text", options: Options = _DEFAULTS) -> Notice:
    """Return the notice that a text holds.

    Args:
        text: All of the notice.
        name: What to call it in records.
        options: How to read it.

    Raises:
        UnreadableSourceError: The text is empty or over a limit.

    >>> notice = parse_text("一、清扫街道。（责任单位：县城管局）")
    >>> notice.tasks[0].text, notice.tasks[0].responsible_units[0].name
    ('清扫街道。', '县城管局')
    """
    if not text.strip():
        raise UnreadableSourceError(name, "the text is empty; give the text of a notice", "empty")
    if SURROGATE.search(text):
        raise UnreadableSourceError(
            name, "the text holds half a character (a lone surrogate); decode it again", "broken"
        )
    if len(text) > options.limits.characters:
        raise UnreadableSourceError(
            name,
            f"over the limit of {options.limits.characters:,} characters; raise Limits.characters",
            "over_limit",
            "characters",
        )
    digest = hashlib.sha256(text.encode()).hexdigest()
    context = Context.of(options)
    return _notice(with_tables(SourceText(name, "text", digest, "text (str)", text), context), context)


def _notice(source: SourceText, context: Context) -> Notice:
    with collector_held_off():
        clean = normalize(source, context)
        shape = outline(clean, context)
        annotations = recognize(clean, shape, context)
        assignments = scope(clean, shape, annotations, context)
        facts = tag(clean, shape, assignments, context)
        return validate(source, clean, StageResults(shape, annotations, assignments, facts), context)


def _bytes_of(source: str | os.PathLike[str] | bytes | BinaryIO, options: Options) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        return source, "bytes"
    if not isinstance(source, (str, os.PathLike)):
        return source.read(options.limits.bytes + 1), Path(str(getattr(source, "name", "stream"))).name
    path = Path(source)
    try:
        if path.is_dir():
            raise UnreadableSourceError(path.name, "a folder; name the files in it", "cannot_open")
        with path.open("rb") as file:
            return file.read(options.limits.bytes + 1), path.name
    except OSError as error:
        raise cannot_be_opened(path, error) from error
