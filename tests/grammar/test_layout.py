import pytest

from taskparse.grammar.layout import display_width, is_page_mark


@pytest.mark.parametrize(
    "words", ["— 1 —", "-12-", "－ 3 －", "—2—", "第 3 页", "第3页 共9页", "第 3 页，共 9 页", "~4~"]
)
def test_a_page_number_is_told_by_its_dashes_or_its_words(words):
    assert is_page_mark(words)


@pytest.mark.parametrize("words", ["2025", "第一页", "1-2", "— 甲 —", "第3条"])
def test_what_is_no_page_number_is_told_apart(words):
    assert not is_page_mark(words)


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("公园", 2), ("“优”", 3), ("AB12", 2), ("增长 5.6%", 4.25), ("ＡＢ", 2)]
)
def test_a_chinese_character_is_one_wide_and_a_latin_one_half(text, width):
    assert display_width(text) == width
