"""What an annotation says: its entries, deadlines and conventions.

Words with a label are read by `read_labelled`, words without one by `read_narrative`; a labelled bracket may hold
both (（持续推进，牵头考核单位：市大数据局）).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from taskparse.grammar.conventions import Stated, stated_in
from taskparse.grammar.dates import is_dated_goal, is_deadline
from taskparse.grammar.duties import JOINED_LEAD, Duty, duty_of, looks_dutiful, own_duty, says_more
from taskparse.grammar.labels import SHORTEST_RUN_ON_LABEL, Label, any_labels, without_slips
from taskparse.grammar.marks import (
    CLAUSE_MARKS,
    CLOSERS,
    EDGES,
    ENTRY_ENDS,
    OPENERS,
    brackets,
    innermost,
    parted,
    trimmed,
)
from taskparse.grammar.names import PEOPLE, is_unit, kind_of
from taskparse.grammar.party_list import PartyList, read_list
from taskparse.grammar.unmarked_labels import IN_CELLS, unmarked
from taskparse.lexicon.loader import DEADLINE, DIVISION, Lexicon
from taskparse.model.annotation import ConventionMention, Mention, Reading, RoleEntry
from taskparse.model.source import Range, as_range


class FormFound(NamedTuple):
    """An annotation as a form finds it: all of it, and what it says."""

    range: Range
    reading: Reading


# A label apart from its place: many values are the same throughout a notice, and so are the labels above them.
_NOWHERE = Range(0, 0)


@dataclass(slots=True)
class _Notes:
    """A reading in the making; `whole` until a part is met that cannot be read."""

    text: str
    lexicon: Lexicon
    entries: list[RoleEntry] = field(default_factory=list)
    deadlines: list[Range] = field(default_factory=list)
    conventions: list[ConventionMention] = field(default_factory=list)
    remarks: list[Range] = field(default_factory=list)
    whole: bool = True

    def reading(self) -> Reading:
        return Reading(tuple(self.entries), tuple(self.deadlines), tuple(self.conventions), tuple(self.remarks))

    def add(self, reading: Reading, by: int) -> None:
        """Note what was read of words that are so many characters further on."""
        for entry in reading.entries:
            moved = tuple(
                Mention(as_range((each.range[0] + by, each.range[1] + by)), each.kind, each.label, each.stated)
                for each in entry.mentions
            )
            self.entries.append(RoleEntry(entry.role, entry.label, moved, entry.open))
        self.deadlines += [Range(place.start + by, place.stop + by) for place in reading.deadlines]

    def words(self, place: Range) -> str:
        return self.text[place.start : place.stop]

    def enter(self, role: str, label: str, key: str, read: Sequence[PartyList]) -> None:
        """Note lists of parties as one entry; those who have a duty of their own (甲局（牵头）) as one each."""
        names = [name for part in read for name in part.names]
        others = [name for name in names if not self._enter_own_duty(name)]
        is_open = bool(read) and read[-1].open
        if others or is_open:
            self.entries.append(RoleEntry(role, key, mentions(self.text, others, role, label), is_open))

    def _enter_own_duty(self, name: Range) -> bool:
        own = own_duty(self.text, name, self.lexicon)
        if own is None:
            return False
        party = mentions(self.text, [Range(name.start, own.start)], own.role, own.verb)
        self.entries.append(RoleEntry(own.role, without_slips(own.verb, self.lexicon), party))
        return True


def read_labelled(text: str, inner: Range, lexicon: Lexicon) -> Reading:
    """Read words that hold at least one label.

    Args:
        text: The clean text.
        inner: The words, without the brackets around them.
        lexicon: Labels and duty verbs.
    """
    notes = _Notes(text, lexicon)
    labels = _labels(notes, inner)
    starts = [label.place.start for label in labels] + [inner.stop]
    before = trimmed(text, Range(inner.start, starts[0]), EDGES)
    if before:
        _read_clauses(notes, before)
    for label, stop in zip(labels, starts[1:], strict=True):
        _read_value(notes, label, Range(label.place.stop, stop))
    return notes.reading()


def read_narrative(text: str, inner: Range, lexicon: Lexicon) -> Reading | None:
    """Read words without a label; None if any part is neither parties with a duty verb nor a deadline.

    Args:
        text: The clean text.
        inner: The words, without the brackets around them.
        lexicon: Duty verbs.
    """
    notes = _Notes(text, lexicon)
    _read_clauses(notes, inner)
    return notes.reading() if notes.whole else None


def read_value(text: str, label: Label, place: Range, lexicon: Lexicon) -> Reading:
    """Read what is under a label, as the cell of a table does under its column's name.

    Args:
        text: The clean text.
        label: The label, as that of a column is of its cells.
        place: The value.
        lexicon: Labels and duty verbs.
    """
    notes = _Notes(text, lexicon)
    _read_value(notes, label, place)
    return notes.reading()


def mentions(text: str, names: Sequence[Range], role: str, label: str, *, stated: bool = True) -> tuple[Mention, ...]:
    """Return names as parties of a role."""
    return tuple(Mention(name, kind_of(text[name.start : name.stop], role), label, stated) for name in names)


def _labels(notes: _Notes, inner: Range) -> list[Label]:
    """Return the labels that are outside the brackets within."""
    marked = list(any_labels(notes.text, inner, notes.lexicon))
    bare = list(unmarked(notes.text, inner, notes.lexicon, for_colon=IN_CELLS))
    found = sorted([*marked, *bare], key=lambda label: label.place) if bare else marked
    around = innermost(brackets(notes.text, inner), [label.place.start for label in found])
    return [
        label
        for label, bracket in zip(found, around, strict=True)
        if bracket is None and _opens_value(notes, label, inner)
    ]


def _opens_value(notes: _Notes, label: Label, inner: Range) -> bool:
    """Whether a label is after a mark, or is one that may run on after a name whose mark was lost."""
    start = label.place.start
    runs_on = label.known and len(label.meant) >= SHORTEST_RUN_ON_LABEL
    return runs_on or start == inner.start or notes.text[start - 1] in EDGES


def _read_value(notes: _Notes, label: Label, value: Range) -> None:
    if label.role == DEADLINE:
        if place := trimmed(notes.text, value, EDGES):
            notes.deadlines.append(place)
        return
    if label.role == DIVISION and _read_division(notes, value):
        return
    name = label._replace(place=_NOWHERE, range=_NOWHERE)
    for rest in _without_conventions(notes, value):
        notes.add(_read_alone(notes.words(rest), name, notes.lexicon), rest.start)


def _read_division(notes: _Notes, value: Range) -> bool:
    """Read what duty verbs divide (甲局牵头，乙局配合); whether all of it is so."""
    divided = _Notes(notes.text, notes.lexicon)
    _read_clauses(divided, value)
    if divided.whole:
        notes.entries += divided.entries
        notes.deadlines += divided.deadlines
        notes.conventions += divided.conventions
        notes.remarks += divided.remarks
    return divided.whole


@lru_cache(maxsize=4_096)
def _read_alone(words: str, label: Label, lexicon: Lexicon) -> Reading:
    """Read a value by itself; many are the same throughout a notice."""
    notes = _Notes(words, lexicon)
    for item in parted(words, Range(0, len(words)), ENTRY_ENDS):
        _read_item(notes, label, item)
    return notes.reading()


def _read_item(notes: _Notes, label: Label, item: Range) -> None:
    """Read lists of parties up to a semicolon; a duty verb that says more than the label is for those before it."""
    lists: list[Range] = []
    for clause in parted(notes.text, item, CLAUSE_MARKS):
        bare = trimmed(notes.text, clause, EDGES)
        if is_deadline(notes.words(bare)):
            notes.deadlines.append(bare)
            continue
        duty = duty_of(notes.text, bare, notes.lexicon)
        lists.append(Range(bare.start, duty.start) if duty else bare)
        if duty and says_more(duty.role, label.role):
            notes.enter(duty.role, duty.verb, duty.verb, _read_lists(notes, lists, duty.role))
            lists = []
    notes.enter(label.role, label.words, label.meant, _read_lists(notes, lists, label.role))


def _read_lists(notes: _Notes, lists: Sequence[Range], role: str) -> list[PartyList]:
    return [read_list(notes.text, place, people=role in PEOPLE) for place in lists if place]


def _without_conventions(notes: _Notes, place: Range) -> list[Range]:
    """Note the conventions stated within a range; return what is left of it."""
    left: list[Range] = []
    start = place.start
    for stated in stated_in(notes.text, place):
        if stated.range.start < start:
            continue
        notes.conventions.append(convention(notes.text, stated))
        whole = _with_brackets(notes.text, trimmed(notes.text, stated.range))
        left.append(Range(start, whole.start))
        start = whole.stop
    return [part for part in (*left, Range(start, place.stop)) if part]


def _with_brackets(text: str, place: Range) -> Range:
    """Return a place with the brackets right around it, where it fills them: 甲局、乙局（列第一位者为牵头单位，下同）."""
    opened, closed = text[place.start - 1 : place.start] or " ", text[place.stop : place.stop + 1] or " "
    fills = opened in OPENERS and closed in CLOSERS
    return Range(place.start - fills, place.stop + fills)


def convention(text: str, stated: Stated) -> ConventionMention:
    """Return a convention where it is stated, with the parties that it names."""
    place = trimmed(text, stated.range)
    names = read_list(text, stated.parties).names if stated.parties else ()
    named = mentions(text, names, "responsible_units", text[place.start : place.stop], stated=False)
    return ConventionMention(stated.kind, place, named)


def _read_clauses(notes: _Notes, place: Range) -> None:
    """Read clauses of parties with a duty verb; lists without one wait for the verb of the next."""
    waiting: list[Range] = []
    for rest in _without_conventions(notes, place):
        for clause in parted(notes.text, rest, CLAUSE_MARKS):
            bare = trimmed(notes.text, clause, EDGES)
            if not bare:
                continue
            if is_deadline(notes.words(bare)) or is_dated_goal(notes.words(bare)):
                notes.deadlines.append(bare)
            elif duty := duty_of(notes.text, bare, notes.lexicon):
                _read_duty(notes, [*waiting, Range(bare.start, duty.start)], duty)
                waiting = []
            elif JOINED_LEAD in notes.words(bare)[1:]:
                _read_joined_lead(notes, [*waiting, bare], "responsible_units", JOINED_LEAD)
                waiting = []
            else:
                waiting.append(bare)
    notes.remarks += [clause for clause in waiting if _is_remark(notes, clause)]
    notes.whole &= all(clause in notes.remarks for clause in waiting)


def _is_remark(notes: _Notes, clause: Range) -> bool:
    """Whether a clause behind those who answer gives nobody a duty: 根据安排确定时间; names without a verb are none."""
    words = notes.words(clause)
    return bool(notes.entries) and not (is_unit(words) or looks_dutiful(words, notes.lexicon))


def _read_duty(notes: _Notes, lists: Sequence[Range], duty: Duty) -> None:
    if JOINED_LEAD in notes.words(lists[-1])[1:]:
        role = "responsible_units" if duty.role == "lead_units" else duty.role
        _read_joined_lead(notes, lists, role, duty.verb)
    else:
        _enter_units(notes, lists, duty.role, duty.verb)


def _read_joined_lead(notes: _Notes, lists: Sequence[Range], role: str, verb: str) -> None:
    """Read A会同B负责: A leads, B answers for its share."""
    last = lists[-1]
    at = notes.text.index(JOINED_LEAD, last.start + 1)
    _enter_units(notes, [*lists[:-1], Range(last.start, at)], "lead_units", JOINED_LEAD)
    _enter_units(notes, [Range(at + len(JOINED_LEAD), last.stop)], role, verb)


def _enter_units(notes: _Notes, lists: Sequence[Range], role: str, verb: str) -> None:
    """Note parties that must all stand as units by themselves."""
    read = _read_lists(notes, lists, role)
    names = [name for part in read for name in part.names]
    is_sound = bool(names) and not any(part.prose for part in read)
    if is_sound and all(is_unit(notes.words(name)) for name in names):
        notes.enter(role, verb, verb, read)
    else:
        notes.whole = False
