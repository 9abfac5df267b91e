import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import taskparse
from casebook import read_by
from laws.laws import breaches
from taskparse.errors import UnreadableSourceError
from taskparse.stages.extract.html import from_html, is_html

CORPUS = Path(os.environ.get("TASKPARSE_CORPUS", Path(__file__).parents[4] / "shared" / "corpus"))

TITLE = "某县人民政府办公室关于印发《某县2025年重点工作任务分解方案》的通知"
NUMBER = "某政办发〔2025〕7号"
BODY = (
    "<p>各镇人民政府，县政府各部门：</p><p>　　现将方案印发给你们，请认真贯彻执行。</p><p>某县人民政府办公室</p><p>2025年3月1日</p>"
    "<p>某县2025年重点工作任务分解方案</p><p>一、扩大投资。推进项目建设。（责任单位：县发展改革局）</p>"
    "<p>二、改善民生。新建公园3个。（责任单位：县住建局）</p>"
)


def read(page):
    return read_by(from_html, page if isinstance(page, bytes) else page.encode(), "notice.html", "0" * 64)


def notice_of(page):
    """Return the notice of a page, its laws kept."""
    notice = taskparse.parse(page.encode(), name="notice.html")
    assert breaches(notice) == []
    return notice


def furniture(source):
    return [source.text[place.start : place.stop] for place in source.furniture]


def running(source):
    """Return the lines that are no furniture."""
    text = source.text
    for place in reversed(source.furniture):
        text = text[: place.start] + "\n" + text[place.stop :]
    return [line for line in text.split("\n") if line.strip()]


def cells(source, table=0):
    """Return each cell of a table: row, column, rows, columns, words."""
    return [
        (c.row, c.column, c.rows, c.columns, source.text[c.range.start : c.range.stop])
        for c in source.tables[table].cells
    ]


def places(source):
    """Return every place with the words that stand there; of those with one name the last."""
    stops = [*(place.start for place in source.places[1:]), len(source.text)]
    return {
        place.name: source.text[place.start : stop].rstrip("\n\t")
        for place, stop in zip(source.places, stops, strict=True)
    }


# --- What is a page, and in which encoding ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "head",
    [
        "<!DOCTYPE html>",
        "\ufeff <html lang=zh>",
        "<!-- 存档 --> <!-- - -- --><tbody>\n<tr>",
        "<p>",
        '<meta charset="gbk">',
        '<?xml version="1.0" encoding="gb2312"?>\n<!DOCTYPE html PUBLIC "">',
    ],
)
def test_a_page_is_told_from_its_beginning(head):
    assert is_html(head.encode())
    assert is_html(head.removeprefix("\ufeff").encode("utf-16"))


@pytest.mark.parametrize(
    "head",
    ["一、任务<p>", "<1>", "<paragraph>", "<!-- ", "<!-- --" * 2000, "<!-- -->" * 2000, "<?xml?><w:p/>", ""],
)
def test_what_begins_otherwise_is_no_page(head):
    assert not is_html(head.encode())


