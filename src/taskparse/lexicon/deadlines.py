"""By when: the wording of 完成时限 (reading rules §1, §8)."""

from __future__ import annotations

import re

_YEAR = r"(?:(?:19|20)\d{2}\s*年|[一二]〇[〇一二三四五六七八九]{2}年|今年|明年|当年|本年|年|每年|各年度?)"
_MONTH = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*月份?"
_DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*日"
_QUARTER = r"(?:第?[一二三四1-4]\s*季度|[上下]半年|[一二三四]季度|[上中下]旬)"
_END = r"(?:底|末|初|中旬|上旬|下旬|中)"
_POINT = rf"(?:{_YEAR}?(?:{_MONTH}(?:{_DAY}|{_END})?|{_QUARTER}{_END}?|{_END})|{_YEAR}{_END}?|\d{{4}}[-./]\d{{1,2}}(?:[-./]\d{{1,2}})?)"
_BEFORE = r"(?:之?前|以前|为止|止|内)?"
_DONE = r"(?:基本|全面|全部|力争|确保)?(?:完成|取得[^，。；]{0,12}|建成|见效|到位|启动|实施|落实|办结|竣工|投用|开工|印发|出台|上报)?"
_RANGE = rf"(?:{_POINT}\s*(?:至|到|[-—–－~～]+)\s*)?"
_GOING = (
    r"(?:持续|长期|常年|全年|常态化?|每年|动态|按时序进度|按(?:照)?(?:序时|时序|计划|时间|国家|省|上级|年度)[^，。；]{0,14}|"
    r"(?:立即|即时|随时|分年度|分阶段|按年度|按季度|每月|每季度?|及时|近期|中期|远期|短期)[^，。；]{0,10})"
    r"(?:坚持|推进|实施|开展|落实|完成|抓好|推动|进行|见效|优化|跟进|更新|调整|深化|执行)?(?:并?(?:长期|持续)?(?:坚持|推进|实施|开展))?"
)
_ONE = rf"(?:{_RANGE}(?:{_YEAR}度?)?{_POINT}{_BEFORE}{_DONE}(?:并(?:持续|长期)\S{{0,6}})?|{_GOING}|以后[^，。；]{{1,12}}|年内(?:完成)?|当年(?:完成)?)"
# A part of an annotation that says by when, with no label: 6月底前完成, 持续推进, 2025年第三季度.
UNLABELLED_DEADLINE = re.compile(rf"(?:完成时限为?|于|在)?{_ONE}(?:[，,、]{_ONE})*")
# In characters; longer words are prose.
LONGEST_DEADLINE = 60
# Nothing but “year”: 全年 is a deadline, 年 is not.
NO_DEADLINE = re.compile(r"(?:年|今年|明年|当年|本年|各年度?)?")
