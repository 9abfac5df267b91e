"""Words made comparable, and where they are."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from taskparse.evaluation.score import Miss, Score
from taskparse.model.record import Notice
from taskparse.model.text import compact

MARKS = ("Po", "Pd", "Pc")
"""Unicode's categories of stops, commas, colons, dashes; brackets and quotation marks belong to the words."""
AMOUNT_MARKS = frozenset("%％‰")
"""Punctuation to Unicode, but part of an amount."""


def bare(words: str) -> str:
    """Return `words` without white space and without stops and the like at either end.

    >>> bare("（一） 城市建设。"), bare("增长 5.6%，")
    ('（一）城市建设', '增长5.6%')
    """
    return _trimmed(compact(words), _is_mark)


def unwrapped(words: str) -> str:
    """Return `words` without white space, and without punctuation, brackets included, at either end.

    >>> unwrapped("（责任单位： 区财政局）")
    '责任单位：区财政局'
    """
    return _trimmed(compact(words), lambda character: not character.isalnum())


def _is_mark(character: str) -> bool:
    return unicodedata.category(character) in MARKS and character not in AMOUNT_MARKS


def _trimmed(text: str, is_edge: Callable[[str], bool]) -> str:
    inner = [at for at, character in enumerate(text) if not is_edge(character)]
    return text[inner[0] : inner[-1] + 1] if inner else ""


def listed(words: Iterable[str]) -> str:
    """Return several as one item; no two lists give the same, as bare words hold no space."""
    return " / ".join(bare(each) for each in words)


def path_item(headings: Iterable[str]) -> str:
    """Return a section path as one item."""
    return " > ".join(bare(each) for each in headings)


def shared(expected: Sequence[str], got: Sequence[str]) -> Score:
    """Return the counts of two multisets of items."""
    return Score(gold=len(expected), found=len(got), right=(Counter(expected) & Counter(got)).total())


def without(items: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    """Return the items that `others` lacks, in order, as often as it lacks them.

    >>> without(["甲", "乙", "甲"], ["甲", "丙"])
    ('乙', '甲')
    """
    left = Counter(others)
    missing = []
    for item in items:
        if left[item]:
            left[item] -= 1
        else:
            missing.append(item)
    return tuple(missing)


class Whereabouts:
    """Makes misses that know their place in one notice."""

    def __init__(self, notice: Notice) -> None:
        self._name = notice.source.name
        self._text = notice.source.text
        self._ink = [at for at, character in enumerate(self._text) if not character.isspace()]
        self._compact = compact(self._text)

    def miss(
        self, field: str, expected: str | None, got: str | None, *, start: int | None, task: int | None = None
    ) -> Miss:
        """Return a miss at `start`."""
        line = None if start is None else self._text.count("\n", 0, start) + 1
        return Miss(notice=self._name, task=task, field=field, expected=expected, got=got, start=start, line=line)

    def find(self, words: str, after: int = 0) -> int | None:
        """Return where `words` are in the source at or after an offset, whatever white space is between them."""
        sought = compact(words)
        at = self._compact.find(sought, bisect_left(self._ink, after)) if sought else -1
        return self._ink[at] if at >= 0 else None