@pytest.mark.parametrize(
    ("declared", "encoding", "read_as"),
    [
        ("", "utf-8", "utf-8"),
        ("", "utf-8-sig", "utf-8"),
        ("", "gb18030", "gb18030"),
        ('<meta charset="utf-8">', "utf-8", "utf-8"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', "gbk", "gb18030"),
        ("<meta charset=gbk>", "utf-8", "utf-8"),
        ("<meta charset=utf-8>", "gbk", "gb18030"),
        ("<meta charset=base64>", "gbk", "gb18030"),
        ("<meta charset=big5>", "big5", "big5hkscs"),
        ("", "utf-16", "utf-16-le"),
        ("", "utf-16-le", "utf-16-le"),
        ("", "utf-16-be", "utf-16-be"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_gives_chinese(declared, encoding, read_as):
    words = "一、工作要完成。" if encoding == "big5" else "一、建成公园，保障民生。"
    source = read(f"<html><head>{declared}</head><body><p>{words}</p></body></html>".encode(encoding))
    assert source.text == words
    assert re.fullmatch(rf"selectolax \S+ \({read_as}\)", source.reader)


def test_characters_that_are_lost_are_reported():
    source = read(f"<p>{'各单位要落实责任。' * 20}".encode() + b"\xff</p>")
    assert source.reader.endswith("(utf-8)")
    assert [(finding.code, finding.arguments) for finding in source.findings] == [
        ("940", {"count": "1", "encoding": "utf-8"})
    ]


# --- Words and paragraphs --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>甲</p><p>乙</p>丙<div>丁<div>戊</div>己</div>", "甲\n乙\n丙\n丁\n戊\n己"),
        ("<p>甲<br>乙 <br/> 丙</p>", "甲\n乙\n丙"),
        ("<p>\n  甲\n  <b> a </b> <i> b</i>\t乙 </p>", "甲 a b 乙"),
        ("<p>&lt;&amp;&nbsp;&#x4E00;&hellip;</p>", "<&\xa0一…"),
        ("<p>　　甲</p>", "　　甲"),
        ("<pre>甲\n  乙</pre><p style='white-space: pre-wrap'>丙\n丁</p>", "甲\n  乙\n丙\n丁"),
        ("<p>甲</p><p> </p><p>&nbsp;</p><p>乙", "甲\n乙"),
        ("<p>甲<!-- 批注 --><?php echo 1 ?>乙</p>", "甲乙"),
        ("<dl><dt>甲<dd>乙</dl>", "甲\n乙"),
        ("<p><ruby>甲<rp>(</rp><rt>jiǎ</rt></ruby></p>", "甲"),
    ],
)
def test_words_are_read_as_a_browser_shows_them(page, text):
    assert read(page).text == text


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>var a = '<p>乙</p>';</script>",
        "<style>p{}</style>",
        "<noscript>乙</noscript>",
        "<template><p>乙</p></template>",
        "<div hidden><p hidden>乙</p></div>",
        "<p style='color: red; display: none'>乙</p>",
        "<span style='visibility:hidden'>乙</span>",
        "<iframe>乙</iframe>",
    ],
)
def test_what_a_browser_does_not_show_is_left_out(unseen):
    assert read(f"<p>甲</p>{unseen}<p>丙</p>").text == "甲\n丙"


def test_an_article_that_a_script_would_show_is_read():
    assert read("<div id=js_content style='visibility: hidden'><p>各单位要落实。</p></div>").text == "各单位要落实。"


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<ol><li>甲<li>乙</ol>", "1. 甲\n2. 乙"),
        ("<ol start=3><li><p>甲</p><p>续</p><li value=7>乙<li>丙</ol>", "3. 甲\n续\n7. 乙\n8. 丙"),
        ("<ol start=x type=A><li>甲</ol>", "A. 甲"),
        ("<ol style='list-style-type: cjk-ideographic'><li>甲</ol>", "一、甲"),
        ("<ol style='list-style: none'><li>甲</ol>", "甲"),
        ("<ol><li>一、甲<li>1. 乙</ol>", "一、甲\n1. 乙"),
        ("<ol><li>甲<ul><li>乙</ul><li><li>丙</ol><li>丁", "1. 甲\n乙\n3. 丙\n丁"),
    ],
)
def test_numbered_lists_have_the_numbers_that_a_browser_prints(page, text):
    assert read(page).text == text


def test_each_paragraph_has_its_place():
    source = read(f"<div class=nav><a>首页</a></div><div id=zoom>{BODY}</div>")
    assert source.places[0] == (0, "page")
    assert places(source)["¶1"] == "各镇人民政府，县政府各部门："
    assert places(source)["¶7"] == "二、改善民生。新建公园3个。（责任单位：县住建局）"
    assert (source.name, source.format, source.sha256, source.fonts) == ("notice.html", "html", "0" * 64, ())


