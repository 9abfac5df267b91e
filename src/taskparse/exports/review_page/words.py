"""What the page itself says, in both its languages."""

from __future__ import annotations

from taskparse.model.roles import OTHER, ROLES

WORDS: dict[str, dict[str, str]] = {
    "zh": {
        "review": "校核", "tasks": "任务", "task": "任务", "unassigned": "未分配", "diagnostic": "问题", "all": "全部",
        "unit": "单位", "leader": "领导", "role": "职责", "any_unit": "全部单位", "any_leader": "全部领导",
        "any_role": "全部职责", "faulty": "有问题", "search": "搜索（按 / ）", "clear": "清除", "shown": "项",
        **{role: kind.term for role, kind in ROLES.items()}, "other": "其他", "deadline": "完成时限", "target": "目标值", "lead_in": "总领语",
        "source": "原文", "page_before": "第", "page_after": "页", "by_unit": "按单位", "by_leader": "按领导",
        "more": "更多", "less": "收起", "theme": "明暗", "language": "English", "keys": "按键", "derived": "依约定",
        "none": "没有符合条件的项", "hint": "建议", "error": "错误", "warning": "警告", "info": "提示",
        "key_next": "下一项 / 上一项", "key_search": "搜索", "key_unassigned": "下一个未分配", "key_fault": "下一个问题",
        "key_clear": "清除选择和筛选", "key_theme": "明暗", "key_language": "中文 / English", "key_help": "按键说明",
        "close": "关闭",
    },
    "en": {
        "review": "Review", "tasks": "tasks", "task": "Tasks", "unassigned": "Unassigned", "diagnostic": "Diagnostics",
        "all": "All", "unit": "Unit", "leader": "Leader", "role": "Role", "any_unit": "All units",
        "any_leader": "All leaders", "any_role": "All roles", "faulty": "With diagnostics", "search": "Search (press /)",
        "clear": "Clear", "shown": "shown", **{role: kind.words for role, kind in ROLES.items()}, "other": "other", "deadline": "deadline", "target": "target", "lead_in": "lead-in", "source": "Source",
        "page_before": "p. ", "page_after": "", "by_unit": "By unit", "by_leader": "By leader", "more": "more", "less": "less",
        "theme": "Theme", "language": "中文", "keys": "Keys", "derived": "derived", "none": "Nothing matches",
        "hint": "Hint", "error": "error", "warning": "warning", "info": "info", "key_next": "next / previous item",
        "key_search": "search", "key_unassigned": "next unassigned", "key_fault": "next diagnostic",
        "key_clear": "clear selection and filters", "key_theme": "light / dark", "key_language": "中文 / English",
        "key_help": "this help", "close": "Close",
    },
}  # fmt: skip
"""Language to word to what is shown."""

ROLE_LOOKS = (*ROLES, OTHER, "deadline", "target")
"""Looks of marks that a card lists below its text, in their order."""
