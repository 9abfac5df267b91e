"""Reads Chinese government notices that break a plan into tasks (任务分解通知) into records.

Everything public is here. Importing this module loads no file-format library and no dictionary.
"""

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
