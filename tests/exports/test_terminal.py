import io

import pytest
from rich.cells import cell_len

from invented import BARE, NOTICE, TASK
from taskparse.exports.rows import Layout
from taskparse.exports.terminal import write_table
from taskparse.model.record import Notice, Task


def drawn(monkeypatch: pytest.MonkeyPatch, width: int, *notices: Notice) -> list[str]:
    monkeypatch.setenv("COLUMNS", str(width))
    stream = io.BytesIO()
    write_table(notices, stream, Layout())
    return stream.getvalue().decode().splitlines()


def many(**changes: object) -> Notice:
    tasks = tuple(TASK.model_copy(update={"number": number, **changes}) for number in range(1, 13))
    return NOTICE.model_copy(update={"tasks": tasks})


def rows(lines: list[str]) -> list[str]:
    rule = next(index for index, line in enumerate(lines) if line.startswith("──"))
    return lines[rule + 1 : -2]


LONG = "地区生产总值增长5.6%，固定资产投资增长7%，" * 9


@pytest.mark.parametrize("width", [50, 80, 200])
@pytest.mark.parametrize("name", ["supporting_units", "text"])
def test_a_task_is_one_line_within_the_width(monkeypatch, width, name):
    units = tuple(TASK.lead_units[0].model_copy(update={"name": f"市第{number}局"}) for number in range(30))
    lines = drawn(monkeypatch, width, many(**{name: units if name == "supporting_units" else LONG}))
    assert len(rows(lines)) == 12
    assert all(cell_len(line) <= width for line in rows(lines))
    assert all("…" in line for line in rows(lines))


@pytest.mark.parametrize("width", [80, 200])
def test_chinese_columns_align(monkeypatch, width):
    texts = (LONG, "短", "half半", "地区生产总值 GDP 增长5.6%" * 5)
    tasks = tuple(TASK.model_copy(update={"number": n, "text": text}) for n, text in enumerate(texts, 1))
    lines = drawn(monkeypatch, width, NOTICE.model_copy(update={"tasks": tasks}))
    assert len({cell_len(line[: line.index("甲某")]) for line in rows(lines)}) == 1


def test_what_fits_is_not_cut(monkeypatch):
    lines = drawn(monkeypatch, 120, NOTICE)
    assert rows(lines)[0].split() == [
        "1",
        "一、稳增长。",
        "地区生产总值增长5.6%",
        "甲某",
        "市发展改革委",
        "各街道办事处",
        "6月底前完成",
    ]


def test_columns_that_no_task_fills_are_left_out(monkeypatch):
    heading = drawn(monkeypatch, 80, many(leaders=(), deadline=None))[2]
    assert heading.split() == ["#", "section", "task", "lead", "units", "responsible"]


def test_title_number_and_counts_stand_around_the_table(monkeypatch):
    lines = drawn(monkeypatch, 80, NOTICE)
    assert lines[0] == "某市人民政府办公室关于下达重点任务的通知"
    assert lines[1] == "某政办字〔2025〕1号 · 某市人民政府办公室 · 2025-02-12"
    assert lines[-2] == "2 tasks, 1 unassigned passage, 1 diagnostic"


def test_a_notice_without_title_or_tasks_is_named_by_its_file(monkeypatch):
    assert drawn(monkeypatch, 80, BARE) == ["空.txt", "0 tasks, 0 unassigned passages, 0 diagnostics", ""]


def test_a_notice_cannot_steer_the_terminal(monkeypatch):
    text = drawn(monkeypatch, 80, many(text="甲\x1b[31m乙\r\n丙\x07[bold]丁[/bold]"))
    assert "\x1b" not in "".join(text)
    assert "\x07" not in "".join(text)
    assert "[bold]" in "".join(drawn(monkeypatch, 200, many(text="[bold]丁[/bold]")))


def test_a_file_has_no_colour(monkeypatch):
    assert "\x1b" not in "".join(drawn(monkeypatch, 80, NOTICE))


def test_the_stream_stays_open(monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    stream = io.BytesIO()
    write_table([NOTICE], stream, Layout())
    assert not stream.closed


def test_a_closed_pipe_is_left_to_the_caller():
    class Closed(io.BytesIO):
        def write(self, _content: object) -> int:
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        write_table([NOTICE], Closed(), Layout())


def test_a_task_needs_no_section(monkeypatch):
    assert isinstance(TASK, Task)
    heading = drawn(monkeypatch, 80, many(section_path=()))[2]
    assert "section" not in heading


@pytest.mark.parametrize("width", [80, 200])
def test_a_row_may_be_a_party(monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    stream = io.BytesIO()
    write_table([NOTICE], stream, Layout(rows="party"))
    lines = stream.getvalue().decode().splitlines()
    assert lines[2].split()[:4] == ["#", "section", "task", "role"]
    assert [line.split()[0] for line in rows(lines)] == ["1", "1", "1", "1", "2"]
    assert "甲某" in rows(lines)[0]
    assert all(cell_len(line) <= width for line in lines)