# --- Tables ----------------------------------------------------------------------------------------------------------


def test_cells_are_parted_by_tabs_and_rows_by_line_breaks_each_with_its_place():
    source = read(
        "<p>分解表</p><table><caption>单位：个</caption><thead><tr><th>任务<th>单位</thead>"
        "<tr><td>甲<td><p>县住建局</p><p>县财政局<br>县城管局</p></table><p>注</p>"
    )
    assert source.text == "分解表\n单位：个\n任务\t单位\n甲\t县住建局\n县财政局\n县城管局\n注"
    assert [words for *_, words in cells(source)] == ["任务", "单位", "甲", "县住建局\n县财政局\n县城管局"]
    assert places(source)["Table1!B2"] == "县住建局\n县财政局\n县城管局"
    assert places(source)["¶3"] == "注"


def test_merged_cells_stand_at_their_first_row_and_column():
    source = read(
        "<table><tr><th rowspan=2>序号<th colspan=2>分工<tr><th>牵头<th>责任"
        "<tr><td rowspan=0>1<td rowspan=9>甲<td>乙<tr><td>丙<tr><td colspan=0 rowspan=x>丁</table>"
    )
    assert cells(source) == [
        (0, 0, 2, 1, "序号"),
        (0, 1, 1, 2, "分工"),
        (1, 1, 1, 1, "牵头"),
        (1, 2, 1, 1, "责任"),
        (2, 0, 3, 1, "1"),
        (2, 1, 3, 1, "甲"),
        (2, 2, 1, 1, "乙"),
        (3, 2, 1, 1, "丙"),
        (4, 2, 1, 1, "丁"),
    ]
    assert places(source)["Table1!C4"] == "丙"


def test_a_table_in_a_cell_is_plain_text_of_the_cell():
    source = read(
        "<table><tr><td>任务<td>单位<tr><td>甲<td>分工<table><tr><td>乙局<td>丙局<tr><td>丁局<td>戊局</table></table>"
    )
    assert cells(source)[3] == (1, 1, 1, 1, "分工\n乙局\n丙局\n丁局\n戊局")
    assert len(source.tables) == 1


def test_a_table_that_only_arranges_the_page_is_ordinary_paragraphs():
    source = read(
        "<table><tr><td>某县政府</td></tr><tr><td><table><tr><td>任务<td>单位<tr><td>甲<td>乙</table></td></tr></table>"
    )
    assert source.text == "某县政府\n任务\t单位\n甲\t乙"
    assert len(source.tables) == 1


def test_rows_without_their_table_keep_their_cells():
    assert read("<!-- - --> <tr><td>任务<td>单位<tr><td>甲<td>乙").tables[0].cells[3].range == (8, 9)


def test_cells_without_a_row_and_tables_without_end_are_no_trouble():
    assert read("<td>甲<td>乙").text == "甲\n乙"
    assert read("<table><tr><td>甲" * 200).text == "\n".join("甲" * 200)
    assert len(read("<table><tr><td>甲<td>乙" * 40 + "<tr><td>丙<td>丁").text.split()) == 82


def test_a_table_with_one_row_of_very_many_cells_is_read():
    assert len(read("<table><tr>" + "<td rowspan=2>甲" * 1200 + "<tr><td>乙<td>丙</table>").tables[0].cells) == 1202


# --- The notice among what surrounds it ------------------------------------------------------------------------------

TOP = (
    "<div class='header'><h1>某县人民政府</h1><ul class='nav'><li><a>首页</a><li><a>政务公开</a></ul></div>"
    "<div class='BreadCrumbs'><a>首页</a> &gt; 正文</div>"
)
BOTTOM = "<div class='share'>分享到：<a>微信</a></div><div class='footer'><p>版权所有：某县人民政府。网站标识码：1234567。</p></div>"


