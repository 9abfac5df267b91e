"""The numbers that a task must reach (reading rules §8)."""

from __future__ import annotations

from collections.abc import Iterator

from taskparse.grammar.bounds import bounds_of
from taskparse.grammar.indicators import is_part_of_total, noun_after, noun_before
from taskparse.grammar.quantities import quantities
from taskparse.grammar.targets import TIME_INDICATOR, VERBS_ALONE
from taskparse.model.fact import TargetMention
from taskparse.model.source import Range
from taskparse.stages.tag.goals import is_goal
from taskparse.stages.tag.indicators import governing_change, indicator_of
from taskparse.stages.tag.segments import head_noun
from taskparse.stages.tag.settings import Clauses, Setting, setting


def targets(text: str, place: Range) -> Iterator[TargetMention]:
    """Yield the targets of a task's text.

    Args:
        text: The clean text.
        place: The task's text.

    >>> text = "新增规上工业企业2家，覆盖率达90%以上。"
    >>> [(t.indicator, t.change, t.operator, str(t.value), t.unit) for t in targets(text, Range(0, len(text)))]
    [('规上工业企业', '新增', '=', '2', '家'), ('覆盖率', None, '≥', '90', '%')]
    """
    found = [(quantity, bounds_of(text, place, quantity)) for quantity in quantities(text, place)]
    found = [(quantity, bounds) for quantity, bounds in found if quantity.kind or bounds.stated]
    if not found:
        return
    clauses = Clauses(text, place)
    last: TargetMention | None = None
    for index in range(len(found)):
        stand = setting(text, clauses, found, index, last.range if last else None)
        if is_goal(stand):
            last = _target(stand, clauses, last)
            yield last


def _target(stand: Setting, clauses: Clauses, last: TargetMention | None) -> TargetMention:
    quantity, bounds = stand.quantity, stand.bounds
    listed = last if stand.listed else None
    change = bounds.change or governing_change(stand) or (listed.change if listed else None)
    return TargetMention(
        bounds.range,
        _indicator(stand, clauses, last),
        change,
        bounds.operator,
        quantity.value,
        quantity.upper,
        quantity.unit,
    )


def _indicator(stand: Setting, clauses: Clauses, last: TargetMention | None) -> str:
    """Return the indicator, from elsewhere where a quantity has no noun of its own.

    15宗、465亩土地: the noun of the next; 增长5%、6%: that of the one before; else that of the clause before, at its
    beginning where the clause goes on with 其中. 实施居家改造，每年改造2万户: what is a verb by itself is named in full before.
    """
    own = indicator_of(stand) or (noun_after(stand.beyond) if stand.beyond else "")
    if own and own not in VERBS_ALONE:
        return own
    if not own and stand.listed and last:
        return last.indicator
    before = clauses.before(stand.clause)
    if not own and last and before.start <= last.range.start and last.range.stop <= before.stop:
        return last.indicator
    words = stand.text[before.start : before.stop]
    noun = noun_after(words) if is_part_of_total(stand.before) else noun_before(words)
    if own:
        return noun if noun.endswith(own) else own
    return noun or _undecided(stand, words)


def _undecided(stand: Setting, words: str) -> str:
    """Return the indicator where grammar finds none: the last noun that the dictionary knows, or else the unit."""
    if stand.quantity.kind == "time":
        return TIME_INDICATOR
    return head_noun(words + stand.clause_before) or stand.quantity.unit or ""
