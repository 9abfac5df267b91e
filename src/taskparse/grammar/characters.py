"""Characters as notices use them: which are blank, which are Chinese, and how white space between them is healed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from taskparse.grammar.patterns import lazily
from taskparse.model.source import Range, as_range

# White space aside, what Unicode calls controls and formats (Cc, Cf), signs of other scripts that print left out.
INVISIBLE = (
    r"\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
)
BLANK_CLASS = rf"\s{INVISIBLE}"
BLANKS = lazily(rf"[{BLANK_CLASS}]+")

_WORDS = lazily(rf"[^{BLANK_CLASS}]+")

# Half of a character, left over from a decoding that went wrong.
SURROGATE = lazily("[\ud800-\udfff]")

# Kangxi radicals, CJK radicals, compatibility ideographs, full-width letters and figures, bars: what is read as the ordinary
# character (reading rules §3).
_LOOK_ALIKE = lazily("[\u2e80-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f０-９Ａ-Ｚａ-ｚ｜│┃∣]")
# Radicals by their Unicode names' code points (EquivalentUnifiedIdeograph.txt of Unicode 15): Unicode maps three of them only.
_RADICALS = (
    "⺁厂⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺯糹⺰纟"
    "⺱网⺲罒⺶羊⺷羊⺹耂⺺肀⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食"
    "⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀"
)
_ORDINARY = dict(zip(_RADICALS[::2], _RADICALS[1::2], strict=True)) | dict.fromkeys("｜│┃∣", "|")
_UNREAD = ("CJK RADICAL", "KANGXI RADICAL", "CJK COMPATIBILITY")

_HAN = lazily("[一-鿿]")
CHINESE_CLASS = (
    "\u2e80-\u2fdf\u3000-\u30ff\u3100-\u312f\u31a0-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    "\U00020000-\U0003ffff\u2018\u2019\u201c\u201d\u2026\u00b7"
)
_COMPARED = lazily(r"\d+(?:\.\d+)*|[A-Za-z]+|.", re.DOTALL)
CHINESE = lazily(f"[{CHINESE_CLASS}]")

_BLANKS_BESIDE_CHINESE = lazily(rf"(?<=[{CHINESE_CLASS}])[{BLANK_CLASS}]+|[{BLANK_CLASS}]+(?=[{CHINESE_CLASS}])")


def ordinary(text: str) -> str:
    """Return a text with the ordinary character for each that only looks like it; offsets stay.

    >>> ordinary("⼯作任务⺠政部⻔２０２５年Ａ区")
    '工作任务民政部门2025年A区'
    """
    return _LOOK_ALIKE.sub(_ordinary_character, text) if _LOOK_ALIKE.search(text) else text


def _ordinary_character(match: re.Match[str]) -> str:
    seen = match.group()
    known = _ORDINARY.get(seen) or unicodedata.normalize("NFKC", seen)
    return known if len(known) == 1 else seen


def without_ordinary_form(text: str) -> Iterator[int]:
    """Yield where a text holds a radical or compatibility ideograph that no ordinary character is known for."""
    for match in _LOOK_ALIKE.finditer(text):
        if ordinary(match.group()) == match.group() and unicodedata.name(match.group(), "").startswith(_UNREAD):
            yield match.start()


def without_blanks(words: str) -> str:
    r"""Return words without white space and without invisible characters, as names, labels and titles are compared.

    >>> without_blanks("责 任\u200b单 位")
    '责任单位'
    """
    # To Python a space is printable, all else that is blank or invisible is not.
    return words if words.isprintable() and " " not in words else BLANKS.sub("", words)


def healed(words: str) -> str:
    """Return words without white space beside a Chinese character, and with one space elsewhere.

    >>> healed("第 1 页  of  9")
    '第1页of 9'
    """
    return BLANKS.sub(" ", _BLANKS_BESIDE_CHINESE.sub("", words.strip()))


def count_han(text: str, start: int, stop: int) -> int:
    """Return how many Chinese characters a stretch of a text holds; figures and letters have fonts of their own."""
    return len(_HAN.findall(text, start, stop))


def is_han(character: str) -> bool:
    """Whether a character is one of the common Chinese ones."""
    return "一" <= character <= "鿿"


def is_chinese(character: str) -> bool:
    """Whether no white space belongs beside a character: Chinese characters, and marks of their width."""
    return CHINESE.match(character) is not None


def has_line_break(text: str, start: int, stop: int) -> bool:
    """Whether a stretch of a text holds a line break."""
    return LINE_BREAK.search(text, start, stop) is not None


def words_between_blanks(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield where words begin and end that blanks part."""
    for match in _WORDS.finditer(text, start, stop):
        yield match.span()


def within_blanks(text: str, start: int, stop: int) -> tuple[int, int] | None:
    """Return where what is between the blanks at either end of a stretch begins and ends; None if it is all blank.

    >>> within_blanks("　甲 乙 ", 0, 5)
    (1, 4)
    """
    first = last = _WORDS.search(text, start, stop)
    if first and last and last.end() < stop:
        *_, last = _WORDS.finditer(text, first.start(), stop)
    return (first.start(), last.end()) if first and last else None


def lines_within(text: str, place: Range) -> Iterator[Range]:
    """Yield the lines of a place that hold anything."""
    for match in LINE.finditer(text, *place):
        yield as_range(match.span())


def figures_and_letters(words: str) -> list[str]:
    """Return words as what a reader compares: a figure or a Latin word counts as one, every other character by itself.

    >>> figures_and_letters("增长5.6%，GDP")
    ['增', '长', '5.6', '%', '，', 'GDP']
    """
    return _COMPARED.findall(words)


def says_something(words: str) -> bool:
    """Whether there is more to words than punctuation and blanks; unassigned and private characters are more."""
    kinds = {unicodedata.category(character) for character in words}
    return any(kind[0] not in "PZ" and kind not in {"Cc", "Cf"} for kind in kinds)


# Lines end at every Unicode line break; a form feed also ends a page.
_BREAKS = r"\r\n\v\f\x85\u2028\u2029"
LINE = lazily(f"[^{_BREAKS}]+")
LINE_BREAK = lazily(f"[{_BREAKS}]")