def expect_header(notice, *, number=NUMBER):
    assert notice.header.document_number == number
    assert notice.header.title == TITLE
    assert notice.header.issuing_authorities == ("某县人民政府办公室",)
    assert notice.header.addressees == "各镇人民政府，县政府各部门"
    assert str(notice.header.issue_date) == "2025-03-01"
    assert [task.text for task in notice.tasks] == ["推进项目建设。", "新建公园3个。"]


@pytest.mark.parametrize("container", ['id="UCAP-CONTENT"', "class='x TRS_Editor'", "class=pages_content", "id=zoom"])
def test_the_notice_is_found_in_the_containers_of_publishing_systems(container):
    page = f"{TOP}<h1>{TITLE}</h1><p>发布时间：2025-03-03 来源：县政府办</p><div {container}><p>{NUMBER}</p>{BODY}</div>{BOTTOM}"
    source = read(page)
    assert furniture(source) == [
        "某县人民政府",
        "首页",
        "政务公开",
        "首页 > 正文",
        "发布时间：2025-03-03 来源：县政府办",
        "分享到：微信",
        "版权所有：某县人民政府。网站标识码：1234567。",
    ]
    expect_header(notice_of(page))


def test_several_containers_are_all_of_the_notice():
    page = f"<div class=TRS_Editor><p>{TITLE}</p><p>{NUMBER}</p></div><p>广告</p><div class=TRS_Editor>{BODY}</div>"
    assert furniture(read(page)) == ["广告"]
    expect_header(notice_of(page))


def test_a_container_that_holds_little_is_not_the_notice():
    page = f"<div id=zoom>放大</div><div class=text><h1>{TITLE}</h1><p>{NUMBER}</p>{BODY}</div>"
    assert furniture(read(page)) == ["放大"]
    expect_header(notice_of(page))


def test_without_a_known_container_the_notice_is_where_the_sentences_are():
    page = (
        "<form id=aspnetForm><div class=wrap><div class=top><a>首页</a>|<a>公开</a></div><div class=left><a>关于某事的通知</a></div>"
        f"<div><h2 class=tit>{TITLE}</h2><div>来源：县政府办 点击数：12</div><div><p>{NUMBER}</p>{BODY}</div>"
        "<div>上一篇：<a>无</a></div></div></div></form>"
    )
    source = read(page)
    assert furniture(source) == ["首页|公开", "关于某事的通知", "来源：县政府办 点击数：12", "上一篇：无"]
    expect_header(notice_of(page))


@pytest.mark.parametrize(
    "beside",
    [
        f"<p>{NUMBER}</p>",
        f"<p>{TITLE}</p>",
        f"<p>{TITLE[:20]}</p><p>{TITLE[20:]}</p>",
        "<p>各镇人民政府：</p>",
        "<p>某县人民政府</p><p>2025年3月1日</p>",
        "<p>附件：分解表</p>",
        "<table><tr><td>任务<td>单位<tr><td>甲<td>乙</table>",
    ],
)
def test_what_looks_like_part_of_a_notice_stays_in_it(beside):
    source = read(f"<div><div>{beside}</div><div><p>一、落实责任。</p><p>二、加强督查。</p></div></div>")
    assert source.furniture == ()


def test_words_beside_the_sentences_stay_in_the_notice():
    assert read("<div>县政府<div><p>一、落实责任。</p></div></div>").furniture == ()
    assert read("<div>  <div><p>一、落实责任。</p></div><div>时间</div></div>").text == "一、落实责任。\n时间"


def test_a_page_that_bears_the_name_of_what_surrounds_notices_is_one_all_the_same():
    assert read(f"<div class=bottom>{BODY}</div>").furniture == ()


