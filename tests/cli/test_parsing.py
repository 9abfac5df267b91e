import csv
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import taskparse
from cli.terminals import COMMAND, on_a_terminal
from invented import BARE, NOTICE
from taskparse.cli import main
from taskparse.errors import UnreadableSourceError

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="pipes, terminals and signals of POSIX")


def stub(source, *, name=None, **_):
    """Stands for the pipeline: the name of a source says what comes of it."""
    if hasattr(source, "read"):
        return NOTICE.model_copy(
            update={"source": NOTICE.source.model_copy(update={"name": name, "text": source.read().decode()})}
        )
    kind = Path(source).name.split(".")[0].split("-")[0]
    outcomes = {
        "full": NOTICE,
        "bare": BARE,
        "unreadable": UnreadableSourceError(name, "the file is empty; give one that holds text", "empty"),
        "interrupted": KeyboardInterrupt(),
        "faulty": RuntimeError("list index\nout of range"),
    }
    outcome = outcomes[kind]
    if isinstance(outcome, BaseException):
        raise outcome
    return outcome


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """Sources of every kind, and the folder they lie in as the working folder."""
    monkeypatch.setattr("taskparse.cli.parsing.parse", stub)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("full.txt", "bare.txt", "unreadable.txt", "faulty.txt", "interrupted.txt"):
        (tmp_path / name).touch()
    return tmp_path


@pytest.fixture
def run(capsysbinary):
    def run(*arguments):
        code = main(["parse", *arguments])
        out, err = capsysbinary.readouterr()
        return code, out.decode(), err.decode()

    return run


def names(out):
    value = json.loads(out)
    return [each["source"]["name"] for each in (value if isinstance(value, list) else [value])]


# formats -------------------------------------------------------------------------------------------------------------


def test_in_a_pipe_it_writes_json(run):
    assert run("full.txt") == (0, NOTICE.model_dump_json(indent=2) + "\n", "")


def test_one_source_is_an_object_and_several_are_an_array(run):
    assert isinstance(json.loads(run("full.txt")[1]), dict)
    assert isinstance(json.loads(run("full.txt", "bare.txt")[1]), list)


def test_several_sources_are_an_array_even_if_one_can_be_read(run):
    code, out, _ = run("unreadable.txt", "full.txt")
    assert (code, len(json.loads(out))) == (1, 1)


@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_the_format_is_told_from_the_suffix(run, folder, form):
    assert run("full.txt", "-o", f"out.{form}") == (0, "", "")
    assert (folder / f"out.{form}").read_text(encoding="utf-8") == run("full.txt", "--format", form)[1]


def test_what_is_exported_is_what_the_command_writes(run, folder):
    run("full.txt", "-o", "a.json")
    taskparse.export([NOTICE], "b.json")
    assert (folder / "a.json").read_bytes() == (folder / "b.json").read_bytes()
    assert taskparse.load("a.json") == NOTICE


def test_an_explicit_format_beats_the_suffix(run, folder):
    run("full.txt", "-o", "out.json", "--format", "csv")
    assert (folder / "out.json").read_text(encoding="utf-8").startswith("source,")


def test_rows_may_be_parties(run):
    code, out, _ = run("full.txt", "--format", "csv", "--rows", "party")
    assert code == 0
    assert [row["role"] for row in csv.DictReader(io.StringIO(out))][:2] == ["leaders", "lead_units"]


def test_a_table_may_be_asked_for(run):
    code, out, _ = run("full.txt", "bare.txt", "--format", "table")
    assert code == 0
    assert out.count("section") == 1
    assert "0 tasks" in out
    assert "\x1b" not in out


def test_a_lexicon_adds_labels(run, folder, monkeypatch):
    monkeypatch.setattr("taskparse.cli.parsing.parse", taskparse.parse)
    (folder / "words.toml").write_text('[labels]\nleaders = ["包片同志"]\n', encoding="utf-8")
    (folder / "notice.txt").write_text("清扫街道。（包片同志：甲某；责任单位：县城管局）\n", encoding="utf-8")
    assert json.loads(run("notice.txt")[1])["tasks"][0]["leaders"] == []
    (task,) = json.loads(run("notice.txt", "--lexicon", "words.toml")[1])["tasks"]
    assert [party["name"] for party in task["leaders"]] == ["甲某"]


