"""Counts and what follows from them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from pydantic import Field

from taskparse.model.record import Record

Figure = Literal["precision", "recall", "f1"]

FIELDS = (
    "annotation",
    "party",
    "roles",
    "text_start",
    "text_end",
    "section_path",
    "deadline",
    "record",
    "header",
    "conventions",
    "target",
    "indicator",
    "deadline_date",
    "text_deadline",
    "full_name",
    "form",
    "marker",
    "lead_in",
    "text",
    "clause",
    "groups",
    "sections",
    "unassigned",
)
"""Every field in the order of reports; `header.title` and the like come after these."""


class Score(Record):
    """How many items gold has, how many the parse has, and how many of these are the same."""

    gold: int = Field(default=0, ge=0, description="Items in gold.")
    found: int = Field(default=0, ge=0, description="Items in the parse.")
    right: int = Field(default=0, ge=0, description="Items of the parse that gold has too.")

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of what gold has that was found; 1 where gold has nothing."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 where there is nothing on either side.

        >>> Score(gold=4, found=2, right=2).f1
        0.6666666666666666
        """
        return 2 * self.right / (self.gold + self.found) if self.gold + self.found else 1.0

    def figure(self, name: Figure) -> float:
        """Return one of the three by its name."""
        return {"precision": self.precision, "recall": self.recall, "f1": self.f1}[name]

    def base(self, name: Figure) -> int:
        """Return what a figure is a share of; of nothing, there is no figure to show."""
        return {"precision": self.found, "recall": self.gold, "f1": self.gold + self.found}[name]

    def __add__(self, other: Score) -> Score:
        return Score(gold=self.gold + other.gold, found=self.found + other.found, right=self.right + other.right)


def rounded_down(value: float, places: int) -> float:
    """Round down, so that 1.0 comes of nothing else; what floating point has lost is given back first.

    >>> rounded_down(0.99999, 4), rounded_down(0.57, 2)
    (0.9999, 0.57)
    """
    unit = float(10**places)
    return math.floor(round(value * unit, 6)) / unit


class Miss(Record):
    """A difference between gold and parse."""

    notice: str = Field(description="Name of the source.")
    task: int | None = Field(
        description="Number of the task in gold, or in the parse where gold has none; nothing outside tasks."
    )
    field: str = Field(description="What differs.")
    expected: str | None = Field(description="What gold has; empty: that there is nothing; nothing: no such item.")
    got: str | None = Field(description="What the parse has, likewise.")
    start: int | None = Field(description="First code point in `Source.text`, where it can be told.")
    line: int | None = Field(description="Line of `Source.text`, from 1.")


class Outcome(NamedTuple):
    """What comparing one field at one place gave; `form` is that of the task's annotation."""

    field: str
    score: Score
    form: str | None = None
    misses: tuple[Miss, ...] = ()


class Scores(Record):
    """A parse against gold."""

    fields: dict[str, Score] = Field(description="Field to its counts.")
    forms: dict[str, dict[str, Score]] = Field(description="Form of the annotation to the fields of its tasks.")
    misses: tuple[Miss, ...] = Field(
        default=(),
        description="Every difference once: a task's parties under `roles` only where nothing but their order differs.",
    )

    @classmethod
    def of(cls, outcomes: Iterable[Outcome]) -> Scores:
        """Return the sum of `outcomes`."""
        kept = tuple(outcomes)
        forms = sorted({outcome.form for outcome in kept if outcome.form is not None})
        return cls(
            fields=_summed((each.field, each.score) for each in kept),
            forms={form: _summed((each.field, each.score) for each in kept if each.form == form) for form in forms},
            misses=tuple(miss for outcome in kept for miss in outcome.misses),
        )

    @classmethod
    def sum(cls, several: Iterable[Scores]) -> Scores:
        """Return the scores of several notices as one."""
        kept = tuple(several)
        forms = sorted({form for scores in kept for form in scores.forms})
        return cls(
            fields=_together(scores.fields for scores in kept),
            forms={form: _together(scores.forms.get(form, {}) for scores in kept) for form in forms},
            misses=tuple(miss for scores in kept for miss in scores.misses),
        )


class Evaluation(Record):
    """Several notices against their gold."""

    notices: dict[str, Scores] = Field(
        description="Name of the source to its scores, in order of the gold files' names."
    )
    total: Scores = Field(description="Their sum.")


def _together(several: Iterable[Mapping[str, Score]]) -> dict[str, Score]:
    return _summed(item for scores in several for item in scores.items())


def _summed(scores: Iterable[tuple[str, Score]]) -> dict[str, Score]:
    """Return the sum for each field, in the order of `FIELDS`."""
    sums: dict[str, Score] = {}
    for field, score in scores:
        sums[field] = sums.get(field, Score()) + score
    return dict(sorted(sums.items(), key=lambda item: FIELDS.index(item[0]) if item[0] in FIELDS else len(FIELDS)))
