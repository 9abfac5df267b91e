import json
import subprocess
import sys

import pytest

import taskparse
from taskparse.cli import main
from taskparse.exports.schema import RECORDS


def test_without_arguments_it_says_what_it_can_do(capsys):
    assert main(["--help"]) == 0
    assert {"parse", "check", "rule", "evaluate", "schema"} <= set(capsys.readouterr().out.split())


@pytest.mark.parametrize("name", ["parse", "check", "evaluate"])
def test_help_lists_the_exit_codes_line_by_line(capsys, name):
    assert main([name, "--help"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines() if line[:5].strip().isdigit()] == [
        "0",
        "1",
        "2",
    ]


def test_it_tells_its_version(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"taskparse, version {taskparse.__version__}\n"


def test_an_unknown_subcommand_is_bad_usage(capsys):
    assert main(["pars"]) == 2
    assert "No such command 'pars'" in capsys.readouterr().err


def test_the_module_is_the_command():
    done = subprocess.run([sys.executable, "-m", "taskparse", "schema"], capture_output=True, check=True)
    assert json.loads(done.stdout)["title"] == "Notice"


@pytest.mark.parametrize("name", RECORDS)
def test_the_schema_of_every_record_is_printed(capsysbinary, name):
    assert main(["schema", name]) == 0
    assert json.loads(capsysbinary.readouterr().out)["title"] == name


def test_an_unknown_record_is_bad_usage(capsys):
    assert main(["schema", "Duty"]) == 2
    assert "'Duty' is not one of 'Notice'" in capsys.readouterr().err
