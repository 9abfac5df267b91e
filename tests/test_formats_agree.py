"""The same notice as text and as two kinds of PDF: equal records, spans and reader aside; boxes that hold the words."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

import pdfplumber
import pytest
from hypothesis import given, settings
from pdfplumber.pdf import PDF

import taskparse
from taskparse.model.record import Notice, Span
from taskparse.model.roles import ROLES
from typesetter import (
    Typeset,
    as_text,
    to_pdf_by_libreoffice,
    to_pdf_by_reportlab,
)
from typesetter.lixia import SAMPLES, lixia
from typesetter.random_notice import notices
from typesetter.tables import (
    Look,
    TaskTable,
    filled,
    forty_rows,
    table_to_csv,
    table_to_docx,
    table_to_html,
    table_to_pdf,
    table_to_xlsx,
)

# Where something stands, what was read, and what only paper has.
_OF_THE_FILE = {"span", "spans", "marker_span", "source", "furniture"}


def records(notice: Notice) -> Any:
    return without_places(notice.model_dump(mode="json"))


def without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_places(inner) for key, inner in value.items() if key not in _OF_THE_FILE}
    return [without_places(inner) for inner in value] if isinstance(value, list) else value


def spans(value: Any) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from spans(inner)
    elif isinstance(value, dict):
        yield from spans(list(value.values()))
    elif hasattr(value, "__dict__"):
        yield from spans(vars(value))


def under(document: PDF, span: Span) -> str:
    words = (document.pages[box[0] - 1].crop(box[1:]).chars for box in span.boxes)
    return "".join("".join(char["text"] for char in chars if not char["text"].isspace()) for chars in words)


@pytest.fixture(scope="module")
def sample() -> Notice:
    return taskparse.parse(SAMPLES / "lixia-2025.pdf")


def test_the_sample_gives_the_records_of_its_text(sample: Notice) -> None:
    assert records(sample) == records(taskparse.parse(SAMPLES / "lixia-2025.txt"))


@pytest.mark.needs_fonts
@pytest.mark.needs_libreoffice
def test_what_libreoffice_made_gives_the_records_of_the_text() -> None:
    (data,) = to_pdf_by_libreoffice([lixia()])
    assert records(taskparse.parse(data)) == records(taskparse.parse(SAMPLES / "lixia-2025.txt"))


def test_every_task_is_found_under_its_boxes(sample: Notice) -> None:
    with pdfplumber.open(SAMPLES / "lixia-2025.pdf") as document:
        found = [under(document, task.span) for task in sample.tasks]
    assert found == ["".join(task.text.split()) for task in sample.tasks]


def test_every_party_and_annotation_is_found_under_its_boxes(sample: Notice) -> None:
    with pdfplumber.open(SAMPLES / "lixia-2025.pdf") as document:
        for task in sample.tasks[::8]:
            parties = (*task.leaders, *task.lead_units, *task.responsible_units)
            assert [under(document, party.span) for party in parties] == [party.name for party in parties]
            assert under(document, task.annotation.span) == "".join(task.annotation.text.split())


def test_every_span_has_a_page_and_boxes(sample: Notice) -> None:
    for span in spans(sample):
        assert span.page is not None
        assert span.boxes
        assert span.boxes[0][0] == span.page


@pytest.mark.needs_fonts
@settings(max_examples=30, deadline=None)
@given(notices(3))
def test_any_notice_read_from_pdf_gives_the_records_of_its_text(notice: Typeset) -> None:
    from_pdf = taskparse.parse(io.BytesIO(to_pdf_by_reportlab(notice)))
    assert records(from_pdf) == records(taskparse.parse_text(as_text(notice)))


TABLE_WRITERS: dict[str, Callable[[TaskTable], bytes | str]] = {
    "docx": table_to_docx,
    "html": table_to_html,
    "ruled pdf": table_to_pdf,
    "unruled pdf": lambda table: table_to_pdf(table, Look(ruled=False)),
    "csv": lambda table: table_to_csv(filled(table)),
}


@pytest.mark.parametrize(
    "format_", [pytest.param(name, marks=pytest.mark.needs_fonts if "pdf" in name else ()) for name in TABLE_WRITERS]
)
def test_a_task_table_gives_the_same_records_in_every_format(format_: str) -> None:
    table = forty_rows()
    written = TABLE_WRITERS[format_](table)
    data = written.encode() if isinstance(written, str) else written
    expected = table_records(taskparse.parse(table_to_xlsx(table)))
    assert len(expected) == 40
    assert table_records(taskparse.parse(data)) == expected


@pytest.mark.needs_fonts
@pytest.mark.parametrize("ruled", [True, False])
def test_every_cell_of_a_task_table_is_found_under_its_boxes(*, ruled: bool) -> None:
    data = table_to_pdf(forty_rows(), Look(ruled=ruled, cut_rows=True))
    with pdfplumber.open(io.BytesIO(data)) as document:
        for task in taskparse.parse(data).tasks:
            parties = [party for role in ROLES for party in getattr(task, role)]
            assert under(document, task.span) == "".join(task.text.split())
            assert [under(document, party.span) for party in parties] == [party.name for party in parties]


def table_records(notice: Notice) -> list[tuple[object, ...]]:
    return [
        (
            task.id,
            task.text,
            task.marker,
            task.section_path,
            {role: [party.name for party in getattr(task, role)] for role in ROLES},
            {label: [party.name for party in parties] for label, parties in task.other.items()},
            task.deadline and task.deadline.text,
        )
        for task in notice.tasks
    ]