def test_a_title_is_not_taken_from_links_or_twice():
    links = f"<h3 class=title><a>{TITLE}</a></h3><h3>公示公告</h3>"
    assert furniture(read(f"{links}<div id=zoom>{BODY}</div>")) == [TITLE, "公示公告"]
    assert furniture(read(f"<h1>{TITLE}</h1><div id=zoom><p>{TITLE}</p>{BODY}</div>")) == [TITLE]


# --- Particulars -----------------------------------------------------------------------------------------------------

GRID = (
    "<table><tr><td><b>索 引 号：</b></td><td>0001/2025</td><td>主题分类：</td><td>综合政务</td></tr>"
    "<tr><td>发文机关：</td><td>某县人民政府办公室</td><td>成文日期：</td><td>2025年3月1日</td></tr>"
    f"<tr><td>标　　题：</td><td colspan=3>{TITLE}</td></tr>"
    f"<tr><td>发文字号：</td><td>{NUMBER}</td><td>发布日期：</td><td>2025年3月3日</td></tr></table>"
)


def test_number_and_title_come_from_a_table_of_particulars_where_the_notice_lacks_them():
    page = f"{GRID}<div id=UCAP-CONTENT>{BODY}</div>"
    source = read(page)
    assert running(source)[:2] == [TITLE, NUMBER]
    assert source.tables == ()
    assert places(source)["page"].startswith("发文字号：")
    expect_header(notice_of(page))


def test_what_the_notice_states_itself_is_not_taken_from_beside_it():
    source = read(f"{GRID}<div id=UCAP-CONTENT><p>{TITLE}</p><p>{NUMBER}</p>{BODY}</div>")
    assert running(source)[:3] == [TITLE, NUMBER, "各镇人民政府，县政府各部门："]


def test_a_date_comes_from_beside_a_notice_that_has_none():
    page = f"<p>成文日期：2025年3月1日 发布日期：2025年3月3日</p><div id=zoom><p>{TITLE}</p><p>{NUMBER}</p><p>各镇要落实。</p></div>"
    assert running(read(page))[0] == "2025年3月1日"
    assert str(notice_of(page).header.issue_date) == "2025-03-01"


@pytest.mark.parametrize(
    "particulars",
    [
        f"<table><tr><td>索引号：12</td><td>分类：综合</td></tr><tr><td>发文字号：{NUMBER}</td><td>来源：县政府</td></tr></table>",
        f"<table><tr><td>索引号</td><td>12</td><td>文号</td><td>{NUMBER}</td></tr></table>",
        f"<p>文　号：{NUMBER}　发布日期：2025年3月3日</p>",
    ],
)
def test_particulars_within_the_notice_are_furniture_save_its_number(particulars):
    page = f"<div id=zoom>{particulars}<h1>{TITLE}</h1>{BODY}</div>"
    assert running(read(page))[:2] == [NUMBER, TITLE]
    expect_header(notice_of(page))


def test_particulars_below_the_notice_are_put_before_it():
    below = f"<dl><dt>索引号</dt><dd>12</dd><dt>发文字号</dt><dd>{NUMBER}</dd></dl><p>某县</p>"
    page = f"<p>首页</p><div id=zoom><h1>{TITLE}</h1>{BODY}</div>{below}"
    source = read(page)
    assert source.text.startswith(f"首页\n发文字号\n{NUMBER}\n{TITLE}")
    assert source.text.endswith("索引号\n12\n某县")
    expect_header(notice_of(page))


def test_a_number_that_is_missing_everywhere_stays_missing():
    page = f"<p>文号：无 名称：目录</p><p>名称：关于某事</p><div id=zoom><p>{TITLE}</p>{BODY}</div>"
    assert furniture(read(page)) == ["文号：无 名称：目录", "名称：关于某事"]
    expect_header(notice_of(page), number=None)


def test_a_list_with_columns_for_name_and_date_is_a_table():
    source = read(
        "<div id=zoom><p>清单。</p><table><tr><td>名称<td>发布日期<td>来源<tr><td>甲<td>乙<td>丙</table></div>"
    )
    assert len(source.tables) == 1
    assert source.furniture == ()


