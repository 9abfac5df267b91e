"""The running text: white space healed, furniture set aside, every character's origin kept."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from taskparse.model.source import Finding, FontRun, Range, StyledHeading, Table, as_range

PARAGRAPH_BREAK = "\n"


def compact(words: str) -> str:
    """Return words without white space.

    >>> compact("甲县 财政局")
    '甲县财政局'
    """
    return "".join(words.split())


def paragraphs_of(text: str) -> Iterator[Range]:
    r"""Yield the paragraphs of a clean text that hold anything.

    >>> [*paragraphs_of("甲\n\n乙")]
    [Range(start=0, stop=1), Range(start=3, stop=4)]
    """
    start = 0
    for words in text.split(PARAGRAPH_BREAK):
        if words:
            yield Range(start, start + len(words))
        start += len(words) + 1


@dataclass(frozen=True, slots=True)
class CleanText:
    """The source's running text.

    Attributes:
        text: Paragraphs joined by one line feed each; no other line break, and no white space beside a
            Chinese character.
        origin: For each character of `text`, its offset in the source's text.
        joints: Where in `text` a line was joined to the one before it.
        fonts: Font runs, as ranges of the clean text; empty where fonts are unknown.
        headings: Paragraphs that the format marks as headings, as ranges of the clean text.
        tables: Tables without the title rows above them, as ranges of the clean text.
        furniture: Page numbers and running heads, as ranges of the source's text.
        findings: What could not be read, as ranges of the source's text.
        is_cut: Whether a printer cut its lines at a width, so that a line break in a cell means nothing.
    """

    text: str
    origin: array[int]
    joints: frozenset[int] = frozenset()
    fonts: tuple[FontRun, ...] = ()
    headings: tuple[StyledHeading, ...] = ()
    tables: tuple[Table, ...] = ()
    furniture: tuple[Range, ...] = ()
    findings: tuple[Finding, ...] = ()
    is_cut: bool = False

    def source_range(self, clean: Range) -> Range:
        """Return the range of the source's text that a range of the clean text was made from."""
        if not clean:
            at = self.origin[clean.start] if clean.start < len(self.origin) else 0
            return Range(at, at)
        return as_range((self.origin[clean.start], self.origin[clean.stop - 1] + 1))

    def words(self, clean: Range) -> str:
        r"""Return the text of a range with its paragraph breaks healed.

        >>> CleanText("甲\n乙", array("L", [0, 1, 2])).words(Range(0, 3))
        '甲乙'
        """
        return self.text[clean.start : clean.stop].replace(PARAGRAPH_BREAK, "")

    def blank_before(self, at: int) -> bool:
        """Whether white space of one line parts the character at `at` from the one before it."""
        return self.gap_before(at) and at not in self.joints

    def has_gap(self, clean: Range) -> bool:
        """Whether the source holds more within a range than the clean text does: white space, or a line's end."""
        return self.origin[clean.stop - 1] - self.origin[clean.start] != clean.stop - 1 - clean.start

    def gap_before(self, at: int) -> bool:
        """Whether the source holds white space between the character at `at` and the one before it."""
        return 0 < at < len(self.origin) and self.origin[at] - self.origin[at - 1] > 1
