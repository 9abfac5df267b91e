"""Codes as users give them: those of rules, or the beginnings of codes."""

from __future__ import annotations

from collections.abc import Iterable

from taskparse.rules import FAMILIES, fault_kinds


def parted(values: Iterable[str]) -> tuple[str, ...]:
    """Return the codes of an option that may be given several times, each time with several codes.

    >>> parted(["103,2", " 301 "])
    ('103', '2', '301')
    """
    return tuple(code.strip() for value in values for code in value.split(",") if code.strip())


def unknown_codes(codes: Iterable[str]) -> list[str]:
    """Return those that are no code of a rule, nor the beginning of one.

    >>> unknown_codes(["103", "1", "9", "901", "777", "x"])
    ['777', 'x']
    """
    return [code for code in codes if not _is_known(code)]


def _is_known(code: str) -> bool:
    # A family is known even while no rule belongs to it.
    return code in FAMILIES or any(known.startswith(code) for known in fault_kinds())
