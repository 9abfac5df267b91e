"""Which quantities a task must reach, and which are a policy's own rules (reading rules §8).

Each rule says of a quantity in its setting that it is no target; one is enough.
"""

from __future__ import annotations

from collections.abc import Callable

from taskparse.grammar import policy as rules
from taskparse.grammar.indicators import last_verb, noun_before
from taskparse.grammar.targets import MAKING, PERIOD, STRONG_VERB, WEAK_VERB
from taskparse.stages.tag.settings import Setting

# 十大工程, 二十条措施: names by their number are no larger.
SMALL = 30


def is_goal(setting: Setting) -> bool:
    """Return whether a quantity is one that the task must reach."""
    return not any(rule(setting) for rule in RULES)


def _counts_nothing(setting: Setting) -> bool:
    """A bare number is a target only where a word bounds it: 注册总量突破5亿."""
    return setting.quantity.kind is None and not setting.bounds.stated


def _is_round(setting: Setting) -> bool:
    """百家, 千名: numbers only with a bound (近百家); 亿元以上 is a class."""
    quantity = setting.quantity
    if not quantity.round or quantity.more:
        return False
    return quantity.kind in ("money", "share", "measure", None) or not setting.bounds.stated


def _is_a_name(setting: Setting) -> bool:
    """Small numbers in Chinese are as often names: 三项保障, 一个目标, 甲、乙两项工作; a verb that makes them decides."""
    quantity = setting.quantity
    is_large = quantity.value >= SMALL or quantity.is_scaled
    if quantity.figures or quantity.round or quantity.kind == "share" or setting.bounds.stated or is_large:
        return False
    if quantity.value == 1 and quantity.upper is None:
        return (
            rules.is_lot(quantity.unit)
            or not PERIOD.search(setting.clause_before)
            or bool(rules.PERMISSION.search(setting.sentences(1)))
        )
    counts = _is_made(setting) and (_is_object(setting) or not setting.after)
    return not (counts or setting.bounds.change or setting.listed)


def _is_time(setting: Setting) -> bool:
    """Terms and spans of time are targets only where they are shortened or promised: 3个工作日办结."""
    if setting.quantity.kind != "time":
        return False
    if rules.TIME_GOAL_BEFORE.search(setting.clause_before):
        return bool(rules.PARAMETER.search(setting.words))
    is_short = rules.SHORT_TIMES.search(setting.quantity.unit or "")
    return not (is_short and rules.TIME_GOAL_AFTER.search(setting.clause_after))


def _is_condition(setting: Setting) -> bool:
    """对商品住宅去化周期超过36个月的，…: whom a rule is for."""
    if rules.CONDITION_END.search(setting.clause_after) or rules.CONDITION_IF.search(setting.clause_before):
        return True
    if setting.bounds.stated and rules.CONSEQUENCE_AFTER.match(setting.behind):
        return True
    if not rules.CONDITION_START.search(setting.clause_before):
        return False
    return setting.quantity.kind == "money" or rules.describes(setting.clause_after)


def _is_rule(setting: Setting) -> bool:
    """Subsidies, thresholds and permissions, unless the clause sets them as a goal."""
    quantity = setting.quantity
    if quantity.kind == "time" or rules.GOAL.search(setting.clause_before):
        return False
    if quantity.kind in ("count", "people"):
        patterns = rules.OF_COUNTS if STRONG_VERB.search(setting.before) else rules.WAIVED
        return any(pattern.search(setting.words) for pattern in patterns)
    if rules.SET_BY_POLICY.match(setting.bound_words) or any(pattern.search(setting.words) for pattern in rules.WAIVED):
        return True
    return bool(rules.SUBSIDY.search(setting.words)) or _is_among_rules(setting)


