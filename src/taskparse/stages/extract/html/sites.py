"""How government sites lay out a page: names of their containers, labels of their tables of particulars."""

from __future__ import annotations

import re

from taskparse.grammar.dates import DATE
from taskparse.grammar.elements import NUMBER

# Names (id or class) that the usual publishing systems give to the text of a notice: TRS, UCAP (中国政府网), 博达,
# Jcms, WebPlus, UEditor, WeChat.
ARTICLE_NAMES = frozenset(
    (
        "ucap-content zoom fontzoom trs_editor trs_ueditor trs_web trs_editor_view custom_unionstyle pages_content "
        "article-content article_content articlecontent article-con article_con articlecon art_con artcon "
        "article-body article_body articlebody articlecont wp_articlecontent v_news_content vsb_content js_content "
        "rich_media_content news_content newscontent news-content newscon content_text contenttext contenttxt "
        "xxgk_content xxgkcontent zwgk_content info_content infocontent detail-content detail_content detailcontent "
        "detail_con detail-con xl_content xlcontent bt_content conzt zhengwen artibody endtext divzoom "
        "ivs_content info_content detail-news detailcont vf_detail_content contenttextbox generalcontent "
        "view_content viewcontent text_content mainbody main_text"
    ).split()
)
# Names of what surrounds it.
AROUND_NAMES = frozenset(
    (
        "nav navbar navigation topnav mainnav menu menus submenu breadcrumb breadcrumbs crumb crumbs dqwz position "
        "curpos location weizhi footer foot bottom copyright friendlink yqlj friendlinks share bdsharebuttonbox "
        "bshare fenxiang print dayin toolbar tools zihao fontsize sidebar sidenav aside related xgwd xgyd xgxw "
        "relatednews prevnext pagenav pages pagination page-nav login search searchbox topbar toolbar qrcode erweima "
        "ewm saoyisao backtop gotop"
    ).split()
)
AROUND_TAGS = frozenset("nav footer aside button select".split())

# Tags that hold nothing, or that the next of their kind closes: they do not nest.
LEVEL_TAGS = frozenset(
    (
        "a area base br col embed hr img input link meta param source track wbr path use circle rect line polygon polyline "
        "ellipse stop image p li dd dt td th tr tbody thead tfoot colgroup caption option optgroup rp rt html head body"
    ).split()
)

# What a browser does not show.
UNSEEN_TAGS = frozenset(
    "script style noscript template head title iframe object embed audio video canvas svg datalist rp rt".split()
)
HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
KEPT_BLANKS_STYLE = re.compile(r"(?:^|;)\s*white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
BLOCK_TAGS = frozenset(
    (
        "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption "
        "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option "
        "p plaintext pre search section select summary table tbody td tfoot th textarea thead tr ul xmp"
    ).split()
)
HEADING_TAGS = frozenset("h1 h2 h3".split())
TITLE_NAMES = re.compile(r"title|biaoti|\bbt\b|tit\b", re.IGNORECASE)
LIST_FORMS = {
    "1": "decimal",
    "A": "upperLetter",
    "a": "lowerLetter",
    "I": "upperRoman",
    "i": "lowerRoman",
    "decimal": "decimal",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-roman": "upperRoman",
    "lower-roman": "lowerRoman",
    "cjk-ideographic": "chineseCounting",
    "simp-chinese-informal": "chineseCounting",
    "trad-chinese-informal": "chineseCounting",
}
LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)

# 索引号 | 000014349/2018-00119 | 发文字号：国发〔2018〕43号 | 成文日期： | 2018年12月25日; white space is taken out before.
_LABELS = (
    r"索引号|信息索引号|主题分类|主题词|主题|分类|信息分类|公文种类|文件类型|体裁分类|体裁|组配分类|服务对象|服务对象分类|发文机关|发文单位|制发机关|制定机关|发布机构|发布机关|"
    r"发布单位|公开机构|公开主体|公开责任部门|信息来源|来源|发文字号|文号|文件编号|公文文号|文件号|成文日期|成文时间|发文日期|发文时间|印发日期|签发日期|生成日期|发布日期|发布时间|"
    r"公开日期|公开时间|公开方式|公开形式|公开范围|公开程序|公开时限|生效日期|生效时间|施行日期|实施日期|废止日期|失效日期|失效时间|有效性|效力状态|是否有效|时效性|信息名称|名称|公文名称|"
    r"文件名称|标题|信息标题|关键词|关键字|统一登记号|登记号|内容概述|内容摘要|访问量|浏览次数|点击数"
)
PARTICULARS = re.compile(rf"【?(?:{_LABELS})(?:】?[:：]?|】?[:：].*)", re.DOTALL)
# One of these at least; lists of anything may have columns for name and date.
TELLING_PARTICULARS = re.compile(
    "【?(?:信息)?(?:索引号|发文字号|(?:公文)?文号|发文机关|成文日期|发布机构|公开(?:方式|形式|范围|日期))"
)
# Names of encodings as pages declare them (WHATWG Encoding, 4.2), and what Python calls the one that is meant.
ENCODINGS: dict[str, str] = {
    **dict.fromkeys(("utf-8", "utf8", "unicode-1-1-utf-8"), "utf-8"),
    **dict.fromkeys(
        ("gb2312", "gb_2312", "gb_2312-80", "gbk", "x-gbk", "gb18030", "chinese", "csgb2312"), "gb18030"
    ),
    **dict.fromkeys(("big5", "big5-hkscs", "cn-big5", "x-x-big5"), "big5hkscs"),
}
_GAP = r"[\s:：】\]]*"
NUMBER_PARTICULAR = re.compile(
    rf"(?:发\s*文\s*字\s*号|(?:公\s*文\s*|发\s*文\s*)?文\s*号|文\s*件\s*(?:编\s*)?号){_GAP}(?P<value>{NUMBER})"
)
DATE_PARTICULAR = re.compile(
    rf"(?:成\s*文|发\s*文|印\s*发|签\s*发)\s*(?:日\s*期|时\s*间){_GAP}(?P<value>{DATE.pattern})"
)
TITLE_PARTICULAR = re.compile(rf"(?:标\s*题|名\s*称){_GAP}(?P<value>[^\t\n]+)")
