"""What a rule is: what it looks for in the records of a notice, and how it tells of it in English and Chinese."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from taskparse.model.record import Diagnostic, Notice, Span
from taskparse.model.roster import NO_ROSTER, Roster

Severity = Literal["error", "warning", "info"]
Language = Literal["en", "zh"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One place at which a notice is at fault.

    Attributes:
        span: The place; nothing where the whole notice is meant.
        arguments: What the message's braces are filled with.
    """

    span: Span | None = None
    arguments: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wording:
    """What a rule says in one language.

    Attributes:
        title: The fault in a few words.
        message: The fact, with arguments in braces.
        hint: What to do about one finding.
        checks: What it checks.
        matters: Why it matters.
        example: A notice at fault.
        remedy: What to do.
    """

    title: str
    message: str
    hint: str
    checks: str
    matters: str
    example: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Context:
    """What rules may know besides the notice."""

    roster: Roster = NO_ROSTER


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule.

    Attributes:
        code: Three figures; the first is the family: 1 header, 2 outline, 3 annotation, 4 scope, 5 parties, 6 facts.
        name: Its file's name with hyphens.
        severity: How much its findings matter.
        find: Yields the faults of a notice, from its records alone.
        en: What it says in English.
        zh: What it says in Chinese.
    """

    code: str
    name: str
    severity: Severity
    find: Callable[[Notice, Context], Iterator[Fault]]
    en: Wording
    zh: Wording

    def wording(self, language: Language) -> Wording:
        """Return what it says in a language."""
        return self.zh if language == "zh" else self.en

    def diagnostics(self, notice: Notice, context: Context) -> Iterator[Diagnostic]:
        """Yield its findings in a notice."""
        for fault in self.find(notice, context):
            yield Diagnostic(
                code=self.code,
                severity=self.severity,
                message=self.en.message.format_map(fault.arguments),
                arguments=dict(fault.arguments),
                hint=self.en.hint,
                span=fault.span,
            )
