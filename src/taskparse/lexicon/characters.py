"""Characters as notices use them: blanks, brackets, quotation marks, ends of sentences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# White space aside, what Unicode calls controls and formats (Cc, Cf), signs of other scripts that print left out.
INVISIBLE = (
    r"\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
)
BLANK_CLASS = rf"\s{INVISIBLE}"
BLANKS = re.compile(rf"[{BLANK_CLASS}]+")

# Half of a character, left over from a decoding that went wrong.
SURROGATE = re.compile("[\ud800-\udfff]")

CHINESE_CLASS = (
    "\u2e80-\u2fdf\u3000-\u30ff\u3100-\u312f\u31a0-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    "\U00020000-\U0003ffff\u2018\u2019\u201c\u201d\u2026\u00b7"
)
CHINESE = re.compile(f"[{CHINESE_CLASS}]")

_BLANKS_BESIDE_CHINESE = re.compile(
    rf"(?<=[{CHINESE_CLASS}])[{BLANK_CLASS}]+|[{BLANK_CLASS}]+(?=[{CHINESE_CLASS}])"
)


def healed(words: str) -> str:
    """Return words without white space beside a Chinese character, and with one space elsewhere.

    >>> healed("第 1 页  of  9")
    '第1页of 9'
    """
    return BLANKS.sub(" ", _BLANKS_BESIDE_CHINESE.sub("", words.strip()))


def says_something(words: str) -> bool:
    """Whether there is more to words than punctuation and blanks; unassigned and private characters are more."""
    kinds = {unicodedata.category(character) for character in words}
    return any(kind[0] not in "PZ" and kind not in {"Cc", "Cf"} for kind in kinds)


# Lines end at every Unicode line break; a form feed also ends a page.
LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")

# Annotations stand in any of these, mixed or unbalanced (reading rules §4).
OPENERS = "（(〔[【［〈<〖｛{"
CLOSERS = "）)〕]】］〉>〗｝}"
CLOSER_OF = dict(zip(OPENERS, CLOSERS, strict=True))

LINE_BREAK = re.compile(r"[\r\n\v\f\x85\u2028\u2029]")

# Titles and quotations: nothing inside them ends a sentence or parts a list.
QUOTE_OPENERS = "《“‘「『"
QUOTE_CLOSERS = "》”’」』"

COMMAS = "，,﹐"
SEMICOLONS = "；;﹔"
CLAUSE_MARKS = COMMAS + SEMICOLONS + "。\n"
LIST_MARKS = "、﹑" + COMMAS + SEMICOLONS
SENTENCE_ENDS = "。；！？;!?"
FULL_STOPS = "。！？!?"
COLONS = "：:∶﹕︰"
# What may stand between an annotation and the next task, and opens no text (§5).
LOOSE_MARKS = "，。；、,;：:．."


def in_the_open(text: str, start: int, stop: int, marks: str) -> Iterator[int]:
    """Yield where marks stand outside brackets and quotation marks.

    >>> list(in_the_open("甲（乙、丙）、“丁、戊”", 0, 12, "、"))
    [6]
    """
    depth = 0
    for at in range(start, stop):
        character = text[at]
        if character in OPENERS or character in QUOTE_OPENERS:
            depth += 1
        elif character in CLOSERS or character in QUOTE_CLOSERS:
            depth = max(0, depth - 1)
        elif depth == 0 and character in marks:
            yield at
