import io
import os
import zipfile
from pathlib import Path

import docx as python_docx
import pytest
from docx.shared import Pt

import taskparse
from casebook import read_by
from taskparse.errors import UnreadableSourceError
from taskparse.model.source import FontRun, Range
from taskparse.stages.extract.docx import from_docx, package
from taskparse.stages.extract.numerals import numeral

CORPUS = Path(os.environ.get("TASKPARSE_CORPUS", Path(__file__).parents[4] / "shared" / "corpus")) / "files"

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{OFFICE}/relationships" xmlns:m="{OFFICE}/math" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def packed(parts):
    """Return a zip archive of files, by their paths."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in parts.items():
            archive.writestr(path, content)
    return file.getvalue()


def links(**targets):
    """Return a part that ties others to their owner: kind (with what tells several apart) → path."""
    written = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/relationships/{name.split("_")[0]}" Target="{target}"/>'
        for name, target in targets.items()
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{written}</Relationships>'
    )


def parts_of(body, **around):
    """Return the files of a Word file: its body, and other parts by the kind that ties them to it."""
    tied = {name: f"{name}.xml" for name in around}
    return {
        "_rels/.rels": links(officeDocument="word/document.xml"),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": links(**tied),
        **{f"word/{name}.xml": content for name, content in around.items()},
    }


def read(body, **around):
    return read_by(from_docx, packed(parts_of(body, **around)), "notice.docx", "0" * 64)


def p(*runs, properties=""):
    """Return a paragraph; runs may be words."""
    written = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{written}</w:p>"


def r(words, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def listed(words, list_id=1, level=0):
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return p(words, properties=numbered)


def level(form, text, at=0, more=""):
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def numbering(*lists, more=""):
    """Return the definitions of lists, numbered from 1, each the levels it has."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">{"".join(levels)}</w:abstractNum>' for at, levels in enumerate(lists, 1)
    )
    nums = "".join(f'<w:num w:numId="{at}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(1, len(lists) + 1))
    return f"<w:numbering {NAMESPACES}>{abstract}{nums}{more}</w:numbering>"


def styles(written):
    return f"<w:styles {NAMESPACES}>{written}</w:styles>"


def style(name, written, kind="paragraph", more=""):
    return f'<w:style w:type="{kind}" w:styleId="{name}" {more}>{written}</w:style>'


def tc(*paragraphs, properties=""):
    written = "".join(each if each.startswith("<") else p(each) for each in paragraphs)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{written}</w:tc>"


def tr(*cells, properties=""):
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(c if c.startswith('<') else tc(c) for c in cells)}</w:tr>"


def tbl(*rows):
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def cells(source, table=0):
    """Return each cell of a table: row, column, rows, columns, words."""
    return [
        (c.row, c.column, c.rows, c.columns, source.text[c.range.start : c.range.stop])
        for c in source.tables[table].cells
    ]


def furniture(source):
    return [source.text[place.start : place.stop] for place in source.furniture]


def places(source):
    """Return every place with the words that stand there."""
    stops = [*(place.start for place in source.places[1:]), len(source.text)]
    return {
        place.name: source.text[place.start : stop].rstrip("\n\t")
        for place, stop in zip(source.places, stops, strict=True)
    }


# --- Paragraphs and runs ---------------------------------------------------------------------------------------------


def test_a_document_that_word_would_write_gives_its_records():
    document = python_docx.Document()
    for words in (
        "某市人民政府办公室关于下达重点任务的通知",
        "某政办字〔2025〕1号",
        "各县人民政府：",
        "一、清扫街道。（责任单位：县城管局）",
    ):
        document.add_paragraph(words)
    table = document.add_table(rows=2, cols=2)
    for row, pair in enumerate((("工作任务", "责任单位"), ("新建公园", "县住建局"))):
        for column, each in enumerate(pair):
            table.cell(row, column).text = each
    file = io.BytesIO()
    document.save(file)
    source = read_by(from_docx, file.getvalue(), "notice.docx", "a" * 64)
    assert (source.name, source.format, source.sha256) == ("notice.docx", "docx", "a" * 64)
    assert source.reader.startswith("python-docx ")
    notice = taskparse.parse(file.getvalue())
    assert notice.header.document_number == "某政办字〔2025〕1号"
    assert [(task.text, task.span.place) for task in notice.tasks] == [
        ("清扫街道。", "¶4"),
        ("新建公园", "Table1!A2"),
    ]


