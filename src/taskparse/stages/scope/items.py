"""The tree of numbered items: levels follow the order in which a notice nests its numbers (reading rules §3)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from taskparse.grammar.headings import RANK
from taskparse.model.annotation import CELL_STYLE, AnnotationMention, Annotations
from taskparse.model.outline import HEADING_STYLE, Marker, Outline, Paragraph
from taskparse.model.source import Cover, Range


@dataclass(slots=True, eq=False)
class Item:
    """A numbered paragraph with the unnumbered ones after it; unnumbered ones before any number are items each.

    Attributes:
        paragraphs: Its own, without those of the items within.
        parent: The item around it.
        title: Index of the enclosed document it is in.
        siblings: The items of its list, itself among them.
        items: The items within.
        annotations: Those that are in its own paragraphs.
        rows: Rows of task tables under it.
    """

    paragraphs: list[Paragraph]
    parent: Item | None = None
    title: int | None = None
    siblings: list[Item] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    annotations: list[AnnotationMention] = field(default_factory=list)
    rows: list[AnnotationMention] = field(default_factory=list)

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
        """Whether any annotation is in it or within."""
        return any(item.annotations or item.rows for item in self.within())


def items_of(outline: Outline, annotations: Annotations) -> list[Item]:
    """Return all items in reading order, each with its annotations.

    Args:
        outline: Paragraphs and titles.
        annotations: In reading order; section rows of task tables are items too.
    """
    tables = Cover(table.range for table in annotations.tables)
    paragraphs = [p for p in outline.paragraphs if not tables.holds(p.range)]
    ranges = [table.range for table in annotations.tables]
    headings = [
        Paragraph(heading.range, heading.marker, set_off=(Range(heading.marker.range.stop, heading.range.stop),))
        for table in annotations.tables
        for heading in table.headings
    ]
    grower = _Grower([title.start for title in outline.titles], ranges)
    rows = [mention for mention in annotations.mentions if mention.row]
    entries: list[Paragraph | AnnotationMention] = [*paragraphs, *headings, *rows]
    for entry in sorted(entries, key=_start):
        if isinstance(entry, Paragraph):
            grower.add_paragraph(entry)
        else:
            grower.add_row(entry)
    _annotate(grower.items, [mention for mention in annotations.mentions if not mention.row])
    return grower.items


def _start(entry: Paragraph | AnnotationMention) -> int:
    if isinstance(entry, Paragraph):
        return entry.range.start
    return entry.row.task.start if entry.row else entry.range.start


class _Grower:
    """Grows the tree, entry by entry in reading order."""

    def __init__(self, title_starts: Sequence[int], tables: Sequence[Range]) -> None:
        self.items: list[Item] = []
        self._title_starts = title_starts
        self._table_starts = [table.start for table in tables]
        self._tables = tables
        self._title: int | None = None
        self._table: int | None = None
        self._stack: list[Item] = []
        self._around_table: list[Item] = []
        self._outermost: list[Item] = []

    def add_paragraph(self, paragraph: Paragraph) -> None:
        """Add a paragraph: a new item where it is numbered, more of the last one where not."""
        self._move_to(paragraph.range.start)
        if paragraph.marker is None and self._stack:
            self._stack[-1].paragraphs.append(paragraph)
            return
        item = Item([paragraph], title=self._title)
        if paragraph.marker is not None:
            _nest(item, paragraph.marker, self._stack, self._outermost)
        self.items.append(item)

    def add_row(self, mention: AnnotationMention) -> None:
        """Add a row to the section that it is in."""
        at = _start(mention)
        self._move_to(at)
        within = mention.row.within if mention.row else ()
        while self._stack and _is_cell(self._stack[-1]) and self._stack[-1].paragraphs[0].range not in within:
            self._stack.pop()
        if self._stack:
            self._stack[-1].rows.append(mention)
        else:
            place = mention.row.task if mention.row else mention.range
            self.items.append(Item([Paragraph(place)], title=self._title, rows=[mention]))

    def _move_to(self, at: int) -> None:
        """Begin anew under a title; leave a table's sections with the table."""
        title = bisect_right(self._title_starts, at) - 1
        if title >= 0 and title != self._title:
            self._title, self._stack, self._outermost = title, [], []
        index = bisect_right(self._table_starts, at) - 1
        table = index if index >= 0 and at < self._tables[index].stop else None
        if table != self._table:
            if self._table is not None:
                self._stack[:] = self._around_table
            self._around_table = list(self._stack)
            self._table = table


def _is_cell(item: Item) -> bool:
    """Whether an item is a cell that rows belong to."""
    return item.marker is not None and item.marker.style.startswith(CELL_STYLE)


def _nest(item: Item, marker: Marker, stack: list[Item], outermost: list[Item]) -> None:
    """Hang an item under the innermost open item of another style; items of its own style end there."""
    styles = [open_item.marker.style for open_item in stack if open_item.marker]
    if marker.style.startswith(HEADING_STYLE):
        styles = [marker.style if _is_as_deep(style, marker.style) else style for style in styles]
    if marker.style in styles:
        del stack[styles.index(marker.style) :]
    elif stack and _carries_on(marker, stack[-1].marker):
        stack.pop()
    item.parent = stack[-1] if stack else None
    item.siblings = stack[-1].items if stack else outermost
    item.siblings.append(item)
    stack.append(item)


def _is_as_deep(style: str, heading: str) -> bool:
    """Whether a style is that of an unnumbered heading as deep as another, or deeper."""
    return style.startswith(HEADING_STYLE) and style >= heading


def _carries_on(marker: Marker, before: Marker | None) -> bool:
    """Whether a number goes on where another style stopped: 3、 then 四、. No 四、 is nested in a 3、."""
    if before is None or marker.number != before.number + 1:
        return False
    return marker.style in RANK and before.style in RANK and RANK[marker.style] < RANK[before.style]


def _annotate(items: Sequence[Item], annotations: Sequence[AnnotationMention]) -> None:
    starts = [item.paragraphs[0].range.start for item in items]
    for mention in annotations:
        items[bisect_right(starts, mention.range.start) - 1].annotations.append(mention)


def paragraph_at(item: Item, at: int) -> Range:
    """Return the paragraph of an item in which a place is, without its number."""
    index = bisect_right(item.paragraphs, at, key=lambda paragraph: paragraph.range.start) - 1
    return item.paragraphs[max(index, 0)].body
