"""Quantities: numbers with the units that they are counted or measured in, of the table `units.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from taskparse.grammar.number_names import NAME, NAME_AFTER, NAME_FIRST
from taskparse.grammar.numbers import HAN_CLASS, HAN_SCALE, NUMBER, ROUND, han_number, in_ascii, is_figures
from taskparse.grammar.patterns import any_unless, lazily, matches
from taskparse.lexicon.loader import table
from taskparse.model.source import Cover, Range, as_range

_TABLE: dict[str, dict[str, str]] = table("units")
_PER = "per"

# Unit to its kind: share, money, measure, people, count, time.
KIND = {unit: kind for kind, units in _TABLE.items() if kind != _PER for unit in units}

# 十 to 万亿 between a figure and its unit: they belong to the unit, as the notice writes it (4.15万人).
SCALE = "[十百千]?万亿?|[十百千]?亿|[百千]"


_UNITS = any_unless({unit: words for kind, units in _TABLE.items() if kind != _PER for unit, words in units.items()})
_RATE = rf"[/／](?:万|亿|百|千|十万)?(?:{any_unless(_TABLE[_PER])})"
UNIT = rf"(?:{_UNITS})(?:{_RATE})?+"


_PURE = lazily("指数|系数|容积率|绿视率|比值|比|倍数|排名|位次|PM2.5|PM10")

# 3—5家, 3%—5%, 90至95分.
_TO = "[-—–－─~～至到]{1,2}"
_MORE = "[余多来]"

# 提高2个百分点 · 新增6300余个 · 300余万人 · 3%—5% · 百分之五; a bare number where no unit follows.
QUANTITY = lazily(
    rf"(?P<per>[百千]分之)?(?P<low>{NUMBER})(?P<low_part>(?:{SCALE})?(?:{UNIT})?{_TO}(?:[百千]分之)?(?P<high>{NUMBER}))?+"
    rf"(?P<more>{_MORE})?(?:(?P<scale>{SCALE})?(?P<more_>{_MORE})?(?P<unit>{UNIT})|(?P<bare>{SCALE}))?"
)
_NUMBER_FIRST = lazily(f"[0-9０-９{HAN_CLASS}]")
PER_UNITS = {"百分之": "%", "千分之": "‰"}
# Units under the name that a column bears.
USUAL_UNIT = {"％": "%", "﹪": "%"} | {f"个{unit}": unit for unit in ("百分点", "基点", "工作日", "自然日", "小时")}

# 翻一番, 翻两番, 翻番: twice and twice again; the unit is a doubling.
DOUBLING = lazily(r"翻(?P<times>[一两二三])?番")


def is_pure(indicator: str) -> bool:
    """Whether what is measured has no unit by nature: 指数, 系数, 容积率."""
    return bool(_PURE.search(indicator))


def kind_of_unit(unit: str | None) -> str | None:
    """Return the kind of a unit, whatever scale is before it and rate after it.

    >>> kind_of_unit("亿美元"), kind_of_unit("万人"), kind_of_unit("元/平方米"), kind_of_unit("亿")
    ('money', 'people', 'money', None)
    """
    if unit is None:
        return None
    plain = re.split("[/／]", unit)[0]
    return KIND.get(unit) or KIND.get(plain) or KIND.get(_SCALED.sub("", plain))


_SCALED = lazily(rf"^(?:{SCALE})(?=.)")


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

    @property
    def is_scaled(self) -> bool:
        """Whether its unit begins with 万 or 亿."""
        return (self.unit or "").startswith(("万", "亿"))


def quantities(text: str, place: Range) -> list[Quantity]:
    """Return the quantities of a stretch of text in reading order.

    Args:
        text: The clean text.
        place: Where to look.

    >>> text = "对接世界500强，新增学位6300余个"
    >>> [(text[q.range.start : q.range.stop], q.value, q.unit) for q in quantities(text, Range(0, len(text)))]
    [('6300余个', Decimal('6300'), '个')]
    """
    numbers = list(matches(QUANTITY, _NUMBER_FIRST, text, place))
    doublings = list(_doublings(text, place))
    if not numbers and not doublings:
        return []
    names = [as_range(match.span()) for match in matches(NAME, NAME_FIRST, text, place)]
    doublings = [quantity for quantity in doublings if not Cover(names).touches(quantity.range)]
    taken = Cover([*names, *(quantity.range for quantity in doublings)])
    counted = [
        quantity
        for match in numbers
        if not taken.touches(as_range(match.span()))
        and not NAME_AFTER.match(text, match.end(), place.stop)
        and (quantity := _quantity(match))
    ]
    return _with_shared_units(text, sorted([*doublings, *counted], key=lambda quantity: quantity.range))


def _doublings(text: str, place: Range) -> Iterator[Quantity]:
    for match in DOUBLING.finditer(text, *place):
        times = Decimal(_ONE_TO_FOUR[match["times"] or "一"])
        yield Quantity(as_range(match.span()), times, None, "番", "share", figures=False)


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
        as_range(match.span()),
        low,
        upper,
        unit,
        kind_of_unit(unit),
        more=bool(match["more"] or match["more_"]),
        figures=is_figures(match["low"]),
        round=match["low"] in ROUND and not match["high"],
    )


def _value(number: str) -> Decimal | None:
    """Return what a number says, without the 万 or 亿 that its unit takes; None if it says none.

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
