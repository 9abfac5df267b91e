"""A number or date as the sheet shows it: the part of Excel's number formats that tables use (ECMA-376-1, 18.8.31).

Formats beyond it (fractions, exponents, conditions, months by name) leave a number as it is and a date as ISO has it.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

Value = str | float | bool | date | time | timedelta
"""What calamine gives: `int` and `datetime` are among them."""

# Formats that a file names by number only, as a Chinese Excel has them (ECMA-376-1, 18.8.30, “zh-cn”).
BUILT_IN: dict[int, str] = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    14: "yyyy/m/d",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"',
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"',
    54: 'm"月"d"日"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}

_TOKEN = re.compile(
    r"""
      "(?P<quoted>[^"]*)"
    | \\(?P<escaped>.)
    | [_*](?P<space>.)                  # a space as wide as a character, or filled with one
    | \[(?P<bracket>[^\]]*)\]           # a colour, a language, a currency; a condition; elapsed hours
    | (?P<beyond>[0\#?]+\s*/\s*[0-9\#?]+|[0\#?.]+[eE][+-][0\#?]+|[aA][mM]/[pP][mM]|上午/下午|[aA]{3,4})
    | (?P<number>[0\#?][0\#?,]*(?:\.[0\#?]*)?|\.[0\#?]+|[gG]eneral|@)
    | (?P<date>y+|Y+|m+|M+|d+|D+|h+|H+|s+|S+|e+|E+)
    | (?P<percent>%)
    | (?P<literal>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_BETWEEN_SECTIONS = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
_CURRENCY = re.compile(r"\$(?P<sign>[^-]*)(?:-.*)?")
_CONDITION = re.compile(r"[<>=]|[hmsHMS]+$")
_DAYS_1900, _DAYS_1904 = date(1899, 12, 30), date(1904, 1, 1)
_LAST_DAY = 2_950_000  # in the last years that a date may have, whatever days are counted from
_WHOLE = 10**15  # up to here every whole number is exact
_DECIMALS = 10  # more than these no sheet shows
_SHOWN = 10**10  # the general format shows ten digits
_BY_NAME = frozenset(("mmm", "mmmm", "mmmmm", "ddd", "dddd"))
_AS_IT_IS = frozenset(("@", "general"))

_Tokens = list[tuple[str, str]]


def shown(value: Value, code: str | None = None, *, since_1904: bool = False) -> str:
    """Return a cell's value as its sheet shows it.

    Args:
        value: The value.
        code: The cell's number format; None for the general one.
        since_1904: Whether days are counted from 1904.

    >>> shown(3.0), shown(0.056, "0.0%"), shown(1234.5, "#,##0.00"), shown(45838.0, 'yyyy"年"m"月"')
    ('3', '5.6%', '1,234.50', '2025年6月')
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (int, float)):
        return _number(value, code, since_1904=since_1904)
    if isinstance(value, timedelta):
        return str(value)
    return _date(value, _tokens(_BETWEEN_SECTIONS.split(code or "")[0])) or _iso(value)


def _number(value: float, code: str | None, *, since_1904: bool) -> str:
    sections = _BETWEEN_SECTIONS.split(code or "General")
    index = min((value < 0) + 2 * (value == 0), 2)
    tokens = _tokens(sections[index] if index < len(sections) else sections[0])
    kinds = {kind for kind, _ in tokens}
    if "beyond" in kinds or kinds >= {"date", "number"} or not abs(value) < _WHOLE:
        return _general(value)
    if "date" in kinds:
        return _of_serial(value, tokens, since_1904=since_1904)
    return _formatted(abs(value) if index == 1 < len(sections) else value, tokens)


def _of_serial(value: float, tokens: _Tokens, *, since_1904: bool) -> str:
    """Return a date that the file counts in days."""
    if not 0 <= value <= _LAST_DAY:
        return _general(value)
    moment = datetime.combine(_DAYS_1904 if since_1904 else _DAYS_1900, time()) + timedelta(days=value)
    return _date(moment, tokens) or _iso(moment)


def _general(value: float) -> str:
    if abs(value) < _WHOLE and value == int(value):
        return str(int(value))
    return f"{value:.10g}" if abs(value) < _SHOWN else f"{value:.15g}"


def _formatted(value: float, tokens: _Tokens) -> str:
    """Return a number in a format's run of digits, with everything that is around it."""
    percents = sum(kind == "percent" for kind, _ in tokens)
    pieces = [_digits(value, words, percents) if kind == "number" else words for kind, words in tokens]
    sign = "-" if value < 0 and re.search("[1-9]", "".join(pieces)) else ""
    return (sign + "".join(pieces)).strip()


def _digits(value: float, pattern: str, percents: int) -> str:
    if pattern.lower() in _AS_IT_IS:
        return _general(abs(value))
    whole, _, decimals = pattern.partition(".")
    decimals = decimals[:_DECIMALS]
    scale = len(whole) - len(whole.rstrip(","))
    scaled = abs(Decimal(repr(value))) * 100 ** min(percents, 1) / 1000**scale
    rounded = scaled.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    before, _, after = (f"{rounded:,f}" if "," in whole.rstrip(",") else f"{rounded:f}").partition(".")
    before = before.zfill(whole.count("0")) if before != "0" or "0" in whole else ""
    kept = len(decimals.rstrip("#"))
    after = after[:kept] + after[kept:].rstrip("0")
    return f"{before}.{after}" if after else before


def _date(value: date | time, tokens: _Tokens) -> str:
    """Return a date in a format, or empty if the format says more than figures can."""
    kinds = {kind for kind, _ in tokens}
    if "date" not in kinds or "beyond" in kinds or any(words.lower() in _BY_NAME for _, words in tokens):
        return ""
    pieces: list[str] = []
    before = ""
    for index, (kind, words) in enumerate(tokens):
        if kind != "date":
            pieces.append(words)
            continue
        after = next((later for later_kind, later in tokens[index + 1 :] if later_kind == "date"), "")
        pieces.append(_part(value, words.lower(), minutes="h" in before or "s" in after.lower()))
        before = words.lower()
    return "".join(pieces).strip()


def _part(value: date | time, words: str, *, minutes: bool) -> str:
    letter, width = words[0], min(len(words), 2)
    if letter in "ye":
        year = getattr(value, "year", 1900)
        return f"{year % 100:02d}" if words == "yy" else str(year)
    name = {"m": "minute" if minutes else "month", "d": "day", "h": "hour", "s": "second"}[letter]
    return f"{getattr(value, name, 0):0{width}d}"


def _iso(value: date | time) -> str:
    if isinstance(value, datetime):
        if value.time() == time():
            return value.date().isoformat()
        return value.isoformat(" ", "minutes" if value.second == 0 else "seconds")
    return value.isoformat("auto") if isinstance(value, time) else value.isoformat()


def _tokens(code: str | None) -> _Tokens:
    """Return the tokens of a section of a format: kind, and the words it stands for."""
    tokens: _Tokens = []
    for match in _TOKEN.finditer(code or ""):
        kind = str(match.lastgroup)
        words = match[kind]
        if kind == "bracket":
            kind, words = _bracket(words)
        elif kind == "space":
            kind, words = "literal", " "
        elif kind in {"quoted", "escaped"}:
            kind = "literal"
        tokens.append((kind, words))
    return tokens


def _bracket(words: str) -> tuple[str, str]:
    if currency := _CURRENCY.fullmatch(words):
        return "literal", currency["sign"]
    return ("beyond", "") if _CONDITION.match(words) else ("literal", "")
