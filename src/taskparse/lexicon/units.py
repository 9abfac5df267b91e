"""Units that targets are counted or measured in, compiled from the table `units.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from importlib.resources import files

_TABLE: dict[str, dict[str, str]] = tomllib.loads(
    files(__package__).joinpath("units.toml").read_text("utf-8")
)
_PER = "per"

# Unit to its kind: share, money, measure, people, count, time.
KIND = {unit: kind for kind, units in _TABLE.items() if kind != _PER for unit in units}

# 十 to 万亿 between a figure and its unit: they belong to the unit, as the notice writes it (4.15万人).
SCALE = "[十百千]?万亿?|[十百千]?亿|[百千]"


def _one(unit: str, no_unit_before: str) -> str:
    """Return a pattern of a unit that begins none of the words given.

    >>> _one("名", "录 单")
    '名(?!录|单)'
    """
    words = "|".join(re.escape(word) for word in no_unit_before.split())
    latin = "(?![A-Za-z0-9²³])" if unit[-1].isascii() and unit[-1].isalnum() else ""
    return re.escape(unit) + latin + (f"(?!{words})" if words else "")


def _any_of(units: Mapping[str, str]) -> str:
    longest_first = sorted(units.items(), key=lambda item: (-len(item[0]), item[0]))
    return "|".join(_one(unit, words) for unit, words in longest_first)


_UNITS = _any_of(
    {unit: words for kind, units in _TABLE.items() if kind != _PER for unit, words in units.items()}
)
_RATE = rf"[/／](?:万|亿|百|千|十万)?(?:{_any_of(_TABLE[_PER])})"
UNIT = rf"(?:{_UNITS})(?:{_RATE})?+"


def kind_of_unit(unit: str | None) -> str | None:
    """Return the kind of a unit, whatever scale stands before it and rate after it.

    >>> kind_of_unit("亿美元"), kind_of_unit("万人"), kind_of_unit("元/平方米"), kind_of_unit("亿")
    ('money', 'people', 'money', None)
    """
    if unit is None:
        return None
    plain = re.split("[/／]", unit)[0]
    return KIND.get(unit) or KIND.get(plain) or KIND.get(_SCALED.sub("", plain))


_SCALED = re.compile(rf"^(?:{SCALE})(?=.)")
