"""What the PDF reader makes of pages: text, order, furniture, fonts, boxes."""

from __future__ import annotations

import pickle
import random
import re
import threading
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument, PdfPage

from casebook import OWN, read_by
from taskparse import parse
from taskparse.model.source import Box, File, Range, SourceText
from taskparse.stages.extract.pdf import from_pdf
from typesetter.drawn import Rule, Words, draw, lines
from typesetter.tables import forty_rows, table_to_pdf

SAMPLES = Path(__file__).parents[3] / "samples"


def read_pdf(data: bytes) -> SourceText:
    return read_by(from_pdf, data, "notice.pdf", "0" * 64)


def furniture(source: SourceText) -> list[str]:
    return [source.text[found.start : found.stop] for found in source.furniture]


def codes(source: SourceText) -> list[str]:
    return [finding.code for finding in source.findings]


def test_each_printed_line_is_one_line_of_text() -> None:
    source = read_pdf(draw(lines("各街道办事处：", "请抓好落实。")))
    assert source.text == "各街道办事处：\n请抓好落实。"
    assert source.format == "pdf"
    assert re.fullmatch(r"pypdfium2 \d+\..*", source.reader)


@pytest.mark.needs_fonts
def test_pages_follow_each_other_and_know_where_they_begin() -> None:
    source = read_pdf(draw(lines("甲"), lines("乙", "丙"), lines("丁")))
    assert source.text == "甲\n乙\n丙\n丁"
    assert source.page_starts == (0, 2, 6)


def test_an_indent_of_two_characters_is_written_as_two_ideographic_spaces() -> None:
    page = [
        Words(112, 120, "推进改造工程，"),
        Words(80, 148, "完成一批项目。"),
        Words(112, 176, "优化服务。"),
    ]
    assert read_pdf(draw(page)).text == "　　推进改造工程，\n完成一批项目。\n　　优化服务。"


def test_a_date_on_the_right_stands_as_far_right_in_the_text() -> None:
    page = [*lines("请认真抓好贯彻落实。"), Words(80 + 12 * 16, 200, "2025年2月12日")]
    assert read_pdf(draw(page)).text == "请认真抓好贯彻落实。\n" + "　" * 12 + "2025年2月12日"


def test_a_hanging_indent_begins_no_paragraph() -> None:
    page = [*lines("附件：1.甲方案"), Words(80 + 5 * 16, 148, "（试行）")]
    assert read_pdf(draw(page)).text == "附件：1.甲方案\n（试行）"


def test_a_page_of_first_lines_only_is_told_by_the_pages_before() -> None:
    page = [
        Words(112, 120, "推进改造工程，"),
        *lines("加快重点建设，", "强化要素保障，", "完成一批项目。", top=148),
    ]
    source = read_pdf(draw(page, [Words(112, 120, "完善服务。"), Words(112, 148, "优化环境。")]))
    assert source.text.startswith("　　推进改造工程，\n加快重点建设，")
    assert source.text.endswith("\n　　完善服务。\n　　优化环境。")
    assert [len(boxes) for boxes in located(source, Range(len(source.text) - 5, len(source.text)))] == [1]


def test_lines_listed_from_the_bottom_up_are_put_in_order_and_told_of() -> None:
    source = read_pdf(draw([Words(80, 600, "第三"), Words(80, 400, "第二"), Words(80, 200, "第一")]))
    assert source.text == "第一\n第二\n第三"
    assert codes(source) == ["912"]
    assert source.findings[0].range == Range(0, 8)


