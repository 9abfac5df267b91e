"""The elements of an official document (GB/T 9704—2012, clause 7), and what web pages put before it."""

from __future__ import annotations

import re

from taskparse.lexicon.headings import CHINESE_NUMBERS

# 历下政办字〔2025〕1号
NUMBER = r"[一-鿿]{1,14}(?:[〔\[（(【［]\s*(?:19|20)\d{2}\s*[〕\]）)】］])\s*第?\s*\d{1,5}\s*号"
DOCUMENT_NUMBER = re.compile(rf"[（(]?(?P<value>{NUMBER})[）)]?")
DATE = re.compile(
    r"(?P<year>(?:19|20)\d{2}|[一二][〇○零Ｏ0一二三四五六七八九]{3})\s*年\s*(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})\s*月\s*"
    r"(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s*日"
)
UNNAMED_DATE = re.sub(r"\?P<\w+>", "?:", DATE.pattern)
PRINTED = re.compile(rf"(?P<by>[一-鿿（）()]{{4,30}}?)?(?P<on>{UNNAMED_DATE})\s*印发")

# Names of bodies that issue notices.
AUTHORITY = re.compile(
    r"[一-鿿“”]{0,40}(?:人民政府(?:办公[厅室])?|政府办公[厅室]|管理?委员?会(?:办公室)?|委员会|办公[厅室]|国务院|[局厅委部署院会行]|领导小组|总队|支队|中心|法院|公司|集团|分行|支行|联合会|税务局|海关)"
)
# 某市某区人民政府文件
LETTERHEAD = re.compile(rf"(?P<value>{AUTHORITY.pattern})文件")
# The part of a title that names who issues it: 某市人民政府办公室关于印发….
TITLE_AUTHORITY = re.compile(rf"(?P<value>{AUTHORITY.pattern})(?=关于|印发|转发|批转|发布)")
# How the title of a cover letter ends, or of a document that has none.
COVER_TAIL = re.compile(r"(?:通知|意见|决定|公告|通告|通报|函|批复|报告)(?:[（(〔][^（）()]{1,20}[）)〕])*$")
TITLE_VERB = re.compile("关于|印发|转发|批转|发布")

# What pages put around a title: 某政发〔2025〕1号《某市人民政府关于…的通知》, …的通知（某政发〔2025〕1号）.
AROUND_TITLE = re.compile(
    rf"(?P<before>{NUMBER})?\s*(?P<open>《)?(?P<title>(?(open)(?:[^《》]|《[^《》]*》)+?|.+?))(?(open)》)\s*(?:[（(](?P<after>{NUMBER})[）)])?",
    re.DOTALL,
)

# 各街道办事处，区政府各部门（单位）：
ADDRESSEES = re.compile(r"(?P<value>[^。！？《》]{2,400}?)[：:]")
# 现就有关事项通知如下：
NOT_ADDRESSEES = re.compile(
    r"^(?:为|根据|按照|依据|经|现将|现就|近年来|随着|今年|当前|一是)|(?:如下|以下[一-鿿]{0,8}|事项|要求|意见|措施|内容|说明|附件)[：:]$"
)
ADDRESSEE_WORD = re.compile(
    "各|政府|部门|单位|委员会|办公室|直属|街道|乡镇|局|企业|公司|院校|银行|机构|管委会"
)

# （此件公开发布）, (公开属性:主动公开), 此件主动公开
DISCLOSURE = re.compile(
    r"[（(]?(?P<value>此件[一-鿿]{0,10}公开[一-鿿]{0,6}|公开(?:属性|方式)[：:][一-鿿]{2,6}|主动公开|信息公开选项[：:][一-鿿]{2,6})[）)]?"
)
ATTACHMENT = re.compile(r"附件(?:[：:]|\d{0,2}[：:.．])(?P<value>.{2,80})")
SIGNATORY = re.compile(r"签发人[：:](?P<value>.{2,20})")
COPIED_TO = re.compile(r"抄送[：:](?P<value>.{2,400})")
SECRECY = re.compile(r"(?P<value>绝密|机密|秘密)(?:★.{0,10})?")
URGENCY = re.compile("(?P<value>特急|加急|特提|平急)")
COPY_NUMBER = re.compile(r"(?P<value>\d{6})")