def test_furniture_tables_are_lines_of_their_cells():
    page = f"<table><tr><td>县长<td>甲某<tr><td>电话<td>1234</table><div id=zoom><p>{TITLE}</p>{BODY}</div>"
    source = read(page)
    assert furniture(source) == ["县长\t甲某", "电话\t1234"]
    assert source.tables == ()


def test_a_page_without_a_notice_is_all_furniture():
    page = "<div class=nav><a>首页</a></div><a>上页</a>"
    assert running(read(page)) == ["上页"]
    assert running(read("<div class=footer><a>首页</a></div>")) == []


# --- What is refused -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        pytest.param(b"<p>" + b"\xff\xfe" * 100, "in no encoding known", id="no encoding"),
        pytest.param(b"<frameset><frame src=a></frameset>", "frames only", id="frames"),
        pytest.param(b"<div>" * 2100, "nested too deep", id="deep"),
        pytest.param(b"<html><body><div id=app></div><script>x()</script>", "shows no text", id="filled by a script"),
    ],
)
def test_a_page_that_cannot_be_read_is_refused_with_the_next_step(page, reason):
    with pytest.raises(UnreadableSourceError, match=rf"^notice\.html: .*{reason}"):
        read(page)


# --- Any page --------------------------------------------------------------------------------------------------------

TAGS = (
    "div",
    "p",
    "span",
    "table",
    "tr",
    "td",
    "th",
    "ol",
    "li",
    "a",
    "h1",
    "pre",
    "br",
    "div class=nav",
    "div id=zoom",
)
WORDS = ("甲", "一、落实。", NUMBER, "发文字号：", "2025年3月1日", " ", "\n", "责任单位", TITLE)


@given(
    st.lists(
        st.one_of(st.sampled_from(WORDS), st.sampled_from(TAGS), st.sampled_from(TAGS).map("/{}".format)),
        max_size=40,
    )
)
def test_no_word_of_any_page_is_lost_or_read_twice(pieces):
    page = "".join(
        piece if piece in WORDS else f"<{piece.split()[0] if piece[0] == '/' else piece}>" for piece in pieces
    )
    words = "".join("".join(piece.split()) for piece in pieces if piece in WORDS)
    if not words:
        return
    source = read(f"<html><body>{page}")
    # Words between rows are shown before their table, particulars below the notice before it; lists add numbers.
    shown = re.sub(r"(?m)^\d+\. ", "", source.text)
    assert sorted("".join(shown.split())) == sorted(words)
    assert all(place.start < place.stop <= len(source.text) for place in source.furniture)
    assert list(source.places) == sorted(source.places)


# --- Real files ------------------------------------------------------------------------------------------------------


@pytest.mark.needs_corpus
@pytest.mark.parametrize("name", ["govcn-5", "govcn-7"])
def test_a_real_page_gives_the_records_of_its_labelled_text(name):
    page = taskparse.parse(CORPUS / "files" / f"{name}.html")
    text = taskparse.parse(CORPUS / "labelled" / f"{name}.txt")
    apart = {"span": True, "spans": True, "marker_span": True}
    for field in ("document_number", "issuing_authorities", "title", "addressees", "issue_date"):
        assert getattr(page.header, field) == getattr(text.header, field) is not None
    assert [task.id for task in page.tasks] == [task.id for task in text.tasks]
    assert [without_places(task.model_dump(), apart) for task in page.tasks] == [
        without_places(task.model_dump(), apart) for task in text.tasks
    ]
    assert breaches(page) == []


def without_places(value, apart):
    if isinstance(value, dict):
        return {key: without_places(inner, apart) for key, inner in value.items() if key not in apart}
    return [without_places(inner, apart) for inner in value] if isinstance(value, (list, tuple)) else value
