"""What the command makes for people: ledgers, slips, review pages, comparisons."""

import json

import openpyxl
import pytest

from cli.terminals import on_a_terminal
from taskparse.cli import main

OLD = "某县人民政府关于重点任务的通知\n一、保民生\n1.清扫街道5条。（责任单位：县城管局）\n2.修缮校舍。（责任单位：县教育局）\n"
NEW = OLD.replace("5条", "8条")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    for name, text in (("old.txt", OLD), ("new.txt", NEW)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(capsysbinary, folder):
    assert folder.is_dir()

    def run(*arguments):
        code = main(arguments)
        out, err = capsysbinary.readouterr()
        return code, out.decode(errors="replace"), err.decode()

    return run


def test_a_ledger_is_written_and_written_again_with_what_was_typed(run, folder):
    assert run("parse", "old.txt", "-o", "台账.xlsx") == (0, "", "")
    book = openpyxl.load_workbook(folder / "台账.xlsx")
    sheet = book["任务台账"]
    progress = next(cell.column for cell in sheet[3] if cell.value == "进展")
    sheet.cell(5, progress).value = "过半"
    book.save(folder / "台账.xlsx")
    assert run("parse", "new.txt", "-o", "台账.xlsx") == (0, "", "")
    assert openpyxl.load_workbook(folder / "台账.xlsx")["任务台账"].cell(5, progress).value == "过半"
    assert run("parse", "new.txt", "-o", "新.xlsx", "--ledger", "台账.xlsx") == (0, "", "")
    assert openpyxl.load_workbook(folder / "新.xlsx")["任务台账"].cell(5, progress).value == "过半"


def test_what_is_no_ledger_is_not_replaced(run, folder):
    (folder / "台账.xlsx").write_bytes(b"precious")
    code, _, err = run("parse", "old.txt", "-o", "台账.xlsx")
    assert (code, (folder / "台账.xlsx").read_bytes()) == (2, b"precious")
    assert "台账.xlsx: cannot be read as a workbook" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("output", "names"),
    [
        (["-o", "交办单.xlsx"], ["交办单-某县城管局.xlsx", "交办单-某县教育局.xlsx"]),
        (["-o", "x.csv"], ["x-某县城管局.csv", "x-某县教育局.csv"]),
        (["-o", "out"], ["out/某县城管局.xlsx", "out/某县教育局.xlsx"]),
        (["-o", "out", "--format", "md"], ["out/交办单-某县城管局.md", "out/交办单-某县教育局.md"]),
    ],
)
def test_every_unit_has_its_file(run, folder, output, names):
    code, out, err = run("parse", "old.txt", "--split-by", "unit", *output)
    assert (code, out, err) == (0, "", "")
    assert all((folder / name).stat().st_size for name in names)


def test_csv_may_be_for_excel(run, folder):
    assert run("parse", "old.txt", "-o", "x.csv", "--bom")[0] == 0
    assert (folder / "x.csv").read_bytes().startswith(b"\xef\xbb\xbfsource")


def test_a_workbook_goes_into_a_pipe(run):
    assert run("parse", "old.txt", "--format", "xlsx")[1].startswith("PK")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--bom"], "--bom means nothing to json"),
        (["--ledger", "old.txt", "-o", "x.csv"], "--ledger means nothing to csv"),
        (["--ledger", "old.txt", "-o", "x.xlsx", "--split-by", "unit"], "--ledger goes with one file"),
        (["--split-by", "unit"], "--split-by needs files to write"),
        (["--split-by", "unit", "--format", "table", "-o", "x"], "--split-by writes no table"),
        (["--split-by", "leader"], "'leader' is not 'unit'"),
    ],
)
def test_what_does_not_go_together_is_told(run, arguments, message):
    code, out, err = run("parse", "old.txt", *arguments)
    assert (code, out) == (2, "")
    assert message in err


def test_a_terminal_is_not_shown_what_it_cannot_show(folder):
    pytest.importorskip("pty", reason="no terminals here")
    code, shown = on_a_terminal(str(folder / "old.txt"), "--format", "xlsx", stderr=True)
    assert code == 2
    assert "xlsx is nothing that a terminal can show" in shown


def test_whoever_sits_there_is_told_how_many_files_there_are(folder):
    pytest.importorskip("pty", reason="no terminals here")
    output = str(folder / "out")
    code, shown = on_a_terminal(str(folder / "old.txt"), "--split-by", "unit", "-o", output, stderr=True)
    assert (code, shown.strip()) == (0, "2 files")


# comparison --------------------------------------------------------------------------------------------------------------


def test_two_notices_are_compared(run):
    code, out, err = run("compare", "old.txt", "new.txt")
    assert (code, err) == (0, "")
    assert "1 changed, 0 added, 0 removed, 1 unchanged" in out
    assert "清扫街道[-5-]{+8+}条。" in out


def test_records_are_compared_without_their_sources(run, folder):
    run("parse", "old.txt", "-o", "old.json")
    (folder / "old.txt").unlink()
    assert "1 changed" in run("compare", "old.json", "new.txt")[1]


def test_a_comparison_has_the_format_of_its_file(run, folder):
    assert run("compare", "old.txt", "new.txt", "-o", "x.html") == (0, "", "")
    assert (folder / "x.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert run("compare", "old.txt", "new.txt", "-o", "x.html", "--lang", "en")[0] == 0
    assert '<html lang="en">' in (folder / "x.html").read_text(encoding="utf-8")
    assert len(json.loads(run("compare", "old.txt", "new.txt", "--format", "json")[1])["changed"]) == 1


def test_a_notice_that_cannot_be_read_is_one_line(run, folder):
    (folder / "empty.txt").touch()
    code, out, err = run("compare", "old.txt", "empty.txt")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "empty.txt" in err


# review -------------------------------------------------------------------------------------------------------------------


def test_a_review_page_is_written(run, folder):
    assert run("review", "old.txt", "-o", "review.html") == (
        0,
        "",
        "",
    )
    assert "县城管局" in (folder / "review.html").read_text(encoding="utf-8")


def test_a_review_page_needs_a_file(run):
    code, _, err = run("review", "old.txt")
    assert code == 2
    assert "-o" in err
