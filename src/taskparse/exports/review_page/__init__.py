"""The page a person checks a parse on: the source on the left, what was read on the right, in one file.

`marks` numbers every value with its place, `pictures` draws the pages of a PDF, `sides` makes of both what the
template shows. The page asks nothing of any network, and its content security policy forbids it to.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO, Literal

from taskparse.errors import opened
from taskparse.model.record import Notice
from taskparse.options import Options
from taskparse.output import whole_file
from taskparse.pipeline import parse

Language = Literal["zh", "en"]

_DEFAULTS = Options()


def review(
    source: str | os.PathLike[str],
    path: str | os.PathLike[str],
    *,
    options: Options = _DEFAULTS,
    language: Language = "zh",
) -> Notice:
    """Return the notice that a file holds, having written the page to check it on.

    The page is one HTML file without any request to a network. On its left is the source, the pages of a PDF as
    pictures and any other format as text; on its right are tasks, unassigned passages and diagnostics. What is
    selected on one side is shown on the other.

    Args:
        source: The notice.
        path: The page to write; it appears whole or not at all.
        options: How to read the notice.
        language: The language that the page begins in; it can be changed on the page.

    Example:
        >>> import tempfile
        >>> page = Path(tempfile.mkdtemp()) / "review.html"
        >>> notice = review("samples/narrative.txt", page)
        >>> len(notice.tasks), page.read_text(encoding="utf-8").count('class="item task"')
        (15, 15)

    Raises:
        UnreadableSourceError: No notice can be had of the source.
        OSError: The page cannot be written.
    """
    file = Path(source)
    data = opened(file)
    notice = parse(data, name=file.name, options=options)
    with whole_file(path) as stream:
        write_page(notice, data, stream, language)
    return notice


def write_page(notice: Notice, data: bytes, stream: BinaryIO, language: Language = "zh") -> None:
    """Write the page of a notice.

    Args:
        notice: What was read.
        data: The source's bytes, of which a PDF's pages are drawn.
        stream: Where to write, in UTF-8.
        language: The language that the page begins in.
    """
    from taskparse.exports.review_page.sides import page_of  # noqa: PLC0415  loads Jinja

    stream.writelines(part.encode() for part in page_of(notice, data, language))
