import pytest

from taskparse.grammar.headings import MARKER, MARKER_STYLES, RANK, STYLE_OF_GROUP, number_of

MARKERS = {
    "第一章": ["第一章", "第12编", "第三篇", "第二部分"],
    "第一节": ["第一节", "第二十节"],
    "第一条": ["第一条", "第9条、", "第十条："],
    "一、": ["一、", "二十一、", "十．"],
    "（一）": ["（一）", "(二十)", "（三）、"],
    "1.": ["1.", "12．", "3、", "７．"],
    "（1）": ["（1）", "(12)", "3）", "4)", "（５）."],
    "①": ["①", "⑳"],
}


@pytest.mark.parametrize("style", MARKER_STYLES)
def test_a_number_is_told_by_its_style(style):
    for marker in MARKERS[style]:
        match = MARKER.match(f"{marker}备足物资")
        assert match, marker
        assert (match.group(), STYLE_OF_GROUP[str(match.lastgroup)]) == (marker, style)


@pytest.mark.parametrize(
    "words", ["1.5万条", "2025年", "一批项目", "第三方机构", "①".replace("①", "○"), "100.5", "（甲）", "十分"]
)
def test_what_is_no_number_is_told_apart(words):
    assert MARKER.match(words) is None


def test_an_item_may_begin_with_a_year():
    match = MARKER.match("1.2025年底前")
    assert match
    assert match.group() == "1."


@pytest.mark.parametrize(
    ("marker", "number"),
    [
        ("第十二章", 12),
        ("二十、", 20),
        ("（九十九）", 99),
        ("10．", 10),
        ("（７）", 7),
        ("⑳", 20),
        ("（十十）", 0),
    ],
)
def test_a_number_counts_to_what_it_says(marker, number):
    assert number_of(marker) == number


def test_styles_nest_in_the_order_of_the_reading_rules():
    assert sorted(RANK, key=lambda style: RANK[style]) == [
        "第一章",
        "第一节",
        "第一条",
        "一、",
        "（一）",
        "1.",
        "（1）",
        "①",
    ]
