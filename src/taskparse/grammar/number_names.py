"""Names that hold a number and say no quantity: “2+N”, 世界500强, 国发〔2021〕4号, 2025年 (reading rules §8)."""

from __future__ import annotations

from taskparse.grammar.patterns import any_of, lazily
from taskparse.lexicon.loader import table

_SLOGANS = table("targets")["names"]["slogans"]
_QUOTED = r"“[^“”]{1,60}”|‘[^‘’]{1,60}’|「[^「」]{1,60}」|\"[^\"]{1,40}\"|《[^《》]{1,120}》|〈[^〈〉]{1,120}〉"
DATE_OR_YEARS = (
    r"(?:19|20)\d\d\s*年?\s*(?:[-—–－~～至到]{1,2})\s*(?:19|20)\d\d\s*年(?:度)?|(?<![\d.])(?:19|20)\d\d\s*年(?:度)?(?:\s*\d{1,2}\s*月)?(?:\s*\d{1,2}\s*日)?"
    r"|(?<![\d.])\d{1,2}\s*月份?(?:\s*\d{1,2}\s*日)?(?![\d])|(?<!\d)\d{4}[-./]\d{1,2}(?:[-./]\d{1,2})?(?!\d)"
)
# What holds a number and is a name: “2+N”, 世界500强, 国发〔2021〕4号, 十四五, 第三季, 1+N, 1:1, 两个毫不动摇.
NAME = lazily(
    rf"{_QUOTED}|[〔\[]\d{{4}}[〕\]]\s*第?\d{{1,5}}号|{DATE_OR_YEARS}|\d{{1,5}}\s*[百千万]?强|[十百千]强|第\s*(?:\d{{1,4}}|[一二三四五六七八九十百千]{{1,6}})[一-鿿]?"
    rf"|[一二三四五六七八九十]{{1,3}}条(?:政策|具体|硬)?(?:措施|意见|举措|办法|规定)|十[二三四五六]五|[0-9A-Za-z]{{1,6}}(?:[+＋×xX:：/][0-9A-Za-z]{{1,6}}){{1,5}}|{any_of(_SLOGANS)}"
)
NAME_FIRST = lazily(
    rf"[“‘「\"《〈〔\[0-9A-Za-z第一二三四五六七八九十百千{''.join(slogan[0] for slogan in _SLOGANS)}]|\d"
)
# 百亿级, 30万吨级, 4A级, 三年行动, 千人计划: what makes a quantity a name.
NAME_AFTER = lazily(r"级|型|强(?![化度])|制(?!定|造|度|作|约)|期工程|计划|号|届|版")
