"""The whole page: the notice as running text, what surrounds it as furniture, save what the notice lacks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from importlib.metadata import version

from taskparse.context import Context
from taskparse.errors import UnreadableSourceError
from taskparse.grammar.characters import LINE, without_blanks
from taskparse.grammar.dates import DATE
from taskparse.grammar.elements import DOCUMENT_NUMBER
from taskparse.grammar.label_hints import looks_labelled, may_assign
from taskparse.grammar.titles import announces, ends_as_title
from taskparse.grammar.web_pages import STATED
from taskparse.model.source import Cover, File, Finding, Range, SourceText, as_range
from taskparse.stages.extract.flow import Block, Flow
from taskparse.stages.extract.html.article import notice_parts
from taskparse.stages.extract.html.decoding import Decoded, decoded
from taskparse.stages.extract.html.reading import read
from taskparse.stages.extract.html.tree import Hidden, body_of

_LONGEST_SHOWN = 30
# The line by which a notice states itself what a page may state beside it; for the title, its words.
_ITSELF = {"document_number": DOCUMENT_NUMBER, "issue_date": re.compile(rf"[^:：]{{0,30}}?{DATE.pattern}")}


def read_page(file: File, context: Context) -> SourceText:
    """Return the text of a web page, as `from_html` describes."""
    data, name, sha256 = file
    page = decoded(data)
    if not page.is_text:
        raise UnreadableSourceError(
            name,
            "a web page in no encoding known; open it in a browser, and save its text as .txt in UTF-8",
            "unknown_format",
        )
    hidden: list[Hidden] = []
    body = body_of(page.text, hidden)
    if body is None:
        raise UnreadableSourceError(
            name,
            "the page holds frames only, or is nested too deep; save the page in its frame, or the notice's text as .txt",
            "unknown_format",
        )
    blocks = read(body, notice_parts(body), notice=False)
    if not blocks:
        raise UnreadableSourceError(
            name,
            "the page shows no text; where a script fills it, save the page from the browser after it has loaded",
            "empty",
        )
    flow = Flow()
    flow.write(_notice_last(blocks))
    reader = f"selectolax {version('selectolax')} ({page.encoding})"
    return _with_particulars(flow.source(name, "html", sha256, reader, [*_findings(page, hidden, context)]))


def _notice_last(blocks: Sequence[Block]) -> list[Block]:
    """Put particulars that a page states below the notice before it, where its header is looked for."""
    first = next((at for at, block in enumerate(blocks) if not block.furniture), len(blocks))
    below: set[int] = set()
    for at in range(first, len(blocks)):
        # A label may be a block of its own.
        for some in (range(at, at + 1), range(at, min(at + 2, len(blocks)))):
            if all(blocks[each].furniture for each in some) and _states(blocks[each] for each in some):
                below.update(some)
    order = sorted(range(len(blocks)), key=lambda at: (at >= first) + (at >= first and at not in below))
    return [blocks[at] for at in order]


def _states(blocks: Iterable[Block]) -> bool:
    text = "\n".join(block.text for block in blocks)
    return any(stated.search(text) for stated in STATED.values())


def _with_particulars(source: SourceText) -> SourceText:
    """Take what the notice itself lacks out of the furniture: its number, date and title, each beside its label."""
    known = Cover(source.furniture)
    own = [place for match in LINE.finditer(source.text) if not known.touches(place := as_range(match.span()))]
    lines = [without_blanks(source.text[line.start : line.stop]) for line in own]
    furniture = list(source.furniture)
    for field, stated in STATED.items():
        itself = _ITSELF.get(field)
        if itself and any(itself.fullmatch(line) for line in lines):
            continue
        stop = own[0].start if own else 0
        matches = (as_range(match.span("value")) for match in stated.finditer(source.text, 0, stop))
        beside = next((place for place in matches if known.holds(place)), None)
        if itself and beside is None and (found := _in_line(source.text, own, stated)):
            beside, line = found
            furniture.append(line)
        if beside and (itself or _is_missing_title(source.text[beside.start : beside.stop], lines)):
            furniture = [rest for known in furniture for rest in known.without([beside])]
    return replace(source, furniture=tuple(sorted(furniture)))


def _is_missing_title(words: str, lines: Sequence[str]) -> bool:
    title = without_blanks(words)
    return announces(title) and ends_as_title(title) and title not in "".join(lines)


def _in_line(text: str, lines: Sequence[Range], stated: re.Pattern[str]) -> tuple[Range, Range] | None:
    """Return a particular that a line of the notice gives after its label, and the line."""
    for line in lines:
        if match := stated.match(text, *line):
            return as_range(match.span("value")), line
    return None


def _findings(page: Decoded, hidden: Sequence[Hidden], context: Context) -> Iterator[Finding]:
    if page.lost:
        yield Finding("940", {"count": str(page.lost), "encoding": page.encoding})
    for words, inline in hidden:
        # Sites hide menus that name units; in the middle of a paragraph a name alone is enough.
        if (may_assign if inline else looks_labelled)(words, context.lexicon):
            yield Finding("908", {"words": words[:_LONGEST_SHOWN]})
