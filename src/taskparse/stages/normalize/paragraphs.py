"""Lines → paragraphs: where a line is a paragraph, and where lines were cut at a width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from taskparse.lexicon.characters import CLOSERS, OPENERS
from taskparse.lexicon.headings import MARKER
from taskparse.lexicon.labels import LABEL_HINT
from taskparse.lexicon.layout import (
    CUT_LINES,
    INDENT,
    LONGEST_CUT_LABEL,
    NO_LINE_END,
    PARAGRAPH_ENDS,
    RAGGED,
    UNBROKEN,
)
from taskparse.model.source import Range
from taskparse.stages.normalize.lines import Line


def line_paragraphs(lines: Sequence[Line]) -> Iterator[list[Range]]:
    """A line is a paragraph, unless line breaks cut an annotation."""
    paragraph: list[Line] = []
    for index, line in enumerate(lines):
        if paragraph and not (_cut_annotation(paragraph, line) and _closed_below(lines, index)):
            yield [line.range for line in paragraph]
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield [line.range for line in paragraph]


def _closed_below(lines: Sequence[Line], index: int) -> bool:
    """Whether one of the next lines closes the open bracket, before any item or bracket of an annotation begins."""
    for line in islice(lines, index, index + CUT_LINES):
        if _closes(line.words):
            return True
        if MARKER.match(line.words) or line.words[0] in OPENERS:
            return False
    return False


def _cut_annotation(paragraph: Sequence[Line], line: Line) -> bool:
    """Whether the paragraph so far ends inside a bracket with a label, be the label itself cut by the break."""
    words = "".join(line.words for line in paragraph[-CUT_LINES:])
    opened_at: list[int] = []
    for at, character in enumerate(words):
        if character in OPENERS:
            opened_at.append(at)
        elif character in CLOSERS and opened_at:
            opened_at.pop()
    return bool(opened_at) and bool(LABEL_HINT.search(words + line.words[:LONGEST_CUT_LABEL], opened_at[0]))


def _closes(words: str) -> bool:
    """Whether the line closes a bracket that it did not open."""
    depth = 0
    for character in words:
        depth += (character in OPENERS) - (character in CLOSERS)
        if depth < 0:
            return True
    return False


def printed_paragraphs(lines: Sequence[Line], width: float) -> Iterator[list[Range]]:
    """Join lines that were cut at a width."""
    paragraph: list[Line] = []
    indents = sum(line.indent >= INDENT for line in lines) > 1
    for line in lines:
        if (
            paragraph
            and not _cut_annotation(paragraph, line)
            and _begins(line, paragraph, width, indents=indents)
        ):
            yield [line.range for line in paragraph]
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield [line.range for line in paragraph]


def _begins(line: Line, paragraph: Sequence[Line], width: float, *, indents: bool) -> bool:
    """Whether a line begins a paragraph.

    Args:
        line: The line in question.
        paragraph: The lines before it; an indent accounts for two characters of the first.
        width: The width at which lines are cut.
        indents: Whether the text keeps its indents.
    """
    before = paragraph[-1]
    ends = before.words[-1] in PARAGRAPH_ENDS
    if indents:
        short = width - before.width - before.indent
        is_centred = before.indent >= 2 * INDENT
        return is_centred or line.indent >= INDENT or short > (UNBROKEN if ends else INDENT + 2 * RAGGED)
    short = width - before.width - (INDENT if len(paragraph) == 1 else 0.0)
    if not ends:
        return short > INDENT + 2 * RAGGED
    # A mark that opens may not end a line, so the line before it may be a character shorter.
    if short > RAGGED + (line.words[0] in NO_LINE_END) or MARKER.match(line.words):
        return True
    indented = RAGGED < width - line.width <= INDENT + 1.5 * RAGGED
    return indented and line.words[-1] not in PARAGRAPH_ENDS
