"""Numbers with their units, names that hold numbers left out (reading rules §8)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from taskparse.lexicon.numerals import (
    DOUBLING,
    HAN_SCALE,
    PER_UNITS,
    QUANTITY,
    ROUND,
    USUAL_UNIT,
    han_number,
    in_ascii,
    is_figures,
)
from taskparse.lexicon.targets import NAME, NAME_AFTER
from taskparse.lexicon.units import kind_of_unit
from taskparse.model.source import Cover, Range

_ONE_TO_FOUR = {"一": 1, "两": 2, "二": 2, "三": 3}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit.

    Attributes:
        range: Number and unit.
        value: In `unit`; the lower end of a range.
        upper: The upper end of a range.
        unit: With its scale as written.
        kind: What kind of unit: share, money, measure, people, count, time.
        more: Whether 余 or 多 follows the number.
        figures: Whether it is written in figures.
        round: Whether the number is nothing but 百, 千, 万: 近百家.
    """

    range: Range
    value: Decimal
    upper: Decimal | None
    unit: str | None
    kind: str | None
    more: bool = False
    figures: bool = True
    round: bool = False


def quantities(text: str, place: Range) -> list[Quantity]:
    """Return the quantities of a stretch of text in reading order.

    Args:
        text: The clean text.
        place: Where to look.

    >>> text = "对接世界500强，新增学位6300余个"
    >>> [(text[q.range.start : q.range.stop], q.value, q.unit) for q in quantities(text, Range(0, len(text)))]
    [('6300余个', Decimal('6300'), '个')]
    """
    names = [Range(*match.span()) for match in NAME.finditer(text, *place)]
    doublings = [q for q in _doublings(text, place) if not Cover(names).touches(q.range)]
    taken = Cover([*names, *(q.range for q in doublings)])
    found = sorted([*doublings, *_counted(text, place, taken)], key=lambda quantity: quantity.range)
    return _with_shared_units(text, found)


def _doublings(text: str, place: Range) -> Iterator[Quantity]:
    for match in DOUBLING.finditer(text, *place):
        times = Decimal(_ONE_TO_FOUR[match["times"] or "一"])
        yield Quantity(Range(*match.span()), times, None, "番", "share", figures=False)


def _counted(text: str, place: Range, taken: Cover) -> Iterator[Quantity]:
    for match in QUANTITY.finditer(text, *place):
        if taken.touches(Range(*match.span())) or NAME_AFTER.match(text, match.end(), place.stop):
            continue
        if quantity := _quantity(match):
            yield quantity


def _with_shared_units(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Give each bare number of a list the unit that its last number has: 分别提高15、22个百分点."""
    shared: list[Quantity] = []
    for quantity in reversed(found):
        if quantity.unit is None and shared and text[quantity.range.stop : shared[-1].range.start] == "、":
            shared.append(replace(quantity, unit=shared[-1].unit, kind=shared[-1].kind))
        else:
            shared.append(quantity)
    return shared[::-1]


def _quantity(match: re.Match[str]) -> Quantity | None:
    if not is_figures(match["low"]) and not match["per"] and not match["unit"]:
        return None
    low, upper = _value(match["low"]), _value(match["high"]) if match["high"] else None
    if low is None or (match["high"] and (upper is None or upper <= low)):
        return None
    last = match["high"] or match["low"]
    scale = _scale_of(last) + (match["scale"] or match["bare"] or "")
    unit = PER_UNITS.get(match["per"] or "") or scale + (match["unit"] or "") or None
    unit = USUAL_UNIT.get(unit or "", unit)
    return Quantity(
        Range(*match.span()),
        low,
        upper,
        unit,
        kind_of_unit(unit),
        more=bool(match["more"] or match["more_"]),
        figures=is_figures(match["low"]),
        round=match["low"] in ROUND and not match["high"],
    )


def _value(number: str) -> Decimal | None:
    """Return what a number says, without the 万 or 亿 that its unit takes; nothing where it says none.

    >>> _value("４.15"), _value("三千二百万"), _value("百"), _value("一二三")
    (Decimal('4.15'), Decimal('3200'), Decimal('100'), None)
    """
    if is_figures(number):
        return Decimal(in_ascii(number))
    scaled = HAN_SCALE.match(number)
    return han_number(scaled["number"] if scaled else number)


def _scale_of(number: str) -> str:
    scaled = None if is_figures(number) else HAN_SCALE.match(number)
    return scaled["scale"] if scaled else ""
