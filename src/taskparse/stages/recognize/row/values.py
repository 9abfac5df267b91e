"""What a cell says under its column's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from taskparse.grammar.dates import is_deadline
from taskparse.grammar.labels import Label, label_at
from taskparse.grammar.marks import LIST_MARKS
from taskparse.grammar.names import ends_in_name, is_nobody
from taskparse.grammar.unmarked_labels import IN_CELLS, unmarked
from taskparse.lexicon.loader import DEADLINE, Lexicon
from taskparse.model.annotation import Mention, Reading, RoleEntry
from taskparse.model.roles import OTHER
from taskparse.model.source import Range
from taskparse.model.text import PARAGRAPH_BREAK, CleanText
from taskparse.stages.recognize.reading import read_labelled, read_value
from taskparse.stages.recognize.row.lists import CellItem


def read_items(clean: CleanText, place: Range, items: Sequence[CellItem], label: Label, lexicon: Lexicon) -> Reading:
    """Read a cell that may be a list: item by item where it has numbers, or where each line is a date of its own.

    Args:
        clean: The running text.
        place: The cell.
        items: Its items, or those of them that are asked for.
        label: Its column's name.
        lexicon: Labels and duty verbs.
    """
    is_part = items[0].range.start > place.start or items[-1].range.stop < place.stop
    are_dates = label.role == DEADLINE and all(is_deadline(clean.text[slice(*item.words)]) for item in items)
    if not (label.known and (is_part or items[0].number or are_dates)):
        return read_cell(clean, items[0].words if is_part else place, label, lexicon)
    read = [read_cell(clean, item.words, label, lexicon) for item in items]
    entries = _joined([entry for each in read for entry in each.entries])
    return Reading(tuple(entries), tuple(deadline for each in read for deadline in each.deadlines))


def read_cell(clean: CleanText, place: Range, label: Label, lexicon: Lexicon) -> Reading:
    """Read a cell.

    Args:
        clean: The running text.
        place: The cell.
        label: Its column's name: a label, or a name nobody knows, under which the cell is kept whole.
        lexicon: Labels and duty verbs.
    """
    if is_nobody(clean.words(place)):
        return Reading()
    if label.known and _begins_labelled(clean.text, place, lexicon):
        return read_labelled(clean.text, place, lexicon)
    if not label.known:
        whole = Mention(place, "unit", label.words)
        return Reading((RoleEntry(OTHER, label.words, (whole,)),))
    entries: list[RoleEntry] = []
    deadlines: list[Range] = []
    for part in _parts(clean, place) if label.role != DEADLINE else [place]:
        reading = read_value(clean.text, label, part, lexicon)
        entries += reading.entries
        deadlines += reading.deadlines
    return Reading(tuple(_joined(entries)), tuple(deadlines))


def _begins_labelled(text: str, place: Range, lexicon: Lexicon) -> bool:
    """Whether a cell itself says who does what: 牵头单位：县水利局, or the two in a table within it."""
    return bool(label_at(text, place, lexicon)) or any(
        label.place.start == place.start for label in unmarked(text, place, lexicon, for_colon=IN_CELLS)
    )


def _parts(clean: CleanText, place: Range) -> Iterator[Range]:
    """Part a cell where white space is between two names."""
    start = place.start
    for at in range(place.start + 1, place.stop):
        if (
            clean.blank_before(at)
            and ends_in_name(clean.text[start:at])
            and ends_in_name(_next_word(clean, at, place.stop))
        ):
            yield Range(start, at)
            start = at
    yield Range(start, place.stop)


def _next_word(clean: CleanText, at: int, stop: int) -> str:
    end = next(
        (i for i in range(at + 1, stop) if clean.blank_before(i) or clean.text[i] in LIST_MARKS + PARAGRAPH_BREAK),
        stop,
    )
    return clean.text[at:end]


def _joined(entries: list[RoleEntry]) -> list[RoleEntry]:
    """Join the entries of one role that the parts of a cell gave."""
    joined: dict[tuple[str, str], RoleEntry] = {}
    for entry in entries:
        key = (entry.role, entry.label)
        before = joined.get(key, RoleEntry(entry.role, entry.label, ()))
        joined[key] = RoleEntry(entry.role, entry.label, before.mentions + entry.mentions, before.open or entry.open)
    return list(joined.values())
