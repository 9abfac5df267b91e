"""The finished sections: headings in reading order, each under its parent."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from taskparse.model.assignment import SectionHeading
from taskparse.model.record import SectionKind
from taskparse.model.source import Cover, Range
from taskparse.stages.scope.headings import Headings
from taskparse.stages.scope.items import Item, paragraph_at

_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Sections:
    """Headings in reading order, and which of them each place is under."""

    headings: list[SectionHeading]
    index_of_item: dict[Item, int]
    topics: dict[Item, list[tuple[Range, int]]]
    index_of_title: dict[int, int]

    def around(self, item: Item, at: int) -> int | None:
        """Return the index of the innermost heading that holds for a place in an item."""
        topics = self.topics.get(item, [])
        nearest = bisect_right(topics, at, key=lambda topic: topic[0].stop) - 1
        if nearest >= 0 and topics[nearest][0].start >= paragraph_at(item, at).start:
            return topics[nearest][1]
        return self.of(item)

    def of(self, item: Item | None) -> int | None:
        """Return the index of the heading of an item, or of the innermost item around it that has one."""
        title = item.title if item is not None else None
        around = item
        while around is not None:
            if around in self.index_of_item:
                return self.index_of_item[around]
            around = around.parent
        return self.index_of_title.get(title) if title is not None else None


def sections_of(items: Sequence[Item], headings: Headings, titles: Sequence[Range], texts: Sequence[Range]) -> Sections:
    """Return the sections; headings inside a task's text belong to that text and open no section.

    Args:
        items: All items in reading order.
        headings: What was decided for them.
        titles: Titles of enclosed documents; they open paths only where there are several.
        texts: The tasks' texts.
    """
    several = len(titles) >= _SEVERAL
    found: list[tuple[Range, SectionKind, Item | None]] = [(title, "title", None) for title in titles]
    for item in items:
        if heading := headings.of_item.get(item):
            found.append((heading.range, heading.kind, item))
        found += [(topic, "topic", item) for topic in headings.topics[item]]
    covered = Cover(texts)
    built = Sections([], {}, {}, {})
    for place, kind, owner in sorted(found, key=lambda entry: entry[0]):
        if covered.holds(place):
            continue
        parent = _parent(built, owner, kind)
        level = built.headings[parent].level + 1 if parent is not None else 1
        marker = _marker(owner) if owner is not None and kind != "topic" else None
        index = len(built.headings)
        built.headings.append(SectionHeading(place, marker, kind, level, parent, in_path=several or kind != "title"))
        if owner is None and several:
            built.index_of_title[titles.index(place)] = index
        elif owner is not None and kind == "topic":
            built.topics.setdefault(owner, []).append((place, index))
        elif owner is not None:
            built.index_of_item[owner] = index
    return built


def _marker(item: Item) -> Range | None:
    return item.marker.range if item.marker and item.marker.range else None


def _parent(built: Sections, item: Item | None, kind: str) -> int | None:
    if item is None or kind == "topic":
        return built.of(item)
    around = built.of(item.parent)
    return around if around is not None or item.title is None else built.index_of_title.get(item.title)
