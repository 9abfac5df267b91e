"""Nouns that a quantity counts or measures, parted from the verbs and adverbs around them (reading rules §8).

In Chinese a quantity is behind its noun (规上工业企业2家, 地区生产总值增长5.6%) or before it (新建11个便民生活圈).
"""

from __future__ import annotations

import re
from collections import deque

from taskparse.grammar.marks import CLOSERS
from taskparse.grammar.patterns import lazily
from taskparse.grammar.targets import (
    CHANGE_BEFORE,
    ENDING,
    LEADING,
    LEVEL_BEFORE,
    LONGEST_INDICATOR,
    NEUTRAL_BEFORE,
    STRONG_VERB,
    TRAILING,
    WEAK_VERB,
)

# 科技城等15宗: examples, not what is counted; 自受理之日起3个工作日: since when.
_NO_NOUN = lazily("(?:等|之日起)$")
# 高于全国平均水平1个百分点: what an indicator is compared with.
_COMPARED = lazily(
    "(?:高于|低于|快于|慢于|优于|(?<!占)比(?![重例率值])|较)[一-鿿“”0-9]{2,10}$|[从由][0-9０-９.．]+[^，。]{0,8}$"
)
# 出口退税的平均时间: by itself it does not say what is measured.
_GENERAL = lazily("时间|时限|比例|比重|占比|数量|总量|规模|总额|标准|水平|人数|面积")
_EDGES = "，,；;：:。 \n的"
_JOINERS = "、和及与"
_BRACKET = lazily(r"^[（(][^（）()]*[）)]")
_OPEN_BRACKET = lazily(r"[（(][^（）()]*$")
# 事项“秒批秒办”: what is quoted behind a noun is what is said of it.
_QUOTED = lazily("“[^“”]*”")
_QUOTED_PREDICATE = lazily(r"(?<=[一-鿿])(?:“[^“”]*”)+(?![一-鿿])")


def last_verb(words: str) -> re.Match[str] | None:
    """Return the last verb of some words that takes an object."""
    # A deque of one keeps the last and drops the others as they come.
    last = deque(STRONG_VERB.finditer(_hidden(words)), maxlen=1)
    return last[0] if last else None


def noun_before(words: str) -> str:
    """Return the noun that ends the words before a quantity.

    >>> noun_before("全区技术合同成交额"), noun_before("推动科技城等"), noun_before("新引进")
    ('技术合同成交额', '', '')
    """
    words = _without_links(words)
    if not words or _NO_NOUN.search(words):
        return ""
    verb = last_verb(words)
    return _bare(_opened(words[verb.end() :] if verb else words))


def noun_after(words: str) -> str:
    """Return the noun that begins the words behind a quantity.

    >>> noun_after("一刻钟便民生活圈"), noun_after("项目如期开工"), noun_after("的市级妇幼保健院达到三级")
    ('一刻钟便民生活圈', '项目', '市级妇幼保健院')
    >>> noun_after("院落修缮"), noun_after("、总投资"), noun_after("以县级医院为龙头的医共体")
    ('院落', '', '医共体')
    """
    if words.startswith((*_JOINERS, *CLOSERS)):
        return ""
    words = _QUOTED_PREDICATE.sub("", words.strip(_EDGES))
    ending = ENDING.search(_hidden(words))
    if ending and ending.start():
        words = words[: ending.start()]
    elif ending or words.startswith("以"):
        words = words.rpartition("的")[2] if "的" in words else ""
    bare = _bare(words).rstrip(_JOINERS)
    while trailing := TRAILING.search(bare):
        bare = bare[: trailing.start()]
    return bare


def is_part_of_total(words: str) -> bool:
    """Whether a clause gives a part of what the clause before it counts: 其中公办学位200个."""
    return words.startswith("其中")


def is_described(words: str) -> bool:
    """Whether what is before some words describes the noun that they begin with: 5%的增速."""
    return words.startswith("的")


def _hidden(words: str) -> str:
    """Return words with quotations blotted out, at the same length: a verb inside a quoted name does not count."""
    return _QUOTED.sub(lambda match: "“" + "·" * (len(match.group()) - 2) + "”", words)


def _without_links(words: str) -> str:
    """Return words without what links a noun to its number: 覆盖率达到, 成交额累计."""
    words = words.rstrip(_EDGES)
    while match := NEUTRAL_BEFORE.search(words) or LEVEL_BEFORE.search(words) or CHANGE_BEFORE.search(words):
        words = words[: match.start()].rstrip(_EDGES)
    bare = _COMPARED.sub("", words)
    return bare if bare == words else _without_links(bare)


def _opened(words: str) -> str:
    """Return words without the scope, adverbs and weak verbs that they begin with."""
    words = _BRACKET.sub("", words.strip(_EDGES + _JOINERS))
    while match := LEADING.match(words) or WEAK_VERB.match(words):
        words = words[match.end() :].strip(_EDGES + _JOINERS)
    return words


def _bare(words: str) -> str:
    """Return a noun without what describes it, as far as 的 shows, and without a bracket left open."""
    words = _OPEN_BRACKET.sub("", words).strip(_EDGES)
    described = words.rpartition("的")
    if described[2] and not (described[0] and _GENERAL.search(described[2])):
        words = described[2]
    return words[-LONGEST_INDICATOR:]
