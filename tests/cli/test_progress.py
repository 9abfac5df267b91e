import io
import re
import subprocess
import sys
from contextlib import suppress

import pytest

from cli.terminals import COMMAND, on_a_terminal
from taskparse.cli import progress
from taskparse.cli.progress import MANY_PAGES, ProgressBars
from typesetter.drawn import draw, lines

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="terminals of POSIX")
PAGE = lines("一、办好实事", "新建口袋公园。（责任单位：市园林局）")
CURSOR_BACK = "\x1b[?25h"


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A short and a long PDF in the working folder."""
    (tmp_path / "short.pdf").write_bytes(draw(PAGE))
    (tmp_path / "long.pdf").write_bytes(draw(*[PAGE] * (MANY_PAGES + 1)))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


@pytest.fixture
def turned_terminal(monkeypatch):
    """Turns standard error into a terminal; to be called by the test, for pytest sets the stream before each."""

    def turned_terminal():
        shown = Terminal()
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.delenv("NO_COLOR", raising=False)
        monkeypatch.setattr(sys, "stderr", shown)
        return shown

    return turned_terminal


@POSIX
@pytest.mark.parametrize(
    ("sources", "bars"),
    [
        (["short.pdf"], set()),
        (["long.pdf"], {"pages"}),
        (["short.pdf", "./short.pdf"], set()),
        (["short.pdf", "long.pdf"], {"reading", "pages"}),
    ],
)
def test_a_terminal_shows_bars_of_several_sources_and_of_many_pages(sources, bars):
    code, shown = on_a_terminal(*sources, "-o", "out.json", stderr=True)
    assert code == 0
    assert set(re.findall("reading|pages", shown)) == bars


@POSIX
def test_the_bar_is_gone_before_the_table_is_shown():
    code, shown = on_a_terminal("long.pdf", stderr=True)
    assert code == 0
    bar, _, table = shown.partition(CURSOR_BACK)
    assert "pages" in bar
    assert "pages" not in table
    assert f"{MANY_PAGES + 1} tasks" in table


@POSIX
def test_no_bar_stands_among_the_results_on_the_same_terminal():
    code, shown = on_a_terminal("short.pdf", "long.pdf", "--format", "jsonl", stderr=True)
    assert code == 0
    assert "\x1b" not in shown


@POSIX
def test_results_in_a_pipe_leave_the_terminal_to_the_bars():
    code, shown = on_a_terminal("short.pdf", "long.pdf", stdout=False, stderr=True)
    assert code == 0
    assert set(re.findall("reading|pages|tasks", shown)) == {"reading", "pages"}


def test_a_pipe_shows_none():
    done = subprocess.run([*COMMAND, "parse", "short.pdf", "long.pdf"], capture_output=True, check=True)
    assert done.stderr == b""


def test_a_short_pdf_is_shown_once_it_has_taken_long(turned_terminal, monkeypatch):
    seconds = iter([0.0, progress.PATIENCE, progress.PATIENCE + 0.1])
    monkeypatch.setattr(progress, "monotonic", lambda: next(seconds))
    shown = turned_terminal()
    with ProgressBars(1, shown=True) as bars, bars.source() as on_page:
        assert on_page is not None
        on_page(1, 3)
        assert "pages" not in shown.getvalue()
        on_page(2, 3)
        assert "pages" in shown.getvalue()
        on_page(3, 3)


def test_the_last_page_is_too_late_to_begin_a_bar(turned_terminal, monkeypatch):
    seconds = iter([0.0, progress.PATIENCE + 1])
    monkeypatch.setattr(progress, "monotonic", lambda: next(seconds))
    shown = turned_terminal()
    with ProgressBars(1, shown=True) as bars, bars.source() as on_page:
        assert on_page is not None
        on_page(1, 1)
    assert "pages" not in shown.getvalue()


def test_a_source_that_fails_takes_its_bar_along(turned_terminal):
    shown = turned_terminal()
    with suppress(ValueError), ProgressBars(2, shown=True) as bars, bars.source() as on_page:
        assert on_page is not None
        on_page(1, MANY_PAGES + 1)
        assert "pages" in shown.getvalue()
        raise ValueError
    assert CURSOR_BACK in shown.getvalue()
