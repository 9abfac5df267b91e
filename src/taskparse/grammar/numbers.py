"""Numbers as notices write them: 4.15, ６３００, 6,300, 三千二百, 二十一, 二〇二五."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from taskparse.grammar.patterns import lazily

_DIGIT = "0-9０-９"
# Longer runs are codes, not amounts; the bound also keeps each search constant.
_LONGEST = 15
_FIGURE = (
    rf"(?<![{_DIGIT}.．A-Za-z〔\[±])(?:[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,4}}+|[{_DIGIT}]{{1,{_LONGEST}}}+)"
    rf"(?:[.．][{_DIGIT}]{{1,6}}+)?+(?![.．]?[{_DIGIT}])"
)
_HAN_DIGITS = "一二三四五六七八九两"
HAN_CLASS = f"{_HAN_DIGITS}十百千万亿零〇"
# 几十, 数百 say no number; 第三 is a rank.
_HAN = rf"(?<![{HAN_CLASS}第几数{_DIGIT}])[{HAN_CLASS}]{{1,12}}+(?:点[{_HAN_DIGITS}零〇]{{1,4}}+)?+(?![几{HAN_CLASS}])"
NUMBER = rf"(?:{_FIGURE}|{_HAN})"

_ASCII = str.maketrans("０１２３４５６７８９．", "0123456789.", ",")
# What stands for a number by itself: 近百家, 千名以上.
ROUND = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
# 三千二百万 counts in 万, as a figure before it would.
HAN_SCALE = lazily(rf"^(?P<number>[{_HAN_DIGITS}十百千零〇]+?)(?P<scale>万亿?|亿)$")

_DIGITS: dict[str, int] = dict(zip("零一二三四五六七八九两", [*range(10), 2], strict=True))
_ONE = f"[{_HAN_DIGITS}]"
# 三千二百, 一千零五十, 十五; digits in a row (一二三产业) are no number, and 三千二 without 零 is not read.
_UNDER_TEN_THOUSAND = lazily(
    rf"(?:(?P<thousands>{_ONE})千)?(?:(?:^|(?<=千)零?)(?P<hundreds>{_ONE})百)?"
    rf"(?:(?:^|(?<=百)|(?<=千)零)(?P<tens>{_ONE}|(?<![百零]))十)?(?:(?:^|(?<=十)|(?<=[百千])零)(?P<ones>{_ONE}))?"
)
_PLACES = {"thousands": 1000, "hundreds": 100, "tens": 10, "ones": 1}


def is_figures(number: str) -> bool:
    """Return whether a number is written in figures.

    >>> is_figures("３２００"), is_figures("三千二百")
    (True, False)
    """
    return number[0] not in HAN_CLASS


def in_ascii(figures: str) -> str:
    """Return figures in half width, without thousands separators.

    >>> in_ascii("６,３００．５")
    '6300.5'
    """
    return figures.translate(_ASCII)


def han_number(words: str) -> Decimal | None:
    """Return what a number in Chinese says, or None if it is not formed as numbers are.

    >>> han_number("三千二百"), han_number("一万零五十"), han_number("四点一五"), han_number("百"), han_number("一二三")
    (Decimal('3200'), Decimal('10050'), Decimal('4.15'), Decimal('100'), None)
    """
    whole, point, part = words.replace("〇", "零").partition("点")
    value = 0 if whole == "零" else ROUND.get(whole) or _whole(whole)
    if value is None:
        return None
    return Decimal(f"{value}{'.' if point else ''}{''.join(str(_DIGITS[digit]) for digit in part)}")


def _whole(words: str) -> int | None:
    """Return a whole number: what is before 亿, before 万 and behind them."""
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
    """Return what is behind 万 or 亿: nothing, or a number; 一万二 is as ambiguous as 三千二."""
    if not words:
        return 0
    return None if len(words) == 1 else _whole(words.removeprefix("零"))


@lru_cache(maxsize=1_024)
def counted(words: str) -> int:
    """Return what a small number counts to, in figures or in Chinese; 0 where it is none: a month, a day, an item.

    >>> counted("12"), counted("１２"), counted("三十一"), counted("条")
    (12, 12, 31, 0)
    """
    if words.isdecimal():
        return int(words)
    value = han_number(words) if words and set(words) <= set(HAN_CLASS) else None
    return int(value) if value is not None else 0


# Zero is written in many ways; some are letters or signs (reading rules §2).
ZEROS = "〇○零ＯO0０"
_YEAR_DIGITS = {digit: str(i) for i, digit in enumerate("〇一二三四五六七八九")} | dict.fromkeys(ZEROS, "0")


def year_of(words: str) -> int:
    """Return a year written in figures or in Chinese digits.

    >>> year_of("2025"), year_of("２０２５"), year_of("二〇二五"), year_of("二○○八")
    (2025, 2025, 2025, 2008)
    """
    return int("".join(_YEAR_DIGITS.get(character, character) for character in words))
