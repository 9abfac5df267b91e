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


def test_a_saved_notice_is_checked_as_saved(codes):
    taskparse.export([taskparse.parse("faulty.txt")], "notice.json")
    assert codes("notice.json") == FAULTS


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


@pytest.mark.usefixtures("repository")
def test_only_what_a_change_adds_is_reported(codes, folder):
    assert codes("faulty.txt", "--diff-against", "HEAD") == []
    (folder / "new.txt").write_text(FAULTY, encoding="utf-8")
    assert codes("new.txt", "--diff-against", "HEAD") == FAULTS
    (folder / "faulty.txt").write_text("2025年2月12日\n（此件公开发布\n" + FAULTY, encoding="utf-8")
    assert set(codes("faulty.txt")) - set(codes("faulty.txt", "--diff-against", "HEAD"))


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


def test_the_hook_stops_a_commit(folder, repository):
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    path = folder / ".git/hooks/pre-commit"
    path.write_text(f"#!/bin/sh\nexec {hook['entry']} new.txt\n", encoding="utf-8")
    path.chmod(0o755)
    (folder / "new.txt").write_text(FAULTY, encoding="utf-8")
    repository("add", "new.txt")
    done = subprocess.run(["git", "commit", "-m", "x"], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "103" in done.stdout + done.stderr


@pytest.mark.parametrize("sarif", ["", "out.sarif"])
def test_the_action_checks_as_its_script_says(folder, monkeypatch, sarif):
    steps = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
    for name, value in (("SOURCES", "faulty.txt\n"), ("OPTIONS", "--ignore 101"), ("SARIF", sarif)):
        monkeypatch.setenv(name, value)
    done = subprocess.run(["bash", "-e", "-c", steps[-1]["run"]], capture_output=True, text=True, check=False)
    shown = (folder / sarif).read_text(encoding="utf-8") if sarif else done.stdout
    codes = [each["ruleId"] for each in json.loads(shown)["runs"][0]["results"]] if sarif else shown
    assert (done.returncode, "103" in codes, "101" in codes) == (1, True, False)
