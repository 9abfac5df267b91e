"""The format of gold: what a careful reader found in a notice, one JSON file a notice.

Facts (targets, dates, full names) may be in a file of their own, so that they can be kept apart from the notice's words.

Keys that are not listed here are passed over. Of the optional keys only those that are present are scored, so that an
absent key means that nobody looked, and `null` or an empty list means that there is nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Date  # noqa: N812  a field bears its name
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from taskparse.errors import UnreadableSourceError, first_fault, opened
from taskparse.model.record import Form
from taskparse.model.roles import ROLES

SNIPPET = 12
"""Length of `starts` and `ends` in characters; a shorter one is the whole text."""


class Labels(BaseModel):
    """A frozen part of gold."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class GoldTask(Labels):
    """A task as labelled; `form`, `marker`, `lead_in`, `text`, `clause` and `groups` are optional."""

    annotation: str = Field(description="All of it, brackets included.")
    section_path: tuple[str, ...] = Field(default=(), description="Headings, outermost first, markers included.")
    starts: str = Field(default="", description="The first 12 characters of the text, white space not counted.")
    ends: str = Field(default="", description="The last 12 characters of the text.")
    parties: dict[str, tuple[str, ...]] = Field(
        default_factory=dict, description="Role to its parties; in the file each role is a key of its own."
    )
    other: dict[str, tuple[str, ...]] = Field(default_factory=dict, description="Every other label with its parties.")
    deadline: str | None = Field(default=None, description="完成时限, its words.")
    form: Form | None = Field(default=None, description="How it is written.")
    marker: str | None = Field(default=None, description="Number of the item that the text opens.")
    lead_in: str | None = Field(default=None, description="Words before a list that hold for each of its clauses.")
    text: str = Field(default="", description="All that the annotation answers for.")
    clause: str = Field(default="", description="The last sentence of the text.")
    groups: tuple[str, ...] = Field(default=(), description="Those parties that stand for several.")

    @model_validator(mode="before")
    @classmethod
    def _roles_gathered(cls, task: object) -> object:
        if not isinstance(task, Mapping):
            return task
        return {**task, "parties": {role: task[role] for role in ROLES if role in task}}


class GoldSection(Labels):
    """A heading as labelled."""

    kind: str = Field(description="`line`, `run_in`, `topic` or `title`.")
    marker: str | None = Field(default=None, description="Its number as written.")
    title: str = Field(description="The heading without its marker.")
    path: tuple[str, ...] = Field(default=(), description="The headings around it, outermost first.")


class GoldPassage(Labels):
    """A stretch of text that belongs to no task."""

    text: str = Field(description="Its words.")
    section_path: tuple[str, ...] = Field(default=(), description="The headings around it, outermost first.")


class GoldTarget(Labels):
    """A target as labelled; fields as those of `Target`, offsets in `Source.text`."""

    indicator: str = Field(description="What is counted or measured.")
    change: str | None = Field(default=None, description="增长, 下降, 新增, or nothing.")
    operator: str = Field(description="How the value bounds the indicator.")
    value: Decimal = Field(description="In `unit`.")
    upper: Decimal | None = Field(default=None, description="Upper end of a range.")
    unit: str | None = Field(default=None, description="As written.")
    start: int = Field(description="First code point.")
    stop: int = Field(description="Behind the last code point.")


class GoldDeadline(Labels):
    """A deadline as labelled."""

    date: Date | None = Field(default=None, description="The last day meant.")
    ongoing: bool = Field(default=False, description="Whether the work goes on.")
    start: int = Field(description="First code point.")
    stop: int = Field(description="Behind the last code point.")


class GoldFactsOfTask(Labels):
    """The facts of one task as labelled."""

    number: int = Field(description="The task's.")
    targets: tuple[GoldTarget, ...] = Field(default=(), description="In reading order.")
    deadline: GoldDeadline | None = Field(default=None, description="The annotation's own.")
    text_deadlines: tuple[GoldDeadline, ...] = Field(default=(), description="Those in the task's text.")


class GoldFacts(Labels):
    """The facts of a notice as labelled: how much, by when, and who exactly."""

    file: str | None = Field(default=None, description="Name of the source.")
    tasks: tuple[GoldFactsOfTask, ...] = Field(description="Tasks in reading order.")
    full_names: dict[str, str | None] = Field(
        default_factory=dict, description="Every name that the notice writes, to its full name or null."
    )


class Gold(Labels):
    """A notice as labelled; `conventions`, `sections`, `unassigned` and `facts` are optional, and so is each key of `header`."""

    file: str | None = Field(default=None, description="Name of the source, in the gold's own folder.")
    header: dict[str, str | tuple[str, ...] | None] = Field(
        default_factory=dict, description="Element to its words, dates as ISO; names as in `Header`."
    )
    conventions: tuple[str, ...] = Field(default=(), description="Sentences that state a convention.")
    tasks: tuple[GoldTask, ...] = Field(description="Tasks in reading order.")
    sections: tuple[GoldSection, ...] = Field(default=(), description="Headings in reading order.")
    unassigned: tuple[GoldPassage, ...] = Field(default=(), description="Text that no annotation reaches.")
    facts: GoldFacts | None = Field(default=None, description="Targets, dates and full names.")


def as_gold(value: Gold | Mapping[str, object]) -> Gold:
    """Return `value` as gold.

    Raises:
        UnreadableSourceError: It has not the form of gold.
    """
    if isinstance(value, Gold):
        return value
    try:
        return Gold.model_validate(value)
    except ValidationError as error:
        raise _misshapen("the gold", error) from error


def read_gold(path: Path) -> Gold:
    """Return the gold in a file.

    Raises:
        UnreadableSourceError: The file cannot be read or holds something else.
    """
    return _read(path, Gold)


def read_facts(path: Path) -> GoldFacts:
    """Return the facts in a file.

    Raises:
        UnreadableSourceError: The file cannot be read or holds something else.
    """
    return _read(path, GoldFacts)


LabelsT = TypeVar("LabelsT", bound=Labels)


def _read(path: Path, kind: type[LabelsT]) -> LabelsT:
    try:
        return kind.model_validate_json(opened(path))
    except ValidationError as error:
        raise _misshapen(str(path), error) from error


def _misshapen(name: str, error: ValidationError) -> UnreadableSourceError:
    return UnreadableSourceError(
        name, f"not in the format of gold ({first_fault(error)}); correct it there", "wrong_shape"
    )
