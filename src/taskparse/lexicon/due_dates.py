"""Points in time as notices write them, and which of them in a task's text say by when (reading rules §8).

`lexicon/deadlines.py` tells whether words of an annotation are a deadline; here its parts have names, so that the
day meant can be computed.
"""

from __future__ import annotations

import re

_FIGURES = "0-9０-９"
_HAN = "一二三四五六七八九十"
_YEAR = rf"(?:(?P<year>(?:19|20)[{_FIGURES}]{{2}}|[一二][〇○零Ｏ一二三四五六七八九]{{3}})\s*年度?|(?P<relative>今年|本年度?|当年|明年|次年|翌年)|(?P<each>每年|各年度?))"
_MONTH = rf"(?P<month>[{_FIGURES}]{{1,2}}|[{_HAN}]{{1,2}})\s*月份?"
_DAY = rf"(?P<day>[{_FIGURES}]{{1,2}}|[{_HAN}]{{1,3}})\s*日"
_MONTH_PART = r"(?P<part>底|末|初|上旬|中旬|下旬)"
_QUARTER = r"第?(?P<quarter>[一二三四1-4])\s*季度"
# What stands before 前 is still meant, be it a day, a month or a year: 11月15日前, 6月前, 2025年以前 (每年新增5万套).
_BEFORE = r"(?P<before>之?前|以前)"
# 2025—2027年: the last of them.
_FROM = (
    rf"(?:(?:19|20)[{_FIGURES}]{{2}}\s*年?\s*[-—–－~～至到]{{1,2}}\s*(?=(?:19|20)[{_FIGURES}]{{2}}\s*年))?"
)
# 2025年6月底前 · 11月15日前 · 2025年第三季度 · 上半年 · 年底前 · 2025年内 · 到2025年 · 2025.6.30 · 2025—2027年
POINT = re.compile(
    rf"(?<![{_FIGURES}{_HAN}两几多数半整]){_FROM}(?:"
    r"(?P<dotted_year>(?:19|20)\d{2})[-./](?P<dotted_month>\d{1,2})(?:[-./](?P<dotted_day>\d{1,2}))?(?!\d)"
    rf"|(?P<of>{_YEAR})?(?:{_MONTH}(?:{_DAY}|{_MONTH_PART})?|{_QUARTER}|(?P<half>[上下]半年)|(?(each)[底末内终]|(?(of)[底末内终]?|年[底末内终]))))"
    rf"(?:底|末)?{_BEFORE}?"
)
# “十四五”末: the five-year plans end with the years that end in 5 and 0.
PLAN = re.compile('[“"]?十(?P<plan>[三四五六])五[”"]?(?:时期)?(?:期?末|期间|规划期)')
PLAN_ENDS = {"三": 2020, "四": 2025, "五": 2030, "六": 2035}
ONGOING = re.compile(
    "持续|长期|常态|常年|全年|经常|动态|不断|每年|每月|每季|每半年|每周|每日|每天|各年度|坚持"
)

RELATIVE_YEARS = {"明年": 1, "次年": 1, "翌年": 1}
MONTH_PARTS = {"上旬": 10, "中旬": 20}
VAGUE_PART = "初"
# 2026年春节前, 今年汛期前: a part of the year that no calendar of ours knows.
VAGUE_SEASON = re.compile(
    "(?:元旦|春节|清明|端午|中秋|国庆|五一|十一|两会|[春夏秋冬][季天]|主?汛期|雨季|[供采]暖|开学|暑[假期]|寒假|高考)"
)
HALF_ENDS = {"上": 6, "下": 12}
QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}

# 自印发之日起至2027年12月31日, 政策有效期至…, 延长至…: how long a rule holds, and since when.
TERM_BEFORE = re.compile(
    r"(?:自|从|[对在于])[^，。；：,;]{0,16}$|(?:期限?|有效期|执行期?|延续|延长|截止|截至|顺延|适用|有效|执行|实施期限?|保留|过渡|暂定)[^，。；：,;]{0,6}$"
    r"|(?:根据|依据|按照?|较|比)$|[至到—–\-～]$"
)
TERM_AFTER = re.compile(
    r"^(?:（含[^（）]{0,6}）|\(含[^()]{0,6}\))?(?:起|以来|以后|之后|期间|[至到—–～-]|供应|购买|购置|取得|备案|出生|签订|已|的|缴清|缴纳|度(?!假)|认定|底?前已)"
)
# 2024年出台…, 2025年计划: when it was; 3月底前出台…: by when.
WHEN_AFTER = re.compile("印发|出台|发布|制定|公布|上市|入库|第|计划|目标|工作要点|任务")
MARKED_BEFORE = ("前", "底", "末")
# What makes a year or a month by itself a deadline: what is done by then, right behind it.
DONE = re.compile(
    r"^[^，。；：,;]{0,40}?(?:完成|建成|竣工|开工|投用|投产|启用|启动|实现|达到?|突破|建立|形成|出台|上线|运行|通车|交付|覆盖|打造|培育|新增|新建|改造|力争|确保|至少|全面|基本|推动|组织|分配|创建|上榜|争取|纳入)"
)
REACHED_BEFORE = re.compile(r"(?P<reach>到|至|截至)$")
# 费率政策至2024年12月31日。: what holds until then, where nothing but the clause's end follows.
UNTIL = re.compile("[到至截]")
NO_UNTIL = re.compile("(?:^|力争|确保|争取|计划|预计|努力)$")
CLAUSE_STOP = re.compile("[。；;，,）)]|$")
# 今年 by itself says when something happens, not by when.
BARE_YEAR = re.compile("(?:今年|当年|本年度?)$")
