"""What a task is about, in a few words: TF-IDF over jieba's words; on request only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from taskparse.grammar.keywords import MOST, STOPS, TELLING, UNIT_OR_PLACE, WORD, WORDS
from taskparse.stages.tag.segments import segmenter

_OWN = frozenset(WORDS)


def keywords(text: str, left_out: Collection[str] = (), most: int = MOST) -> tuple[str, ...]:
    """Return the most specific words of a text, the most specific first; of two equals the one that is first.

    Args:
        text: A task's text.
        left_out: Names of units and places, which say who and where, not what.
        most: How many words at most.

    >>> keywords("优化教育资源布局，新增学位6300余个，改造老旧小区。", most=2)
    ('老旧小区', '教育资源')
    """
    loaded = segmenter()
    frequencies, median = loaded.rarity
    counts = Counter(
        word
        for word, flag in loaded.words(text)
        if flag in TELLING and _tells(word) and not any(word in name for name in left_out)
    )
    weights = {word: count * frequencies.get(word, median) for word, count in counts.items()}
    # Sorting keeps the order of first appearance among equals.
    return tuple(sorted(weights, key=lambda word: -weights[word])[:most])


def _tells(word: str) -> bool:
    if word in _OWN:
        return True
    return word not in STOPS and bool(WORD.fullmatch(word)) and not UNIT_OR_PLACE.search(word)
