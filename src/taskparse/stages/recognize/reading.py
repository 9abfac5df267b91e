"""What an annotation says: its entries, deadlines and conventions.

Words with a label are read by `read_labelled`, words without one by `read_narrative`; a labelled bracket may hold
both (（持续推进，牵头考核单位：市大数据局）).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from taskparse.lexicon.characters import CLAUSE_MARKS, CLOSERS, COLONS, LIST_MARKS, OPENERS, SEMICOLONS
from taskparse.lexicon.conventions import KINDS
from taskparse.lexicon.deadlines import LONGEST_DEADLINE, NO_DEADLINE, UNLABELLED_DEADLINE
from taskparse.lexicon.labels import (
    DEADLINE,
    DIVISION,
    LONGEST_DUTY,
    OTHER,
    OWN_DUTY,
    SHORTEST_RUN_ON_LABEL,
    Lexicon,
)
from taskparse.model.annotation import ConventionMention, Entry, Reading
from taskparse.model.source import Range
from taskparse.stages.recognize.brackets import brackets, innermost, parted, trimmed
from taskparse.stages.recognize.parties import PEOPLE, PartyList, is_unit, mentions, read_list

_EDGES = LIST_MARKS + COLONS + "。．. \n"
_JOINED_LEAD = "会同"


@dataclass(slots=True)
class _Notes:
    """A reading in the making; `whole` until a part is met that cannot be read."""

    text: str
    lexicon: Lexicon
    entries: list[Entry] = field(default_factory=list)
    deadlines: list[Range] = field(default_factory=list)
    conventions: list[ConventionMention] = field(default_factory=list)
    whole: bool = True

    def reading(self) -> Reading:
        return Reading(tuple(self.entries), tuple(self.deadlines), tuple(self.conventions))

    def words(self, place: Range) -> str:
        return self.text[place.start : place.stop]

    def duty(self, clause: Range) -> re.Match[str] | None:
        """Return adverbs and duty verb at the end of a clause."""
        return self.lexicon.duty.search(self.text, max(clause.start, clause.stop - LONGEST_DUTY), clause.stop)

    def enter(self, role: str, label: str, key: str, read: Sequence[PartyList]) -> None:
        """Note lists of parties as one entry; those who have a duty of their own (甲局（牵头）) as one each."""
        names = [name for part in read for name in part.names]
        others = [name for name in names if not self._enter_own_duty(name)]
        is_open = bool(read) and read[-1].open
        if others or is_open:
            self.entries.append(Entry(role, key, mentions(self.text, others, role, label), is_open))

    def _enter_own_duty(self, name: Range) -> bool:
        own = OWN_DUTY.search(self.text, *name)
        if own is None or own.start() == name.start:
            return False
        duty = own["duty"]
        role = self.lexicon.duties.get(duty) or self.lexicon.role(duty)
        if role == OTHER:
            return False
        party = mentions(self.text, [Range(name.start, own.start())], role, duty)
        self.entries.append(Entry(role, self.lexicon.healed(duty), party))
        return True


@dataclass(frozen=True, slots=True)
class _Label:
    words: str
    healed: str
    role: str
    start: int
    value: int


def read_labelled(text: str, inner: Range, lexicon: Lexicon) -> Reading:
    """Read words that hold at least one label.

    Args:
        text: The clean text.
        inner: The words, without the brackets around them.
        lexicon: Labels and duty verbs.
    """
    notes = _Notes(text, lexicon)
    labels = _labels(notes, inner)
    starts = [label.start for label in labels] + [inner.stop]
    before = trimmed(text, Range(inner.start, starts[0]), _EDGES)
    if before:
        _read_clauses(notes, before)
    for label, stop in zip(labels, starts[1:], strict=True):
        _read_value(notes, label, Range(label.value, stop))
    return notes.reading()


def read_narrative(text: str, inner: Range, lexicon: Lexicon) -> Reading | None:
    """Read words without a label; nothing where any part is neither parties with a duty verb nor a deadline.

    Args:
        text: The clean text.
        inner: The words, without the brackets around them.
        lexicon: Duty verbs.
    """
    notes = _Notes(text, lexicon)
    _read_clauses(notes, inner)
    return notes.reading() if notes.whole else None


def read_value(text: str, label: str, place: Range, lexicon: Lexicon) -> Reading:
    """Read what stands under a label, as the cell of a table does under its column's name.

    Args:
        text: The clean text.
        label: The label as written.
        place: The value.
        lexicon: Labels and duty verbs.
    """
    notes = _Notes(text, lexicon)
    _read_value(
        notes, _Label(label, lexicon.healed(label), lexicon.role(label), place.start, place.start), place
    )
    return notes.reading()


def is_deadline(words: str) -> bool:
    """Whether words say by when and nothing else.

    >>> is_deadline("6月底前完成"), is_deadline("持续推进"), is_deadline("不含本数")
    (True, True, False)
    """
    is_short = len(words) <= LONGEST_DEADLINE
    return is_short and bool(UNLABELLED_DEADLINE.fullmatch(words)) and not NO_DEADLINE.fullmatch(words)


def _labels(notes: _Notes, inner: Range) -> list[_Label]:
    """Return the labels that stand outside the brackets within."""
    matches = list(notes.lexicon.any_label.finditer(notes.text, *inner))
    around = innermost(brackets(notes.text, inner), [match.start() for match in matches])
    found: list[_Label] = []
    for match, bracket in zip(matches, around, strict=True):
        if bracket is not None:
            continue
        label = _label(notes.lexicon, match)
        known = notes.lexicon.knows(label.healed)
        after_mark = label.start == inner.start or notes.text[label.start - 1] in _EDGES
        runs_on = known and len(label.healed) >= SHORTEST_RUN_ON_LABEL
        if runs_on or after_mark:
            found.append(label)
    return found


def _label(lexicon: Lexicon, match: re.Match[str]) -> _Label:
    """Return a label; of words that run on, the known label they end with: 省财政厅责任单位：."""
    if not lexicon.knows(lexicon.healed(match["label"])):
        match = lexicon.label.search(match.string, match.start(), match.end()) or match
    words = match["label"]
    return _Label(words, lexicon.healed(words), lexicon.role(words), match.start(), match.end())


def _read_value(notes: _Notes, label: _Label, value: Range) -> None:
    if label.role == DEADLINE:
        if place := trimmed(notes.text, value, _EDGES):
            notes.deadlines.append(place)
        return
    if label.role == DIVISION:
        _read_clauses(notes, value)
        return
    for rest in _without_conventions(notes, value):
        for item in parted(notes.text, rest, SEMICOLONS + "。"):
            _read_item(notes, label, item)


def _read_item(notes: _Notes, label: _Label, item: Range) -> None:
    """Read lists of parties up to a semicolon; a duty verb that says more than the label is for those before it."""
    lists: list[Range] = []
    for clause in parted(notes.text, item, CLAUSE_MARKS):
        bare = trimmed(notes.text, clause, _EDGES)
        if is_deadline(notes.words(bare)):
            notes.deadlines.append(bare)
            continue
        duty = notes.duty(bare)
        lists.append(Range(bare.start, duty.start()) if duty else bare)
        if duty and _tells_another_role(notes.lexicon.duties[duty["verb"]], label.role):
            role, verb = notes.lexicon.duties[duty["verb"]], duty["verb"]
            notes.enter(role, verb, verb, _read_lists(notes, lists, role))
            lists = []
    notes.enter(label.role, label.words, label.healed, _read_lists(notes, lists, label.role))


def _tells_another_role(verb_role: str, label_role: str) -> bool:
    """Whether a duty verb inside a labelled value says more than the label: 责任单位：甲局牵头，乙局配合."""
    return verb_role in ("lead_units", "supporting_units") and verb_role != label_role


def _read_lists(notes: _Notes, lists: Sequence[Range], role: str) -> list[PartyList]:
    return [read_list(notes.text, place, people=role in PEOPLE) for place in lists if place]


def _without_conventions(notes: _Notes, place: Range) -> list[Range]:
    """Note the conventions stated within a range; return what is left of it."""
    found = [
        (kind, match)
        for kind, pattern in KINDS.items()
        for match in pattern.finditer(notes.text, place.start, place.stop)
    ]
    left: list[Range] = []
    start = place.start
    for kind, match in sorted(found, key=lambda entry: (entry[1].start(), -entry[1].end())):
        if match.start() < start:
            continue
        rule = convention(notes.text, kind, match)
        notes.conventions.append(rule)
        whole = _with_brackets(notes.text, rule.range)
        left.append(Range(start, whole.start))
        start = whole.stop
    return [part for part in (*left, Range(start, place.stop)) if part]


def _with_brackets(text: str, place: Range) -> Range:
    """Return a place with the brackets right around it, where it fills them: 甲局、乙局（列第一位者为牵头单位，下同）."""
    opened, closed = text[place.start - 1 : place.start] or " ", text[place.stop : place.stop + 1] or " "
    fills = opened in OPENERS and closed in CLOSERS
    return Range(place.start - fills, place.stop + fills)


def convention(text: str, kind: str, match: re.Match[str]) -> ConventionMention:
    """Return a convention as it was matched, with the parties that it names."""
    place = trimmed(text, Range(*match.span()), "")
    names: tuple[Range, ...] = ()
    if kind == "default_parties":
        names = read_list(text, Range(*match.span("parties"))).names
    named = mentions(text, names, "responsible_units", text[place.start : place.stop], stated=False)
    return ConventionMention(kind, place, named)


def _read_clauses(notes: _Notes, place: Range) -> None:
    """Read clauses of parties with a duty verb; lists without one wait for the verb of the next."""
    waiting: list[Range] = []
    for rest in _without_conventions(notes, place):
        for clause in parted(notes.text, rest, CLAUSE_MARKS):
            bare = trimmed(notes.text, clause, _EDGES)
            if not bare:
                continue
            if is_deadline(notes.words(bare)):
                notes.deadlines.append(bare)
            elif duty := notes.duty(bare):
                _read_duty(notes, [*waiting, Range(bare.start, duty.start())], duty["verb"])
                waiting = []
            elif _JOINED_LEAD in notes.words(bare)[1:]:
                _read_joined_lead(notes, [*waiting, bare], "responsible_units", _JOINED_LEAD)
                waiting = []
            else:
                waiting.append(bare)
    notes.whole &= not waiting


def _read_duty(notes: _Notes, lists: Sequence[Range], verb: str) -> None:
    role = notes.lexicon.duties[verb]
    if _JOINED_LEAD in notes.words(lists[-1])[1:]:
        _read_joined_lead(notes, lists, "responsible_units" if role == "lead_units" else role, verb)
    else:
        _enter_units(notes, lists, role, verb)


def _read_joined_lead(notes: _Notes, lists: Sequence[Range], role: str, verb: str) -> None:
    """Read A会同B负责: A leads, B answers for its share."""
    last = lists[-1]
    at = notes.text.index(_JOINED_LEAD, last.start + 1)
    _enter_units(notes, [*lists[:-1], Range(last.start, at)], "lead_units", _JOINED_LEAD)
    _enter_units(notes, [Range(at + len(_JOINED_LEAD), last.stop)], role, verb)


def _enter_units(notes: _Notes, lists: Sequence[Range], role: str, verb: str) -> None:
    """Note parties that must all stand as units by themselves."""
    read = _read_lists(notes, lists, role)
    names = [name for part in read for name in part.names]
    is_sound = bool(names) and not any(part.prose for part in read)
    if is_sound and all(is_unit(notes.words(name)) for name in names):
        notes.enter(role, verb, verb, read)
    else:
        notes.whole = False
