"""The tree of numbered items: levels follow the order in which a notice nests its numbers (reading rules §3)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from taskparse.lexicon.headings import RANK
from taskparse.model.annotation import AnnotationMention
from taskparse.model.outline import Marker, Outline, Paragraph
from taskparse.model.source import Range


@dataclass(slots=True, eq=False)
class Item:
    """A numbered paragraph with the unnumbered ones after it; unnumbered ones before any number are items each.

    Attributes:
        paragraphs: Its own, without those of the items within.
        parent: The item around it.
        title: Index of the enclosed document it stands in.
        siblings: The items of its list, itself among them.
        items: The items within.
        annotations: Those that stand in its own paragraphs.
    """

    paragraphs: list[Paragraph]
    parent: Item | None = None
    title: int | None = None
    siblings: list[Item] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    annotations: list[AnnotationMention] = field(default_factory=list)

    @property
    def marker(self) -> Marker | None:
        """The number it begins with."""
        return self.paragraphs[0].marker

    @property
    def start(self) -> int:
        """Where its words begin, after its number."""
        return self.paragraphs[0].body.start

    @property
    def stop(self) -> int:
        """Where its last paragraph ends, the items within included."""
        return max(self.paragraphs[-1].range.stop, self.items[-1].stop if self.items else 0)

    @property
    def is_last(self) -> bool:
        """Whether it ends its list."""
        return not self.siblings or self.siblings[-1] is self

    def before(self) -> Item | None:
        """Return the item before it in its list."""
        index = self.siblings.index(self) if self.siblings else 0
        return self.siblings[index - 1] if index else None

    def within(self) -> Iterator[Item]:
        """Yield the item and all items within."""
        yield self
        for item in self.items:
            yield from item.within()

    def is_annotated(self) -> bool:
        """Whether any annotation stands in it or within."""
        return any(item.annotations for item in self.within())


def items_of(outline: Outline, annotations: Sequence[AnnotationMention]) -> list[Item]:
    """Return all items in reading order, each with its annotations.

    Args:
        outline: Paragraphs and titles.
        annotations: In reading order.
    """
    items: list[Item] = []
    stack: list[Item] = []
    outermost: list[Item] = []
    starts = [title.start for title in outline.titles]
    title: int | None = None
    for paragraph in outline.paragraphs:
        here = bisect_right(starts, paragraph.range.start) - 1
        if here >= 0 and here != title:
            title, stack, outermost = here, [], []
        if paragraph.marker is None and stack:
            stack[-1].paragraphs.append(paragraph)
            continue
        item = Item([paragraph], title=title)
        if paragraph.marker is not None:
            _nest(item, paragraph.marker, stack, outermost)
        items.append(item)
    _annotate(items, annotations)
    return items


def _nest(item: Item, marker: Marker, stack: list[Item], outermost: list[Item]) -> None:
    """Hang an item under the innermost open item of another style; items of its own style end there."""
    styles = [open_item.marker.style for open_item in stack if open_item.marker]
    if marker.style in styles:
        del stack[styles.index(marker.style) :]
    elif stack and _carries_on(marker, stack[-1].marker):
        stack.pop()
    item.parent = stack[-1] if stack else None
    item.siblings = stack[-1].items if stack else outermost
    item.siblings.append(item)
    stack.append(item)


def _carries_on(marker: Marker, before: Marker | None) -> bool:
    """Whether a number goes on where another style stopped: 3、 then 四、. No 四、 is nested in a 3、."""
    if before is None or marker.number != before.number + 1:
        return False
    return RANK[marker.style] < RANK[before.style]


def _annotate(items: Sequence[Item], annotations: Sequence[AnnotationMention]) -> None:
    starts = [item.paragraphs[0].range.start for item in items]
    for mention in annotations:
        items[bisect_right(starts, mention.range.start) - 1].annotations.append(mention)


def paragraph_at(item: Item, at: int) -> Range:
    """Return the paragraph of an item in which a place stands, without its number."""
    index = bisect_right(item.paragraphs, at, key=lambda paragraph: paragraph.range.start) - 1
    return item.paragraphs[max(index, 0)].body