def test_a_paragraph_is_a_line_with_its_place_and_blank_ones_are_left_out():
    source = read(p("甲县") + p() + p("\u3000") + p("乙县", "丙县"))
    assert source.text == "甲县\n乙县丙县"
    assert places(source) == {"¶1": "甲县", "¶2": "乙县丙县"}


def test_elements_that_print_a_character_of_their_own_print_it():
    runs = "<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:noBreakHyphen/><w:softHyphen/><w:cr/><w:t>丁</w:t></w:r>"
    assert read(p(runs)).text == "甲\n乙\t丙-\n丁"


def test_line_breaks_of_the_file_itself_are_blanks():
    assert read(p("甲\n乙")).text == "甲 乙"


@pytest.mark.parametrize(
    ("symbol", "printed"),
    [
        ('<w:sym w:font="Wingdings" w:char="F0FE"/>', "☑"),
        ('<w:sym w:font="Symbol" w:char="F0B3"/>', "≥"),
        ('<w:sym w:font="Wingdings" w:char="F021"/>', "\uf021"),
        ('<w:sym w:font="宋体" w:char="2460"/>', "①"),
        ('<w:sym w:font="宋体"/>', ""),
    ],
)
def test_a_symbol_is_the_character_it_shows(symbol, printed):
    assert read(p("甲", f"<w:r>{symbol}</w:r>")).text == f"甲{printed}"


