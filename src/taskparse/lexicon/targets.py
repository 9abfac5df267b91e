"""The words around the number of a target, compiled from the table `targets.toml` (reading rules §8)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files

_TABLE = tomllib.loads(files(__package__).joinpath("targets.toml").read_text("utf-8"))


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


# In characters: how far around a number its clause is looked at, and what bounds it.
REACH = 80
LONGEST_BOUND = 16
LONGEST_INDICATOR = 24

CLAUSE_MARK = re.compile(r"[，。；：！？\n;:!?]|,(?!\d{3}(?!\d))")
SENTENCE_MARK = re.compile(r"[。；！？\n;!?]")
# What goes on a list of quantities: 3处公园、2处古树园.
JOINED = re.compile("[、和及与]")
LIST_MARK = re.compile(r"[一-鿿]{0,12}[、和及与]")

OPERATOR_BEFORE: dict[str, str] = {
    word: operator for operator, words in _TABLE["before"].items() for word in words
}
OPERATOR_AFTER: dict[str, str] = {
    word: operator for operator, words in _TABLE["after"].items() for word in words
}
# 不少于50家 · 突破120亿元 · 近百家 (最近, 附近, 节约 and 合约 are none of it)
BOUND_BEFORE = re.compile(rf"(?<![最附靠临节合制条预契])(?P<bound>{_any_of(OPERATOR_BEFORE)})了?$")
# 90%以上 · 50个工作日内 · 5.5%左右 (内容, 内部 and 内外 are none of it)
BOUND_AFTER = re.compile(rf"(?P<bound>{_any_of(OPERATOR_AFTER)})(?<!内(?=[容部外设陆涵资需]))")
# 失业率控制在5.5%: no word bounds the number, and yet it is the highest.
HELD_BEFORE = re.compile("控制在$")
# 至少建成一所: 至少 stands before the verb.
BOUND_AFAR = re.compile(r"(?:至少|最少)[一-鿿（）()]{1,8}$")

CHANGES: dict[str, str] = {word: change for change, words in _TABLE["change"].items() for word in words}
_WORDS = _TABLE["change_words"]
# 增长5.6% · 同比增长 · 新增100P
# … and 改造提升, where nothing grows.
CHANGE_BEFORE = re.compile(rf"(?:(?:改造|整治|优化|巩固)提升|(?P<change>{_any_of(CHANGES)}))了?$")
# 提高到95.2%: a level, and no change.
LEVEL_BEFORE = re.compile(rf"(?:{_any_of(CHANGES)})(?:{_any_of(_WORDS['reaching'])})$")
GOVERNING = frozenset(_WORDS["governing"])
# … and what was done to the noun: 棚户区改造开工1200套.
_DONE = r"(?<=[一-鿿][一-鿿])(?<!新)(?:开工|竣工|完工|交付|投产|投用)"
NEUTRAL_BEFORE = re.compile(rf"(?:{_any_of(_WORDS['neutral'])}|{_DONE})$")

_VERBS = _TABLE["verbs"]
_NOMINAL = "|".join(_VERBS["nominal"].split())
_DESCRIBED = "|".join(_VERBS["described"].split())
# 建 by itself takes an object, and is in a hundred nouns: 建筑, 建材, 建议, 共建.
_BUILD = "(?<![新改扩续创组筹共构封基])建(?![设筑议材档制国党成立有好])"
# 办理时限, 办理期限: nouns.
_HANDLE = "办理(?![时期])"
STRONG_VERB = re.compile(rf"(?:{_any_of({*_VERBS['strong'], *GOVERNING})})(?!{_NOMINAL})|{_BUILD}|{_HANDLE}")
MAKING = frozenset(_VERBS["making"])
WEAK_VERB = re.compile(rf"(?:{_any_of(_VERBS['weak'])})(?!{_NOMINAL}|{_DESCRIBED})(?=.)")
VERBS_ALONE = frozenset(_VERBS["weak"])
_NOUNS = _TABLE["nouns"]
# 创新平台, 创新型企业: nouns.
_INNOVATE = "创新(?![平中基示型团联产药成试券])"
ENDING = re.compile(rf"{_any_of(_NOUNS['ending'])}|{_INNOVATE}")
TRAILING = re.compile(rf"(?<=..)(?:{_any_of(_NOUNS['trailing'])})$")
# 自受理之日起3个工作日办结: what such a time is, where nothing names it.
TIME_INDICATOR = "办理时限"
# 每月更新一次: in each of these spans of time.
_PERIOD = "每(?:半?年度?|季度?|月|周|旬|日|天|学期)"
PERIOD = re.compile(_PERIOD)

_QUOTED = (
    r"“[^“”]{1,60}”|‘[^‘’]{1,60}’|「[^「」]{1,60}」|\"[^\"]{1,40}\"|《[^《》]{1,120}》|〈[^〈〉]{1,120}〉"
)
_DATE = (
    r"(?:19|20)\d\d\s*年?\s*(?:[-—–－~～至到]{1,2})\s*(?:19|20)\d\d\s*年(?:度)?|(?<![\d.])(?:19|20)\d\d\s*年(?:度)?(?:\s*\d{1,2}\s*月)?(?:\s*\d{1,2}\s*日)?"
    r"|(?<![\d.])\d{1,2}\s*月份?(?:\s*\d{1,2}\s*日)?(?![\d])|(?<!\d)\d{4}[-./]\d{1,2}(?:[-./]\d{1,2})?(?!\d)"
)
# What holds a number and is a name: “2+N”, 世界500强, 国发〔2021〕4号, 十四五, 第三季, 1+N, 1:1, 两个毫不动摇.
NAME = re.compile(
    rf"{_QUOTED}|[〔\[]\d{{4}}[〕\]]\s*第?\d{{1,5}}号|{_DATE}|\d{{1,5}}\s*[百千万]?强|[十百千]强|第\s*(?:\d{{1,4}}|[一二三四五六七八九十百千]{{1,6}})[一-鿿]?"
    rf"|[一二三四五六七八九十]{{1,3}}条(?:政策|具体|硬)?(?:措施|意见|举措|办法|规定)|十[二三四五六]五|[0-9A-Za-z]{{1,6}}(?:[+＋×xX:：/][0-9A-Za-z]{{1,6}}){{1,5}}|{_any_of(_TABLE['names']['slogans'])}"
)
# 百亿级, 30万吨级, 4A级, 三年行动, 千人计划: what makes a quantity a name.
NAME_AFTER = re.compile(r"级|型|强(?![化度])|制(?!定|造|度|作|约)|期工程|计划|号|届|版")

LEADING = re.compile(
    f"{_PERIOD}|"
    + "|".join(
        re.escape(word) + (f"(?!{'|'.join(parts.split())})" if parts else "")
        for word, parts in sorted(_TABLE["leading"].items(), key=lambda item: (-len(item[0]), item[0]))
    )
    + rf"|(?:{_DATE})(?:底|末|以前|前)?"
)
