from decimal import Decimal

import pytest

from taskparse.grammar.numbers import han_number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("两", 2),
        ("十", 10),
        ("十五", 15),
        ("二十", 20),
        ("一百零五", 105),
        ("一百一十五", 115),
        ("三千二百", 3200),
        ("两千〇五", 2005),
        ("一千零五十", 1050),
        ("一万零二", 10_002),
        ("三十五万六千", 356_000),
        ("一亿零五万", 100_050_000),
        ("两万亿", 2_000_000_000_000),
        ("百", 100),
    ],
)
def test_a_number_in_chinese_is_read(words, number):
    assert han_number(words) == number


@pytest.mark.parametrize(("words", "number"), [("零点五", "0.5"), ("四点一五", "4.15"), ("十点二", "10.2")])
def test_a_fraction_in_chinese_is_read(words, number):
    assert han_number(words) == Decimal(number)


@pytest.mark.parametrize("words", ["一二三", "百千", "三千二", "一万二", "一百零十", "百二十", "万五千", "一万百", ""])
def test_what_is_formed_otherwise_is_no_number(words):
    assert han_number(words) is None
