"""What web pages and collections print around a notice, and what they say of it there."""

from __future__ import annotations

import re

from taskparse.grammar.dates import DATE
from taskparse.grammar.elements import NUMBER
from taskparse.grammar.marks import COLONS
from taskparse.grammar.patterns import lazily
from taskparse.model.source import Range, as_range

# 日前，某市印发…。全文如下：
_NEWS_END = lazily("(?:全文|原文|内容|政策)如下[：:]$")

# 索引号 | 000014349/2018-00119 | 发文字号：国发〔2018〕43号 | 成文日期： | 2018年12月25日; white space is taken out before.
_LABELS = (
    r"索引号|信息索引号|主题分类|主题词|主题|分类|信息分类|公文种类|文件类型|体裁分类|体裁|组配分类|服务对象|服务对象分类|发文机关|发文单位|制发机关|制定机关|发布机构|发布机关|"
    r"发布单位|公开机构|公开主体|公开责任部门|信息来源|来源|发文字号|文号|文件编号|公文文号|文件号|成文日期|成文时间|发文日期|发文时间|印发日期|签发日期|生成日期|发布日期|发布时间|"
    r"公开日期|公开时间|公开方式|公开形式|公开范围|公开程序|公开时限|生效日期|生效时间|施行日期|实施日期|废止日期|失效日期|失效时间|有效性|效力状态|是否有效|时效性|信息名称|名称|公文名称|"
    r"文件名称|标题|信息标题|关键词|关键字|统一登记号|登记号|内容概述|内容摘要|访问量|浏览次数|点击数"
)
_PARTICULAR = lazily(rf"【?(?:{_LABELS})(?:】?[:：]?|】?[:：].*)", re.DOTALL)
# One of these at least; lists of anything may have columns for name and date.
_TELLING = lazily(
    "【?(?:信息)?(?:索引号|发文字号|(?:公文)?文号|发文机关|成文日期|发布机构|公开(?:方式|形式|范围|日期))"
)
# In characters, name and value.
_LONGEST_PARTICULAR = 140
_GAP = r"[\s:：】\]]*"
# What a page states of the notice beside it, each after its name: 文号 某政办〔2025〕1号, 成文日期：2025年2月12日.
STATED = {
    "document_number": lazily(
        rf"(?:发\s*文\s*字\s*号|(?:公\s*文\s*|发\s*文\s*)?文\s*号|文\s*件\s*(?:编\s*)?号){_GAP}(?P<value>{NUMBER})"
    ),
    "issue_date": lazily(rf"(?:成\s*文|发\s*文|印\s*发|签\s*发)\s*(?:日\s*期|时\s*间){_GAP}(?P<value>{DATE.pattern})"),
    "title": lazily(rf"(?:标\s*题|名\s*称){_GAP}(?P<value>[^\t\n]+)"),
}

# What web pages and collections print before a notice.
_PREFACE = lazily(
    r"(?:[-·•]\s*)?(?:设为首页|加入收藏|无障碍(?:阅读|浏览)?|[长适]者(?:版|模式|助手)|适老版|手机版|返\s*回|(?:政府)?信息公开|打\s*印|关\s*闭|下\s*载|全\s*屏|收\s*藏)|"
    r"(?:【法宝引证码】|原文链接|索\s*引\s*号|主题分类|发文(?:机关|单位|字号|日期)|发布(?:机构|日期|时间|单位|人)|成文日期|公开(?:日期|类别|形式|范围)|生效日期|"
    r"有\s*效\s*性|信息(?:来源|分类|名称)|来\s*源|文章来源|作\s*者|责任编辑|编\s*辑|浏览(?:次数|量)?|点击(?:数|量|次数)?|阅读(?:次数|量)?|字\s*[体号]|打\s*印|分享(?:到)?|"
    r"(?:当前|所在)位置|您(?:的|现在的)?位置|首页|时\s*间|日\s*期|文\s*号|名\s*称|标\s*题|主\s*题\s*词|组配分类|服务对象|关键词|统一登记号|登记号|施行日期|失效日期|废止日期|效力状态|扫一扫|【字体|【打印|【关闭|\[打印|打印本页|关闭窗口|上一篇|下一篇|相关(?:附件|文档|链接|解读))"
    r"\s*[：:】\]].{0,120}|https?://\S+|(?:【?字体[：: ]|【?打印|分享到|当前位置|首页\s*[>＞»]).{0,80}"
)

# A particular's name on a line of its own; its value is on the next.
_PARTICULAR_NAME = lazily(
    r"索\s*引\s*号|文件类型|公文种类|主题分类|发文(?:机关|单位|机构|字号|日期)|发布(?:机构|日期|时间|单位)|成文日期|生成日期|公开(?:日期|类别|形式|范围|方式)|"
    r"效力状态|有\s*效\s*性|信息来源|文\s*号|主\s*题\s*词|组配分类|服务对象|关键词|(?:实施|失效)日期"
)

# What they print after one.
_FOOTER = lazily(
    r"(?:【?打印(?:本页|文章)?】?|【?关闭(?:窗口|本页)?】?|扫一扫|主办[：:]|承办[：:]|网站(?:标识码|地图|支持IPv6)|版权所有|"
    r"[^，。]{0,12}ICP备|[^，。]{0,6}公网安备|技术支持[：:]|联系我们|上一篇|下一篇|相关(?:附件|文档|链接|解读|新闻)|分享到|责任编辑[：:]|编辑[：:]|来源[：:])[^。]{0,80}"
)

_FOOTER_LINE = lazily(rf"{_FOOTER.pattern}|(?:主办|承办)单位[：:].{{2,40}}")


def ends_news(line: str) -> bool:
    """Whether a line ends the news that is before a notice: 日前，某市印发…。全文如下：."""
    return bool(_NEWS_END.search(line))


def is_preface(line: str) -> bool:
    """Whether a line is what pages print before a notice: 索引号：…, 打印, 当前位置：…."""
    is_named = len(line) <= _LONGEST_PARTICULAR and not {*COLONS}.isdisjoint(line) and is_particular(line)
    return is_named or bool(_PREFACE.fullmatch(line))


def is_particular_name(line: str) -> bool:
    """Whether a line is the name of a particular whose value is on the next one: 发文机关."""
    return bool(_PARTICULAR_NAME.fullmatch(line))


def is_particular(words: str) -> bool:
    """Whether a cell, white space taken out, names a particular of a notice: 索引号, 发文字号：某政办〔2025〕1号."""
    return bool(_PARTICULAR.fullmatch(words))


def is_of_notice(words: str) -> bool:
    """Whether a particular is one that notices alone have: lists of anything may have columns for name and date."""
    return bool(_TELLING.match(words))


def particulars(text: str, place: Range) -> dict[str, Range]:
    """Return what a line of a page says of the notice: field of the header to where its value is."""
    found = {field: STATED[field].search(text, *place) for field in ("document_number", "issue_date")}
    return {field: as_range(match.span("value")) for field, match in found.items() if match}


def is_footer(line: str, *, below_another: bool = False) -> bool:
    """Whether a line is what pages print behind a notice; 主办单位：… is one only below another."""
    return bool((_FOOTER_LINE if below_another else _FOOTER).fullmatch(line))