def _is_among_rules(setting: Setting) -> bool:
    """A number in a sentence of rules, that neither a verb nor a year makes a goal: 生均补助：高级职称人才20万元."""
    words = setting.sentences(2 if setting.quantity.kind == "money" else 1)
    is_least = setting.bounds.operator in "≥>" and setting.bounds.range.start < setting.quantity.range.start
    if is_least or setting.bounds.change:
        return False
    if rules.BY_WHEN.search(words) or STRONG_VERB.search(setting.before):
        return False
    return any(pattern.search(words) for pattern in (*rules.WAIVED, rules.SUBSIDY))


def _is_rate_or_ceiling(setting: Setting) -> bool:
    """按项目投资额的30% · 按35人测算 · 单个项目最高500万元."""
    by = rules.BY_RATE.search(setting.clause_before)
    if by and not STRONG_VERB.search(by["by"]):
        return True
    return setting.quantity.kind in ("money", "share") and bool(rules.CEILING.search(setting.clause_before))


def _is_attribute(setting: Setting) -> bool:
    """厚度低于0.01毫米的地膜 · 10亿元以上项目3个 · 40%以上的政策 · 100人以上的队伍: what kind of thing is meant."""
    kind = setting.quantity.kind
    if not setting.bounds.stated:
        return _is_part_of_a_description(setting)
    if kind in ("count", "people"):
        return kind == "people" and bool(rules.MADE_UP_OF_PEOPLE.search(setting.after))
    if rules.POLICY_AFTER.search(setting.after):
        return True
    if rules.ATTRIBUTE_AFTER.search(setting.after):
        # 60%以上的县市 counts them; 降幅超过10%的县市 says which are meant.
        return bool(noun_before(setting.before)) if kind == "share" else not _is_object(setting)
    if kind not in ("money", "measure"):
        return False
    return bool(rules.CLASS_AFTER.search(setting.after) or (not setting.before and setting.after))


def _is_part_of_a_description(setting: Setting) -> bool:
    """百亿元项目 · 60至90平方米范围 · 不大于建筑面积5%的设备平台: bounded, if at all, not by a word right at the number."""
    quantity = setting.quantity
    if quantity.kind == "money" and not quantity.figures and rules.CLASS_AFTER.search(setting.after):
        return True
    if rules.SPAN_AFTER.search(setting.after):
        return True
    is_bounded = rules.BOUND_FAR_BEFORE.search(setting.before)
    return bool(is_bounded and rules.ATTRIBUTE_AFTER.search(setting.after))


def _is_object(setting: Setting) -> bool:
    """Whether a verb is right before the quantity: 投放不低于40亿元的贷款."""
    verb = last_verb(setting.before)
    return verb is not None and verb.end() == len(setting.before)


def _is_made(setting: Setting) -> bool:
    """Whether the last verb before the quantity makes what it counts: 打造两个园区."""
    verb = last_verb(setting.before)
    return verb is not None and verb.group() in MAKING


def _is_reference(setting: Setting) -> bool:
    """针对首年关税为零的2034种 · 全市17个重点产业: what is there already."""
    before = setting.before
    if rules.RANK_BEFORE.search(setting.clause_before):
        return True
    is_counted = setting.quantity.kind in ("count", "people")
    if is_counted and rules.FIXED_SET_BEFORE.search(setting.clause_before) and not _is_made(setting):
        return True
    match = rules.REFERENCE.search(before)
    return match is not None and not (
        STRONG_VERB.search(before, match.end()) or setting.bounds.change or WEAK_VERB.search(before, match.end())
    )


def _is_base(setting: Setting) -> bool:
    """由70万元提高到90万元: where a change begins."""
    return bool(rules.BASE_BEFORE.search(setting.before) and rules.BASE_AFTER.search(setting.clause_after))


def _is_aside(setting: Setting) -> bool:
    """（第一期规模100亿元）: what a bracket explains."""
    return rules.is_aside(setting.sentences(1)[: -len(setting.clause_after) or None])


RULES: tuple[Callable[[Setting], bool], ...] = (
    _counts_nothing,
    _is_round,
    _is_a_name,
    _is_time,
    _is_condition,
    _is_rule,
    _is_rate_or_ceiling,
    _is_attribute,
    _is_reference,
    _is_base,
    _is_aside,
)
