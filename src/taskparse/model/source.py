"""What a reader makes of a file: one text, and where each part of it is printed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import NamedTuple, Protocol, TypeVar

_Item = TypeVar("_Item")


def since(items: Sequence[_Item], index: int) -> Iterator[_Item]:
    """Yield the items from an index on; `islice` would walk over all before it.

    >>> [*since("甲乙丙", 1)]
    ['乙', '丙']
    """
    return map(items.__getitem__, range(index, len(items)))


class Range(NamedTuple):
    """A half-open range of code points."""

    start: int
    stop: int

    def holds(self, other: Range) -> bool:
        """Whether `other` lies within this range."""
        return self.start <= other.start and other.stop <= self.stop

    def __bool__(self) -> bool:
        """Whether the range holds anything."""
        return self.stop > self.start

    def without(self, others: Iterable[Range]) -> Iterator[Range]:
        """Yield what is left of the range once others, in order of their beginnings, are cut out.

        >>> [*Range(0, 9).without([Range(2, 4), Range(3, 5), Range(8, 20)])]
        [Range(start=0, stop=2), Range(start=5, stop=8)]
        """
        start = self.start
        for other in others:
            if other.start >= self.stop:
                break
            if other.start > start:
                yield Range(start, other.start)
            start = max(start, other.stop)
        if start < self.stop:
            yield Range(start, self.stop)


as_range: Callable[[tuple[int, int]], Range] = partial(tuple.__new__, Range)
"""Returns a pair of offsets as a range, in half the time of the class: ranges are made by the thousand."""


class Cover:
    """Ranges that do not overlap one another, and quick answers on what they cover.

    >>> cover = Cover([Range(5, 9), Range(0, 3)])
    >>> cover.touches(Range(2, 5)), cover.touches(Range(3, 5)), cover.holds(Range(6, 9))
    (True, False, True)
    """

    def __init__(self, ranges: Iterable[Range]) -> None:
        """Cover ranges, in any order."""
        self._ranges = sorted(ranges)
        self._starts = [place.start for place in self._ranges]

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self._ranges)

    def touches(self, place: Range) -> bool:
        """Whether a range shares a code point with any of them."""
        index = bisect_left(self._starts, place.stop) - 1
        return index >= 0 and self._ranges[index].stop > place.start

    def holds(self, place: Range) -> bool:
        """Whether a range lies within one of them."""
        index = bisect_right(self._starts, place.start) - 1
        return index >= 0 and self._ranges[index].holds(place)


NOTHING = Cover(())


class Box(NamedTuple):
    """A rectangle on a page, in points from the page's top left corner; pages count from 1."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


class Place(NamedTuple):
    """A part of a source without pages, named as its own program names it (`¶12`, `Sheet1!C7`)."""

    start: int
    name: str


class StyledHeading(NamedTuple):
    """Words that the format itself marks as a heading, outermost level 1."""

    start: int
    stop: int
    level: int


class TableCell(NamedTuple):
    """A cell of a table; rows and columns count from 0, a merged cell is at its first row and column."""

    range: Range
    row: int
    column: int
    rows: int = 1
    columns: int = 1


class TableHeading(NamedTuple):
    """What the heading rows of a task table say of its columns.

    Attributes:
        rows: The heading rows, as cells count them.
        names: The name of each column, white space left out; empty where it has none.
        kinds: What each column is, as in `grammar.columns`.
    """

    rows: range
    names: tuple[str, ...]
    kinds: tuple[str, ...]

    def columns(self, kind: str) -> tuple[int, ...]:
        """Return the columns of a kind, from the left."""
        return tuple(column for column, own in enumerate(self.kinds) if own == kind)


class Table(NamedTuple):
    """A table, its cells row by row as they are in the text; empty cells have empty ranges.

    In the text, cells are parted by a tab and rows by a line break; line breaks inside a cell stay as they are.
    `heading` says what its columns are, once that is known; a table without one is no task table.
    """

    range: Range
    cells: tuple[TableCell, ...]
    heading: TableHeading | None = None


class File(NamedTuple):
    """A file that is to be read: its bytes, its name without folder, and the hexadecimal digest of the bytes."""

    data: bytes
    name: str
    sha256: str


class FontRun(NamedTuple):
    """Successive characters set in one font; `size` in points."""

    start: int
    stop: int
    name: str
    size: float
    bold: bool


class Finding(NamedTuple):
    """Something a stage could not read: its code, what fills the braces of the code's message, and where it is."""

    code: str
    arguments: Mapping[str, str] = MappingProxyType({})
    range: Range | None = None


class Locator(Protocol):
    """Knows where characters are printed, for sources that have pages of known geometry."""

    def locate(self, ranges: Sequence[Range]) -> list[tuple[Box, ...]]:
        """Return the boxes of each range, one for each printed line that it touches."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source as its reader saw it.

    Attributes:
        name: The file's name, without its folder.
        format: `text`, `pdf`, …
        sha256: Digest of the source's bytes, hexadecimal.
        reader: The reader with its version.
        text: All characters in reading order, line breaks included.
        page_starts: Offset at which each page begins; empty where the reader knows no pages.
        fonts: Font runs in order of offset; empty where fonts are unknown.
        places: Named places in order of offset; empty where there are pages or neither.
        tables: Tables in order of offset; nested ones are in the cells of others as plain text.
        furniture: What the reader itself knows to be no part of the running text.
        unseen: Of the furniture, what the page does not show: struck and hidden words.
        headings: Paragraphs that the format marks as headings, in order of offset.
        findings: What the reader could not read.
        locator: Gives boxes; `None` where the reader knows none.
    """

    name: str
    format: str
    sha256: str
    reader: str
    text: str
    page_starts: tuple[int, ...] = ()
    fonts: tuple[FontRun, ...] = ()
    places: tuple[Place, ...] = ()
    tables: tuple[Table, ...] = ()
    furniture: tuple[Range, ...] = ()
    unseen: tuple[Range, ...] = ()
    headings: tuple[StyledHeading, ...] = ()
    findings: tuple[Finding, ...] = ()
    locator: Locator | None = None
