"""What Word writes by itself: numbers in front of paragraphs, symbols of its picture fonts."""

from __future__ import annotations

# w:numFmt values (ISO/IEC 29500-1, 17.18.59) whose numbers are single characters; past the last, figures are printed.
CHARACTER_FORMATS: dict[str, str] = {
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
}
# Those that count in words: the digits, and what is after tens, hundreds and thousands.
COUNTING_FORMATS: dict[str, tuple[str, str]] = {
    **dict.fromkeys(
        (
            "chineseCounting",
            "chineseCountingThousand",
            "japaneseCounting",
            "taiwaneseCounting",
            "taiwaneseCountingThousand",
        ),
        ("零一二三四五六七八九", "十百千"),
    ),
    **dict.fromkeys(("chineseLegalSimplified", "ideographLegalTraditional"), ("零壹贰叁肆伍陆柒捌玖", "拾佰仟")),
}
# Those that write digit after digit.
DIGIT_FORMATS: dict[str, str] = {
    "decimalFullWidth": "０１２３４５６７８９",
    "decimalFullWidth2": "０１２３４５６７８９",
    "ideographDigital": "〇一二三四五六七八九",
    "japaneseDigitalTenThousand": "〇一二三四五六七八九",
    "taiwaneseDigital": "〇一二三四五六七八九",
}

# Fonts whose characters are pictures or signs: the low byte of each, and the character by which Unicode knows it.
PICTURES: dict[str, dict[int, str]] = {
    "Wingdings": {
        0x6C: "●",
        0x6E: "■",
        0x6F: "□",
        0x75: "◆",
        0x76: "❖",
        0xA1: "○",
        0xA7: "▪",
        0xA8: "□",
        0xB2: "◇",
        0xD8: "➢",
        0xFC: "✓",
        0xFE: "☑",
    },
    "Wingdings 2": {0x50: "✓", 0x52: "☑", 0xA3: "□"},
    "Symbol": {
        0x25: "%",
        0x2D: "−",
        0xA3: "≤",
        0xA5: "∞",
        0xB0: "°",
        0xB1: "±",
        0xB3: "≥",
        0xB4: "×",
        0xB7: "•",
        0xB8: "÷",
        0xB9: "≠",
        0xBB: "≈",
    },
}
# What stands for the marks of a list whose character nobody knows.
BULLET = "•"

# The built-in styles of a table of contents are named toc 1 … toc 9 (17.7.4.9).
CONTENTS_STYLE = r"toc (?:\d|heading)"
