"""Reads Chinese government notices that break a plan into tasks (任务分解通知) into records.

Everything public is here, and is loaded when it is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from taskparse.comparison import (
        Change,
        Comparison,
        DeadlineChange,
        Edit,
        PartyChange,
        TargetChange,
        UnitSummary,
        compare,
    )
    from taskparse.errors import MissingExtraError, TaskparseError, UnreadableSourceError
    from taskparse.evaluation import Miss, Score, Scores, evaluate
    from taskparse.exports import export, load, load_many
    from taskparse.exports.ledger import read_ledger
    from taskparse.exports.review_page import review
    from taskparse.lexicon.loader import Lexicon
    from taskparse.model.record import (
        Annotation,
        Convention,
        Deadline,
        Diagnostic,
        Header,
        Notice,
        Party,
        Passage,
        Section,
        Source,
        Span,
        Target,
        Task,
    )
    from taskparse.model.roles import ROLES
    from taskparse.model.roster import Listed, Roster
    from taskparse.options import Limits, Options
    from taskparse.pipeline import parse, parse_text
    from taskparse.rules import check

__version__ = "0.1.0"

__all__ = [
    "ROLES",
    "Annotation",
    "Change",
    "Comparison",
    "Convention",
    "Deadline",
    "DeadlineChange",
    "Diagnostic",
    "Edit",
    "Header",
    "Lexicon",
    "Limits",
    "Listed",
    "Miss",
    "MissingExtraError",
    "Notice",
    "Options",
    "Party",
    "PartyChange",
    "Passage",
    "Roster",
    "Score",
    "Scores",
    "Section",
    "Source",
    "Span",
    "Target",
    "TargetChange",
    "Task",
    "TaskparseError",
    "UnitSummary",
    "UnreadableSourceError",
    "__version__",
    "check",
    "compare",
    "evaluate",
    "export",
    "load",
    "load_many",
    "parse",
    "parse_text",
    "read_ledger",
    "review",
]

_HOMES = {
    "taskparse.comparison": "Change Comparison DeadlineChange Edit PartyChange TargetChange UnitSummary compare",
    "taskparse.errors": "MissingExtraError TaskparseError UnreadableSourceError",
    "taskparse.evaluation": "Miss Score Scores evaluate",
    "taskparse.exports": "export load load_many",
    "taskparse.exports.ledger": "read_ledger",
    "taskparse.exports.review_page": "review",
    "taskparse.lexicon.loader": "Lexicon",
    "taskparse.model.record": "Annotation Convention Deadline Diagnostic Header Notice Party Passage Section Source Span Target Task",
    "taskparse.model.roles": "ROLES",
    "taskparse.model.roster": "Listed Roster",
    "taskparse.options": "Limits Options",
    "taskparse.pipeline": "parse parse_text",
    "taskparse.rules": "check",
}
_HOME = {name: home for home, names in _HOMES.items() for name in names.split()}


def __getattr__(name: str) -> object:
    """Load a public name."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value = getattr(import_module(_HOME[name]), name)
    return value


def __dir__() -> list[str]:
    """Return the public names."""
    return sorted(__all__)
