"""What is different between a task and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rapidfuzz.distance import Indel

from taskparse.comparison.matching import headings
from taskparse.comparison.record import Change, DeadlineChange, Edit, PartyChange, TargetChange
from taskparse.grammar.characters import figures_and_letters
from taskparse.model.record import Deadline, Party, Target, Task
from taskparse.model.roles import ROLES
from taskparse.model.text import compact

SHORTEST = 2
"""Characters that must be the same between two edits for them to be read apart."""

KINDS = {"equal": "same", "delete": "gone", "insert": "new"}


def change_of(old: Task, new: Task, similarity: float, *, is_moved: bool) -> Change:
    """Return a pair of tasks with all that is different."""
    return Change(
        old=old,
        new=new,
        similarity=similarity,
        text=edits(_words(old), _words(new)) if compact(_words(old)) != compact(_words(new)) else (),
        section=(old.section_path, new.section_path) if headings(old) != headings(new) else None,
        moved=is_moved,
        parties=tuple(_party_changes(old, new)),
        targets=tuple(_target_changes(old.targets, new.targets)),
        deadline=_deadline_change(old.deadline, new.deadline),
    )


def edits(old: str, new: str) -> tuple[Edit, ...]:
    """Return two texts stretch by stretch.

    Example:
        >>> [(edit.kind, edit.text) for edit in edits("增长5%，确保完成。", "增长5.6%，力争完成。")]
        [('same', '增长'), ('gone', '5'), ('new', '5.6'), ('same', '%，'), ('gone', '确保'), ('new', '力争'), ('same', '完成。')]
    """
    before, after = figures_and_letters(old), figures_and_letters(new)
    parts = [
        (
            KINDS[each.tag],
            "".join(before[each.src_start : each.src_end] or after[each.dest_start : each.dest_end]),
        )
        for each in Indel.opcodes(before, after)
    ]
    return tuple(Edit.model_validate({"kind": kind, "text": text}) for kind, text in _joined(parts))


def _words(task: Task) -> str:
    return (task.lead_in.text if task.lead_in else "") + task.text


def _joined(parts: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield parts, what is gone before what is new, with no crumbs of sameness between two edits."""
    last = len(parts) - 1
    flat: list[tuple[bool, str, str]] = []
    for at, (kind, text) in enumerate(parts):
        crumb = kind == "same" and 0 < at < last and len(text) < SHORTEST
        flat += [(False, "gone", text), (False, "new", text)] if crumb else [(kind == "same", kind, text)]
    for is_same, group in groupby(flat, key=lambda part: part[0]):
        stretch = list(group)
        for kind in ("same",) if is_same else ("gone", "new"):
            text = "".join(text for _, each, text in stretch if each == kind)
            if text:
                yield kind, text


def _party_changes(old: Task, new: Task) -> Iterator[PartyChange]:
    for role, before, after in _roles(old, new):
        lost, gained = _without(before, after), _without(after, before)
        if lost or gained:
            yield PartyChange(role=role, lost=lost, gained=gained)


def _roles(old: Task, new: Task) -> Iterator[tuple[str, Sequence[Party], Sequence[Party]]]:
    for role in dict.fromkeys((*ROLES, *old.other, *new.other)):
        yield role, old.parties(role), new.parties(role)


def _without(parties: Sequence[Party], others: Sequence[Party]) -> tuple[Party, ...]:
    """Return the parties that the others lack, compared by name or full name; a party that occurs twice counts twice."""
    left = list(others)
    missing = []
    for party in parties:
        match = next((each for each in left if _is_same(party, each)), None)
        if match is None:
            missing.append(party)
        else:
            left.remove(match)
    return tuple(missing)


def _is_same(one: Party, other: Party) -> bool:
    return compact(one.name) == compact(other.name) or (one.full_name is not None and one.full_name == other.full_name)


def _target_changes(old: Sequence[Target], new: Sequence[Target]) -> Iterator[TargetChange]:
    """Yield the targets that differ: first those of one indicator beside each other, then those that only one side has."""
    gone = [target for target in old if not any(_is_same_target(target, each) for each in new)]
    come = [target for target in new if not any(_is_same_target(target, each) for each in old)]
    for target in gone:
        heir = next((each for each in come if each.indicator == target.indicator), None)
        if heir is not None:
            come.remove(heir)
        yield TargetChange(old=target, new=heir)
    yield from (TargetChange(old=None, new=target) for target in come)


def _is_same_target(one: Target, other: Target) -> bool:
    told = [(each.indicator, each.change, each.operator, each.value, each.upper, each.unit) for each in (one, other)]
    return told[0] == told[1]


def _deadline_change(old: Deadline | None, new: Deadline | None) -> DeadlineChange | None:
    """Return what differs in words; the same words of another year mean another day and are no change."""
    words = [compact(due.text) if due else "" for due in (old, new)]
    return DeadlineChange(old=old, new=new) if words[0] != words[1] else None