def test_words_are_read_wherever_a_paragraph_holds_them():
    written = (
        f"<w:hyperlink>{r('甲')}</w:hyperlink><w:smartTag>{r('乙')}</w:smartTag>"
        f"<w:sdt><w:sdtPr><w:t>提示</w:t></w:sdtPr><w:sdtContent>{r('丙')}</w:sdtContent></w:sdt>"
        f"<w:fldSimple>{r('丁')}</w:fldSimple><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath><!-- 批注 -->"
        "<w:r><w:ruby><w:rt><w:r><w:t>wù</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>戊</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    )
    assert read(p(written)).text == "甲乙丙丁x戊"


def test_a_content_control_around_paragraphs_is_opened():
    assert read(f"<w:sdt><w:sdtContent>{p('甲')}</w:sdtContent></w:sdt><!-- -->{p('乙')}").text == "甲\n乙"


def test_tracked_changes_are_taken_as_accepted():
    body = p(
        "责任单位：",
        f"<w:del>{r('甲局')}<w:r><w:delText>甲局</w:delText></w:r></w:del>",
        f"<w:ins>{r('乙局')}</w:ins>",
        f"<w:moveFrom>{r('丙局')}</w:moveFrom>",
        f"<w:moveTo>{r('丁局')}</w:moveTo>",
    )
    assert read(body + f"<w:ins>{p('戊局')}</w:ins><w:del>{p('己局')}</w:del>").text == "责任单位：乙局丁局\n戊局"


def test_a_paragraph_whose_end_was_taken_away_goes_on_in_the_next():
    joined = "<w:rPr><w:del/></w:rPr>"
    moved = "<w:rPr><w:moveFrom/></w:rPr>"
    assert read(p("甲", properties=joined) + p("乙", properties=moved) + p("丙") + p("丁")).text == "甲乙丙\n丁"
    assert read(p("甲", properties=joined)).text == "甲"
    assert read(p("甲", properties=joined) + tbl(tr("乙"), tr("丙")) + p("丁")).text == "甲\n乙\n丙\n丁"


def test_hidden_text_is_furniture_and_reported():
    source = read(p("甲", r("乙", "<w:vanish/>"), r("丙", '<w:vanish w:val="0"/>')))
    assert source.text == "甲乙丙"
    assert source.unseen == source.furniture == (Range(1, 2),)
    assert [(f.code, f.arguments) for f in source.findings] == [("920", {"count": "1"})]


# --- Fonts -----------------------------------------------------------------------------------------------------------

THEME = (
    f'<a:theme {NAMESPACES}><a:majorFont><a:latin typeface="A"/><a:ea typeface=""/><a:font script="Hans" typeface="黑体"/>'
    '</a:majorFont><a:minorFont><a:latin typeface="B"/><a:ea typeface="仿宋"/></a:minorFont></a:theme>'
)
STYLES = styles(
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia="宋体"/><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>'
    + style("body", "<w:rPr/>", more='w:default="1"')
    + style("heading", '<w:basedOn w:val="body"/><w:rPr><w:rFonts w:eastAsia="楷体"/><w:b/></w:rPr>')
    + style("plain", '<w:basedOn w:val="heading"/><w:rPr><w:b w:val="0"/></w:rPr>')
    + style("strong", '<w:rPr><w:b/><w:sz w:val="44"/></w:rPr>', kind="character")
    + style("circle", '<w:basedOn w:val="circle"/>')
)


def fonts(body, **around):
    source = read(body, **around)
    return [(source.text[run.start : run.stop], *run[2:]) for run in source.fonts]


def test_a_run_is_set_in_its_own_font_its_styles_or_the_documents():
    body = p(
        r("甲", '<w:rFonts w:ascii="Times" w:eastAsia="仿宋"/><w:sz w:val="32"/><w:b/>'),
        r("乙", '<w:rFonts w:eastAsiaTheme="minorEastAsia" w:eastAsia="宋体"/>'),
        r("丙", '<w:rFonts w:eastAsiaTheme="majorEastAsia"/>'),
        r("丁", '<w:rStyle w:val="strong"/>'),
        "<w:r><w:t>戊</w:t></w:r>",
    )
    body += p("己", properties='<w:pStyle w:val="heading"/>') + p("庚", properties='<w:pStyle w:val="plain"/>')
    body += p("辛", properties='<w:pStyle w:val="circle"/>') + p("壬", properties='<w:pStyle w:val="missing"/>')
    assert fonts(body, styles=STYLES, theme=THEME) == [
        ("甲", "仿宋", 16.0, True),
        ("乙", "仿宋", 10.5, False),
        ("丙", "黑体", 10.5, False),
        ("丁", "宋体", 22.0, True),
        ("戊", "宋体", 10.5, False),
        ("己", "楷体", 10.5, True),
        ("庚", "楷体", 10.5, False),
        ("辛\n壬", "宋体", 10.5, False),
    ]


@pytest.mark.parametrize("size", ["", "大", "nan", "-inf", "1e9"])
def test_without_styles_a_font_has_no_name_and_words_usual_size(size):
    assert fonts(p(r("甲", f'<w:sz w:val="{size}"/>'))) == [("甲", "", 10.0, False)]


def test_successive_runs_of_one_font_are_one():
    source = read(p("甲", r("乙")) + tbl(tr("丙", "丁"), tr("戊", "己")))
    assert source.fonts == (FontRun(0, len(source.text), "", 10.0, bold=False),)


# --- Numbers that Word generates -------------------------------------------------------------------------------------


def test_numbers_are_written_as_word_prints_them():
    definitions = numbering(
        (
            level("chineseCountingThousand", "%1、", more='<w:suff w:val="nothing"/>'),
            level("chineseCountingThousand", "（%2）", 1),
            level("decimal", "%1.%3", 2, more="<w:isLgl/>"),
            level("upperLetter", "%4.", 3),
            level("decimalEnclosedCircle", "%5", 4),
            level("lowerRoman", "%6)", 5),
        )
    )
    order = (0, 1, 1, 2, 2, 3, 0, 1, 4, 5)
    body = "".join(listed("甲", level=at) for at in order)
    assert read(body, numbering=definitions).text.split("\n") == [
        "一、甲",
        "（一） 甲",
        "（二） 甲",
        "1.1 甲",
        "1.2 甲",
        "A. 甲",
        "二、甲",
        "（一） 甲",
        "① 甲",
        "i) 甲",
    ]


def test_a_level_that_no_paragraph_stood_on_counts_from_its_start():
    definitions = numbering((level("decimal", "%1."), level("decimal", "%1.%2", 1)))
    assert read(listed("甲", level=1), numbering=definitions).text == "1.1 甲"


def test_levels_begin_anew_as_the_list_says():
    never = '<w:lvlRestart w:val="0"/>'
    first = '<w:lvlRestart w:val="1"/>'
    definitions = numbering(
        (level("decimal", "%1"), level("decimal", "%2", 1, never), level("decimal", "%3", 2, first))
    )
    body = "".join(listed("甲", level=at) for at in (0, 1, 2, 1, 2, 0, 1, 2))
    assert [line[0] for line in read(body, numbering=definitions).text.split("\n")] == [*"11122231"]


def test_lists_of_one_definition_count_on_unless_they_say_where_they_begin():
    more = (
        '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="8"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
        f'<w:num w:numId="9"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">{level("upperLetter", "%1:")}</w:lvlOverride></w:num>'
    )
    definitions = numbering((level("decimal", "%1."),), more=more)
    body = "".join(listed("甲", list_id) for list_id in (1, 7, 8, 8, 9))
    assert read(body, numbering=definitions).text.split("\n") == ["1. 甲", "2. 甲", "5. 甲", "6. 甲", "G: 甲"]


def test_a_style_may_number_its_paragraphs_and_a_paragraph_may_leave_the_list():
    of_list = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    definitions = numbering(
        (level("decimal", "%1."), level("chineseCounting", "（%2）", 1, '<w:pStyle w:val="second"/>'))
    )
    named = styles(style("first", of_list) + style("second", '<w:basedOn w:val="first"/><w:pPr><w:numPr/></w:pPr>'))
    body = (
        p("甲", properties='<w:pStyle w:val="first"/>')
        + p("乙", properties='<w:pStyle w:val="second"/>')
        + p("丙", properties='<w:pStyle w:val="first"/><w:numPr><w:ilvl w:val="1"/></w:numPr>')
        + p("丁", properties='<w:pStyle w:val="first"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + p("戊", properties='<w:numPr><w:ilvl w:val="1"/></w:numPr>')
        + p("己", properties='<w:pStyle w:val="first"/>')
    )
    text = read(body, numbering=definitions, styles=named).text
    assert text.split("\n") == ["1. 甲", "（一） 乙", "（二） 丙", "丁", "戊", "2. 己"]


def test_a_list_may_take_its_levels_from_a_style_of_lists():
    definitions = (
        f"<w:numbering {NAMESPACES}>"
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="任务"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="任务"/>{level("decimal", "%1）")}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="3"><w:numStyleLink w:val="无"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num><w:num w:numId="4"/></w:numbering>'
    )
    body = "".join(listed("甲", list_id) for list_id in (1, 3, 4, 5))
    assert read(body, numbering=definitions).text.split("\n") == ["1） 甲", "甲", "甲", "甲"]


@pytest.mark.parametrize(
    ("form", "text", "more", "printed"),
    [
        ("bullet", "\uf06c", '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>', "● 甲"),
        ("bullet", "\uf021", "", "• 甲"),
        ("bullet", "", "", "甲"),
        ("none", "%1", "", "甲"),
        ("decimalZero", "%1", "", "01 甲"),
    ],
)
def test_marks_of_lists_are_printed_too(form, text, more, printed):
    assert read(listed("甲"), numbering=numbering((level(form, text, more=more),))).text == printed


def test_a_format_that_only_newer_programs_know_has_a_fallback():
    newer = (
        '<w:lvl w:ilvl="0"><w:start w:val="3"/><mc:AlternateContent><mc:Choice><w:numFmt w:val="custom"/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="upperRoman"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1."/></w:lvl>'
    )
    bare = '<w:lvl w:ilvl="x"><w:lvlText w:val="%1."/></w:lvl>'
    definitions = numbering((newer,), (bare,))
    assert read(listed("甲") + listed("乙", 2, level=0), numbering=definitions).text == "III. 甲\n0. 乙"


def test_a_serial_number_may_be_all_that_a_cell_holds():
    numbered = listed("")
    source = read(
        tbl(tr("序号", "任务"), tr(tc(numbered), "甲"), tr(tc(numbered), "乙")),
        numbering=numbering((level("decimal", "%1"),)),
    )
    assert [words for *_, words in cells(source)] == ["序号", "任务", "1", "甲", "2", "乙"]


@pytest.mark.parametrize(
    ("form", "written"),
    [
        (
            "chineseCountingThousand",
            {
                1: "一",
                10: "十",
                19: "十九",
                20: "二十",
                101: "一百零一",
                1001: "一千零一",
                1010: "一千零一十",
            },
        ),
        ("chineseLegalSimplified", {2: "贰", 12: "壹拾贰"}),
        ("ideographDigital", {10: "一〇"}),
        ("decimalFullWidth", {12: "１２"}),
        ("decimalEnclosedCircle", {20: "⑳", 51: "51"}),
        ("ideographTraditional", {10: "癸", 11: "11"}),
        ("upperLetter", {26: "Z", 28: "BB", 781: "781"}),
        ("lowerLetter", {2: "b"}),
        ("upperRoman", {1994: "MCMXCIV", 4000: "4000"}),
        ("numberInDash", {3: "- 3 -"}),
        ("chineseCounting", {0: "0", 10000: "10000"}),
        ("cardinalText", {3: "3"}),
    ],
)
def test_a_number_is_printed_in_its_format(form, written):
    assert {value: numeral(value, form) for value in written} == written


# --- Tables ----------------------------------------------------------------------------------------------------------


def test_cells_are_parted_by_tabs_and_rows_by_line_breaks_each_with_its_place():
    source = read(
        p("分解表") + tbl(tr("任务", "单位"), tr(f"<w:tc>{p('甲')}</w:tc>", tc("县住建局", "县财政局"))) + p("注：无")
    )
    assert source.text == "分解表\n任务\t单位\n甲\t县住建局\n县财政局\n注：无"
    assert cells(source) == [
        (0, 0, 1, 1, "任务"),
        (0, 1, 1, 1, "单位"),
        (1, 0, 1, 1, "甲"),
        (1, 1, 1, 1, "县住建局\n县财政局"),
    ]
    assert source.text[slice(*source.tables[0].range)] == "任务\t单位\n甲\t县住建局\n县财政局"
    assert places(source)["Table1!B2"] == "县住建局\n县财政局"
    assert places(source)["¶2"] == "注：无"


def test_merged_cells_stand_at_their_first_row_and_column():
    across = '<w:gridSpan w:val="2"/>'
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    source = read(
        tbl(
            tr("序号", tc("分工", properties=across)),
            tr(tc("1", properties=down), "甲", "乙"),
            tr(tc("不见", properties=on), "丙", tc(properties=on)),
            tr(
                tc(properties=on),
                tc("丁", properties='<w:hMerge w:val="restart"/>'),
                tc(properties="<w:hMerge/>"),
            ),
        )
    )
    assert cells(source) == [
        (0, 0, 1, 1, "序号"),
        (0, 1, 1, 2, "分工"),
        (1, 0, 3, 1, "1"),
        (1, 1, 1, 1, "甲"),
        (1, 2, 2, 1, "乙"),
        (2, 1, 1, 1, "丙"),
        (3, 1, 1, 2, "丁"),
    ]
    assert source.text == "序号\t分工\n1\t甲\t乙\n丙\n丁"


def test_a_cell_that_goes_on_from_nothing_begins_where_it_stands():
    on = "<w:vMerge/>"
    source = read(
        tbl(
            tr(tc("甲", properties=on), tc("乙", properties="<w:hMerge/>")),
            tr("丙", "丁"),
            tr(tc("戊", properties=on)),
        )
    )
    assert source.text == "甲\n丙\n丁"  # a table of one full row is a frame
    source = read(tbl(tr(tc("甲", properties="<w:hMerge/>"), "乙"), tr("丙", "丁")))
    assert cells(source)[0] == (0, 0, 1, 1, "甲")


def test_rows_may_begin_further_right_and_widths_that_make_no_sense_are_bounded():
    source = read(
        tbl(
            tr("甲", tc("乙", properties='<w:gridSpan w:val="0"/>')),
            tr("丙", "丁", properties='<w:gridBefore w:val="1"/>'),
            tr("戊", tc("己", properties='<w:gridSpan w:val="99999"/>')),
        )
    )
    assert [(row, column, columns) for row, column, _, columns, _ in cells(source)] == [
        (0, 0, 1),
        (0, 1, 1),
        (1, 1, 1),
        (1, 2, 1),
        (2, 0, 1),
        (2, 1, 63),
    ]


def test_rows_that_were_taken_out_are_left_out():
    source = read(tbl(tr("甲", "乙"), tr("丙", "丁", properties="<w:del/>"), tr("戊", "己", properties="<w:ins/>")))
    assert source.text == "甲\t乙\n戊\t己"


def test_tabs_and_blank_lines_of_a_cell_do_not_look_like_its_end():
    written = "<w:r><w:t> 甲</w:t><w:tab/><w:t>局 </w:t></w:r>"
    source = read(tbl(tr("任务", "单位"), tr("乙", tc(p(), p(written), p())), tr("丙", "\u3000")))
    assert [words for *_, words in cells(source)] == ["任务", "单位", "乙", "甲 局", "丙", ""]
    assert all(cell.range.start <= cell.range.stop <= len(source.text) for cell in source.tables[0].cells)


def test_a_table_in_a_cell_is_plain_text_of_the_cell():
    inner = tbl(tr("甲局", "乙局"), tr("丙局", "丁局"))
    source = read(tbl(tr("任务", "单位"), tr("清扫", tc(p("分工"), inner, p()))))
    assert cells(source)[3] == (1, 1, 1, 1, "分工\n甲局\n乙局\n丙局\n丁局")
    assert len(source.tables) == 1


def test_a_frame_of_one_column_or_one_row_is_ordinary_paragraphs():
    source = read(
        tbl(tr("某政办字〔2025〕1号", "签发人：甲某"))
        + tbl(tr(tc("说明", tbl(tr("任务", "单位"), tr("甲", "乙")))))
        + tbl(tr("一"), tr("二"))
    )
    assert source.text == "某政办字〔2025〕1号\n签发人：甲某\n说明\n任务\t单位\n甲\t乙\n一\n二"
    assert len(source.tables) == 1
    assert "Table1!B2" in places(source)


# --- What surrounds the text -----------------------------------------------------------------------------------------


def box(words, kind="wps"):
    return f"<{kind}:txbx><w:txbxContent>{p(words)}</w:txbxContent></{kind}:txbx>"


def test_a_text_box_stands_after_its_paragraph_and_only_once():
    drawn = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box('抄送：甲局')}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box('抄送：甲局', 'v')}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert read(p("一、任务", drawn, "如下") + p("二、保障")).text == "一、任务如下\n抄送：甲局\n二、保障"


