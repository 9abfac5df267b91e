"""A comparison as people and programs read it."""

import io
import json
import re

import pytest
from rich.cells import cell_len

import taskparse
from comparison.pair import drafts
from invented import BARE, NOTICE
from taskparse.comparison.report import Sides, write_html, write_json, write_text
from taskparse.comparison.words import WORDS


@pytest.fixture(scope="module")
def sides():
    old, new = drafts()
    return Sides(old, new, taskparse.compare(old, new))


def told(write, sides, *arguments):
    stream = io.BytesIO()
    write(sides, stream, *arguments)
    return stream.getvalue().decode()


@pytest.mark.parametrize("width", [80, 200])
def test_a_terminal_shows_every_change_within_its_width(monkeypatch, sides, width):
    monkeypatch.setenv("COLUMNS", str(width))
    text = told(write_text, sides)
    assert max(cell_len(line) for line in text.splitlines()) <= width
    assert "12 changed, 5 added, 4 removed, 63 unchanged" in text
    bare = "".join(text.split())
    for words in (
        "增长[-5.6-]{+6+}%",
        "-赵冬梅+甲某",
        "—→6月底前",
        "from20to16",
        "+25编制低空物流航线图。",
        "-71启动瑞雪泉",
    ):
        assert words in bare
    assert "\x1b" not in text


def test_with_colour_the_words_are_the_same(monkeypatch, sides):
    monkeypatch.setenv("COLUMNS", "80")
    plain = told(write_text, sides)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    coloured = told(write_text, sides)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_a_closed_pipe_is_left_to_the_caller(sides):
    class Closed(io.BytesIO):
        def write(self, _content):
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        write_text(sides, Closed())


def test_nothing_changed_is_two_lines_and_the_counts(monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    text = told(write_text, Sides(BARE, BARE, taskparse.compare(BARE, BARE)))
    assert [line.strip() for line in text.splitlines()] == [
        "- 空.txt",
        "+ 空.txt",
        "0 changed, 0 added, 0 removed, 0 unchanged",
    ]


def test_a_notice_cannot_steer_the_terminal():
    task = NOTICE.tasks[0].model_copy(update={"text": "甲\x1b[31m[bold]乙"})
    other = NOTICE.model_copy(update={"tasks": (task,)})
    text = told(write_text, Sides(BARE, other, taskparse.compare(BARE, other)))
    assert "\x1b" not in text
    assert "[bold]" in text


def test_programs_get_the_records(sides):
    record = json.loads(told(write_json, sides))
    assert list(record) == ["added", "removed", "changed", "unchanged", "units"]
    assert len(record["changed"]) == 12
    assert record["changed"][0]["targets"][0]["new"]["value"] == "6"


@pytest.mark.parametrize("language", WORDS)
def test_a_page_holds_every_change_and_asks_for_nothing(sides, language):
    page = told(write_html, sides, language)
    assert page.count('<article class="changed">') == 12
    assert page.count('<article class="added">') == 5
    assert page.count('<article class="removed">') == 4
    assert "增长<del>5.6</del><ins>6</ins>%" in page
    assert not re.search(r"(?:src|href)=[\"'](?!data:,|#)|@import|url\(|https?://", page)


def test_what_a_notice_says_is_escaped(sides):
    title = sides.new.header.model_copy(update={"title": "<script>alert(1)</script>"})
    new = sides.new.model_copy(update={"header": title})
    page = told(write_html, Sides(sides.old, new, sides.result))
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_a_page_without_changes_says_so():
    assert WORDS["zh"]["nothing"] in told(write_html, Sides(BARE, BARE, taskparse.compare(BARE, BARE)))
    assert WORDS["zh"].keys() == WORDS["en"].keys()