def test_a_roster_names_in_full_a_year_dates_deadlines_and_keywords_come_on_request(run, folder, monkeypatch):
    monkeypatch.setattr("taskparse.cli.parsing.parse", taskparse.parse)
    (folder / "roster.csv").write_text("name,aliases\n某市某县城市管理局,县城管局\n", encoding="gb18030")
    (folder / "notice.txt").write_text("改造老旧小区。（责任单位：县城管局；6月底前）\n", encoding="utf-8")
    (plain,) = json.loads(run("notice.txt")[1])["tasks"]
    given = ("--roster", "roster.csv", "--year", "2027", "--keywords")
    (told,) = json.loads(run("notice.txt", *given)[1])["tasks"]
    for task, name, date, keywords in (
        (plain, None, None, []),
        (told, "某市某县城市管理局", "2027-06-30", ["老旧小区"]),
    ):
        assert task["responsible_units"][0]["full_name"] == name
        assert (task["deadline"]["date"], task["keywords"]) == (date, keywords)


def test_a_dash_is_standard_input_and_output(run, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("某市".encode())))
    code, out, _ = run("-", "-o", "-")
    assert (code, names(out)) == (0, ["standard input"])
    assert json.loads(out)["source"]["text"] == "某市"


# sources -------------------------------------------------------------------------------------------------------------


