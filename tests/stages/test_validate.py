from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from casebook import OWN, Staged, cases, drawn, source_of
from taskparse import parse_text
from taskparse.grammar.dates import day_of
from taskparse.grammar.marks import last_sentence
from taskparse.model.record import Notice, Record, Span
from taskparse.model.source import Box, Finding, Place, Range, SourceText
from taskparse.stages.validate import validate

TEXT = "一、稳定增长\n1.抓好招商引资。（责任单位：县商务局）\n— 1 —\n2.兑现各项承诺。（责任单位：县财政局）"


@pytest.mark.parametrize("case", cases("clauses"))
def test_the_clause_of_a_task_is_its_last_sentence(case):
    sentence = last_sentence(case.plain)
    start = len(case.plain) - len(sentence)
    assert drawn(case.plain, [(Range(start, len(case.plain)), "clause")] if sentence else []) == case.text


@pytest.mark.parametrize("case", cases("records"))
def test_a_record_says_what_the_notice_says(case):
    notice = parse_text(case.text).model_dump(mode="json")
    assert {path: told(notice, path, like) for path, like in case.expected.items()} == case.expected


def test_a_span_tells_the_page_on_which_it_begins():
    at = TEXT.index("— 1 —")
    notice = validated(replace(source_of(TEXT), page_starts=(0, at)))
    assert [task.span.page for task in notice.tasks] == [1, 2]
    assert notice.furniture[0].span.page == 2
    assert notice.source.pages == 2


def test_a_span_before_the_first_page_is_of_the_first():
    notice = validated(replace(source_of(TEXT), page_starts=(8,)))
    assert notice.sections[0].span.page == 1


def test_a_source_without_pages_gives_spans_without():
    notice = validated(source_of(TEXT))
    assert notice.source.pages is None
    assert [task.span.page for task in notice.tasks] == [None, None]


def test_a_span_tells_the_place_in_which_it_begins():
    at = TEXT.index("1.抓")
    places = (Place(at, "¶2"), Place(TEXT.index("2.兑"), "¶3"))
    notice = validated(replace(source_of(TEXT), places=places))
    assert [task.span.place for task in notice.tasks] == ["¶2", "¶3"]
    assert notice.sections[0].span.place is None


def test_every_span_has_the_boxes_that_the_reader_gives_and_all_are_asked_for_at_once():
    locator = Lines(TEXT)
    notice = validated(replace(source_of(TEXT), locator=locator))
    found = spans(notice)
    assert len(found) == 10  # a heading, a page number, and of two tasks number, text, annotation and party
    assert [span.boxes for span in found] == [
        tuple(tuple(box) for box in locator.boxes(Range(span.start, span.stop))) for span in found
    ]
    assert locator.asked == 1


def test_a_reader_s_finding_is_told_at_its_place_in_the_source():
    finding = Finding("911", {"pages": "1", "count": "2"}, Range(3, 5))
    whole = finding._replace(range=None)
    notice = validated(replace(source_of("一二 三四五。"), findings=(finding, whole)))
    told = notice.diagnostics[0]
    assert (told.code, told.severity) == ("911", "error")
    assert told.message == "page(s) 1 of 2 could not be loaded; their text is missing"
    assert told.arguments == finding.arguments
    assert told.hint
    assert (told.span and (told.span.start, told.span.stop)) == (3, 5)
    assert notice.diagnostics[1].span is None


def test_the_source_is_told_as_it_was_read():
    notice = validated(SourceText("甲.txt", "text", "f" * 64, "text (utf-8)", TEXT))
    source = notice.source
    assert (source.name, source.format, source.sha256, source.reader, source.text) == (
        "甲.txt",
        "text",
        "f" * 64,
        "text (utf-8)",
        TEXT,
    )


def test_an_id_survives_new_numbers_and_new_line_breaks():
    old = parse_text("一、稳定增长\n1.抓好招商引资。（责任单位：县商务局）")
    new = parse_text("二、稳定增长\n7.抓好 招商引资。\n（责任单位：县商务局、县财政局）")
    assert [task.id for task in old.tasks] == [task.id for task in new.tasks]


@pytest.mark.parametrize(
    "other",
    [
        "一、稳定增长\n1.抓好招商服务。（责任单位：县商务局）",
        "一、稳定就业\n1.抓好招商引资。（责任单位：县商务局）",
        "某政发〔2025〕1号\n一、稳定增长\n1.抓好招商引资。（责任单位：县商务局）",
        "关于稳定增长的通知\n各乡镇人民政府：\n一、稳定增长\n1.抓好招商引资。（责任单位：县商务局）",
    ],
)
def test_an_id_tells_text_section_and_document_apart(other):
    one = parse_text("一、稳定增长\n1.抓好招商引资。（责任单位：县商务局）")
    assert one.tasks[0].id != parse_text(other).tasks[0].id


def test_the_document_number_goes_before_the_title_in_an_id():
    body = "\n各乡镇人民政府：\n1.抓好招商引资。（责任单位：县商务局）"
    one, two = (parse_text(f"某政发〔2025〕1号\n关于{what}的通知{body}") for what in ("稳定增长", "促进消费"))
    assert one.header.title != two.header.title
    assert one.tasks[0].id == two.tasks[0].id


def test_identical_tasks_are_counted_in_their_ids():
    notice = parse_text("\n".join(["抓好招商引资。（责任单位：县商务局）"] * 3))
    first, second, third = (task.id for task in notice.tasks)
    assert (second, third) == (f"{first}-2", f"{first}-3")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2025年3月27日", date(2025, 3, 27)),
        ("二〇二五年十二月三十一日", date(2025, 12, 31)),
        ("2025年13月1日", None),
        ("二〇二五年三月十十日", None),
        ("三月下旬", None),
    ],
)
def test_a_day_is_read_or_is_none(words, day):
    assert day_of(words) == day


class Lines:
    """A locator for a text whose every line is a page of its own."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.asked = 0

    def locate(self, ranges: Sequence[Range]) -> list[tuple[Box, ...]]:
        self.asked += 1
        return [self.boxes(place) for place in ranges]

    def boxes(self, place: Range) -> tuple[Box, ...]:
        first = self.text.count("\n", 0, place.start) + 1
        last = self.text.count("\n", 0, place.stop) + 1
        return tuple(Box(page, place.start, 0, place.stop, 10) for page in range(first, last + 1))


def validated(source: SourceText) -> Notice:
    found = Staged(source)
    return validate(source, found.clean, found.found, OWN)


def spans(record: object) -> list[Span]:
    """Return all spans within a record."""
    if isinstance(record, Span):
        return [record]
    if isinstance(record, (tuple, list)):
        return [span for part in record for span in spans(part)]
    if isinstance(record, dict):
        return spans(list(record.values()))
    return spans(dict(record)) if isinstance(record, Record) else []


def told(record: object, path: str, like: object) -> object:
    """Return what stands at a path, in the form of what is expected there.

    Parties may be given as [name, kind, label, stated], a record by some of its fields.
    """
    found: object = record
    for step in path.split("."):
        found = found[int(step)] if isinstance(found, list) else found[step]  # type: ignore[index]
    if isinstance(like, dict) and isinstance(found, dict):
        return {key: found[key] for key in like}
    if isinstance(like, list) and like and isinstance(like[0], list) and isinstance(found, list):
        return [[party[key] for key in ("name", "kind", "label", "stated")] for party in found]
    return found
