"""SourceText → CleanText: wraps joined, white space healed, furniture set aside, origin kept.

Two kinds of source reach this stage. In one a line is a paragraph. In the other, text as printed, lines are
cut at a fixed width and blank lines say nothing: there a paragraph begins after a line that ends short of
the width, or with a line about two characters short, whose indent was lost (reading rules §3).
"""

from __future__ import annotations

from collections.abc import Iterator

from taskparse.context import Context
from taskparse.grammar.characters import ordinary, without_ordinary_form
from taskparse.grammar.marks import BARS
from taskparse.model.source import Cover, Finding, Range, SourceText
from taskparse.model.text import CleanText
from taskparse.stages.normalize.healing import healed, moved_runs
from taskparse.stages.normalize.lines import (
    TextLine,
    is_page_line,
    is_paged,
    lines_of,
    printed_width,
    runs_over,
    widest,
)
from taskparse.stages.normalize.paragraphs import line_paragraphs, printed_paragraphs
from taskparse.stages.normalize.stacked import stacked_tables
from taskparse.stages.normalize.tables import cell_paragraphs, moved_table, with_headings, without_title_rows
from taskparse.stages.normalize.unseen import unseen


def normalize(source: SourceText, context: Context) -> CleanText:
    """Return the running text of a source.

    Args:
        source: What the reader saw; its own furniture is left out of the result.
        context: Its lexicon knows which lines a bracket holds together, and what the columns of tables are.
    """
    tables = [table for whole in source.tables if (table := without_title_rows(whole))]
    known = sorted(source.furniture)
    cuts = sorted([*known, *(table.range for table in tables)])
    read = ordinary(source.text)
    lines = list(lines_of(read, Range(0, len(read)), cuts))
    bars = [line.range for line in lines if not line.words.strip(BARS)]
    lines = [line for line in lines if line.words.strip(BARS)] if bars else lines
    stack = stacked_tables(
        [line for line in lines if not is_page_line(line, None)],
        [table.range for table in tables],
        context,
    )
    tables = sorted([*tables, *stack.tables])
    stacks = Cover(table.range for table in stack.tables)
    numbers = [line.range for line in lines if stacks.holds(line.range) and is_page_line(line, None)]
    lines = [line for line in lines if not stacks.holds(line.range)] if stack.tables else lines
    printed = printed_width(lines) or (widest(lines) if is_paged(source, lines) or runs_over(lines) else None)
    running: list[TextLine] = []
    for line in lines:
        if is_page_line(line, printed):
            numbers.append(line.range)
        else:
            running.append(line)
    furniture = sorted([*known, *numbers, *bars])
    paragraphs = [*(printed_paragraphs(running, printed, context) if printed else line_paragraphs(running, context))]
    paragraphs += [[place] for place in stack.lines]
    paragraphs += [
        lines for table in tables for cell in table.cells for lines in cell_paragraphs(read, cell, furniture)
    ]
    text, origin, joints = healed(read, sorted(paragraphs))
    return CleanText(
        text,
        origin,
        joints,
        fonts=tuple(moved_runs(source.fonts, origin)),
        headings=tuple(moved_runs(source.headings, origin)),
        tables=tuple(with_headings([moved_table(table, text, origin) for table in tables], text, context)),
        furniture=tuple(furniture),
        findings=(*source.findings, *stack.findings, *unseen(source, read, context), *_unread_characters(source.text)),
        is_cut=printed is not None or bool(source.page_starts),
    )


def _unread_characters(text: str) -> Iterator[Finding]:
    """Yield one finding for all characters that have no ordinary form, at the first of them."""
    found = list(without_ordinary_form(text))
    if found:
        shown = "".join(dict.fromkeys(text[at] for at in found))
        yield Finding("907", {"count": str(len(found)), "characters": shown}, Range(found[0], found[0] + 1))
