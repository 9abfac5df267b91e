"""What no annotation reaches (reading rules §5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from taskparse.grammar.characters import says_something
from taskparse.grammar.marks import begun
from taskparse.model.assignment import UnassignedText
from taskparse.model.source import Range, since
from taskparse.stages.scope.items import Item
from taskparse.stages.scope.sections import Sections


def leftover(
    text: str, stretches: Iterable[tuple[Range, Item]], covered: Iterable[Range], sections: Sections
) -> Iterator[UnassignedText]:
    """Yield what is left of each paragraph; marks between annotation and next text are not worth a passage.

    Args:
        text: The clean text.
        stretches: All paragraphs, each with its item.
        covered: Headings, markers, lead-ins, texts and annotations.
        sections: The headings, to find what a passage is under.
    """
    taken = sorted(set(covered))
    index = 0
    done: set[Range] = set()
    for place, item in sorted(stretches, key=lambda stretch: stretch[0]):
        while index < len(taken) and taken[index].stop <= place.start:
            index += 1
        if place in done:
            continue
        done.add(place)
        for gap in place.without(since(taken, index)):
            passage = begun(text, gap)
            if says_something(text[passage.start : passage.stop]):
                yield UnassignedText(passage, sections.around(item, passage.start))
