"""Lists in the cells of a row: 1.…2.…3.…, or a line each (reading rules §4, table cells)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from taskparse.grammar.headings import list_numbers
from taskparse.grammar.marks import trimmed
from taskparse.model.source import Range, TableCell
from taskparse.model.text import PARAGRAPH_BREAK, CleanText

# So many columns hold lists of one length where a row is as many tasks.
_FEWEST_ALIKE = 3
_FEWEST_NUMBERED = 2


class CellItem(NamedTuple):
    """An item of a list in a cell: all of it, its words, and its number, where it prints one."""

    range: Range
    words: Range
    number: Range | None


def items_of(clean: CleanText, place: Range) -> list[CellItem]:
    """Return the items of a cell: those that it numbers, else its lines; one for a cell that is no list."""
    numbers = list_numbers(clean.text, place)
    if numbers:
        stops = [*(number.start for number in numbers[1:]), place.stop]
        return [
            CellItem(Range(number.start, stop), trimmed(clean.text, Range(number.stop, stop)), number)
            for number, stop in zip(numbers, stops, strict=True)
        ]
    return [CellItem(line, line, None) for line in _lines(clean, place)]


def _lines(clean: CleanText, place: Range) -> list[Range]:
    """Return the lines of a cell; where a printer cut them at a width, the cell is one."""
    if clean.is_cut:
        return [place]
    cuts = [place.start, *(at for at in range(place.start + 1, place.stop) if at in clean.joints)]
    cuts += [at + 1 for at in range(*place) if clean.text[at] == PARAGRAPH_BREAK]
    starts = sorted(set(cuts))
    lines = (
        trimmed(clean.text, Range(start, stop)) for start, stop in zip(starts, [*starts[1:], place.stop], strict=True)
    )
    return [line for line in lines if line] or [place]


def tasks_in_row(items: Mapping[TableCell, Sequence[CellItem]]) -> int:
    """Return how many tasks a row is: as many as three of its cells hold items, or as two number alike; else one."""
    lengths = Counter(len(each) for each in items.values() if len(each) > 1)
    numbered = Counter(len(each) for each in items.values() if len(each) > 1 and each[0].number)
    alike = [length for length, count in lengths.items() if count >= _FEWEST_ALIKE]
    alike += [length for length, count in numbered.items() if count >= _FEWEST_NUMBERED]
    return alike[0] if alike else 1


def are_unclear(items: Mapping[TableCell, Sequence[CellItem]], task: TableCell) -> bool:
    """Whether a row lists what is to be done, and numbers who does it or by when, and which goes with which is not said."""
    return len(items[task]) > 1 and any(len(own) > 1 and own[0].number for cell, own in items.items() if cell != task)
