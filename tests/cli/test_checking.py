import json
import os
import subprocess
import sysconfig
from pathlib import Path

import pytest
import yaml

import taskparse
from taskparse.cli import main
from taskparse.reports import REPORTS

ROOT = Path(__file__).parents[2]
FAULTY = """某市人民政府办公室
关于下达任务的通知

一、办好实事
新建口袋公园12处。（牵头单位：市园林局；责任单位：市财政局）
"""
FAULTS = ["101", "103"]


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A faulty notice and an empty file in the working folder, all told in English."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("PATH", sysconfig.get_path("scripts"), prepend=os.pathsep)
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "src"))
    for name, text in (("faulty.txt", FAULTY), ("empty.txt", "")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(capsysbinary):
    def run(*arguments):
        code = main(["check", *arguments])
        out, err = capsysbinary.readouterr()
        return code, out.decode(), err.decode()

    return run


@pytest.fixture
def codes(run):
    def codes(*arguments):
        found = json.loads(run(*arguments, "--format", "json")[1])
        return [finding["code"] for each in found for finding in each["findings"]]

    return codes


@pytest.fixture
def repository(folder):
    def git(*arguments):
        subprocess.run(["git", *arguments], check=True, capture_output=True, cwd=folder)

    git("init", "-q")
    git("config", "user.name", "甲某")
    git("config", "user.email", "a@example.com")
    git("add", "faulty.txt")
    git("commit", "-qm", "a notice")
    return git


def test_findings_make_it_end_with_one(run):
    code, out, err = run("faulty.txt")
    assert (code, err) == (1, "")
    assert all(fault in out for fault in FAULTS)


def test_codes_are_selected_and_ignored(codes):
    assert codes("faulty.txt") == FAULTS
    assert codes("faulty.txt", "--select", "103") == ["103"]
    assert codes("faulty.txt", "--ignore", "103,2") == ["101"]


@pytest.mark.parametrize(("limit", "code"), [("error", 0), ("warning", 1), ("info", 1)])
def test_what_it_fails_on_is_told(run, limit, code):
    assert run("faulty.txt", "--fail-on", limit)[0] == code


@pytest.mark.parametrize("form", REPORTS)
def test_every_format_is_written_into_a_file(run, folder, form):
    assert run("faulty.txt", "--format", form, "-o", "out")[:2] == (1, "")
    assert "103" in (folder / "out").read_text(encoding="utf-8")


def test_a_bad_file_does_not_stop_the_others(run):
    code, out, err = run("empty.txt", "faulty.txt", "--fail-on", "error")
    assert (code, err.count("\n")) == (1, 1)
    assert "103" in out


def test_nothing_that_can_be_read_is_trouble(run):
    assert run("empty.txt")[0] == 2


@pytest.mark.parametrize("count", [1, 2])
def test_saved_notices_are_checked_as_saved(codes, count):
    taskparse.export([taskparse.parse("faulty.txt")] * count, "notices.json")
    assert codes("notices.json") == FAULTS * count


def test_an_empty_array_of_notices_is_trouble(run, folder):
    (folder / "none.json").write_text("[]", encoding="utf-8")
    assert run("none.json")[0] == 2


@pytest.mark.parametrize("saved", [False, True])
def test_standard_input_is_checked(folder, saved):
    given = (folder / "faulty.txt").read_bytes()
    if saved:
        given = taskparse.parse("faulty.txt").model_dump_json().encode()
    done = subprocess.run(
        ["taskparse", "check", "-", "--format", "json"], input=given, capture_output=True, check=False
    )
    assert done.returncode == 1
    assert [finding["code"] for finding in json.loads(done.stdout)[0]["findings"]] == FAULTS


def test_words_of_a_lexicon_file_are_known(codes, folder):
    text = FAULTY.replace("（牵头单位", "（包片领导干部：甲某；牵头单位")
    (folder / "faulty.txt").write_text(text, encoding="utf-8")
    (folder / "words.toml").write_text('[labels]\nleaders = ["包片领导干部"]\n', encoding="utf-8")
    assert codes("faulty.txt") == [*FAULTS, "302"]
    assert codes("faulty.txt", "--lexicon", "words.toml") == FAULTS


def test_several_processes_find_the_same_in_the_same_order(run, folder):
    for number in range(6):
        (folder / f"{number}.txt").write_text(FAULTY, encoding="utf-8")
    assert run("[0-9].txt", "--workers", "2") == run("[0-9].txt", "--workers", "1")


def test_it_speaks_chinese(run):
    assert "没有成文日期" in run("faulty.txt", "--lang", "zh")[1]


def test_statistics_count_the_codes(run):
    assert "103" in run("faulty.txt", "--statistics")[1]


def test_a_baseline_accepts_what_is_known_and_not_what_is_new(run, codes, folder):
    assert run("faulty.txt", "--write-baseline", "known.json")[0] == 0
    assert codes("faulty.txt", "--baseline", "known.json") == []
    (folder / "other.txt").write_text(FAULTY.replace("下达任务", "分解工作"), encoding="utf-8")
    assert codes("other.txt", "faulty.txt", "--baseline", "known.json") == FAULTS


def test_a_baseline_accepts_a_fault_as_often_as_it_was_there(run, codes, folder):
    twice = FAULTY + "改造老旧小区。（贵任单位：市住建局）\n改造老旧小区。（贵任单位：市住建局）\n"
    (folder / "faulty.txt").write_text(twice, encoding="utf-8")
    run("faulty.txt", "--write-baseline", "known.json")
    (folder / "faulty.txt").write_text(twice + "改造老旧小区。（贵任单位：市住建局）\n", encoding="utf-8")
    assert codes("faulty.txt", "--baseline", "known.json") == ["303"]


def test_a_baseline_outlives_another_extraction_and_mended_faults_do_no_harm(run, codes, folder):
    run("faulty.txt", "--write-baseline", "known.json")
    lines = FAULTY.replace("\n", "\r\n").replace("牵头单位：市园林局；", "牵头单位：\r\n市园林局；")
    (folder / "again.txt").write_bytes(f"2025年2月12日\r\n{lines}".encode("gb18030"))
    assert codes("again.txt") == ["101"]
    assert codes("again.txt", "--baseline", "known.json") == []


@pytest.mark.usefixtures("repository")
def test_only_what_a_change_adds_is_reported(codes, folder):
    assert codes("faulty.txt", "--diff-against", "HEAD") == []
    (folder / "new.txt").write_text(FAULTY, encoding="utf-8")
    assert codes("new.txt", "--diff-against", "HEAD") == FAULTS
    (folder / "faulty.txt").write_text("2025年2月12日\n（此件公开发布\n" + FAULTY, encoding="utf-8")
    assert set(codes("faulty.txt")) - set(codes("faulty.txt", "--diff-against", "HEAD"))


def test_an_earlier_version_that_cannot_be_read_is_told_of(run, folder, repository):
    (folder / "faulty.txt").write_bytes(b"%PDF-1.7")
    repository("commit", "-qam", "a broken file")
    (folder / "faulty.txt").write_text(FAULTY, encoding="utf-8")
    code, out, err = run("faulty.txt", "--diff-against", "HEAD")
    assert (code, err.count("\n")) == (1, 1)
    assert err.startswith("taskparse: warning: faulty.txt: its version at HEAD cannot be read")
    assert all(fault in out for fault in FAULTS)


@pytest.mark.usefixtures("repository")
def test_an_unknown_commit_is_one_line(run):
    code, _, err = run("faulty.txt", "--diff-against", "nowhere")
    assert (code, err.count("\n")) == (2, 1)
    assert "nowhere" in err


def test_no_repository_is_one_line(run):
    code, _, err = run("faulty.txt", "--diff-against", "HEAD")
    assert (code, err.count("\n")) == (2, 1)
    assert "not a git repository" in err


@pytest.mark.parametrize(
    "arguments",
    [("--select", "777"), ("--roster", "none.csv"), ("--baseline", "faulty.txt"), ("--config", "none.toml")],
)
def test_bad_usage_is_one_line(run, arguments):
    code, out, err = run("faulty.txt", *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)


# configuration -------------------------------------------------------------------------------------------------------


def test_settings_are_found_upwards_and_the_command_line_wins(codes, folder, monkeypatch):
    (folder / "pyproject.toml").write_text('[tool.taskparse]\nignore = ["103"]\n', encoding="utf-8")
    (folder / "inner").mkdir()
    monkeypatch.chdir(folder / "inner")
    assert codes("../faulty.txt") == ["101"]
    assert codes("../faulty.txt", "--ignore", "101") == ["103"]


def test_settings_may_hold_for_some_files_only(codes, folder):
    (folder / "drafts").mkdir()
    (folder / "drafts/a.txt").write_text(FAULTY, encoding="utf-8")
    (folder / "taskparse.toml").write_text('[per-path."drafts/**"]\nignore = ["1"]\n', encoding="utf-8")
    assert codes("drafts/a.txt", "faulty.txt") == FAULTS
    (folder / "taskparse.toml").write_text('[per-path."drafts/**"]\nselect = ["103"]\n', encoding="utf-8")
    assert codes("drafts/a.txt", "faulty.txt") == ["103", *FAULTS]
    assert codes("drafts/a.txt", "--select", "101") == ["101"]


def test_settings_name_language_roster_lexicon_and_baseline(run, codes, folder, monkeypatch):
    (folder / "set").mkdir()
    for name, content in (
        ("roster.csv", "name\n某市园林局\n"),
        ("words.toml", '[labels]\nleaders = ["包片领导干部"]\n'),
        ("taskparse.toml", 'lang = "zh"\nroster = "roster.csv"\nlexicon = "words.toml"\n'),
    ):
        (folder / "set" / name).write_text(content, encoding="utf-8")
    monkeypatch.chdir(folder / "set")
    assert "没有成文日期" in run("../faulty.txt")[1]
    assert [code for code in codes("../faulty.txt") if code not in FAULTS] == ["505"]
    run("../faulty.txt", "--write-baseline", "known.json")
    with (folder / "set/taskparse.toml").open("a") as settings:
        settings.write('baseline = "known.json"\n')
    assert codes("../faulty.txt") == []


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('select = ["777"]', "taskparse.toml: select: no rule has the code 777"),
        ("colour = 1", "taskparse.toml: colour: no such key"),
        ('fail-on = "never"', "taskparse.toml: fail-on: "),
        ('[per-path.a]\nignore = ["x"]', "taskparse.toml: per-path.a.ignore: "),
        ("select = [", "taskparse.toml: no TOML"),
    ],
)
def test_a_broken_configuration_is_one_line_with_file_and_key(run, folder, content, told):
    (folder / "taskparse.toml").write_text(content, encoding="utf-8")
    code, _, err = run("faulty.txt")
    assert (code, err.count("\n")) == (2, 1)
    assert told in err