def test_a_folder_is_all_its_files_in_order_but_no_hidden_ones(run, folder):
    for name in ("in/full-2.txt", "in/deep/bare.txt", "in/full-1.txt", "in/.hidden.txt", "in/.git/full.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    code, out, err = run("in")
    assert (code, err) == (0, "")
    assert names(out) == ["空.txt", "某市.txt", "某市.txt"]


def test_a_glob_is_the_files_that_match(run):
    assert names(run("[fb][ua][lr]*.txt")[1]) == ["空.txt", "某市.txt"]


def test_a_glob_may_go_to_any_depth(run, folder):
    (folder / "a/b").mkdir(parents=True)
    (folder / "a/b/full.txt").touch()
    assert names(run("a/**/*.txt")[1]) == ["某市.txt"]


def test_a_glob_that_matches_only_a_folder_is_that_folder(run, folder):
    (folder / "abc").mkdir()
    (folder / "abc/full.txt").touch()
    assert names(run("ab?")[1]) == ["某市.txt"]


def test_a_name_with_brackets_is_first_of_all_a_file(run, folder):
    (folder / "full.[1].txt").touch()
    assert names(run("full.[1].txt")[1]) == ["某市.txt"]


def test_a_file_named_twice_is_read_once(run):
    assert names(run("full.txt", "./full.txt", "full.*")[1]) == ["某市.txt"]


def test_earlier_output_in_the_folder_is_not_read(run, folder):
    (folder / "in").mkdir()
    (folder / "in/full.txt").touch()
    for _ in range(2):
        assert run("in", "-o", "in/unreadable.json") == (0, "", "")


def test_a_source_is_not_written_over(run, folder):
    (folder / "full.json").write_text("{}")
    code, out, err = run("full.json", "-o", "full.json")
    assert (code, out) == (2, "")
    assert "the only source is the file that is to be written" in err
    assert (folder / "full.json").read_text() == "{}"


def test_a_closed_standard_input_is_told_of(run, monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    assert run("-") == (2, "", "taskparse: error: -: standard input is closed; name a file instead\n")


@POSIX
def test_a_pipe_in_a_folder_is_passed_over(run, folder):
    (folder / "in").mkdir()
    (folder / "in/full.txt").touch()
    os.mkfifo(folder / "in/pipe")
    assert names(run("in")[1]) == ["某市.txt"]


def test_a_folder_that_may_not_be_entered_is_told_of(run, folder, monkeypatch):
    def walk(top, onerror):
        onerror(PermissionError(13, "Permission denied", f"{top}/shut"))
        yield top, [], ["full.txt"]

    (folder / "in").mkdir()
    (folder / "in/full.txt").touch()
    monkeypatch.setattr(os, "walk", walk)
    code, out, err = run("in")
    assert (code, names(out)) == (1, ["某市.txt"])
    assert err.startswith("taskparse: error: in/shut: cannot open the folder (Permission denied)")


# what goes wrong -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "fact", "step"),
    [
        ("unreadable.txt", "the file is empty", "give one"),
        ("none.txt", "no such file or folder", "check the path"),
        ("none/*.txt", "no file matches", "check it"),
        ("empty", "the folder holds no file", "name one"),
        ("faulty.txt", "taskparse itself failed (RuntimeError: list index out of range)", "report it"),
    ],
)
def test_a_source_that_cannot_be_read_is_one_line_with_the_next_step(run, folder, source, fact, step):
    (folder / "empty").mkdir()
    code, out, err = run(source)
    assert (code, out) == (2, "")
    assert err.startswith(f"taskparse: error: {source}: {fact}")
    assert step in err
    assert err.count("\n") == 1


def test_the_other_sources_are_read_all_the_same(run):
    code, out, err = run("faulty.txt", "full.txt", "unreadable.txt", "bare.txt")
    assert (code, names(out)) == (1, ["某市.txt", "空.txt"])
    assert err.count("\n") == 2


def test_a_name_cannot_steer_the_terminal(run):
    assert "none c .txt: no such file" in run("none\x1bc\n.txt")[2]


def test_an_error_diagnostic_counts_only_if_asked_for(run):
    assert run("full.txt")[0] == 0
    assert run("bare.txt", "--strict")[0] == 0
    code, out, err = run("full.txt", "--strict")
    assert (code, names(out)) == (1, ["某市.txt"])
    assert err == "taskparse: error: full.txt: 901 a bracket is not closed; close it\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Missing argument 'SOURCE...'"),
        (["full.txt", "-o", "out.txt"], "'out.txt' names no known format"),
        (["full.txt", "--format", "xml"], "'xml' is not one of"),
        (["full.txt", "--colour"], "No such option"),
        (["full.txt", "--lexicon", "none.toml"], "'none.toml' does not exist"),
        (["full.txt", "--lexicon", "wrong.toml"], "wrong.toml: labels.leader"),
        (["full.txt", "--roster", "none.csv"], "'none.csv' does not exist"),
        (["full.txt", "--roster", "wrong.csv"], "wrong.csv: line 2: name: Field required; a party has name"),
        (["full.txt", "--roster", "wrong.toml"], "wrong.toml: labels: Extra inputs"),
        (["full.txt", "--year", "25"], "25 is not in the range 1949<=x<=2199"),
    ],
)
def test_bad_usage_is_told_before_anything_is_read(run, folder, arguments, message):
    (folder / "wrong.toml").write_text('[labels]\nleader = ["包片领导"]\n', encoding="utf-8")
    (folder / "wrong.csv").write_text("unit\n县城管局\n", encoding="utf-8")
    before = sorted(folder.iterdir())
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert message in err
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize("place", ["none/out.json", "full.txt/out.json"])
def test_a_place_that_cannot_be_written_is_one_line(run, place):
    code, out, err = run("full.txt", "-o", place)
    assert (code, out) == (2, "")
    assert err.startswith(f"taskparse: error: {place}: cannot write (")
    assert err.count("\n") == 1


def test_nothing_read_leaves_an_earlier_output_as_it_was(run, folder):
    (folder / "out.json").write_text("old")
    assert run("unreadable.txt", "-o", "out.json")[0] == 2
    assert (folder / "out.json").read_text() == "old"


@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_an_interruption_is_one_line_and_leaves_no_file(run, folder, form):
    before = sorted(folder.iterdir())
    code, out, err = run("full.txt", "interrupted.txt", "-o", f"out.{form}")
    assert (code, out, err) == (130, "", "taskparse: error: interrupted\n")
    assert sorted(folder.iterdir()) == before


