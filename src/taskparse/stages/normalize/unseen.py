"""Words that stand in the file but not on the page: struck, hidden (reading rules §3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from taskparse.context import Context
from taskparse.grammar.characters import LINE_BREAK, healed
from taskparse.grammar.label_hints import may_assign
from taskparse.model.source import Finding, Range, SourceText

_LONGEST_SHOWN = 30


def unseen(source: SourceText, text: str, context: Context) -> Iterator[Finding]:
    """Yield a finding for each passage that is not shown and holds a label, a party or a deadline.

    Args:
        source: What the reader saw.
        text: Its text in ordinary characters.
        context: Its lexicon holds the labels.
    """
    for place in _passages(source.unseen, text):
        words = healed(text[slice(*place)])
        if may_assign(words, context.lexicon):
            yield Finding("908", {"words": words[:_LONGEST_SHOWN]}, place)


def _passages(places: Sequence[Range], text: str) -> Iterator[Range]:
    """Yield successive places that only blanks of one line part as one each: the cells of a struck row."""
    whole: Range | None = None
    for place in places:
        between = text[whole.stop : place.start] if whole else ""
        if whole and not between.strip() and not LINE_BREAK.search(between):
            whole = Range(whole.start, place.stop)
            continue
        if whole:
            yield whole
        whole = place
    if whole:
        yield whole