def test_content_that_only_has_a_fallback_is_read_from_it():
    older = f"<mc:AlternateContent><mc:Fallback>{p('甲')}</mc:Fallback></mc:AlternateContent>"
    assert read(older).text == "甲"


def test_word_art_is_text():
    assert read(p('<w:r><w:pict><v:textpath string="某市人民政府文件"/></w:pict></w:r>')).text == "某市人民政府文件"


def test_lines_of_the_table_of_contents_are_furniture_where_they_stand():
    named = styles(style("9", '<w:name w:val="toc 1"/>') + style("a", "<w:name/>"))
    source = read(
        p("一、任务", properties='<w:pStyle w:val="9"/>') + p("一、任务", properties='<w:pStyle w:val="a"/>'),
        styles=named,
    )
    assert source.text == "一、任务\n一、任务"
    assert [tuple(place) for place in source.furniture] == [(0, 4)]


def test_notes_headers_and_footers_close_the_text_as_furniture():
    notes = (
        f'<w:footnotes {NAMESPACES}><w:footnote w:type="separator">{p("—")}</w:footnote><w:footnote>{p("注一")}</w:footnote>'
        f"<w:footnote>{p('注二')}</w:footnote></w:footnotes>"
    )
    header = f"<w:hdr {NAMESPACES}>{tbl(tr('内部', '资料'), tr('甲', '乙'))}{p()}</w:hdr>"
    joined = p("第1页", properties="<w:rPr><w:del/></w:rPr>")
    footer = f"<w:ftr {NAMESPACES}>{joined}<w:sdt><w:sdtContent/></w:sdt></w:ftr>"
    art = p('<w:r><w:pict><v:textpath string="样稿"/></w:pict></w:r>')
    source = read(
        p("正文"),
        footnotes=notes,
        header_1=header,
        header_2=f"<w:hdr {NAMESPACES}>{art}</w:hdr>",
        footer=footer,
        endnotes=f"<w:endnotes {NAMESPACES}><w:endnote>{p('尾注')}</w:endnote></w:endnotes>",
    )
    assert source.text == "正文\n注一\n注二\n尾注\n内部\t资料\n甲\t乙\n样稿\n第1页"
    assert furniture(source) == ["注一", "注二", "尾注", "内部\t资料", "甲\t乙", "样稿", "第1页"]
    assert [place.name for place in source.places] == [
        "¶1",
        "Note1",
        "Note2",
        "Note3",
        "Header1",
        "Header1",
        "Header2",
        "Footer1",
    ]
    assert source.tables == ()


