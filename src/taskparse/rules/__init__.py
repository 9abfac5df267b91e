"""What can be wrong with a notice: one file a rule, named after the fault.

Rules judge the finished records alone, so they run as well on a notice that was saved as JSON. Other packages add rules
through the entry point group `taskparse.rules`, each entry a `Rule`.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from importlib.metadata import entry_points

from taskparse.context import Context
from taskparse.lexicon.loader import READING_FAULTS, Lexicon, lexicon_from
from taskparse.model.fault import FaultKind
from taskparse.model.record import Diagnostic, Notice
from taskparse.model.roster import Roster, roster_from
from taskparse.rules.rule import Rule

_ENTRY_POINTS = "taskparse.rules"
# Families: what a code's first figure says it is about.
FAMILIES = {
    "1": "header",
    "2": "outline",
    "3": "annotation",
    "4": "scope",
    "5": "parties",
    "6": "facts",
    "9": "reading",
}


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return all rules in the order of their codes, those of other packages included.

    Raises:
        ValueError: Two rules have one code.
    """
    modules = [importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)]
    # Modules without a rule hold what several rules share.
    own = [module.RULE for module in modules if hasattr(module, "RULE")]
    found = [*own, *(entry.load() for entry in entry_points(group=_ENTRY_POINTS))]
    by_code: dict[str, Rule] = {}
    for rule in found:
        if rule.code in by_code:
            raise ValueError(f"rules {by_code[rule.code].name} and {rule.name} both have the code {rule.code}")
        by_code[rule.code] = rule
    return tuple(by_code[code] for code in sorted(by_code))


@cache
def fault_kinds() -> Mapping[str, FaultKind]:
    """Return by its code all that can be found: what rules find, and what stages fail to read."""
    return {**{rule.code: rule for rule in all_rules()}, **READING_FAULTS}


def chosen_rules(select: Collection[str], ignore: Collection[str]) -> list[Rule]:
    """Return the rules that are asked for: all, or those selected, without those to leave out."""
    return [rule for rule in all_rules() if _is_chosen(rule.code, select, ignore)]


def check(
    notice: Notice,
    *,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    roster: Roster | str | os.PathLike[str] | None = None,
    lexicon: Lexicon | str | os.PathLike[str] | None = None,
) -> tuple[Diagnostic, ...]:
    """Return what is wrong with a notice, what could not be read (9xx) included, in the order of the text.

    Args:
        notice: The notice, just read or loaded from JSON.
        select: Codes to report, or the beginnings of codes (`1` for the whole family); all by default.
        ignore: Codes, or beginnings of codes, to leave out.
        roster: Known units and people, or a file of them; without one nobody is unknown.
        lexicon: The words that the notice was read with, or a file of them; by default the package's own.

    Raises:
        UnreadableSourceError: The roster or the lexicon cannot be read.

    >>> from taskparse import parse_text
    >>> [finding.code for finding in check(parse_text("一、建成公园。（责任单位：县住建局）"), select=["103"])]
    ['103']
    """
    context = Context(lexicon_from(lexicon), roster_from(roster))
    found = [d for rule in chosen_rules(select, ignore) for d in rule.diagnostics(notice, context)]
    found += [d for d in notice.diagnostics if _is_chosen(d.code, select, ignore)]
    return tuple(sorted(found, key=_place))


def _is_chosen(code: str, select: Iterable[str], ignore: Iterable[str]) -> bool:
    chosen = tuple(select)
    return (not chosen or code.startswith(chosen)) and not code.startswith(tuple(ignore))


def _place(diagnostic: Diagnostic) -> tuple[int, int, str]:
    span = diagnostic.span
    return (span.start, span.stop, diagnostic.code) if span else (-1, -1, diagnostic.code)
