"""Numbers, headings and topic sentences (reading rules §3)."""

from __future__ import annotations

import re

# 一 to 九十九: no notice numbers further in Chinese.
_DIGITS = ("", *"一二三四五六七八九")
_TENS = ("", "十", *(f"{digit}十" for digit in _DIGITS[2:]))
CHINESE_NUMBERS = {
    f"{ten}{one}": 10 * i + k for i, ten in enumerate(_TENS) for k, one in enumerate(_DIGITS) if ten + one
}

_CHINESE = "[一二三四五六七八九十]{1,3}"
_FIGURES = r"[0-9０-９]{1,3}"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

# One alternative a style; the group's name is the style.
MARKER_STYLES = {
    "第一章": rf"第(?:{_CHINESE}|{_FIGURES})(?:[章编篇]|部分)",
    "第一节": rf"第(?:{_CHINESE}|{_FIGURES})节",
    "第一条": rf"第(?:{_CHINESE}|{_FIGURES})条[、．.：:]?",
    "一、": rf"{_CHINESE}[、．]",
    "（一）": rf"[（(]{_CHINESE}[）)][、．.]?",
    # 1.5 is a number, 1.2025年… is an item that begins with a year.
    "1.": rf"{_FIGURES}(?:[、．﹒]|\.(?!\d)|\.(?=(?:19|20)\d\d年))",
    "（1）": rf"[（(]{_FIGURES}[）)][、．.]?|{_FIGURES}[）)]",
    "①": rf"[{_CIRCLED}]",
}
# The usual order of nesting; what a notice does itself goes before it.
RANK = {style: rank for rank, style in enumerate(MARKER_STYLES)}
_NAMES = {style: f"s{index}" for index, style in enumerate(MARKER_STYLES)}
STYLE_OF_GROUP = {name: style for style, name in _NAMES.items()}
MARKER = re.compile("|".join(f"(?P<{_NAMES[style]}>{pattern})" for style, pattern in MARKER_STYLES.items()))

# 第（一）项, 第1条: a reference to an item, not an item.
REFERENCE_BEFORE = frozenset("第至和、")
REFERENCE_AFTER = frozenset("项条款点类章节至")

# Limits of §3, in characters, marker and closing full stop not counted.
RUN_IN_LENGTH = 25
RUN_IN_COMMAS = 1
TOPIC_LENGTH = 16
# A line that is longer than this is text, even without a full stop.
LINE_LENGTH = 60
AMOUNT = re.compile("[0-9０-９]|一批|若干|一系列")
# A number inside quotation marks is part of a name: “12345”平台.
QUOTED = re.compile('“[^“”]*”|"[^"]*"')

# 牵头单位：县财政局: a line that gives something a value is no line of a title.
NAMED_VALUE = re.compile(r"[一-鿿（）()、]{2,14}[：:]")

# What names the kind of a document at the end of its title.
DOCUMENT_KIND = (
    "通知|意见|方案|办法|措施|决定|公告|通告|通报|计划|规划|政策|细则|规定|规则|要点|清单|分工|分解|目标任务|行动|报告|函|批复|"
    "纲要|条例|制度|安排|指引|指南|目录|台账|责任书|实事|一览表|分解表|任务表|分工表|清单表|条|令|请示|意见书|倡议书|公报|纪要|公示|名单|答复|建议|提示|问答|解读|大纲"
)
TITLE_TAIL = re.compile(rf"(?:{DOCUMENT_KIND})》?(?:[（(〔][^（）()]{{1,20}}[）)〕])*$")


def number_of(marker: str) -> int:
    """Return what a marker counts to.

    >>> number_of("（二十一）"), number_of("3．"), number_of("④")
    (21, 3, 4)
    """
    if marker in _CIRCLED:
        return _CIRCLED.index(marker) + 1
    figures = re.search(_FIGURES, marker)
    if figures:
        return int(figures.group())
    words = re.search(_CHINESE, marker)
    return CHINESE_NUMBERS.get(words.group(), 0) if words else 0
