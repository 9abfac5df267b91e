"""What programs do with records: compare them, keep them, show them, put them into tables."""

import copy
import csv
import io
import pickle
from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest
from pydantic import BaseModel

import taskparse
from invented import BARE, NOTICE
from taskparse.exports.records_csv import write_csv
from taskparse.exports.rows import Layout
from taskparse.model.frozen import FrozenMapping
from taskparse.model.rows import Rows, columns

LIXIA = taskparse.parse(Path(__file__).parents[2] / "samples/lixia-2025.txt")


def pickled(notice: taskparse.Notice) -> object:
    return pickle.loads(pickle.dumps(notice))  # noqa: S301  its own


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, pickled])
@pytest.mark.parametrize("notice", [NOTICE, BARE, LIXIA], ids=["full", "bare", "lixia"])
def test_a_notice_may_be_copied_and_is_the_same(notice, again):
    assert again(notice) == notice
    assert hash(again(notice)) == hash(notice)


def test_tasks_can_be_members_of_sets():
    assert len({*LIXIA.tasks, *copy.deepcopy(LIXIA).tasks}) == len(LIXIA.tasks)


def values(record: object) -> list[object]:
    """Return all that stands in a record, however deep."""
    inner: list[object] = [record]
    if isinstance(record, BaseModel):
        inner += [each for _, value in record for each in values(value)]
    elif isinstance(record, tuple):
        inner += [each for value in record for each in values(value)]
    elif isinstance(record, Mapping):
        inner += [each for value in record.values() for each in values(value)]
    return inner


def test_nothing_in_a_record_can_be_changed():
    assert {type(value) for value in values(NOTICE)} & {dict, list, set} == set()
    spans = NOTICE.header.spans
    with pytest.raises(TypeError):
        spans["title"] = ()  # type: ignore[index]
    with pytest.raises(AttributeError, match="frozen"):
        spans.more = 1  # type: ignore[attr-defined]


def test_a_frozen_mapping_joins_others_and_keeps_their_order():
    mapping = FrozenMapping({"b": 1})
    assert list((mapping | {"a": 2}).items()) == [("b", 1), ("a", 2)]
    assert list(({"a": 2} | mapping).items()) == [("a", 2), ("b", 1)]
    assert repr(mapping) == "{'b': 1}"
    assert hash(FrozenMapping({"a": 1, "b": 2})) == hash(FrozenMapping({"b": 2, "a": 1}))


@pytest.mark.parametrize("record", [LIXIA, *LIXIA.tasks, LIXIA.header, LIXIA.source, *LIXIA.tasks[0].leaders])
def test_a_record_shows_itself_in_one_short_line(record):
    assert len(repr(record)) < 200
    assert "\n" not in repr(record)
    assert str(record) == repr(record)


def test_a_line_names_what_matters():
    assert repr(NOTICE).startswith("Notice(")
    assert repr(LIXIA.tasks[0].leaders[0]).startswith("Party(name='武毅', kind='person', label='牵头领导', span=")


def test_a_notebook_shows_the_first_tasks():
    shown = LIXIA._repr_html_()
    assert shown.count("<tr>") == 1 + 20
    assert "… 59 more tasks" in shown
    assert ">leaders</th>" in shown
    assert ">supporting_units</th>" not in shown
    assert "more tasks" not in BARE._repr_html_()


def test_what_a_notice_says_is_shown_as_text():
    told = taskparse.parse_text("<b>修路</b>。（责任单位：县交通局）")
    assert "&lt;b&gt;修路" in told._repr_html_()


def test_a_span_cuts_its_words_out_of_the_text():
    task = LIXIA.tasks[1]
    assert task.annotation.span.slice(LIXIA.source.text).startswith("（牵头领导")


def test_a_section_is_found_by_its_id():
    section = LIXIA.sections[3]
    assert LIXIA.section(section.id) is section
    assert LIXIA.section(None) is None


@pytest.mark.parametrize("rows", ["task", "party"])
@pytest.mark.parametrize("notice", [NOTICE, BARE, LIXIA], ids=["full", "bare", "lixia"])
def test_rows_are_those_of_csv(notice, rows: Rows):
    stream = io.BytesIO()
    write_csv([notice], stream, Layout(rows=rows))
    written = list(csv.DictReader(io.StringIO(stream.getvalue().decode(), newline="")))
    told = [{name: "" if cell is None else str(cell) for name, cell in row.items()} for row in notice.to_rows(rows)]
    assert told == written


FRAMES = {"polars": "DataFrame", "pandas": "DataFrame", "pyarrow": "Table"}


@pytest.mark.parametrize("library", FRAMES)
@pytest.mark.parametrize("notice", [LIXIA, BARE], ids=["lixia", "bare"])
def test_a_frame_is_of_the_library_that_is_there(notice, library, monkeypatch):
    monkeypatch.setattr("taskparse.model.frames.find_spec", lambda name: find_spec(name) if name == library else None)
    frame = notice.to_frame()
    assert isinstance(frame, getattr(import_module(library), FRAMES[library]))
    assert frame.shape == (len(notice.tasks), len(columns("task")))


def test_a_frame_without_any_library_says_what_to_install(monkeypatch):
    monkeypatch.setattr("taskparse.model.frames.find_spec", lambda _: None)
    with pytest.raises(taskparse.MissingExtraError, match="pip install"):
        LIXIA.to_frame()