def test_notes_with_nothing_but_separators_are_nothing():
    notes = f'<w:footnotes {NAMESPACES}><w:footnote w:type="separator">{p("—")}</w:footnote></w:footnotes>'
    assert read(p("正文"), footnotes=notes).text == "正文"


def test_embedded_objects_and_large_pictures_are_reported():
    large, small = (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{side}" cy="{side}"/><a:blip/></wp:inline></w:drawing></w:r>'
        for side in (3_600_000, 1_800_000)
    )
    shape = '<w:r><w:drawing><wp:inline><wp:extent cx="9999999"/></wp:inline></w:drawing></w:r>'
    body = p("甲", large, small, shape, "<w:r><w:object/></w:r>") + "<w:altChunk/>"
    findings = [(finding.code, finding.arguments) for finding in read(body).findings]
    assert findings == [("921", {"count": "2"}), ("922", {"count": "1"})]


def test_a_part_that_is_broken_is_left_out_and_reported():
    source = read(p("甲"), styles="<w:styles", header=f"<w:hdr {NAMESPACES}>{p('眉')}</w:hdr>")
    assert source.text == "甲\n眉"
    assert [(finding.code, finding.arguments) for finding in source.findings] == [("923", {"parts": "word/styles.xml"})]


def test_links_that_lead_nowhere_or_outside_are_passed_by():
    parts = parts_of(p("甲"), header=f"<w:hdr {NAMESPACES}>{p('眉')}</w:hdr>")
    parts["word/_rels/document.xml.rels"] = links(header="/word\\header.xml", image="../NULL", footer="NULL").replace(
        "</Relationships>",
        f'<!-- --><Relationship Id="x" Type="{OFFICE}/relationships/header" Target="http://example.invalid" TargetMode="External"/>'
        f'<Relationship Id="y" Type="{OFFICE}/relationships/header"/></Relationships>',
    )
    assert read_by(from_docx, packed(parts), "notice.docx", "").text == "甲\n眉"


