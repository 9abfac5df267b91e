"""Lines → paragraphs: where a line is a paragraph, and where lines were cut at a width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from taskparse.context import Context
from taskparse.grammar.duties import LONGEST_DUTY, looks_dutiful
from taskparse.grammar.headings import marker_at
from taskparse.grammar.label_hints import looks_labelled
from taskparse.grammar.layout import (
    CUT_LINES,
    INDENT,
    LONGEST_CUT_LABEL,
    NO_LINE_END,
    PARAGRAPH_ENDS,
    RAGGED,
    UNBROKEN,
)
from taskparse.grammar.marks import OPENERS, stray_closer, unclosed
from taskparse.model.source import Range
from taskparse.stages.normalize.lines import TextLine


def line_paragraphs(lines: Sequence[TextLine], context: Context) -> Iterator[list[Range]]:
    """A line is a paragraph, unless line breaks cut an annotation."""
    paragraph: list[TextLine] = []
    for index, line in enumerate(lines):
        if paragraph and not _cut_annotation(paragraph, lines, index, context):
            yield [line.range for line in paragraph]
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield [line.range for line in paragraph]


def _cut_annotation(paragraph: Sequence[TextLine], lines: Sequence[TextLine], index: int, context: Context) -> bool:
    """Whether a line goes on in an annotation: in a bracket that is closed soon and names a label or a duty."""
    opened = _opened(paragraph)
    rest = _rest(lines, index) if opened else ""
    return bool(rest) and (
        _is_labelled(opened, rest, context) or looks_dutiful((opened + rest)[-LONGEST_DUTY:], context.lexicon)
    )


def _is_labelled(opened: str, rest: str, context: Context) -> bool:
    """Whether an open bracket has a label, be the label itself cut by the line's end."""
    return bool(opened) and looks_labelled(opened + rest[:LONGEST_CUT_LABEL], context.lexicon)


def _opened(paragraph: Sequence[TextLine]) -> str:
    """Return the words of a paragraph from the bracket on that it leaves open."""
    words = "".join(line.words for line in paragraph[-CUT_LINES:])
    at = unclosed(words, Range(0, len(words)))
    return "" if at is None else words[at:]


def _rest(lines: Sequence[TextLine], index: int) -> str:
    """Return the words up to the mark that closes an open bracket, if no item or other bracket begins before it."""
    words = ""
    for line in lines[index : index + CUT_LINES]:
        closer = stray_closer(line.words, Range(0, len(line.words)))
        if closer is not None:
            return words + line.words[: closer + 1]
        if marker_at(line.words, Range(0, len(line.words))) or line.words[0] in OPENERS:
            return ""
        words += line.words
    return ""


def printed_paragraphs(lines: Sequence[TextLine], width: float, context: Context) -> Iterator[list[Range]]:
    """Join lines that were cut at a width."""
    paragraph: list[TextLine] = []
    indents = sum(line.indent >= INDENT for line in lines) > 1
    for index, line in enumerate(lines):
        if (
            paragraph
            and _begins(line, paragraph, width, indents=indents)
            and not _is_labelled(_opened(paragraph), line.words, context)
            and not _cut_annotation(paragraph, lines, index, context)
        ):
            yield [line.range for line in paragraph]
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield [line.range for line in paragraph]


def _begins(line: TextLine, paragraph: Sequence[TextLine], width: float, *, indents: bool) -> bool:
    """Whether a line begins a paragraph.

    Args:
        line: The line in question.
        paragraph: The lines before it; an indent accounts for two characters of the first.
        width: The width at which lines are cut.
        indents: Whether the text keeps its indents.
    """
    before = paragraph[-1]
    ends = before.words[-1] in PARAGRAPH_ENDS
    if ends and before.width > width + INDENT:
        return True
    if indents:
        short = width - before.width - before.indent
        is_centred = before.indent >= 2 * INDENT
        return is_centred or line.indent >= INDENT or short > (UNBROKEN if ends else INDENT + 2 * RAGGED)
    short = width - before.width - (INDENT if len(paragraph) == 1 else 0.0)
    if not ends:
        return short > INDENT + 2 * RAGGED
    # A mark that opens may not end a line, so the line before it may be a character shorter.
    if short > RAGGED + (line.words[0] in NO_LINE_END) or marker_at(line.words, Range(0, len(line.words))):
        return True
    indented = RAGGED < width - line.width <= INDENT + 1.5 * RAGGED
    return indented and line.words[-1] not in PARAGRAPH_ENDS
