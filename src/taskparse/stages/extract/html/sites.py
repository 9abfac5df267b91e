"""How government sites lay out a page: names of their containers, tags, styles and encodings."""

from __future__ import annotations

import re

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
STRUCK_TAGS = frozenset("del s strike".split())
STRUCK_STYLE = re.compile(r"(?:^|;)\s*text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
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

# Names of encodings as pages declare them (WHATWG Encoding, 4.2), and what Python calls the one that is meant.
ENCODINGS: dict[str, str] = {
    **dict.fromkeys(("utf-8", "utf8", "unicode-1-1-utf-8"), "utf-8"),
    **dict.fromkeys(("gb2312", "gb_2312", "gb_2312-80", "gbk", "x-gbk", "gb18030", "chinese", "csgb2312"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "cn-big5", "x-x-big5"), "big5hkscs"),
}
