"""Ten times the text takes about ten times as long, whatever the text.

Every compiled pattern of the package is fed repetitions of its own pieces and of what notices are made of; so is the
whole parser. Sizes grow tenfold until growth can be told from noise.
"""

from __future__ import annotations

import gc
import importlib
import math
import pkgutil
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import cast

import taskparse
from taskparse import parse_text
from taskparse.grammar.labels import _patterns
from taskparse.grammar.patterns import LazyPattern
from taskparse.lexicon.loader import lexicon_from

# As much as the text, and as much again for a machine that is busy and for memory that grows.
MOST_GROWTH = 2.5
# In seconds: what is faster is noise, what is slower need not be tried at a greater size.
FLOOR, ENOUGH = 0.003, 0.01
SIZES = (100, 1_000, 10_000, 100_000)
# Short lines give the most records, and take the longest.
SIZES_OF_LINES = (100, 1_000, 10_000, 40_000)

# What any class of characters in a pattern may match.
ANYTHING = ("甲", "1", "A", " ", "\n", "（", "甲（乙）", "甲、")
PIECES = (
    *"（）【《“”、，。；：和等及第号局市各年至5A-",
    *(" ", "\u3000", "\n", "甲", "一、", "（一）", "1.", "甲、", "甲局、", "甲（乙）", "5.6%"),
    *"责任单位： 负责 牵头， 按职责分工 有关部门 人民政府办公室 关于印发 2025年2月12日 持续推进".split(),
    *"列第一位 逗号前面的 以下均需 不再一一列出".split(),
)
SENTENCES = (
    *"（责任单位： （责任单位：甲局） （甲局负责 甲局会同乙局 甲。（责任单位：乙局） 甲：乙，（甲局牵头，乙局负责）".split(),
    *"甲。乙，丙。 一、甲。二、乙。 《甲》 “甲。” 某政办字〔2025〕1号".split(),
    *"以下均需各县落实，不再一一列出。 列第一位者为牵头单位，下同。".split(),
)
LINES = (
    *"一、甲。（责任单位：乙局） （一）甲 1.甲 甲 责任单位：甲局 （责任单位： （ 各部门： 附件：1.甲 来源：甲".split(),
    *"2025年2月12日 某市人民政府 关于印发甲的通知".split(),
    *("（甲局\n负责）", "- 1 -", "\f", "\r", "\u200b"),
)
NESTED = ("（ ）", "（甲（ ））", "（责任单位：甲局、 ）", "（甲局 负责）", "《 》", "“ ”", "【 】")
# An annotation without an end.
UNCLOSED = "一、（责任单位："


def patterns() -> dict[str, re.Pattern[str]]:
    """Return every compiled pattern of the package by its place, each once."""
    found: dict[str, re.Pattern[str]] = {}
    for module in pkgutil.walk_packages(taskparse.__path__, "taskparse."):
        if not module.name.endswith("__main__"):
            found.update(_within(module.name.partition(".")[2], vars(importlib.import_module(module.name))))
    own = _patterns(lexicon_from(None))
    found.update(_within("labels of the lexicon", {name: getattr(own, name) for name in own.__slots__}))
    first_names = {pattern: name for name, pattern in reversed(found.items())}
    return {name: pattern for pattern, name in first_names.items()}


def _within(name: str, value: object) -> Iterator[tuple[str, re.Pattern[str]]]:
    if isinstance(value, (re.Pattern, LazyPattern)) and isinstance(value.pattern, str):
        yield name, cast("re.Pattern[str]", value)
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _within(f"{name}.{key}", each)
    elif isinstance(value, (tuple, list)):
        for index, each in enumerate(value):
            yield from _within(f"{name}.{index}", each)


PATTERNS = patterns()


def of_pattern(name: str) -> str:
    """Return what tells that a pattern's search takes more than its share of time, or nothing."""
    search = PATTERNS[name].search
    anything = first(steep(search, "", piece, SIZES) for piece in ANYTHING)
    return anything or first(steep(search, "", piece, SIZES[:-1]) for piece in (*PIECES, *own_pieces(name)))


def of_piece(piece: str, sizes: Sequence[int]) -> str:
    """Return what tells that a text of one piece takes more than its share of time to parse, or nothing."""
    alone = steep(parse_text, "", piece, sizes, enough=math.inf)
    return alone or steep(parse_text, UNCLOSED, piece, SIZES[:-1], enough=math.inf)


def of_pair(pair: str) -> str:
    """Return what tells that pairs within one another take more than their share of time to parse, or nothing."""
    opening, closing = pair.split()

    def parse_nested(text: str) -> None:
        depth = len(text) // len(opening + closing)
        parse_text("一、" + opening * depth + closing * depth)

    return steep(parse_nested, "", "甲", SIZES[:-1], enough=math.inf)


def main() -> int:
    """Try all, print what is steep, and return 1 if anything is."""
    trials: dict[str, Callable[[], str]] = {f"pattern {name}": partial(of_pattern, name) for name in PATTERNS}
    trials |= {f"text of {piece!r}": partial(of_piece, piece, SIZES) for piece in (*PIECES, *SENTENCES)}
    trials |= {f"lines of {line!r}": partial(of_piece, f"{line}\n", SIZES_OF_LINES) for line in LINES}
    trials |= {f"nested {pair}": partial(of_pair, pair) for pair in NESTED}
    steep_ones = 0
    for name, trial in trials.items():
        if told := trial():
            steep_ones += 1
            print(f"{name}: {told}", flush=True)
    print(f"{len(trials)} tried, {steep_ones} steep")
    return 1 if steep_ones else 0


def first(faults: Iterable[str]) -> str:
    """Return the first fault; what comes after one that takes long is not tried."""
    return next(filter(None, faults), "")


def own_pieces(name: str) -> Sequence[str]:
    """Return what a pattern looks for: its characters and its words, of many some."""
    written = PATTERNS[name].pattern
    characters = list(dict.fromkeys(re.findall(r"[^\x00-\x7f]", written)))
    words = list(dict.fromkeys(re.findall("[一-鿿]{2,}", written)))
    return [*characters[:: 1 + len(characters) // 20], *words[:: 1 + len(words) // 12]]


def steep(
    action: Callable[[str], object], opening: str, piece: str, sizes: Sequence[int], *, enough: float = ENOUGH
) -> str:
    """Return what tells that an action takes more than its share of time for more of a piece, or nothing.

    Args:
        action: What is done to a text.
        opening: What stands before the repetitions.
        piece: What is repeated.
        sizes: Lengths of text to try, one after the other.
        enough: Seconds after which no greater size is tried.
    """
    before, smaller = 0.0, sizes[0]
    for size in sizes:
        text = opening + piece * (size // len(piece)) + "甲"
        took = seconds(action, text)
        limit = MOST_GROWTH * size / smaller * max(before, FLOOR)
        if before and limit < took < 2 * limit:
            took = min(took, seconds(action, text))
        if before and took > limit:
            return f"{opening}{piece!r}: {before:.3f} s, then {took:.3f} s for {size:,} characters"
        if before and took > enough:
            break
        before, smaller = took, size
    return ""


def seconds(action: Callable[[str], object], text: str) -> float:
    """Return the processor's time for an action, the collector of garbage held off."""
    gc.disable()
    start = time.thread_time()
    try:
        action(text)
        return time.thread_time() - start
    finally:
        gc.enable()


if __name__ == "__main__":
    raise SystemExit(main())