def test_a_file_without_links_is_read_from_its_usual_place():
    parts = {"word/document.xml": parts_of(p("甲"))["word/document.xml"]}
    assert read_by(from_docx, packed(parts), "notice.docx", "").text == "甲"


def test_strict_open_xml_is_read_like_any_other():
    strict = {
        path: content.replace(WORD, "http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
            OFFICE, "http://purl.oclc.org/ooxml/officeDocument"
        )
        for path, content in parts_of(p("甲")).items()
    }
    assert read_by(from_docx, packed(strict), "notice.docx", "").text == "甲"


# --- What is refused -------------------------------------------------------------------------------------------------


def refusal(data):
    with pytest.raises(UnreadableSourceError) as refused:
        read_by(from_docx, data, "notice.docx", "")
    assert str(refused.value).startswith("notice.docx: ")
    return str(refused.value)


@pytest.mark.parametrize(
    "picture", ["<w:drawing><a:blip/></w:drawing>", "<w:pict><v:imagedata/></w:pict>"], ids=["drawn", "older"]
)
def test_a_file_of_images_needs_ocr(picture):
    data = packed(parts_of(p(f"<w:r>{picture}</w:r>"), footer=f"<w:ftr {NAMESPACES}>{p('1')}</w:ftr>"))
    assert "OCR" in refusal(data)


