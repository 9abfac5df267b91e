"""A notice → the page: everything from the notice is escaped, by the template or as JSON."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from heapq import heappop, heappush
from importlib.resources import files
from itertools import groupby, pairwise
from typing import Any, NamedTuple

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from taskparse.exports.review_page.marks import Card, Mark, items_of, marks_of
from taskparse.exports.review_page.pictures import PageSize, pages_of, pictures_of
from taskparse.exports.review_page.words import ROLE_LOOKS, WORDS
from taskparse.model.record import Notice

FOLDER = files("taskparse.exports.review_page")

CLOSING = "</body>\n</html>\n"


class MarkedPiece(NamedTuple):
    """A stretch of the source's text, and the marks that cover it, the widest first."""

    text: str
    marks: tuple[Mark, ...]


def page_of(notice: Notice, data: bytes, language: str) -> Iterator[str]:
    """Yield the page in parts: all that is seen at first, then the pictures of the pages."""
    is_pdf = notice.source.format == "pdf"
    items, parties = items_of(notice)
    marks = marks_of(items)
    pages = pages_of(data, notice.source.name) if is_pdf else ()
    script = _file("review.js")
    yield _template().render(
        notice=notice,
        items=items,
        parties=parties,
        pages=pages,
        lines=[] if is_pdf else list(lines_of(notice.source.text, marks)),
        groups=[(path, list(group)) for path, group in groupby(items, key=lambda item: item.path)],
        counts={kind: sum(item.kind == kind for item in items) for kind in ("task", "unassigned", "diagnostic")},
        language=language,
        words=WORDS,
        roles=ROLE_LOOKS,
        style=Markup(_file("review.css")),  # noqa: S704  our own file
        script=Markup(script),  # noqa: S704  as above
        digest=b64encode(sha256(script.encode()).digest()).decode(),
        data=embedded(_data(items, marks, pages)),
    )
    for number, address in pictures_of(data, notice.source.name) if is_pdf else ():
        yield f'<script type="text/plain" id="picture-{number}">{address}</script>\n'
    yield CLOSING


def embedded(value: object) -> Markup:
    r"""Return a value as JSON that no parser of HTML can take for markup.

    >>> embedded({"text": "</script>"})
    Markup('{"text":"\\u003c/script\\u003e"}')
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704  nothing of markup is left in it


def lines_of(text: str, marks: Sequence[Mark]) -> Iterator[list[MarkedPiece]]:
    """Yield the lines of a text, each cut where a mark begins or ends.

    A sweep over all beginnings and ends, so that thousands of marks take no longer than the text itself.
    """
    breaks = {0, len(text)}
    for mark in marks:
        breaks |= {mark.span.start, mark.span.stop}
    edges = sorted(breaks)
    begin = sorted(marks, key=lambda mark: mark.span.start)
    open_marks: list[tuple[int, int, Mark]] = []
    line: list[MarkedPiece] = []
    at = 0
    for start, stop in pairwise(edges):
        while at < len(begin) and begin[at].span.start <= start:
            heappush(open_marks, (begin[at].span.stop, begin[at].number, begin[at]))
            at += 1
        while open_marks and open_marks[0][0] <= start:
            heappop(open_marks)
        covering = sorted((each for _, _, each in open_marks), key=_length)
        first, *others = text[start:stop].split("\n")
        line.append(MarkedPiece(first, tuple(covering)))
        for other in others:
            yield line
            line = [MarkedPiece(other, tuple(covering))]
    yield line


def _length(mark: Mark) -> tuple[int, int]:
    return mark.span.start - mark.span.stop, mark.number


def _data(items: Sequence[Card], marks: Iterable[Mark], pages: Sequence[PageSize]) -> dict[str, Any]:
    """Return what the script needs to know: boxes by page, and what each item can be filtered by."""
    boxes: dict[int, list[list[float | str]]] = {page.number: [] for page in pages}
    for mark in marks:
        for number, *edges in mark.span.boxes:
            if number in boxes:
                boxes[number].append([mark.number, mark.item, mark.look, *(round(edge, 1) for edge in edges)])
    return {
        "items": [
            {
                "kind": item.kind,
                "parties": [[mark.look, mark.party] for mark in item.marks if mark.party is not None],
                "faulty": item.kind == "diagnostic" or bool(item.faults),
            }
            for item in items
        ],
        "pages": [[page.width, page.height, boxes[page.number]] for page in pages],
        "words": WORDS,
    }


def _template() -> Any:  # noqa: ANN401  Jinja's own
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_file("review.html"))


def _file(name: str) -> str:
    return FOLDER.joinpath(name).read_text(encoding="utf-8")
