"""Two notices beside each other: last year's and this year's, or two drafts.

`matching` finds which task became which, `differences` what changed in it, `report` writes it for people.
"""

from __future__ import annotations

from taskparse.comparison.record import (
    Change,
    Comparison,
    DeadlineChange,
    Edit,
    PartyChange,
    TargetChange,
    UnitSummary,
)
from taskparse.model.record import Notice

__all__ = [
    "Change",
    "Comparison",
    "DeadlineChange",
    "Edit",
    "PartyChange",
    "TargetChange",
    "UnitSummary",
    "compare",
]


def compare(old: Notice, new: Notice) -> Comparison:
    """Return which tasks of `old` became which of `new`, and what changed in each.

    Tasks are matched one to one by section, text and order. A deadline in the same words, a heading that has only
    another number and white space are no change.

    Example:
        >>> import taskparse
        >>> old = taskparse.parse_text("清扫街道5条。（责任单位：县城管局）")
        >>> new = taskparse.parse_text("清扫街道8条。（责任单位：县城管局、县住建局）")
        >>> (change,) = compare(old, new).changed
        >>> change.kinds, [unit.name for unit in change.parties[0].gained]
        (('text', 'parties', 'targets'), ['县住建局'])
        >>> compare(new, new).changed
        ()
    """
    from taskparse.comparison.differences import change_of  # noqa: PLC0415  loads rapidfuzz
    from taskparse.comparison.matching import moved, pairs_of  # noqa: PLC0415  as above

    pairs = pairs_of(old.tasks, new.tasks)
    out_of_order = moved(pairs)
    changes = [
        change_of(old.tasks[pair.old], new.tasks[pair.new], pair.similarity, is_moved=pair.new in out_of_order)
        for pair in pairs
    ]
    before, after = {pair.old for pair in pairs}, {pair.new for pair in pairs}
    return Comparison(
        added=tuple(task for at, task in enumerate(new.tasks) if at not in after),
        removed=tuple(task for at, task in enumerate(old.tasks) if at not in before),
        changed=tuple(change for change in changes if change.kinds),
        unchanged=tuple(change for change in changes if not change.kinds),
    )
