"""What changed between two notices: frozen records, JSON in exactly these names."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from pydantic import Field, computed_field

from taskparse.model.record import Deadline, Party, Record, Target, Task


class Edit(Record, frozen=True):
    """A stretch of two texts that both have, or that one has."""

    kind: Literal["same", "gone", "new"] = Field(description="In both texts, in the old one, in the new one.")
    text: str = Field(description="The words.")


class PartyChange(Record, frozen=True):
    """Who no longer answers for a task, and who does now."""

    role: str = Field(description="A role's name; for any other label, the label.")
    lost: tuple[Party, ...] = Field(default=(), description="Named in the old notice only.")
    gained: tuple[Party, ...] = Field(default=(), description="Named in the new notice only.")


class TargetChange(Record, frozen=True):
    """A target that is another now: 5% → 5.6%."""

    old: Target | None = Field(description="Nothing where the target is new.")
    new: Target | None = Field(description="Nothing where the target is gone.")


class DeadlineChange(Record, frozen=True):
    """A deadline that is worded otherwise now."""

    old: Deadline | None = Field(description="Nothing where there was none.")
    new: Deadline | None = Field(description="Nothing where there is none.")


class Change(Record, frozen=True):
    """A task of the old notice, what became of it, and what is different."""

    old: Task = Field(description="The task in the old notice.")
    new: Task = Field(description="The task in the new notice.")
    similarity: float = Field(description="How alike both texts are, from 0 to 1.")
    text: tuple[Edit, ...] = Field(
        default=(), description="The texts, stretch by stretch; empty where they are the same."
    )
    section: tuple[tuple[str, ...], tuple[str, ...]] | None = Field(
        default=None, description="Old and new headings above it, where their words differ."
    )
    moved: bool = Field(default=False, description="Whether it is before or after other tasks than it did.")
    parties: tuple[PartyChange, ...] = Field(default=(), description="Changes of parties, a role each.")
    targets: tuple[TargetChange, ...] = Field(default=(), description="Changes of targets.")
    deadline: DeadlineChange | None = Field(default=None, description="Change of the annotation's deadline.")

    @property
    def kinds(self) -> tuple[str, ...]:
        """What changed: `text`, `section`, `moved`, `parties`, `targets`, `deadline`; empty where nothing did."""
        found = {
            "text": self.text,
            "section": self.section,
            "moved": self.moved,
            "parties": self.parties,
            "targets": self.targets,
            "deadline": self.deadline,
        }
        return tuple(kind for kind, is_there in found.items() if is_there)


class UnitSummary(Record, frozen=True):
    """What changed for a unit, a group or a person."""

    name: str = Field(description="The full name, where it is known.")
    before: int = Field(description="Tasks in the old notice that name it.")
    after: int = Field(description="Tasks in the new notice that name it.")
    added: int = Field(description="Of the new notice's new tasks, those that name it.")
    removed: int = Field(description="Of the tasks that are gone, those that named it.")
    changed: int = Field(description="Changed tasks that name it, in one notice or both.")


class Comparison(Record, frozen=True):
    """Two notices beside each other; every task of both is in exactly one of its lists."""

    added: tuple[Task, ...] = Field(default=(), description="Tasks that only the new notice has.")
    removed: tuple[Task, ...] = Field(default=(), description="Tasks that only the old notice has.")
    changed: tuple[Change, ...] = Field(default=(), description="Tasks that differ, in the new notice's order.")
    unchanged: tuple[Change, ...] = Field(default=(), description="Tasks that do not, in the new notice's order.")

    @computed_field(description="A line for each unit, group and person, the most concerned first.")  # type: ignore[prop-decorator]
    @property
    def units(self) -> tuple[UnitSummary, ...]:
        """A line for each unit, group and person, the most concerned first."""
        pairs = (*self.changed, *self.unchanged)
        counts = {
            "before": Counter(name for task in (*self.removed, *(pair.old for pair in pairs)) for name in names(task)),
            "after": Counter(name for task in (*self.added, *(pair.new for pair in pairs)) for name in names(task)),
            "added": Counter(name for task in self.added for name in names(task)),
            "removed": Counter(name for task in self.removed for name in names(task)),
            "changed": Counter(name for pair in self.changed for name in names(pair.old) | names(pair.new)),
        }
        every = sorted(counts["before"].keys() | counts["after"].keys())
        summaries = [UnitSummary(name=name, **{of: count[name] for of, count in counts.items()}) for name in every]
        return tuple(sorted(summaries, key=lambda each: -(each.added + each.removed + each.changed)))


def names(task: Task) -> set[str]:
    """Return the names of all whom a task names, in full where they are known."""
    return {party.known_as for _, party in task.parties()}
