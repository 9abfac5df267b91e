"""What no annotation reaches (reading rules §5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from taskparse.lexicon.characters import says_something
from taskparse.model.assignment import UnassignedText
from taskparse.model.source import Range
from taskparse.stages.scope.items import Item
from taskparse.stages.scope.sections import Sections
from taskparse.stages.scope.sentences import opened


def leftover(
    text: str, stretches: Iterable[tuple[Range, Item]], covered: Iterable[Range], sections: Sections
) -> Iterator[UnassignedText]:
    """Yield what is left of each paragraph; marks between annotation and next text are not worth a passage.

    Args:
        text: The clean text.
        stretches: All paragraphs, each with its item.
        covered: Headings, markers, lead-ins, texts and annotations.
        sections: The headings, to tell what a passage stands under.
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
        for gap in _gaps(place, islice(taken, index, None)):
            passage = opened(text, gap)
            if says_something(text[passage.start : passage.stop]):
                yield UnassignedText(passage, sections.around(item, passage.start))


def _gaps(place: Range, taken: Iterable[Range]) -> Iterator[Range]:
    start = place.start
    for other in taken:
        if other.start >= place.stop:
            break
        if other.start > start:
            yield Range(start, other.start)
        start = max(start, other.stop)
    if start < place.stop:
        yield Range(start, place.stop)