@pytest.mark.parametrize("broken", ["pdfplumber.open", "pdfplumber.page.Page.dedupe_chars"])
def test_where_the_second_reading_fails_the_first_stands(monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    def fail(*_: object) -> None:
        raise KeyError("Rect")

    monkeypatch.setattr(broken, fail)
    source = read_pdf(draw([Words(80, 400, "第二"), Words(80, 200, "第一")]))
    assert source.text == "第二\n第一"
    assert codes(source) == ["912"]


def test_the_next_column_is_no_disorder() -> None:
    page = [Words(80, 200, "左一"), Words(80, 230, "左二"), Words(380, 200, "右一"), Words(380, 230, "右二")]
    source = read_pdf(draw(page))
    assert source.text.split() == ["左一", "左二", "右一", "右二"]
    assert source.findings == ()


def test_pieces_of_one_line_are_joined() -> None:
    page = [Words(80, 200, "常住人口"), Words(144, 200, "1761.48", 12), Words(200, 200, "万人")]
    assert "\n" not in read_pdf(draw(page)).text


def test_a_footnote_mark_is_set_aside_and_an_exponent_is_not() -> None:
    page = [
        Words(80, 200, "常住人口"),
        Words(144, 194, "1", 8),
        Words(148, 200, "1761.48 万人"),
        Words(80, 240, "约 10"),
        Words(116, 234, "3", 8),
        Words(120, 240, "吨"),
    ]
    source = read_pdf(draw(page))
    assert furniture(source) == ["1"]
    assert source.furniture[0].start == 4


def test_a_hyphen_at_the_end_of_a_line_stays() -> None:
    assert read_pdf(draw(lines("（2014-", "2020年）"))).text == "（2014-\n2020年）"


@pytest.mark.parametrize("number", ["— {} —", "-{}-", "- {} -", "{}", "第{}页", "第 {} 页 共 3 页", "{}/3"])
def test_page_numbers_below_the_text_are_furniture(number: str) -> None:
    pages = [[*lines("甲局牵头，", "乙局配合。"), Words(280, 760, number.format(n))] for n in (1, 2, 3)]
    assert furniture(read_pdf(draw(*pages))) == [number.format(n) for n in (1, 2, 3)]


def test_a_page_number_listed_first_is_furniture_and_no_disorder() -> None:
    source = read_pdf(draw([Words(280, 760, "7"), *lines("甲局牵头，", "乙局配合。")]))
    assert furniture(source) == ["7"]
    assert source.findings == ()


def test_a_number_in_the_text_is_no_page_number() -> None:
    assert furniture(read_pdf(draw(lines("数量", "2025", "个")))) == []


def test_a_running_head_on_three_pages_is_furniture() -> None:
    pages = [[Words(80, 50, f"某市人民政府公报 2025.{n}"), *lines("甲", "乙")] for n in (1, 2, 3)]
    assert furniture(read_pdf(draw(*pages))) == [f"某市人民政府公报 2025.{n}" for n in (1, 2, 3)]


def test_a_line_on_top_of_two_pages_stays() -> None:
    pages = [[Words(80, 50, "某市人民政府公报"), *lines("甲", "乙")] for _ in range(2)]
    assert furniture(read_pdf(draw(*pages))) == []


def test_a_head_close_to_the_text_stays() -> None:
    pages = [lines("责任单位", "甲局", "乙局", top=80) for _ in range(4)]
    assert furniture(read_pdf(draw(*pages))) == []


def test_a_rule_set_in_characters_is_furniture() -> None:
    assert furniture(read_pdf(draw([Words(80, 100, "————★————"), *lines("甲")]))) == ["————★————"]


def test_a_rule_that_is_a_running_head_too_is_set_aside_once() -> None:
    pages = [[Words(80, 50, "————————"), *lines("甲", "乙")] for _ in range(3)]
    assert furniture(read_pdf(draw(*pages))) == ["————————"] * 3


def test_a_ruled_table_is_told_of() -> None:
    rules = [Rule(80, 300 + 30 * n, 500, 300 + 30 * n) for n in range(4)]
    rules += [Rule(x, 300, x, 390) for x in (80, 300, 500)]
    assert codes(read_pdf(draw([*lines("附表"), *rules]))) == ["916"]


def test_a_rule_under_the_letterhead_is_no_table() -> None:
    assert read_pdf(draw([*lines("某市人民政府文件"), Rule(80, 200, 500, 200)])).findings == ()


def test_fonts_are_runs_with_name_and_size() -> None:
    source = read_pdf(draw([Words(80, 120, "标题", 22), Words(80, 160, "正文", 16)]))
    assert [(run.start, run.name, run.size) for run in source.fonts] == [
        (0, "STSong-Light", 22.0),
        (3, "STSong-Light", 16.0),
    ]


@pytest.mark.needs_fonts
def test_a_chinese_font_name_is_told_in_chinese() -> None:
    data = draw(lines("甲")).replace(b"/BaseFont /STSong-Light", b"/BaseFont /#BA#DA#CC#E5")
    assert [run.name for run in read_pdf(data).fonts] == ["黑体"]


def test_boxes_are_in_points_from_the_top_left() -> None:
    source = read_pdf(draw([Words(80, 120, "甲局牵头")]))
    (boxes,) = located(source, Range(1, 3))
    assert boxes == (Box(1, 96.25, 106.56, 127.75, 121.6),)


@pytest.mark.needs_fonts
@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_turned_page_has_its_boxes_where_it_is_shown(rotate: int) -> None:
    page = lines("甲局牵头，", "乙局配合。")
    turned, straight = read_pdf(draw(page, rotate=rotate)), read_pdf(draw(page))
    assert turned.text == straight.text
    for one, other in zip(everywhere(turned), everywhere(straight), strict=True):
        assert one == pytest.approx(other, abs=0.02)


def test_boxes_count_from_the_cropped_corner() -> None:
    page = [Words(80, 120, "甲局牵头")]
    (whole,) = everywhere(read_pdf(draw(page)))
    (cropped,) = everywhere(read_pdf(draw(page, crop=(50, 100, 500, 750))))
    assert cropped == pytest.approx(
        whole._replace(x0=whole.x0 - 50, x1=whole.x1 - 50, top=whole.top - 50, bottom=whole.bottom - 50)
    )


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_words_lying_sideways_keep_their_order_and_their_boxes(rotate: int) -> None:
    source = read_pdf(draw(lines("甲局牵头"), rotate=rotate, sideways=True))
    assert source.text == "甲局牵头"
    ((first,), (last,)) = located(source, Range(0, 1), Range(3, 4))
    assert (first.x0, first.top) != (last.x0, last.top)


def test_a_range_has_one_box_a_line_and_none_for_blanks() -> None:
    source = read_pdf(draw(lines("甲局牵头，", "乙局配合。"), lines("丙局负责。")))
    whole, blank, empty = located(source, Range(0, len(source.text)), Range(5, 6), Range(3, 3))
    assert [box.page for box in whole] == [1, 1, 2]
    assert blank == empty == ()


def test_blanks_in_a_line_have_no_box() -> None:
    source = read_pdf(draw(lines("完成 5 件")))
    assert located(source, Range(2, 3), Range(2, 4)) == [(), located(source, Range(3, 4))[0]]
    assert located(source, Range(3, 5)) == located(source, Range(3, 4))


def test_a_page_number_has_a_box_only_when_asked_for_itself() -> None:
    pages = [[*lines("甲局牵头，", "乙局配合。"), Words(280, 760, f"— {n} —")] for n in (1, 2)]
    source = read_pdf(draw(*pages))
    across, number, half = located(source, Range(0, len(source.text)), source.furniture[0], Range(9, 14))
    assert [(box.page, round(box.top)) for box in across] == [(1, 107), (1, 135), (2, 107), (2, 135)]
    assert [round(box.top) for box in number] == [747]
    assert [round(box.top) for box in half] == [135]


def test_boxes_are_had_on_a_page_that_was_put_in_order() -> None:
    source = read_pdf(draw([Words(80, 400, "第二"), Words(80, 200, "第一")]))
    first, second, half = located(source, Range(0, 2), Range(3, 5), Range(1, 2))
    assert first[0].x0 < half[0].x0 < half[0].x1 <= first[0].x1
    assert first[0].top == pytest.approx(187, abs=4)
    assert second[0].top == pytest.approx(387, abs=4)


def test_a_pickled_locator_gives_the_same_boxes() -> None:
    source = read_pdf(draw(lines("甲局牵头，", "乙局配合。")))
    again = pickle.loads(pickle.dumps(source.locator))  # noqa: S301  our own bytes
    assert again.locate([Range(0, 4)]) == located(source, Range(0, 4))


def test_pages_may_be_read_and_located_in_many_threads() -> None:
    data = draw(*[lines(f"第{n}页", "乙局配合。") for n in range(1, 20)])
    expected = everywhere(read_pdf(data))
    found: list[list[Box]] = []
    threads = [threading.Thread(target=lambda: found.append(everywhere(read_pdf(data)))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 8


@pytest.mark.needs_fonts
def test_each_page_is_reported_as_it_is_read() -> None:
    told: list[tuple[int, int]] = []
    from_pdf(File(draw(lines("甲"), lines("乙")), "a.pdf", ""), OWN, lambda done, count: told.append((done, count)))
    assert told == [(1, 2), (2, 2)]


def test_the_same_file_reads_the_same() -> None:
    pages = [lines("甲局牵头，", "乙局配合。") for _ in range(random.Random(1).randrange(2, 5))]
    assert read_pdf(draw(*pages)) == read_pdf(draw(*pages))


def located(source: SourceText, *ranges: Range) -> list[tuple[Box, ...]]:
    assert source.locator is not None
    return source.locator.locate(ranges)


def everywhere(source: SourceText) -> list[Box]:
    return list(located(source, Range(0, len(source.text)))[0])


@pytest.mark.needs_fonts
def test_pdfium_loads_each_page_of_a_notice_once(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[int] = []
    get_page = PdfDocument.get_page

    def counted(document: PdfDocument, index: int) -> PdfPage:
        loaded.append(index)
        return get_page(document, index)

    monkeypatch.setattr(PdfDocument, "get_page", counted)
    for name, pages in (("lixia-2025.pdf", 17), ("table-unruled.pdf", None)):
        loaded.clear()
        notice = parse((SAMPLES / name).read_bytes())
        assert notice.tasks[0].span.boxes
        assert loaded == list(range(pages or notice.source.pages or 0))
    loaded.clear()
    ruled = table_to_pdf(forty_rows())
    assert parse(ruled).tasks[0].span.boxes
    assert loaded == sorted(set(loaded))
