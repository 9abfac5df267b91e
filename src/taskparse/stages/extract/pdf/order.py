"""Printed text put in another order: what a page break cuts off a cell is with the rest of that cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from taskparse.model.source import FontRun, Range
from taskparse.stages.extract.pdf.lines import runs


class Move(NamedTuple):
    """Printed text that is at another offset, a line break before it."""

    printed: Range
    to: int


class _Part(NamedTuple):
    """A stretch of text as it is printed, and where it is."""

    at: int
    printed: Range
    moved: bool

    @property
    def range(self) -> Range:
        """Where it is."""
        return Range(self.at, self.at + self.printed.stop - self.printed.start)


@dataclass(frozen=True, slots=True)
class Order:
    """The stretches of a text in its own order; a line break is where there is a gap between two."""

    parts: tuple[_Part, ...]

    @classmethod
    def of(cls, length: int, moves: Sequence[Move] = (), dropped: Sequence[Range] = ()) -> Order:
        """Return the order of a printed text of a length after moves.

        Args:
            length: Of the printed text.
            moves: What is elsewhere, each from within a dropped range; in order of offset.
            dropped: What does not be where it is printed, in order.
        """
        parts: list[_Part] = []
        stop = start = 0
        marks = [(move.to, move.to, move.printed) for move in moves]
        marks += [(*place, Range(0, 0)) for place in dropped]
        for leave, resume, moved in sorted(marks, key=lambda mark: mark[0]):
            parts.append(_Part(stop, Range(start, leave), moved=False))
            stop = parts[-1].range.stop
            if moved:
                parts.append(_Part(stop + 1, moved, moved=True))
                stop = parts[-1].range.stop
            start = resume
        parts.append(_Part(stop, Range(start, length), moved=False))
        return cls(tuple(part for part in parts if part.printed))

    @property
    def is_printed(self) -> bool:
        """Whether it is the printed order, with nothing left out."""
        return len(self.parts) == 1 and self.parts[0].at == self.parts[0].printed.start

    def text(self, printed: str) -> str:
        """Return the text in order."""
        text = ""
        for part in self.parts:
            text += "\n" * (part.at - len(text)) + printed[part.printed.start : part.printed.stop]
        return text

    def printed(self, place: Range) -> Iterator[Range]:
        """Yield what is printed of a range, in its order."""
        first = max(0, bisect_right(self.parts, place.start, key=lambda part: part.at) - 1)
        for part in self.parts[first:]:
            own = part.range
            if own.start >= place.stop:
                return
            within = Range(max(own.start, place.start), min(own.stop, place.stop))
            if within:
                shift = part.printed.start - part.at
                yield Range(within.start + shift, within.stop + shift)

    def offset(self, printed: int) -> int:
        """Return where a printed offset is; where it was dropped, what follows it."""
        for part in self.parts:
            if not part.moved and printed <= part.printed.stop:
                return part.at + max(0, printed - part.printed.start)
        return self.parts[-1].range.stop

    def moved(self, printed: Range) -> Range:
        """Return where a printed range is that is not parted."""
        return Range(self.offset(printed.start), self.offset(printed.stop))

    def fonts(self, printed: Iterable[FontRun]) -> tuple[FontRun, ...]:
        """Return font runs in order, given those of the printed text."""
        given = list(printed)
        styles = (
            (max(run.start, part.printed.start) - part.printed.start + part.at, *run[2:])
            for part in self.parts
            for run in given
            if run.start < part.printed.stop and part.printed.start < run.stop
        )
        return runs(styles, self.parts[-1].range.stop)
