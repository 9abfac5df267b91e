"""What is tried only where it may begin loses nothing: no other character begins what a pattern matches."""

# ruff: noqa: SLF001  the patterns are their modules' own

import re

import pytest
import regex

from taskparse.grammar import dates, headings, layout, number_names, quantities

CHARACTERS = [chr(code) for code in range(0x20, 0x10000) if not 0xD800 <= code <= 0xDFFF]


def either(characters):
    return re.compile(f"[{re.escape(''.join(sorted(characters)))}]")


@pytest.mark.parametrize(
    ("pattern", "first"),
    [
        pytest.param(dates.POINT, dates._POINT_FIRST, id="a point in time"),
        pytest.param(dates._BY_WHEN, either(dates._BY_WHEN_FIRST), id="a deadline"),
        pytest.param(quantities.QUANTITY, quantities._NUMBER_FIRST, id="a quantity"),
        pytest.param(number_names.NAME, number_names.NAME_FIRST, id="a name with a number"),
        pytest.param(headings.MARKER, headings._MARKER_FIRST, id="the number of an item"),
        pytest.param(layout._PAGE_NUMBER, either(layout._PAGE_MARK_FIRST), id="a page number"),
    ],
)
def test_no_other_character_begins_it(pattern, first):
    whole = regex.compile(pattern.pattern)
    others = [character for character in CHARACTERS if not first.match(character)]
    assert [character for character in others if whole.match(character, partial=True)] == []
