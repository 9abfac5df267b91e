"""Words that a user adds are known in every form and in every format, and to the rules."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from docx import Document

import taskparse
from every_format import FORMATS, every_format, param, rows
from taskparse.cli import main
from taskparse.model.record import Notice
from taskparse.options import Options
from typesetter import to_pdf_by_reportlab
from typesetter.from_text import from_text
from typesetter.tables import TaskTable
from typesetter.tables.task_table import Column, Row

# None of these words is the package's own, and nothing they end in gives them away.
WORDS = """
[labels]
lead_units = ["包抓方"]
responsible_units = ["认领方"]
[duties]
lead_units = ["领办"]
[columns]
task = ["攻坚点"]
"""
TABLE = TaskTable(
    "某县攻坚任务分解表",
    (Column("序号"), Column("攻坚点"), Column("包抓方"), Column("认领方")),
    (
        Row(("1", "修建县道十公里", "县交通局", "县财政局、县审计局")),
        Row(("2", "疏浚甲河河道", "县水利局", "县农业农村局")),
        Row(("3", "改造老旧小区", "县住建局", "县发改局、县司法局")),
    ),
)
ROWS = [
    (["县交通局"], ["县财政局", "县审计局"]),
    (["县水利局"], ["县农业农村局"]),
    (["县住建局"], ["县发改局", "县司法局"]),
]
LINES = [
    "一、修建县道十公里。（包抓方：县交通局；认领方：县财政局、县审计局）",
    "二、疏浚甲河河道。（县水利局领办，县农业农村局负责）",
    "三、改造老旧小区。",
    "包抓方：县住建局",
    "认领方：县发改局、县司法局",
]


@pytest.fixture
def lexicon(tmp_path: Path) -> Path:
    path = tmp_path / "words.toml"
    path.write_text(WORDS, "utf-8")
    return path


def as_docx(lines: list[str]) -> bytes:
    document, buffer = Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(buffer)
    return buffer.getvalue()


def as_xlsx(lines: list[str]) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet()
        for row, line in enumerate(lines):
            sheet.write_string(row, 0, line)
    return buffer.getvalue()


def wrapped(lines: list[str]) -> str:
    """Break each bracket in the middle of what names the parties."""
    text = "\n".join(lines)
    return text.replace("县交通局；", "县交通\n局；").replace("县水利局领办，", "县水利局\n领办，")


BODY = rows(TABLE)[1:]
TEXTS: dict[str, Callable[[], bytes]] = {
    "text": "\n".join(LINES).encode,
    "wrapped text": wrapped(LINES).encode,
    "docx": lambda: as_docx(LINES),
    "html": lambda: "".join(f"<p>{line}</p>" for line in LINES).encode(),
    "xlsx": lambda: as_xlsx(LINES),
    "pdf": lambda: to_pdf_by_reportlab(from_text("\n".join(LINES))),
}


def parties(notice: Notice) -> list[tuple[list[str], list[str]]]:
    return [
        ([unit.name for unit in task.lead_units], [unit.name for unit in task.responsible_units])
        for task in notice.tasks
    ]


@every_format
def test_a_table_under_a_user_s_words_gives_its_parties(name: str, lexicon: Path) -> None:
    notice = taskparse.parse(FORMATS[name](TABLE), options=Options(lexicon=lexicon))
    assert parties(notice) == ROWS
    assert [task.text for task in notice.tasks] == [cells[1] for cells in BODY]
    assert notice.diagnostics == ()


@pytest.mark.parametrize("name", [*map(param, TEXTS)])
def test_brackets_and_lines_with_a_user_s_words_give_their_parties(name: str, lexicon: Path) -> None:
    notice = taskparse.parse(TEXTS[name](), options=Options(lexicon=lexicon))
    assert parties(notice) == ROWS
    assert [task.annotation.form for task in notice.tasks] == ["labelled", "narrative", "block"]
    assert notice.diagnostics == ()


def test_a_user_s_label_is_no_unknown_one(lexicon: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "notice.txt"
    path.write_text("\n".join(LINES), "utf-8")
    notice = taskparse.parse(path, options=Options(lexicon=lexicon))
    assert taskparse.check(notice, lexicon=lexicon, select=["3"]) == ()
    assert main(["check", str(path), "--lexicon", str(lexicon), "--select", "3"]) == 0
    assert "302" not in capfd.readouterr().out


def test_options_take_a_lexicon_as_well_as_its_path(lexicon: Path) -> None:
    options = [Options(lexicon=each) for each in (lexicon, taskparse.Lexicon.read(lexicon))]
    notices = [taskparse.parse_text(LINES[0], options=each) for each in options]
    assert [parties(notice) for notice in notices] == [[ROWS[0]]] * 2
