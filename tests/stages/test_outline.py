import pytest

from casebook import Mark, Staged, cases, drawn, set_in_bold, staged


@pytest.mark.parametrize("case", [*cases("header"), *cases("titles"), *cases("one_line")])
def test_the_elements_around_the_body_are_found(case):
    found = staged((case.expected or {}).get("given", case.plain))
    assert drawn(found.clean.text, marks(found)) == case.text


@pytest.mark.parametrize("case", cases("numbers"))
def test_a_paragraph_begins_with_its_number(case):
    found = staged(case.plain)
    numbers = [p.marker for p in found.outline.paragraphs if p.marker]
    assert drawn(case.plain, [(marker.range, str(marker.number)) for marker in numbers]) == case.text


@pytest.mark.parametrize("case", cases("fonts"))
def test_a_sentence_in_a_font_of_its_own_is_set_off(case):
    bold = (case.expected or {}).get("bold")
    found = Staged(set_in_bold(case.plain, bold)) if bold else staged(case.plain)
    off = [place for paragraph in found.outline.paragraphs for place in paragraph.set_off]
    assert drawn(found.clean.text, [(place, "off") for place in off]) == case.text


def marks(found: Staged) -> list[Mark]:
    marks: list[Mark] = [(place, name) for name, places in found.outline.header.items() for place in places]
    marks += [(place, "enclosed") for place in found.outline.titles]
    marks += [(place, "furniture") for place in found.outline.furniture]
    return marks
