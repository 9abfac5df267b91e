"""The words around the number of a target, compiled from the table `targets.toml` (reading rules §8)."""

from __future__ import annotations

from taskparse.grammar.number_names import DATE_OR_YEARS
from taskparse.grammar.patterns import any_of, any_unless, lazily
from taskparse.lexicon.loader import table

_TABLE = table("targets")


# In characters: how far around a number its clause is looked at, and what bounds it.
REACH = 80
LONGEST_BOUND = 16
LONGEST_INDICATOR = 24

CLAUSE_MARK = lazily(r"[，。；：！？\n;:!?]|,(?!\d{3}(?!\d))")
SENTENCE_MARK = lazily(r"[。；！？\n;!?]")
# What goes on a list of quantities: 3处公园、2处古树园.
JOINED = lazily("[、和及与]")
LIST_MARK = lazily(r"[一-鿿]{0,12}[、和及与]")

OPERATOR_BEFORE: dict[str, str] = {word: operator for operator, words in _TABLE["before"].items() for word in words}
OPERATOR_AFTER: dict[str, str] = {word: operator for operator, words in _TABLE["after"].items() for word in words}
# 不少于50家 · 突破120亿元 · 近百家 (最近, 附近, 节约 and 合约 are none of it)
BOUND_BEFORE = lazily(rf"(?<![最附靠临节合制条预契])(?P<bound>{any_of(OPERATOR_BEFORE)})了?$")
# 90%以上 · 50个工作日内 · 5.5%左右 (内容, 内部 and 内外 are none of it)
BOUND_AFTER = lazily(rf"(?P<bound>{any_of(OPERATOR_AFTER)})(?<!内(?=[容部外设陆涵资需]))")
# 失业率控制在5.5%: no word bounds the number, and yet it is the highest.
HELD_BEFORE = lazily("控制在$")
# 至少建成一所: 至少 is before the verb.
BOUND_AFAR = lazily(r"(?:至少|最少)[一-鿿（）()]{1,8}$")

CHANGES: dict[str, str] = {word: change for change, words in _TABLE["change"].items() for word in words}
_WORDS = _TABLE["change_words"]
# 增长5.6% · 同比增长 · 新增100P
# … and 改造提升, where nothing grows.
CHANGE_BEFORE = lazily(rf"(?:(?:改造|整治|优化|巩固)提升|(?P<change>{any_of(CHANGES)}))了?$")
# 提高到95.2%: a level, and no change.
LEVEL_BEFORE = lazily(rf"(?:{any_of(CHANGES)})(?:{any_of(_WORDS['reaching'])})$")
GOVERNING = frozenset(_WORDS["governing"])
# … and what was done to the noun: 棚户区改造开工1200套.
_DONE = r"(?<=[一-鿿][一-鿿])(?<!新)(?:开工|竣工|完工|交付|投产|投用)"
NEUTRAL_BEFORE = lazily(rf"(?:{any_of(_WORDS['neutral'])}|{_DONE})$")

_VERBS = _TABLE["verbs"]
_NOMINAL = "|".join(_VERBS["nominal"].split())
_DESCRIBED = "|".join(_VERBS["described"].split())
# 建 by itself takes an object, and is in a hundred nouns: 建筑, 建材, 建议, 共建.
_BUILD = "(?<![新改扩续创组筹共构封基])建(?![设筑议材档制国党成立有好])"
# 办理时限, 办理期限: nouns.
_HANDLE = "办理(?![时期])"
STRONG_VERB = lazily(rf"(?:{any_of({*_VERBS['strong'], *GOVERNING})})(?!{_NOMINAL})|{_BUILD}|{_HANDLE}")
MAKING = frozenset(_VERBS["making"])
WEAK_VERB = lazily(rf"(?:{any_of(_VERBS['weak'])})(?!{_NOMINAL}|{_DESCRIBED})(?=.)")
VERBS_ALONE = frozenset(_VERBS["weak"])
_NOUNS = _TABLE["nouns"]
# 创新平台, 创新型企业: nouns.
_INNOVATE = "创新(?![平中基示型团联产药成试券])"
ENDING = lazily(rf"{any_of(_NOUNS['ending'])}|{_INNOVATE}")
TRAILING = lazily(rf"(?<=..)(?:{any_of(_NOUNS['trailing'])})$")
# 自受理之日起3个工作日办结: what such a time is, where nothing names it.
TIME_INDICATOR = "办理时限"
# 每月更新一次: in each of these spans of time.
_PERIOD = "每(?:半?年度?|季度?|月|周|旬|日|天|学期)"
PERIOD = lazily(_PERIOD)

LEADING = lazily(rf"{_PERIOD}|{any_unless(_TABLE['leading'])}|(?:{DATE_OR_YEARS})(?:底|末|以前|前)?")