# 日前，某市印发…。全文如下：
NEWS_END = re.compile("(?:全文|原文|内容|政策)如下[：:]$")

# What web pages and collections print before a notice.
WEB_PREFACE = re.compile(
    r"(?:[-·•]\s*)?(?:设为首页|加入收藏|无障碍(?:阅读|浏览)?|[长适]者(?:版|模式|助手)|适老版|手机版|返\s*回|(?:政府)?信息公开|打\s*印|关\s*闭|下\s*载|全\s*屏|收\s*藏)|"
    r"(?:【法宝引证码】|原文链接|索\s*引\s*号|主题分类|发文(?:机关|单位|字号|日期)|发布(?:机构|日期|时间|单位|人)|成文日期|公开(?:日期|类别|形式|范围)|生效日期|"
    r"有\s*效\s*性|信息(?:来源|分类|名称)|来\s*源|文章来源|作\s*者|责任编辑|编\s*辑|浏览(?:次数|量)?|点击(?:数|量|次数)?|阅读(?:次数|量)?|字\s*[体号]|打\s*印|分享(?:到)?|"
    r"(?:当前|所在)位置|您(?:的|现在的)?位置|首页|时\s*间|日\s*期|文\s*号|名\s*称|标\s*题|主\s*题\s*词|组配分类|服务对象|关键词|统一登记号|登记号|施行日期|失效日期|废止日期|效力状态|扫一扫|【字体|【打印|【关闭|\[打印|打印本页|关闭窗口|上一篇|下一篇|相关(?:附件|文档|链接|解读))"
    r"\s*[：:】\]].{0,120}|https?://\S+|(?:【?字体[：: ]|【?打印|分享到|当前位置|首页\s*[>＞»]).{0,80}"
)

# What a page tells of the notice among its particulars: 文号 某政办〔2025〕1号, 成文日期：2025年2月12日.
PARTICULARS = {
    "document_number": re.compile(rf"(?:文\s*号|发文字号)\s*[：:]?\s*(?P<value>{NUMBER})"),
    "issue_date": re.compile(rf"成文日期\s*[：:]?\s*(?P<value>{UNNAMED_DATE})"),
}

# A particular's name on a line of its own; its value is on the next.
WEB_PARTICULAR = re.compile(
    r"索\s*引\s*号|文件类型|公文种类|主题分类|发文(?:机关|单位|机构|字号|日期)|发布(?:机构|日期|时间|单位)|成文日期|生成日期|公开(?:日期|类别|形式|范围|方式)|"
    r"效力状态|有\s*效\s*性|信息来源|文\s*号|主\s*题\s*词|组配分类|服务对象|关键词|(?:实施|失效)日期"
)

# What they print after one.
WEB_FOOTER = re.compile(
    r"(?:【?打印(?:本页|文章)?】?|【?关闭(?:窗口|本页)?】?|扫一扫|主办[：:]|承办[：:]|网站(?:标识码|地图|支持IPv6)|版权所有|"
    r"[^，。]{0,12}ICP备|[^，。]{0,6}公网安备|技术支持[：:]|联系我们|上一篇|下一篇|相关(?:附件|文档|链接|解读|新闻)|分享到|责任编辑[：:]|编辑[：:]|来源[：:])[^。]{0,80}"
)

WEB_FOOTER_LINE = re.compile(rf"{WEB_FOOTER.pattern}|(?:主办|承办)单位[：:].{{2,40}}")

_CHINESE_DIGITS = {digit: str(i) for i, digit in enumerate("〇一二三四五六七八九")} | {
    "○": "0",
    "零": "0",
    "Ｏ": "0",
}


def year_of(words: str) -> int:
    """Return a year written in figures or in Chinese digits.

    >>> year_of("2025"), year_of("二〇二五")
    (2025, 2025)
    """
    return int("".join(_CHINESE_DIGITS.get(character, character) for character in words))


def small_number(words: str) -> int:
    """Return a month or day written in figures or in Chinese.

    >>> small_number("12"), small_number("三十一")
    (12, 31)
    """
    return int(words) if words.isdecimal() else CHINESE_NUMBERS.get(words, 0)
