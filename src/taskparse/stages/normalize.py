"""SourceText → CleanText: wraps joined, white space healed, furniture set aside, origin kept.

Two kinds of source reach this stage. In one a line is a paragraph. In the other, text as printed, lines are
cut at a fixed width and blank lines say nothing: there a paragraph begins after a line that ends short of
the width, or with a line about two characters short, whose indent was lost (reading rules §3).
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from taskparse.lexicon.characters import BLANKS, CHINESE, CLOSERS, FULL_STOPS, LINE, LINE_BREAK, OPENERS
from taskparse.lexicon.headings import MARKER
from taskparse.lexicon.labels import LABEL_HINT
from taskparse.lexicon.layout import (
    BARE_NUMBER,
    CUT_LINES,
    CUT_SHARE,
    FEWEST_FULL_LINES,
    FEWEST_PRINTED_LINES,
    FULL_SHARE,
    INDENT,
    LONGEST_CUT_LABEL,
    NO_LINE_END,
    PAGE_NUMBER,
    PARAGRAPH_ENDS,
    PRINTED_SHARE,
    PRINTED_WIDTHS,
    RAGGED,
    UNBROKEN,
    display_width,
)
from taskparse.lexicon.parties import LAST_OF_LIST, PERSON, UNIT
from taskparse.model.source import Cell, FontRun, Range, SourceText, Table
from taskparse.model.text import PARAGRAPH_BREAK, CleanText


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without its blanks at either end; `indent` is what it had before, in characters."""

    range: Range
    words: str
    width: float
    indent: float


def normalize(source: SourceText) -> CleanText:
    """Return the running text of a source.

    Args:
        source: What the reader saw; its own furniture is left out of the result.
    """
    tables = [table for whole in source.tables if (table := _without_title_rows(whole))]
    known = sorted(source.furniture)
    cuts = sorted([*known, *(table.range for table in tables)])
    lines = list(_lines(source.text, Range(0, len(source.text)), cuts))
    printed = _printed_width(lines) or (
        _widest(lines) if _is_paged(source, lines) or _runs_over(lines) else None
    )
    running = [line for line in lines if not _is_page_number(line, printed)]
    furniture = [line.range for line in lines if _is_page_number(line, printed)]
    paragraphs = [*(_printed_paragraphs(running, printed) if printed else _line_paragraphs(running))]
    paragraphs += [
        lines for table in tables for cell in table.cells for lines in _cell_paragraphs(source, cell, known)
    ]
    text, origin = _heal(source.text, sorted(paragraphs))
    return CleanText(
        text,
        origin,
        fonts=tuple(_moved(source.fonts, origin)),
        tables=tuple(_moved_table(table, text, origin) for table in tables),
        furniture=tuple(sorted((*source.furniture, *furniture))),
        findings=source.findings,
    )


def _without_title_rows(table: Table) -> Table | None:
    """Return a table from its first row of several cells on; lines above it are no rows. Nothing without such a row."""
    filled = Counter(cell.row for cell in table.cells if cell.range)
    first = next((row for row in sorted(filled) if filled[row] > 1), None)
    if first is None:
        return None
    cells = tuple(cell for cell in table.cells if cell.row >= first)
    return table._replace(range=Range(cells[0].range.start, table.range.stop), cells=cells)


def _cell_paragraphs(source: SourceText, cell: Cell, furniture: Sequence[Range]) -> Iterator[list[Range]]:
    """Join the lines of a cell, whose width cuts words, save where a line break parts two names or sentences."""
    lines = list(_lines(source.text, cell.range, furniture))
    are_people = all(PERSON.fullmatch(line.words) for line in lines) and not (
        lines and UNIT.search(lines[-1].words)
    )
    paragraph: list[_Line] = []
    for line in lines:
        if paragraph and (are_people or _parts(paragraph[-1].words, line.words)):
            yield [line.range for line in paragraph]
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield [line.range for line in paragraph]


def _parts(before: str, after: str) -> bool:
    """Whether a line break in a cell parts two names, two sentences or two items."""
    last = LAST_OF_LIST.search(before)
    is_name = last is not None and len(last.group()) > 1 and bool(UNIT.search(before))
    return (
        before[-1] in FULL_STOPS + "；;"
        or bool(MARKER.match(after))
        or (is_name and bool(UNIT.search(after)))
    )


def _moved_table(table: Table, text: str, origin: array[int]) -> Table:
    """Return a table with its offsets in the clean text."""
    cells = tuple(cell._replace(range=_moved_range(cell.range, text, origin)) for cell in table.cells)
    return table._replace(range=_moved_range(table.range, text, origin), cells=cells)


def _moved_range(place: Range, text: str, origin: array[int]) -> Range:
    start, stop = bisect_left(origin, place.start), bisect_left(origin, place.stop)
    while stop > start and text[stop - 1] == PARAGRAPH_BREAK:
        stop -= 1
    return Range(start, stop)


def _moved(fonts: Sequence[FontRun], origin: array[int]) -> Iterator[FontRun]:
    """Yield font runs with their offsets in the clean text."""
    for run in fonts:
        start, stop = bisect_left(origin, run.start), bisect_left(origin, run.stop)
        if start < stop:
            yield run._replace(start=start, stop=stop)


