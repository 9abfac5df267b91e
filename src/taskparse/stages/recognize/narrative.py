"""Narrative brackets: （国家发展改革委牵头，财政部等按职责分工负责，6月底前完成） (reading rules §4.2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from taskparse.context import Context
from taskparse.grammar.marks import brackets
from taskparse.model.outline import Paragraph
from taskparse.stages.recognize.reading import FormFound, read_narrative


def narrative(text: str, paragraphs: Sequence[Paragraph], context: Context) -> Iterator[FormFound]:
    """Yield the brackets whose every part reads as parties with a duty verb, or as a deadline.

    Args:
        text: The clean text.
        paragraphs: The body.
        context: Its lexicon holds the duty verbs.
    """
    for paragraph in paragraphs:
        for bracket in brackets(text, paragraph.body):
            if bracket.depth or not bracket.inner:
                continue
            reading = read_narrative(text, bracket.inner, context.lexicon)
            if reading and (reading.entries or reading.deadlines):
                yield FormFound(bracket.range, reading)