def test_a_file_without_a_body_holds_nothing():
    parts = parts_of("") | {"word/document.xml": f"<w:document {NAMESPACES}/>"}
    assert read_by(from_docx, packed(parts), "notice.docx", "").text == ""


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(OLE + "EncryptedPackage".encode("utf-16-le"), "is encrypted. Open it in Word", id="encrypted"),
        pytest.param(OLE + b"\x00" * 512, "before 2007", id="of before 2007"),
        pytest.param(packed(parts_of(p("甲")))[:-60], "cut short or broken", id="cut short"),
        pytest.param("各县人民政府".encode(), "not a Word file", id="text"),
        pytest.param(packed({"xl/workbook.xml": ""}), "an Excel workbook", id="workbook"),
        pytest.param(packed({"OFD.xml": ""}), "an OFD document", id="OFD"),
        pytest.param(packed({"a.txt": ""}), "a zip archive without a Word document", id="any archive"),
        pytest.param(packed(parts_of("<w:p>")), "broken (word/document.xml)", id="broken XML"),
        pytest.param(packed(parts_of("<w:x>" * 300)), "broken (word/document.xml)", id="deep XML"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data, reason):
    assert reason in refusal(data)


def test_a_damaged_archive_is_refused():
    data = bytearray(packed(parts_of("".join(p(f"第{i}段") for i in range(200)))))
    at = data.index(b"word/document.xml") + 40
    data[at : at + 20] = b"\x55" * 20
    assert "cut short or broken" in refusal(bytes(data))


