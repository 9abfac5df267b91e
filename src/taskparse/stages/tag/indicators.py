"""What a quantity counts or measures, named as a reader would head the column (reading rules §8)."""

from __future__ import annotations

from taskparse.grammar.bounds import change_of
from taskparse.grammar.indicators import is_described, last_verb, noun_after, noun_before
from taskparse.grammar.targets import GOVERNING, LEVEL_BEFORE
from taskparse.stages.tag.settings import Setting


def indicator_of(setting: Setting) -> str | None:
    """Return what a quantity counts or measures, or None if its own words do not say."""
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


def _stands_before_noun(setting: Setting) -> bool:
    """Whether the noun behind a quantity is the one it counts, where there is a noun on either side."""
    if setting.quantity.kind == "share":
        return is_described(setting.text[setting.bounds.range.stop :])
    return setting.quantity.kind in ("count", "people", "measure")
