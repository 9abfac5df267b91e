"""How task tables are worded, besides the names of their columns that `words.toml` lists."""

from __future__ import annotations

import re

# 市级重点任务, 牵头推进事项: a column nobody knows by its whole name.
TASK_TAIL = re.compile("(?:任务|举措|措施|事项|内容)$")
# 属地单位, 审批部门; 督办领导: what stands in a column, whatever its role.
UNITS_TAIL = re.compile("(?:单位|部门|主体)$")
PEOPLE_TAIL = re.compile("(?:领导|责任人|负责人|联系人)$")
# In characters, white space left out.
LONGEST_COLUMN_NAME = 20

# 1, 12., （3）: what a cell of serial numbers holds.
SERIAL = re.compile(r"[（(]?(?P<number>\d{1,3})[）)]?[.．、]?")
# 一、主要指标, （一）稳增长: numbers that rows between tasks begin with, as keys of `MARKER_STYLES`.
SECTION_STYLES = frozenset(("第一章", "第一节", "一、", "（一）"))
# 附件2, 附表：; 注：…, 填报人：…: what ends a table above it.
TABLE_END = re.compile(
    r"附[件表](?:\d{1,2}|[一二三四五六七八九十]{1,2})?[：:]?|(?:备?注|说明|填[报表](?:人|单位|时间|日期)|联系(?:人|电话)|审核人)[：:].*"
)
# 引进研发机构, 建成甲县医院: words that begin what is to be done, and no unit's name.
DOING = re.compile(
    "^(?:新建|改建|扩建|修建|修缮|建成|建好|建立|引进|引入|培育|打造|推动|推进|完善|加强|加快|强化|深化|优化|提升|支持|扶持|组建|成立|设立|争创|开展|实施|完成|启动|"
    "申报|举办|办好|做好|抓好|健全|促进|改造|整修|迁建|建设(?!局|厅|部|委|银行|和|与|工程|管理))"
)
