"""Law 3: nothing that looks like an annotation is silent (reading rules §9)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from laws.blanks import is_blank
from taskparse.model.record import Notice, Span

LINE_BREAK = re.compile("[\r\n\v\f\x85\u2028\u2029]")

# The words by which law 3 tells what looks like an annotation.
LABEL = re.compile("(?:单位|部门|领导)[：:]")
LABELLED_LINE = re.compile(rf"[\u4e00-\u9fff]{{0,8}}?(?P<label>{LABEL.pattern})")
DUTY_END = re.compile("(?:负责|牵头|配合|落实)$")
OPENERS, CLOSERS = "（(〔[【", "）)〕]】"
STOPS = "。！？；"
LONGEST_BRACKET = 12  # printed lines


def silent(notice: Notice) -> Iterator[str]:
    """Yield what looks like an annotation and is neither read nor reported."""
    known = [
        *(task.annotation.span for task in notice.tasks),
        *(_with_colon(notice, span) for span in notice.header.spans.get("addressees", ())),
        *(convention.span for convention in notice.conventions),
        *(diagnostic.span for diagnostic in notice.diagnostics if diagnostic.span),
    ]
    for start, stop in suspects(notice):
        if not any(span.start <= start and stop <= span.stop for span in known):
            yield f"law 3: neither read nor reported: {start}–{stop} {notice.source.text[start:stop]!r}"


def _with_colon(notice: Notice, addressees: Span) -> Span:
    text = notice.source.text
    after = next((at for at in range(addressees.stop, len(text)) if not is_blank(text[at])), addressees.stop)
    return Span(start=addressees.start, stop=after + 1 if text[after : after + 1] in {"：", ":"} else after)


def suspects(notice: Notice) -> Iterator[tuple[int, int]]:
    """Yield labels in brackets and at the beginning of lines, and brackets that end in a duty verb."""
    lines = list(_lines(notice))
    for line in lines:
        if label := LABELLED_LINE.match("".join(c for _, c in line)):
            yield line[label.start("label")][0], line[label.end() - 1][0] + 1
    for inner in _brackets(lines):
        words = "".join(c for _, c in inner)
        for label in LABEL.finditer(words):
            yield inner[label.start()][0], inner[label.end() - 1][0] + 1
        if DUTY_END.search(words):
            yield inner[0][0], inner[-1][0] + 1


Line = list[tuple[int, str]]


def _lines(notice: Notice) -> Iterator[Line]:
    """Yield the lines that hold anything, as characters with their offsets; blanks and furniture left out."""
    text = notice.source.text
    hidden = {at for p in notice.furniture for at in range(p.span.start, p.span.stop)}
    start = 0
    for stop in [*(match.start() for match in LINE_BREAK.finditer(text)), len(text)]:
        line = [(at, text[at]) for at in range(start, stop) if at not in hidden and not is_blank(text[at])]
        if line:
            yield line
        start = stop


def _brackets(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield what each closed bracket holds; one goes on over a line break unless a sentence ends there."""
    opened: list[tuple[int, int]] = []
    running: Line = []
    for index, line in enumerate(lines):
        if running and running[-1][1] in STOPS:
            opened.clear()
        for entry in line:
            running.append(entry)
            if entry[1] in OPENERS:
                opened.append((len(running), index))
            elif entry[1] in CLOSERS and opened:
                start, first = opened.pop()
                if start < len(running) - 1 and index - first <= LONGEST_BRACKET:
                    yield running[start:-1]
