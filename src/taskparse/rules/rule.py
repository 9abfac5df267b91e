"""What a rule is: what it looks for in the records of a notice, and how it reports it in English and Chinese."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from taskparse.context import Context
from taskparse.model.fault import FaultKind
from taskparse.model.record import Diagnostic, Notice, Span


@dataclass(frozen=True, slots=True)
class Fault:
    """One place at which a notice is at fault.

    Attributes:
        span: The place; None if the whole notice is meant.
        arguments: What the message's braces are filled with.
    """

    span: Span | None = None
    arguments: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule(FaultKind):
    """A kind of fault that is found in the records of a notice.

    Attributes:
        find: Yields the faults of a notice, from its records alone.
    """

    find: Callable[[Notice, Context], Iterator[Fault]]

    def diagnostics(self, notice: Notice, context: Context) -> Iterator[Diagnostic]:
        """Yield its findings in a notice."""
        for fault in self.find(notice, context):
            yield Diagnostic(
                code=self.code,
                severity=self.severity,
                message=self.en.fact(fault.arguments),
                arguments=dict(fault.arguments),
                hint=self.en.hint,
                span=fault.span,
            )
