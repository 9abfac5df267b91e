import doctest
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import NamedTuple

import pytest

from taskparse.exports.schema import RECORDS

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.zh-CN.md")
FENCE = re.compile(r"^```(\w*)[ ]?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    language: str
    name: str
    content: str


def blocks(readme):
    return [Block(*match.groups()) for match in FENCE.finditer((ROOT / readme).read_text(encoding="utf-8"))]


def commands(readme):
    """The commands of all console blocks, each with the output that is shown below it."""
    for block in blocks(readme):
        if block.language == "console":
            for part in re.split(r"^\$ ", block.content, flags=re.MULTILINE)[1:]:
                command, _, output = part.partition("\n")
                yield command, output


def printed(output):
    """The lines of an output as they look; how long a rule is drawn is up to the library that draws it."""
    return [re.sub("─+", "─", line.rstrip()) for line in output.rstrip().splitlines()]


@pytest.fixture(params=READMES)
def readme(request, tmp_path, monkeypatch):
    """A README, its files and the samples laid out in the working folder and the command on the path."""
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    for block in blocks(request.param):
        if block.name:
            (tmp_path / block.name).write_text(block.content, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", sysconfig.get_path("scripts"), prepend=os.pathsep)
    monkeypatch.setenv("COLUMNS", "80")
    return request.param


@pytest.mark.skipif(sys.platform == "win32", reason="the examples are for a shell")
@pytest.mark.parametrize("readme", READMES[:1], indirect=True)
def test_every_command_prints_what_is_shown(readme):
    shown = list(commands(readme))
    assert len(shown) >= 5
    for command, output in shown:
        done = subprocess.run(["bash", "-c", command], capture_output=True, encoding="utf-8", check=False)
        assert (command, done.stderr) == (command, "")
        assert done.returncode == 0
        if output:
            assert printed(done.stdout) == printed(output)


def test_every_python_example_gives_what_is_shown(readme):
    source = "\n".join(block.content for block in blocks(readme) if block.language == "pycon")
    test = doctest.DocTestParser().get_doctest(source, {}, readme, readme, 0)
    assert len(test.examples) >= 10
    report: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.IGNORE_EXCEPTION_DETAIL).run(test, out=report.append)
    assert "".join(report) == ""


def test_both_readmes_show_the_same_examples():
    english, chinese = (
        [block for block in blocks(readme) if block.language in {"console", "text"}] for readme in READMES
    )
    assert english == chinese


@pytest.mark.parametrize("readme", READMES)
def test_the_table_of_records_is_that_of_the_schemas(readme):
    rows = re.findall(r"^\| `([A-Z]\w+)` \| (.*) \|$", (ROOT / readme).read_text(encoding="utf-8"), re.MULTILINE)
    assert {name: re.findall(r"`(\w+)`", fields) for name, fields in rows} == {
        name: list(record.model_fields) for name, record in RECORDS.items()
    }
