"""Numbers as notices write them: 4.15, ６３００, 6,300, 三千二百, 百分之五, 百余, 3—5."""

from __future__ import annotations

import re
from decimal import Decimal

from taskparse.lexicon.units import SCALE, UNIT

_DIGIT = "0-9０-９"
# Longer runs are codes, not amounts; the bound also keeps each search constant.
_LONGEST = 15
_FIGURE = (
    rf"(?<![{_DIGIT}.．A-Za-z〔\[±])(?:[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,4}}+|[{_DIGIT}]{{1,{_LONGEST}}}+)"
    rf"(?:[.．][{_DIGIT}]{{1,6}}+)?+(?![.．]?[{_DIGIT}])"
)
_HAN_DIGITS = "一二三四五六七八九两"
_HAN_CLASS = f"{_HAN_DIGITS}十百千万亿零〇"
# 几十, 数百 say no number; 第三 is a rank.
_HAN = rf"(?<![{_HAN_CLASS}第几数{_DIGIT}])[{_HAN_CLASS}]{{1,12}}+(?:点[{_HAN_DIGITS}零〇]{{1,4}}+)?+(?![几{_HAN_CLASS}])"
NUMBER = rf"(?:{_FIGURE}|{_HAN})"

# 3—5家, 3%—5%, 90至95分.
_TO = "[-—–－─~～至到]{1,2}"
_MORE = "[余多来]"

# 提高2个百分点 · 新增6300余个 · 300余万人 · 3%—5% · 百分之五; a bare number where no unit follows.
QUANTITY = re.compile(
    rf"(?P<per>[百千]分之)?(?P<low>{NUMBER})(?P<low_part>(?:{SCALE})?(?:{UNIT})?{_TO}(?:[百千]分之)?(?P<high>{NUMBER}))?+"
    rf"(?P<more>{_MORE})?(?:(?P<scale>{SCALE})?(?P<more_>{_MORE})?(?P<unit>{UNIT})|(?P<bare>{SCALE}))?"
)
PER_UNITS = {"百分之": "%", "千分之": "‰"}
# Units under the name that a column bears.
USUAL_UNIT = {"％": "%", "﹪": "%"} | {
    f"个{unit}": unit for unit in ("百分点", "基点", "工作日", "自然日", "小时")
}

# 翻一番, 翻两番, 翻番: twice and twice again; the unit is a doubling.
DOUBLING = re.compile(r"翻(?P<times>[一两二三])?番")

_ASCII = str.maketrans("０１２３４５６７８９．", "0123456789.", ",")
# What stands for a number by itself: 近百家, 千名以上.
ROUND = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
# 三千二百万 counts in 万, as a figure before it would.
HAN_SCALE = re.compile(rf"^(?P<number>[{_HAN_DIGITS}十百千零〇]+?)(?P<scale>万亿?|亿)$")

_DIGITS: dict[str, int] = dict(zip("零一二三四五六七八九两", [*range(10), 2], strict=True))
_ONE = f"[{_HAN_DIGITS}]"
# 三千二百, 一千零五十, 十五; digits in a row (一二三产业) are none, and 三千二 without a 零 is not told either.
_UNDER_TEN_THOUSAND = re.compile(
    rf"(?:(?P<thousands>{_ONE})千)?(?:(?:^|(?<=千)零?)(?P<hundreds>{_ONE})百)?"
    rf"(?:(?:^|(?<=百)|(?<=千)零)(?P<tens>{_ONE}|(?<![百零]))十)?(?:(?:^|(?<=十)|(?<=[百千])零)(?P<ones>{_ONE}))?"
)
_PLACES = {"thousands": 1000, "hundreds": 100, "tens": 10, "ones": 1}


def is_figures(number: str) -> bool:
    """Return whether a number is written in figures.

    >>> is_figures("３２００"), is_figures("三千二百")
    (True, False)
    """
    return number[0] not in _HAN_CLASS


def in_ascii(figures: str) -> str:
    """Return figures in half width, without thousands separators.

    >>> in_ascii("６,３００．５")
    '6300.5'
    """
    return figures.translate(_ASCII)


def han_number(words: str) -> Decimal | None:
    """Return what a number in Chinese says, or nothing where it is not formed as numbers are.

    >>> han_number("三千二百"), han_number("一万零五十"), han_number("四点一五"), han_number("百"), han_number("一二三")
    (Decimal('3200'), Decimal('10050'), Decimal('4.15'), Decimal('100'), None)
    """
    whole, point, part = words.replace("〇", "零").partition("点")
    value = 0 if whole == "零" else ROUND.get(whole) or _whole(whole)
    if value is None:
        return None
    return Decimal(f"{value}{'.' if point else ''}{''.join(str(_DIGITS[digit]) for digit in part)}")


def _whole(words: str) -> int | None:
    """Return a whole number: what stands before 亿, before 万 and behind them."""
    for scale in "亿万":
        high, found, low = words.partition(scale)
        if found:
            above, below = _whole(high), _below(low)
            return None if above is None or below is None else above * ROUND[scale] + below
    match = _UNDER_TEN_THOUSAND.fullmatch(words)
    if not match or not words:
        return None
    # 十五: ten by itself is one ten.
    places = {place: str(digit or "一") for place, digit in match.groupdict().items() if digit is not None}
    return sum(_DIGITS[digit] * _PLACES[place] for place, digit in places.items())


def _below(words: str) -> int | None:
    """Return what stands behind 万 or 亿: nothing, or a number; 一万二 is told as little as 三千二."""
    if not words:
        return 0
    return None if len(words) == 1 else _whole(words.removeprefix("零"))
