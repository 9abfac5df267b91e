"""The review page as a file."""

import io
import re

import pytest

import taskparse
from invented import BARE, NOTICE
from taskparse.exports.review_page import write_page
from taskparse.exports.review_page.marks import items_of, marks_of
from taskparse.exports.review_page.sides import embedded, lines_of
from taskparse.exports.review_page.words import ROLE_LOOKS, WORDS


def page_of(notice, language="zh"):
    stream = io.BytesIO()
    write_page(notice, b"", stream, language)
    return stream.getvalue().decode()


def test_items_stand_in_reading_order_each_with_its_values():
    items, parties = items_of(NOTICE)
    assert [item.kind for item in items] == ["task", "diagnostic", "unassigned", "task"]
    task = items[0]
    assert [mark.look for mark in task.marks] == [
        "text", "lead_in", "annotation", "leaders", "lead_units", "responsible_units", "other", "deadline", "deadline", "target",
    ]  # fmt: skip
    assert task.faults == ()
    assert next((party.name, party.kind, party.tasks) for party in parties) == ("某甲某", "person", 1)


def test_a_fault_is_told_on_the_task_that_it_concerns():
    fault = NOTICE.diagnostics[0].model_copy(update={"span": NOTICE.tasks[0].span})
    items, _ = items_of(NOTICE.model_copy(update={"diagnostics": (fault, fault.model_copy(update={"span": None}))}))
    assert [item.faults for item in items if item.kind == "task"] == [(0,), ()]
    assert items[0].marks == ()


def test_every_character_of_a_text_stands_once_and_under_its_marks():
    items, _ = items_of(NOTICE)
    lines = list(lines_of(NOTICE.source.text, marks_of(items)))
    assert "\n".join("".join(piece.text for piece in line) for line in lines) == NOTICE.source.text
    looks = {piece.text: piece.marks[-1].look for line in lines for piece in line if piece.marks}
    assert looks["市发展改革委"] == "lead_units"
    assert looks["增长5.6%"] == "target"


@pytest.mark.parametrize("notice", [NOTICE, BARE], ids=["full", "bare"])
@pytest.mark.parametrize("language", WORDS)
def test_a_page_asks_for_nothing(notice, language):
    page = page_of(notice, language)
    assert page.endswith("</html>\n")
    assert not re.search(r"(?:src|href)=[\"']?(?!data:,)[\w./#]", page)
    assert not re.search(r"@import|url\(|fetch\(|XMLHttpRequest|https?://", page)
    assert "default-src 'none'" in page


def test_both_languages_have_the_same_words():
    assert WORDS["zh"].keys() == WORDS["en"].keys()
    assert set(ROLE_LOOKS) <= WORDS["zh"].keys()


def test_data_in_the_page_is_no_markup():
    assert not set("<>&\u2028\u2029") & set(embedded({"a": "</script><!--&\u2028\u2029"}))


def test_a_page_is_the_same_every_time(tmp_path):
    (tmp_path / "n.txt").write_text("清扫街道。（责任单位：县城管局）", encoding="utf-8")
    for name in ("a.html", "b.html"):
        taskparse.review(tmp_path / "n.txt", tmp_path / name)
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_a_source_that_cannot_be_opened_is_refused_with_the_reason(tmp_path):
    with pytest.raises(taskparse.UnreadableSourceError, match="No such file"):
        taskparse.review(tmp_path / "none.pdf", tmp_path / "x.html")
    assert list(tmp_path.iterdir()) == []
