"""What exports for Chinese offices say: headings of columns, names of sheets, lines around tables."""

from __future__ import annotations

# Headings of columns.
NUMBER = "序号"
SECTION = "章节"
TASK = "任务内容"
ROLE = "职责"
PARTY = "责任主体"
OTHER_PARTIES = "其他责任"
DEADLINE = "完成时限"
TARGETS = "目标值"
BASIS = "依据"
PROGRESS = "进展"
REMARKS = "备注"
DOCUMENT_NUMBER = "发文字号"
KEY = "任务标识"
UNIT = "单位"
LEADER = "领导"
COUNT = "任务数"
INDICATOR = "指标"
CHANGE = "变化"
OPERATOR = "关系"
UPPER = "上限"
SOURCE = "原文"
SEVERITY = "级别"
CODE = "代码"
MESSAGE = "说明"
HINT = "建议"
UNNAMED_COLUMN = "第{}列"

# Names of sheets, and the titles of those that bear another.
TASKS = "任务台账"
GONE = "原台账任务"
SLIP = "交办单"
BY_UNIT, BY_UNIT_TITLE = "按单位", "按单位分列任务"
BY_LEADER, BY_LEADER_TITLE = "按领导", "按领导分列任务"
TARGET_SHEET, TARGET_TITLE = "指标", "目标指标"
UNASSIGNED, UNASSIGNED_TITLE = "未分配", "未分配到单位的文字"
DIAGNOSTICS, DIAGNOSTICS_TITLE = "问题", "问题清单"
SLIP_TITLE = "督查交办单（{}）"
FORMER_SHEET = "原{}"
FORMER_FILE = "{}.原件{}{}"

# Cells and notes.
SEVERITIES = {"error": "错误", "warning": "警告", "info": "提示"}
DERIVED = "{}（依约定）"
MANY = "（{}个）{}"
AS_WRITTEN = "原文：{}"
OF_NOTICE = "通知："
PAGE = "第{}页"
CUT = "……（全文见原通知）"

# Lines around a table.
TITLE_OF_NOTICE = "依据：{}"
QUOTED = "《{}》"
DAY = "{0.year}年{0.month}月{0.day}日"
TASK_COUNT = "共{}项任务"
KEPT = "下列任务在现行通知中已不存在，原有填报内容保留于此。"
CLOSING = (
    "承办单位（盖章）：　　　　　　　　　　　　负责人（签字）：　　　　　　　　　　　　联系人及电话：　　　　　　　　　　　　填报日期：　　　　年　　月　　日",
)
PAGE_OF_PAGES = "第 &P 页　共 &N 页"

# Fonts of official documents (GB/T 9704—2012 names them for text and headings).
SONG, HEI = "宋体", "黑体"