def test_an_archive_with_a_password_is_refused():
    data = bytearray(packed({"word/document.xml": parts_of(p("甲"))["word/document.xml"]}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "asks for a password" in refusal(bytes(data))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(encoding):
    declared = f'<!DOCTYPE w [<!ENTITY a "甲">]><w:document {NAMESPACES}><w:body>{p("&a;")}</w:body></w:document>'
    data = packed({"word/document.xml": f'<?xml version="1.0" encoding="{encoding}"?>{declared}'.encode(encoding)})
    assert "entities" in refusal(data)


def test_a_file_that_unpacks_to_too_much_is_refused():
    data = packed({"word/document.xml": f"<w:document {NAMESPACES}>{' ' * 5000}</w:document>"})
    with pytest.raises(UnreadableSourceError, match="unpacks to more than"):
        package.Package("notice.docx", zipfile.ZipFile(io.BytesIO(data)), _left=2000).main()
    assert len(data) < 2000


# --- Real files ------------------------------------------------------------------------------------------------------


@pytest.mark.needs_corpus
def test_a_list_of_certificates_is_a_table_and_no_task():
    source = read_by(from_docx, (CORPUS / "moe-cert-list.docx").read_bytes(), "moe-cert-list.docx", "")
    assert [len(table.cells) for table in source.tables] == [48, 3056]
    assert places(source)["Table2!B3"] == "东北师范大学"
    assert furniture(source) == ["1"]
    assert taskparse.parse(CORPUS / "moe-cert-list.docx").tasks == ()


@pytest.mark.needs_corpus
def test_an_outline_of_an_examination_is_read_in_order():
    source = read_by(from_docx, (CORPUS / "jx-exam-outline1.docx").read_bytes(), "jx-exam-outline1.docx", "")
    headings = ["一、笔试内容", "二、行政职业能力测验", "三、申论", "四、作答要求"]
    assert [line for line in source.text.split("\n") if line in headings] == headings
    assert {run.name for run in source.fonts} >= {"黑体", "楷体_GB2312", "仿宋_GB2312"}


@pytest.mark.needs_corpus
def test_a_scan_in_a_word_file_needs_ocr():
    with pytest.raises(UnreadableSourceError, match="holds only images"):
        read_by(from_docx, (CORPUS / "image-only.docx").read_bytes(), "image-only.docx", "")


def test_numbers_headers_and_sizes_that_python_docx_writes_are_read():
    document = python_docx.Document()
    document.styles["Normal"].font.size = Pt(16)
    document.sections[0].header.paragraphs[0].text = "眉"
    run = document.add_paragraph("甲", style="List Number").add_run()
    run.add_break()
    run.add_text("乙")
    file = io.BytesIO()
    document.save(file)
    source = read_by(from_docx, file.getvalue(), "notice.docx", "")
    assert source.text == "1. 甲\n乙\n眉"
    assert {run.size for run in source.fonts if run.start < 6} == {16.0}


# --- What is not on the page, and headings --------------------------------------------------------------------------


def unseen(source):
    return [source.text[slice(*place)] for place in source.unseen]


def test_struck_words_are_furniture():
    struck = p(r("甲局", "<w:strike/>"), r("乙局", "<w:dstrike/>"), r("丙局", '<w:strike w:val="0"/>'))
    assert unseen(read(struck)) == ["甲局", "乙局"]


def test_what_asks_for_a_value_is_no_value():
    asks = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
    inline = f"<w:sdt>{asks}<w:sdtContent>{r('单击输入')}</w:sdtContent></w:sdt>"
    source = read(p("责任单位：", inline) + f"<w:sdt>{asks}<w:sdtContent>{p('选择日期')}</w:sdtContent></w:sdt>")
    assert unseen(source) == ["单击输入", "选择日期"]


def test_comments_are_reported():
    comments = f"<w:comments {NAMESPACES}><w:comment w:id='1'>{p('改')}</w:comment></w:comments>"
    source = read(p("甲"), comments=comments)
    assert [(f.code, f.arguments) for f in source.findings] == [("924", {"count": "1"})]


def test_a_paragraph_is_a_heading_by_its_style_or_its_own_level():
    headings = styles(
        style("1", '<w:name w:val="heading 1"/>')
        + style("2", '<w:name w:val="Heading 2"/>')
        + style("own", '<w:name w:val="own"/><w:basedOn w:val="2"/>')
        + style("body", '<w:name w:val="heading 3"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>')
    )

    def of(style_id):
        return f'<w:pStyle w:val="{style_id}"/>'

    source = read(
        p("甲", properties=of("1"))
        + p("乙", properties=of("own"))
        + p("丙", properties=of("body"))
        + p("丁", properties='<w:outlineLvl w:val="2"/>')
        + p("戊"),
        styles=headings,
    )
    assert [(source.text[h.start : h.stop], h.level) for h in source.headings] == [("甲", 1), ("乙", 2), ("丁", 3)]
