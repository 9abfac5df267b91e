"""What the page of a comparison itself says, in both its languages."""

from __future__ import annotations

from taskparse.model.roles import ROLES

WORDS: dict[str, dict[str, str]] = {
    "zh": {
        "comparison": "通知对比", "old": "旧", "new": "新", "changed": "有变化", "added": "新增", "removed": "取消",
        "unchanged": "无变化", "text": "内容", "section": "章节", "moved": "位置", "target": "目标值", "deadline": "完成时限",
        **{role: kind.term for role, kind in ROLES.items()}, "units": "各单位变化", "unit": "单位", "before": "原任务数", "after": "现任务数",
        "nothing": "两份通知的任务没有变化。", "none": "（无）",
    },
    "en": {
        "comparison": "Comparison", "old": "old", "new": "new", "changed": "Changed", "added": "Added",
        "removed": "Removed", "unchanged": "Unchanged", "text": "text", "section": "section", "moved": "moved",
        "target": "target", "deadline": "deadline", **{role: kind.words for role, kind in ROLES.items()},
        "units": "By unit", "unit": "Unit", "before": "before", "after": "after",
        "nothing": "No task has changed.", "none": "(none)",
    },
}  # fmt: skip
"""Language to word to what is shown."""
