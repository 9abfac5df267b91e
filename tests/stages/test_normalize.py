import re
from dataclasses import replace

import pytest

from casebook import OWN, cases, drawn, source_of
from taskparse.model.source import Finding, FontRun, Range
from taskparse.model.text import PARAGRAPH_BREAK, CleanText
from taskparse.stages.normalize import normalize


@pytest.mark.parametrize("case", cases("wraps"))
def test_paragraphs_begin_where_the_print_shows_it(case):
    text = case.plain.replace("¶", "")
    clean = normalize(source_of(text), OWN)
    furniture = drawn(text, [(place, "furniture") for place in clean.furniture])
    assert furniture == case.text.replace("¶", "")
    assert with_pilcrows(text, clean) == case.plain


@pytest.mark.parametrize("case", cases("blanks"))
def test_white_space_is_healed_and_every_character_keeps_its_origin(case):
    clean = normalize(source_of(case.text), OWN)
    assert clean.text == case.expected
    assert [case.text[at] for at, c in zip(clean.origin, clean.text, strict=True) if not c.isspace()] == [
        c for c in clean.text if not c.isspace()
    ]


@pytest.mark.parametrize("case", cases("set_aside"))
def test_what_the_reader_set_aside_is_left_out(case):
    heads = [match.span(1) for match in re.finditer("⟦head ([^⟧]+)⟧", case.text)]
    shifts = [len("⟦head ") + index * len("⟦head ⟧") for index in range(len(heads))]
    furniture = tuple(Range(a - shift, b - shift) for (a, b), shift in zip(heads, shifts, strict=True))
    clean = normalize(replace(source_of(case.plain), furniture=furniture), OWN)
    assert clean.text == case.expected
    assert set(furniture) <= set(clean.furniture)


def test_what_the_reader_could_not_read_is_passed_on():
    finding = Finding("914")
    assert normalize(replace(source_of("甲"), findings=(finding,)), OWN).findings == (finding,)


def test_fonts_move_with_their_characters_and_those_of_blanks_are_left_out():
    fonts = [FontRun(at, at + 1, name, 16, bold=False) for at, name in enumerate(("甲体", "乙体", "丙体"))]
    clean = normalize(replace(source_of("甲\u3000乙"), fonts=tuple(fonts)), OWN)
    assert [(run.start, run.stop, run.name) for run in clean.fonts] == [(0, 1, "甲体"), (1, 2, "丙体")]


def test_the_origin_never_goes_back():
    clean = normalize(source_of("甲 AI  PLC\n\n 乙，\n丙"), OWN)
    assert list(clean.origin) == sorted(clean.origin)


def with_pilcrows(text: str, clean: CleanText) -> str:
    """Draw where the paragraphs of the clean text begin in the source."""
    begins = [at + 1 for at, character in enumerate(clean.text) if character == PARAGRAPH_BREAK]
    pieces = list(text)
    for at in [0, *begins]:
        pieces[clean.origin[at]] = "¶" + pieces[clean.origin[at]]
    return "".join(pieces)


def test_a_line_that_was_written_in_later_leaves_the_others_joined():
    printed = "为做好今年的城市绿化工作，县\n住建局牵头制定方案，各乡镇分头落\n实，各村每月向乡镇上报一次进展情\n况，年底前全部建成开放。\n"
    later = "各乡镇每月二十五日以前把进展情况报送县住建局汇总，逾期不报的予以通报。\n"
    paragraph = printed.replace("\n", "")
    text = normalize(source_of(printed * 12 + later + printed * 2), OWN).text
    assert text.split("\n") == [*[paragraph] * 12, later.strip(), *[paragraph] * 2]