def _lines(text: str, place: Range, cuts: Sequence[Range]) -> Iterator[_Line]:
    """Yield the lines of a range that are not blank, with the cuts, which are in order, left out of them."""
    index = bisect_right(cuts, place.start, key=lambda cut: cut.stop)
    for match in LINE.finditer(text, *place):
        start, stop = match.span()
        while index < len(cuts) and cuts[index].stop <= start:
            index += 1
        for cut in islice(cuts, index, None):
            if cut.start >= stop:
                break
            yield from _line(text, start, min(cut.start, stop))
            start = max(start, cut.stop)
        yield from _line(text, start, stop)


def _line(text: str, start: int, stop: int) -> Iterator[_Line]:
    if start >= stop:
        return
    piece = text[start:stop]
    head = BLANKS.match(piece)
    first = head.end() if head else 0
    last = len(piece)
    while last > first and BLANKS.match(piece[last - 1]):
        last -= 1
    words = piece[first:last]
    if words:
        at = start + first
        indent = sum(1.0 if c in "\u3000\t" else 0.5 for c in piece[:first])
        yield _Line(Range(at, at + len(words)), words, display_width(words), indent)


def _printed_width(lines: Sequence[_Line]) -> float | None:
    """Return the width at which the lines were cut, or nothing where a line is a paragraph."""
    if len(lines) < FEWEST_PRINTED_LINES:
        return None
    counts = Counter(round(line.width) for line in lines)
    width = max((width for width, count in counts.items() if count >= FULL_SHARE * len(lines)), default=0)
    near = [line for line in lines if abs(line.width - width) <= INDENT]
    cut = [line for line in near if line.words[-1] not in PARAGRAPH_ENDS]
    fewest = max(FEWEST_FULL_LINES, PRINTED_SHARE * len(lines))
    is_printed = len(near) >= fewest and len(cut) >= CUT_SHARE * len(near)
    if width not in PRINTED_WIDTHS or not is_printed or max(line.width for line in lines) > width + INDENT:
        return None
    return float(width)


def _widest(lines: Sequence[_Line]) -> float | None:
    """Return the width of the longest line: a page is cut at some width, however little stands on it."""
    width = max((round(line.width + line.indent) for line in lines), default=0)
    return float(width) if width in PRINTED_WIDTHS else None


def _is_paged(source: SourceText, lines: Sequence[_Line]) -> bool:
    """Whether the text was taken from pages."""
    return (
        bool(source.page_starts)
        or "\f" in source.text
        or any(PAGE_NUMBER.fullmatch(line.words) for line in lines)
    )


def _runs_over(lines: Sequence[_Line]) -> bool:
    """Whether an indented line as long as any goes on in one without an indent, in the middle of a sentence."""
    widest = max((line.width + line.indent for line in lines), default=0.0)
    return any(
        before.indent >= INDENT > line.indent
        and before.words[-1] not in PARAGRAPH_ENDS
        and before.width + before.indent >= widest - RAGGED
        for before, line in pairwise(lines)
    )


def _is_page_number(line: _Line, printed: float | None) -> bool:
    return bool(PAGE_NUMBER.fullmatch(line.words) or (printed and BARE_NUMBER.fullmatch(line.words)))


def _line_paragraphs(lines: Sequence[_Line]) -> Iterator[list[Range]]:
    """A line is a paragraph, unless line breaks cut an annotation."""
    paragraph: list[_Line] = []
    for index, line in enumerate(lines):
        if paragraph and not (_cut_annotation(paragraph, line) and _closed_below(lines, index)):
            yield [line.range for line in paragraph]
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield [line.range for line in paragraph]


def _closed_below(lines: Sequence[_Line], index: int) -> bool:
    """Whether one of the next lines closes the open bracket, before any item or bracket of an annotation begins."""
    for line in islice(lines, index, index + CUT_LINES):
        if _closes(line.words):
            return True
        if MARKER.match(line.words) or line.words[0] in OPENERS:
            return False
    return False


def _cut_annotation(paragraph: Sequence[_Line], line: _Line) -> bool:
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


def _printed_paragraphs(lines: Sequence[_Line], width: float) -> Iterator[list[Range]]:
    paragraph: list[_Line] = []
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


def _begins(line: _Line, paragraph: Sequence[_Line], width: float, *, indents: bool) -> bool:
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


def _heal(text: str, paragraphs: Sequence[list[Range]]) -> tuple[str, array[int]]:
    """Join each paragraph's ranges, without white space beside a Chinese character."""
    pieces: list[str] = []
    origin = array("L")
    for paragraph in paragraphs:
        if pieces:
            pieces.append(PARAGRAPH_BREAK)
            origin.append(origin[-1])
        for start, stop in _words(text, paragraph):
            if _needs_space(pieces, text, start, origin):
                pieces.append(" ")
                origin.append(origin[-1])
            pieces.append(text[start:stop])
            origin.extend(range(start, stop))
    return "".join(pieces), origin


def _words(text: str, paragraph: list[Range]) -> Iterator[tuple[int, int]]:
    for start, stop in paragraph:
        for match in re.finditer(r"\S+", BLANKS.sub(lambda m: " " * len(m.group()), text[start:stop])):
            yield start + match.start(), start + match.end()


def _needs_space(pieces: list[str], text: str, start: int, origin: array[int]) -> bool:
    if not pieces or pieces[-1] == PARAGRAPH_BREAK or origin[-1] + 1 >= start:
        return False
    last, following = pieces[-1][-1], text[start]
    if CHINESE.match(last) or CHINESE.match(following):
        return False
    # A line break inside a number is the printer's: 5.6⏎%.
    is_cut = (
        last.isdigit()
        and (following.isdigit() or following in "%‰.")
        and bool(LINE_BREAK.search(text, origin[-1], start))
    )
    return not is_cut
