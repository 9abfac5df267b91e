"""Narrative brackets: （国家发展改革委牵头，财政部等按职责分工负责，6月底前完成） (reading rules §4.2)."""

from __future__ import annotations

from collections.abc import Iterator

from taskparse.stages.recognize.body import Body
from taskparse.stages.recognize.reading import FormFound, read_narrative


def narrative(body: Body) -> Iterator[FormFound]:
    """Yield the brackets whose every part reads as parties with a duty verb, or as a deadline."""
    for paragraph in body.paragraphs:
        for bracket in body.brackets(paragraph.body):
            if bracket.depth or not bracket.inner or body.taken.touches(bracket.range):
                continue
            reading = read_narrative(body.text, bracket.inner, body.lexicon)
            if reading and (reading.entries or reading.deadlines):
                yield FormFound(bracket.range, reading)
