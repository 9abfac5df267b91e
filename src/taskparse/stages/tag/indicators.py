"""What a quantity counts or measures, named as a reader would head the column (reading rules §8).

In Chinese a quantity stands behind its noun (规上工业企业2家, 地区生产总值增长5.6%) or before it (新建11个便民生活圈);
which, the unit's kind and the words at hand tell. Nouns are parted from verbs by the lexicon.
"""

from __future__ import annotations

import re
from collections import deque

from taskparse.lexicon.characters import CLOSERS
from taskparse.lexicon.targets import (
    CHANGE_BEFORE,
    ENDING,
    GOVERNING,
    LEADING,
    LEVEL_BEFORE,
    LONGEST_INDICATOR,
    NEUTRAL_BEFORE,
    STRONG_VERB,
    TRAILING,
    WEAK_VERB,
)
from taskparse.stages.tag.bounds import change_of
from taskparse.stages.tag.settings import Setting

# 科技城等15宗: examples, not what is counted; 自受理之日起3个工作日: since when.
_NO_NOUN = re.compile("(?:等|之日起)$")
# 高于全国平均水平1个百分点: what an indicator is compared with.
_COMPARED = re.compile(
    "(?:高于|低于|快于|慢于|优于|(?<!占)比(?![重例率值])|较)[一-鿿“”0-9]{2,10}$|[从由][0-9０-９.．]+[^，。]{0,8}$"
)
# 出口退税的平均时间: by itself it does not say what is measured.
_GENERAL = re.compile("时间|时限|比例|比重|占比|数量|总量|规模|总额|标准|水平|人数|面积")
_EDGES = "，,；;：:。 \n的"
_JOINERS = "、和及与"
_BRACKET = re.compile(r"^[（(][^（）()]*[）)]")
_OPEN_BRACKET = re.compile(r"[（(][^（）()]*$")
# 事项“秒批秒办”: what is quoted behind a noun is what is said of it.
_QUOTED = re.compile("“[^“”]*”")
_QUOTED_PREDICATE = re.compile(r"(?<=[一-鿿])(?:“[^“”]*”)+(?![一-鿿])")


def indicator_of(setting: Setting) -> str | None:
    """Return what a quantity counts or measures, or nothing where its own words do not say."""
    before = noun_before(setting.before)
    after = noun_after(setting.after)
    if not before and not after and setting.quantity.kind == "money":
        # 安排300万元开展特色项目: what the money is for.
        return noun_before(setting.after) or None
    if not before or not after:
        return before or after or None
    return after if _stands_before_noun(setting) else before


def governing_change(setting: Setting) -> str | None:
    """Return the verb of change that governs a quantity's noun: 新增学位6300余个."""
    if LEVEL_BEFORE.search(setting.before):
        return None
    verb = last_verb(setting.before)
    return change_of(verb.group(), setting.quantity) if verb and verb.group() in GOVERNING else None


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


def _stands_before_noun(setting: Setting) -> bool:
    """Whether the noun behind a quantity is the one it counts, where there is a noun on either side."""
    if setting.quantity.kind == "share":
        return setting.text[setting.bounds.range.stop] == "的"
    return setting.quantity.kind in ("count", "people", "measure")


def _hidden(words: str) -> str:
    """Return words with what is quoted blotted out, as long as before: a verb in a name is none."""
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
    """Return a noun without what describes it, as far as 的 tells, and without a bracket left open."""
    words = _OPEN_BRACKET.sub("", words).strip(_EDGES)
    described = words.rpartition("的")
    if described[2] and not (described[0] and _GENERAL.search(described[2])):
        words = described[2]
    return words[-LONGEST_INDICATOR:]