@POSIX
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_that_ends_it_leaves_no_file(folder, monkeypatch, number):
    def ended(_source, *, name=None, **_):
        if (folder / "bare.txt").exists():
            (folder / "bare.txt").unlink()
            return NOTICE
        os.kill(os.getpid(), number)
        return name

    monkeypatch.setattr("taskparse.cli.parsing.parse", ended)
    with pytest.raises(SystemExit) as left:
        main(["parse", "full.txt", "bare.txt", "-o", "out.json"])
    assert left.value.code == 128 + number
    assert {path.suffix for path in folder.iterdir()} == {".txt"}
    assert signal.getsignal(number) == signal.SIG_DFL


@POSIX
def test_a_signal_that_is_ignored_stays_ignored(run, monkeypatch):
    def interrupted(_source, *, name=None, **_):
        os.kill(os.getpid(), signal.SIGHUP)
        return NOTICE if name else BARE

    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    monkeypatch.setattr("taskparse.cli.parsing.parse", interrupted)
    try:
        assert run("full.txt")[0] == 0
    finally:
        signal.signal(signal.SIGHUP, before)


# the process ---------------------------------------------------------------------------------------------------------

FULL = Path("/dev/full")


@pytest.fixture
def notice_file(folder):
    path = folder / "notice.txt"
    text = "某市通知\n\n" + "".join(f"{n}. 办好第{n}件事。（牵头单位：市第{n}局）\n" for n in range(1, 600))
    path.write_text(text, encoding="utf-8")
    return path


@POSIX
@pytest.mark.parametrize(("form", "unbuffered"), [("json", ""), ("jsonl", "1"), ("csv", ""), ("table", "1")])
def test_a_reader_that_goes_early_is_no_error(notice_file, form, unbuffered):
    process = subprocess.Popen(
        [*COMMAND, "parse", notice_file, "--format", form],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONUNBUFFERED": unbuffered},
    )
    assert process.stdout
    assert process.stderr
    with process, process.stdout as out:
        out.read(10)
        out.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@POSIX
@pytest.mark.skipif(not FULL.exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("where", [[], ["-o", "/dev/full", "--format", "json"]], ids=["standard output", "file"])
def test_a_full_disk_is_one_line(notice_file, where):
    with FULL.open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "parse", notice_file, *where], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1
    assert "No space left on device" in done.stderr.decode()


@POSIX
def test_a_closed_standard_output_is_bad_usage(notice_file):
    # Only a shell can start a process whose standard output is closed.
    shell = ["sh", "-c", 'exec "$@" >&-', "sh", *COMMAND, "parse", notice_file]
    done = subprocess.run(shell, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert "standard output is closed" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


@pytest.mark.parametrize("locale", ["C", "zh_CN.GBK"])
def test_output_is_utf8_in_every_locale(notice_file, locale):
    environment = {**os.environ, "LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [*COMMAND, "parse", notice_file, "没有.txt"], capture_output=True, env=environment, check=False
    )
    assert done.returncode == 1
    assert "市第599局" in done.stdout.decode()
    assert "没有.txt: no such file" in done.stderr.decode()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a file's name is Unicode")
def test_a_file_whose_name_is_no_utf8_is_read_and_named(folder):
    (folder / os.fsdecode("文件.txt".encode("gb18030"))).write_text("某市通知")
    done = subprocess.run([*COMMAND, "parse", "."], capture_output=True, check=False)
    assert "\N{REPLACEMENT CHARACTER}.txt" in names(done.stdout.decode())[-1]


@POSIX
def test_on_a_terminal_it_shows_a_table(notice_file):
    code, shown = on_a_terminal(notice_file)
    assert code == 0
    assert "lead units" in shown
    assert "\x1b[1m" in shown


@POSIX
def test_colour_can_be_turned_off(notice_file, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    _, shown = on_a_terminal(notice_file)
    assert not {"\x1b[3", "\x1b[9"} & {shown[i : i + 3] for i in range(len(shown))}
