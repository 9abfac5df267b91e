"""The records that callers see: frozen Pydantic models, JSON in exactly these names.

All offsets are code points of `Source.text`, half open. Pages count from 1. Dates are ISO. Names of
roles are those of the reading rules: `leaders` 牵头领导, `lead_units` 牵头单位, `responsible_units`
责任单位, `supporting_units` 配合单位, `responsible_persons` 责任人.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Date  # noqa: N812  a field is named `date`; its type must not be hidden by it
from decimal import Decimal
from typing import Annotated, Any, Literal, overload

from pydantic import BaseModel, Field, model_validator
from pydantic_core import PydanticCustomError

from taskparse.model.fault import Severity
from taskparse.model.frames import frame_of
from taskparse.model.frozen import Frozen, FrozenMapping
from taskparse.model.roles import OTHER, ROLES
from taskparse.model.rows import Cell, Rows, columns, flat_rows
from taskparse.model.views import in_one_line, notice_as_html, notice_in_one_line

SCHEMA_VERSION = "1.0"
"""MAJOR.MINOR: a new optional field raises MINOR, anything else MAJOR. Files of 0.1.0 say `1`."""

Form = Literal["labelled", "narrative", "block", "row"]
PartyKind = Literal["person", "unit", "group"]
SectionKind = Literal["line", "run_in", "topic", "title"]
ConventionKind = Literal["first_unit_leads", "before_comma_leads", "default_parties"]


class Record(BaseModel, frozen=True, extra="forbid", defer_build=True):
    """A frozen record that accepts no field it does not know; each kind says `frozen` again, for pyright reads it there."""

    def __repr__(self) -> str:
        """Return one short line."""
        return in_one_line(self)

    __str__ = __repr__


class Span(Record, frozen=True):
    """Where in the source something is."""

    start: int = Field(ge=0, description="First code point in `Source.text`.")
    stop: int = Field(ge=0, description="One past the last code point in `Source.text`.")
    page: int | None = Field(default=None, ge=1, description="Page of the first character, from 1.")
    boxes: tuple[tuple[int, float, float, float, float], ...] = Field(
        default=(),
        description="(page, x0, top, x1, bottom) in points from the page's top left, one per printed line.",
    )
    place: str | None = Field(default=None, description="`¶12`, `Sheet1!C7`: the place, where there are no pages.")

    def slice(self, text: str) -> str:
        """Return the words that the span marks in `Source.text`.

        Example:
            >>> Span(start=0, stop=2).slice("责任单位")
            '责任'
        """
        return text[self.start : self.stop]


class Source(Record, frozen=True):
    """The file that was read (来源)."""

    name: str = Field(description="File name without folder.")
    format: str = Field(description="Format told from the content: `text`, `pdf`, …")
    sha256: str = Field(description="SHA-256 of the source's bytes, hexadecimal.")
    pages: int | None = Field(default=None, description="Number of pages, where the format has pages.")
    text: str = Field(description="The text that all spans point into, as the reader saw it.")
    reader: str = Field(description="Which reader read it, with its version.")


class Header(Record, frozen=True):
    """The elements around the body of an official document (GB/T 9704—2012, clause 7)."""

    document_number: str | None = Field(default=None, description="发文字号, spaces removed: 某政办字〔2025〕1号.")
    issuing_authorities: tuple[str, ...] = Field(default=(), description="发文机关, in the order given.")
    title: str | None = Field(default=None, description="标题, joined over its lines.")
    addressees: str | None = Field(default=None, description="主送机关, without the closing colon.")
    issue_date: Date | None = Field(default=None, description="成文日期.")
    disclosure: str | None = Field(default=None, description="附注 on publication: 此件公开发布.")
    attachments: tuple[str, ...] = Field(default=(), description="附件说明, one title each.")
    signatories: tuple[str, ...] = Field(default=(), description="签发人.")
    copied_to: str | None = Field(default=None, description="抄送.")
    printed_by: str | None = Field(default=None, description="印发机关.")
    printed_on: Date | None = Field(default=None, description="印发日期.")
    secrecy: str | None = Field(default=None, description="密级.")
    urgency: str | None = Field(default=None, description="紧急程度.")
    copy_number: str | None = Field(default=None, description="份号.")
    spans: Annotated[Mapping[str, tuple[Span, ...]], Frozen()] = Field(
        default=FrozenMapping(),
        description="Field name to every place where it is; several where it is repeated.",
    )


class Section(Record, frozen=True):
    """A heading and what is under it."""

    id: str = Field(description="`s1`, `s2`, … in reading order.")
    parent: str | None = Field(default=None, description="`id` of the enclosing section.")
    level: int = Field(ge=1, description="Depth in this notice, outermost 1.")
    marker: str | None = Field(default=None, description="Its number as written: 一、 （二） 1.")
    title: str = Field(description="The heading without its marker, its full stop kept.")
    kind: SectionKind = Field(
        description="A line of its own, the first sentence of an item, a topic sentence, or an enclosed document's title."
    )
    span: Span = Field(description="Marker and title.")


class Party(Record, frozen=True):
    """Who leads, answers or helps."""

    name: str = Field(description="As written, white space healed.")
    full_name: str | None = Field(default=None, description="Complete from the issuer's place down, or nothing.")
    kind: PartyKind = Field(description="A person, a unit, or several units under one name.")
    label: str = Field(description="The label or duty verb as written.")
    stated: bool = Field(default=True, description="False where it follows from a convention.")
    span: Span = Field(description="Where the name is; for a derived party, where it was stated.")

    @property
    def known_as(self) -> str:
        """The full name, where it is known."""
        return self.full_name or self.name


class Annotation(Record, frozen=True):
    """The words that name who answers (责任分工)."""

    text: str = Field(description="As written, white space healed, brackets included.")
    form: Form = Field(description="How it is written.")
    span: Span = Field(description="Brackets included.")


class Deadline(Record, frozen=True):
    """By when (完成时限)."""

    text: str = Field(description="As written.")
    date: Date | None = Field(default=None, description="The last day meant, where it can be told.")
    ongoing: bool = Field(default=False, description="持续推进, 长期坚持, 全年.")
    span: Span = Field(description="Where it is.")


class Target(Record, frozen=True):
    """A number the task must reach (目标值)."""

    indicator: str = Field(description="What is counted or measured.")
    change: str | None = Field(default=None, description="增长, 下降, 新增, or nothing.")
    operator: Literal["=", "≥", "≤", ">", "<", "≈"] = Field(description="How the value bounds the indicator.")
    value: Decimal = Field(description="In `unit`; percentages in points, 5.6 and not 0.056.")
    upper: Decimal | None = Field(default=None, description="Upper end of a range.")
    unit: str | None = Field(default=None, description="%, 亿美元, 万人, 处 …")
    text: str = Field(description="As written.")
    span: Span = Field(description="Where it is.")


class Passage(Record, frozen=True):
    """A stretch of text that is no task."""

    text: str = Field(description="White space healed.")
    section: str | None = Field(default=None, description="`id` of the innermost section around it.")
    span: Span = Field(description="Where it is.")


class Task(Record, frozen=True):
    """A clause of the notice and who answers for it."""

    id: str = Field(
        description="Digest of document number (or title), section titles and text; survives re-extraction."
    )
    number: int = Field(ge=1, description="Position in reading order.")
    section: str | None = Field(default=None, description="`id` of the innermost section.")
    section_path: tuple[str, ...] = Field(default=(), description="Headings, outermost first, markers included.")
    marker: str | None = Field(default=None, description="Number of the item that the text opens.")
    marker_span: Span | None = Field(default=None, description="Where the marker is.")
    lead_in: Passage | None = Field(default=None, description="Words before a list that hold for each of its clauses.")
    text: str = Field(description="All that the annotation answers for, white space healed.")
    clause: str = Field(description="The last sentence of `text`.")
    leaders: tuple[Party, ...] = Field(default=(), description="牵头领导.")
    lead_units: tuple[Party, ...] = Field(default=(), description="牵头单位.")
    responsible_units: tuple[Party, ...] = Field(default=(), description="责任单位.")
    supporting_units: tuple[Party, ...] = Field(default=(), description="配合单位.")
    responsible_persons: tuple[Party, ...] = Field(default=(), description="责任人.")
    other: Annotated[Mapping[str, tuple[Party, ...]], Frozen()] = Field(
        default=FrozenMapping(), description="Every other label with its parties: 督办单位, 指导 …"
    )
    open_roles: tuple[str, ...] = Field(default=(), description="Roles whose list ends in 等.")
    deadline: Deadline | None = Field(default=None, description="The annotation's own 完成时限.")
    text_deadlines: tuple[Deadline, ...] = Field(default=(), description="Those in the task's text.")
    targets: tuple[Target, ...] = Field(default=(), description="目标值 in the task's text.")
    keywords: tuple[str, ...] = Field(default=(), description="On request only.")
    annotation: Annotation = Field(description="What names the parties.")
    span: Span = Field(description="Where `text` is.")

    @overload
    def parties(self) -> tuple[tuple[str, Party], ...]: ...

    @overload
    def parties(self, role: str) -> tuple[Party, ...]: ...

    def parties(self, role: str | None = None) -> tuple[Party, ...] | tuple[tuple[str, Party], ...]:
        """Return the parties of a role, or all of them with their roles, role by role.

        Args:
            role: A role, or a label of `other`. Without one, all are returned, those of `other` with the role `other`.
        """
        if role is not None:
            found: tuple[Party, ...] = getattr(self, role) if role in ROLES else self.other.get(role, ())
            return found
        named = [(name, party) for name in ROLES for party in self.parties(name)]
        return (*named, *((OTHER, party) for parties in self.other.values() for party in parties))


class Convention(Record, frozen=True):
    """A rule that the notice states once and that holds from there on (下同)."""

    kind: ConventionKind = Field(description="What it rules.")
    text: str = Field(description="As written.")
    parties: tuple[Party, ...] = Field(default=(), description="Whom `default_parties` adds.")
    span: Span = Field(description="Where it is.")


class Diagnostic(Record, frozen=True):
    """Something that was not read, or that is wrong with the notice."""

    code: str = Field(description="9xx: a stage's reading fault; every other code is a rule's.")
    severity: Severity = Field(description="How much it matters.")
    message: str = Field(description="The fact, in English.")
    arguments: Annotated[Mapping[str, str], Frozen()] = Field(
        default=FrozenMapping(), description="What the message was made from."
    )
    hint: str | None = Field(default=None, description="What to do.")
    span: Span | None = Field(default=None, description="Where it is; None if it concerns the whole.")


class Notice(Record, frozen=True):
    """A notice that breaks a plan into tasks (任务分解通知)."""

    schema_version: str = Field(default=SCHEMA_VERSION, description="Version of these records.")
    source: Source = Field(description="What was read.")
    header: Header = Field(description="Document number, title, date …")
    sections: tuple[Section, ...] = Field(default=(), description="Headings in reading order.")
    tasks: tuple[Task, ...] = Field(default=(), description="Tasks in reading order.")
    unassigned: tuple[Passage, ...] = Field(default=(), description="Text that no annotation reaches.")
    conventions: tuple[Convention, ...] = Field(default=(), description="Rules stated once.")
    furniture: tuple[Passage, ...] = Field(default=(), description="Page numbers, running heads, web prefaces.")
    diagnostics: tuple[Diagnostic, ...] = Field(default=(), description="What could not be read.")

    @model_validator(mode="before")
    @classmethod
    def _is_notice(cls, value: object) -> object:
        """Describe in one line what else a mapping is, where it is no notice or one of another MAJOR version."""
        if not isinstance(value, Mapping):
            return value
        if missing := [name for name in ("source", "header") if name not in value]:
            raise PydanticCustomError("no_notice", "no notice: {missing} missing", {"missing": " and ".join(missing)})
        version = str(value.get("schema_version", SCHEMA_VERSION))
        if version.partition(".")[0] != SCHEMA_VERSION.partition(".")[0]:
            told = {"version": version, "known": SCHEMA_VERSION}
            raise PydanticCustomError("schema_version", "records of version {version}, not of {known}", told)
        return value

    def section(self, section_id: str | None) -> Section | None:
        """Return the section with an id, as `Task.section` and `Section.parent` name it; None if none has it."""
        return next((section for section in self.sections if section.id == section_id), None)

    def to_rows(self, rows: Rows = "task") -> list[dict[str, Cell]]:
        """Return a dict a task, with the columns of CSV.

        Args:
            rows: `"party"` gives a dict for each task and party; a task without parties has one.
        """
        return list(flat_rows([self], rows))

    def to_frame(self, rows: Rows = "task") -> Any:  # noqa: ANN401  of the library that is there
        """Return the rows as a Polars or pandas data frame, whichever is installed, else as an Arrow table.

        Args:
            rows: As for `to_rows`.

        Raises:
            MissingExtraError: None of the three libraries is installed.
        """
        return frame_of(self.to_rows(rows), columns(rows))

    def __repr__(self) -> str:
        """Return what the notice is and how much it holds, in one line."""
        return notice_in_one_line(self)

    __str__ = __repr__

    def _repr_html_(self) -> str:
        """Return its first tasks as a table, which notebooks show."""
        return notice_as_html(self)