# rule ----------------------------------------------------------------------------------------------------------------


def test_rule_lists_and_explains(capsys):
    assert main(["rule"]) == 0
    assert "103  warning  issue-date-missing" in capsys.readouterr().out
    assert main(["rule", "103", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    for heading in ("What it checks", "Why it matters", "Example", "What to do"):
        assert f"\n{heading}\n" in out
    assert main(["rule", "999"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


# in CI ---------------------------------------------------------------------------------------------------------------


def test_the_hook_stops_a_commit_and_lets_another_pass(folder, repository, monkeypatch):
    monkeypatch.setenv("PRE_COMMIT_HOME", str(folder / ".hooks"))
    # The command as it is installed here, so that no environment is built and no network is asked.
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    local = {"repos": [{"repo": "local", "hooks": [hook | {"language": "system"} for hook in hooks]}]}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(local), encoding="utf-8")
    subprocess.run(["pre-commit", "install"], check=True, capture_output=True)

    def commit(content):
        (folder / "new.txt").write_text(content, encoding="utf-8")
        repository("add", "new.txt", ".pre-commit-config.yaml")
        done = subprocess.run(["git", "commit", "-m", "x"], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr

    code, told = commit(FAULTY)
    assert code == 1
    assert "new.txt: warning 103" in told
    mended = FAULTY.replace("通知\n", "通知\n某政办发〔2025〕3号\n") + "\n某市人民政府办公室\n2025年2月12日\n"
    assert commit(mended)[0] == 0


@pytest.mark.parametrize("sarif", ["", "out.sarif"])
def test_the_action_checks_as_its_script_says(folder, monkeypatch, sarif):
    steps = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
    for name, value in (("SOURCES", "faulty.txt\n"), ("OPTIONS", "--ignore 101"), ("SARIF", sarif)):
        monkeypatch.setenv(name, value)
    done = subprocess.run(["bash", "-e", "-c", steps[-1]["run"]], capture_output=True, text=True, check=False)
    shown = (folder / sarif).read_text(encoding="utf-8") if sarif else done.stdout
    codes = [each["ruleId"] for each in json.loads(shown)["runs"][0]["results"]] if sarif else shown
    assert (done.returncode, "103" in codes, "101" in codes) == (1, True, False)
