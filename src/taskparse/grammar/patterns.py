"""Pieces that patterns are put together from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import cast


class LazyPattern:
    """A pattern that is compiled when it is first used: most notices need few of them, and compiling all takes a while.

    It does what a `re.Pattern` does, and as fast.
    """

    def __init__(self, pattern: str, flags: int, engine: str) -> None:
        """Take note of a pattern."""
        self.pattern = pattern
        self._flags = flags
        self._engine = engine

    def __getattr__(self, name: str) -> object:
        """Compile the pattern, and keep its methods for the next time."""
        compiled = _ENGINES[self._engine](self.pattern, self._flags)
        self.__dict__ |= {method: getattr(compiled, method) for method in _METHODS}
        return getattr(compiled, name)


def _by_regex(pattern: str, flags: int) -> object:
    import regex  # noqa: PLC0415  few notices need what it alone can tell

    return regex.compile(pattern, flags)


_ENGINES: Mapping[str, Callable[[str, int], object]] = {"re": re.compile, "regex": _by_regex}
_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "groupindex")


def lazily(pattern: str, flags: int = 0, engine: str = "re") -> re.Pattern[str]:
    """Return a pattern, to be compiled when it is first used.

    Args:
        pattern: The pattern.
        flags: Those of `re`.
        engine: The module that compiles it: `re`, or `regex` for what that alone can match.

    >>> lazily("[0-9]+").findall("12家，3处")
    ['12', '3']
    """
    return cast("re.Pattern[str]", LazyPattern(pattern, flags, engine))


def longest_first(words: Iterable[str]) -> list[str]:
    """Return words so that none is behind one that it begins with.

    >>> longest_first(["市", "市直", "县"])
    ['市直', '县', '市']
    """
    return sorted(words, key=lambda word: (-len(word), word))


def matches(
    pattern: re.Pattern[str], first: re.Pattern[str], text: str, place: tuple[int, int]
) -> Iterator[re.Match[str]]:
    """Yield what `finditer` does, sooner: a long pattern is tried only where a character is with which it may begin.

    >>> numbers = re.compile("[0-9]+(?:年|月)"), re.compile("[0-9]")
    >>> [match.group() for match in matches(*numbers, "共12个，到2025年6月", (0, 13))]
    ['2025年', '6月']
    """
    start, stop = place
    for begun in first.finditer(text, start, stop):
        at = begun.start()
        if at >= start and (match := pattern.match(text, at, stop)):
            yield match
            start = match.end()


def any_of(words: Iterable[str]) -> str:
    """Return the pattern of any of some words, the longest that fits.

    >>> any_of(["部", "部门"])
    '部门|部'
    """
    return "|".join(map(re.escape, longest_first(words)))


def any_unless(words: Mapping[str, str]) -> str:
    """Return the pattern of any of some words, each unless it is part of another.

    Args:
        words: Word to the patterns of what must not be behind it, parted by blanks: 区 is no level in 区域. Behind a word that ends in a
            Latin letter or a figure none of these may be either: m is no unit in mm.

    >>> any_unless({"区": "域 间", "省": ""})
    '区(?!域|间)|省'
    """
    return "|".join(
        re.escape(word)
        + ("(?![A-Za-z0-9²³])" if word[-1].isascii() and word[-1].isalnum() else "")
        + (f"(?!{'|'.join(words[word].split())})" if words[word] else "")
        for word in longest_first(words)
    )
