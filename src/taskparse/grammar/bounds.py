"""What bounds a quantity and how it changes: 增长5.6%, 不少于50家, 提高到90%以上."""

from __future__ import annotations

from dataclasses import dataclass

from taskparse.grammar.quantities import Quantity
from taskparse.grammar.targets import (
    BOUND_AFAR,
    BOUND_AFTER,
    BOUND_BEFORE,
    CHANGE_BEFORE,
    CHANGES,
    HELD_BEFORE,
    LONGEST_BOUND,
    OPERATOR_AFTER,
    OPERATOR_BEFORE,
)
from taskparse.model.source import Range


@dataclass(frozen=True, slots=True)
class Bounds:
    """What is right around a quantity.

    Attributes:
        range: The quantity with what bounds it and the word of change before it.
        operator: `=`, `≥`, `≤`, `>`, `<` or `≈`.
        change: `增长`, `下降` or `新增`, as the word right before it shows.
        stated: Whether the operator is there, and is not the default.
    """

    range: Range
    operator: str
    change: str | None
    stated: bool


def bounds_of(text: str, place: Range, quantity: Quantity) -> Bounds:
    """Return what bounds a quantity.

    Args:
        text: The clean text.
        place: The stretch of text that nothing is looked for outside of.
        quantity: The quantity.

    >>> from taskparse.grammar.quantities import quantities
    >>> text = "覆盖率提高5%以上"
    >>> place = Range(0, len(text))
    >>> bounds = bounds_of(text, place, quantities(text, place)[0])
    >>> text[bounds.range.start : bounds.range.stop], bounds.operator, bounds.change
    ('提高5%以上', '≥', '增长')
    """
    start, stop = quantity.range
    first = max(place.start, start - LONGEST_BOUND)
    before = BOUND_BEFORE.search(text, first, start)
    if before:
        start = before.start("bound")
    after = BOUND_AFTER.match(text, stop, place.stop)
    if after:
        stop = after.end()
    operator = _operator(before["bound"] if before else "", after["bound"] if after else "", quantity)
    if not operator and (afar := BOUND_AFAR.search(text, first, start)):
        return Bounds(Range(afar.start(), stop), "≥", None, stated=True)
    if not operator and HELD_BEFORE.search(text, first, start):
        operator = "≤"
    change, start = _change(text, first, start, quantity)
    return Bounds(Range(start, stop), operator or "=", change, stated=bool(operator))


def _change(text: str, first: int, stop: int, quantity: Quantity) -> tuple[str | None, int]:
    """Return the change that the word before an offset means, and where that word begins."""
    match = CHANGE_BEFORE.search(text, first, stop)
    if match is None or match["change"] is None:
        return None, stop
    return change_of(match["change"], quantity), match.start()


def change_of(word: str, quantity: Quantity) -> str:
    """Return the change that a word means; 增加5% is growth, 增加2个 are new ones."""
    return "增长" if word == "增加" and quantity.kind == "share" else CHANGES[word]


def _operator(before: str, after: str, quantity: Quantity) -> str | None:
    """Return what the words around a number say."""
    return OPERATOR_BEFORE.get(before) or OPERATOR_AFTER.get(after) or (">" if quantity.more else None)
