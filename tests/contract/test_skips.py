import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).parents[1] / "conftest.py"
TESTS = """
import pytest

@pytest.mark.skip(reason="no fonts")
def test_of_fonts(): pass

def test_of_notices(): pytest.skip("no notices")

@pytest.mark.parametrize("path", [])
def test_of_each_notice(path): pass

@pytest.mark.xfail(reason="known")
def test_that_is_known_to_fail(): assert False

def test_that_passes(): pass
"""
MODULE = 'import pytest; pytest.importorskip("no_such_library")'


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere tests of Linux are rightly skipped")
@pytest.mark.parametrize(
    ("ci", "told"),
    [("true", "1 failed, 1 passed, 1 xfailed, 3 errors"), ("", "1 passed, 4 skipped, 1 xfailed")],
)
def test_a_skip_is_a_failure_where_everything_must_be_there(tmp_path, ci, told):
    shutil.copy(CONFTEST, tmp_path)
    (tmp_path / "test_some.py").write_text(TESTS)
    (tmp_path / "test_library.py").write_text(MODULE)
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--continue-on-collection-errors"]
    done = subprocess.run(
        [*command, "-c", os.devnull, "--rootdir", tmp_path, tmp_path],
        env=os.environ | {"CI": ci},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert told in done.stdout
    assert ("nothing may be skipped where CI is true, but this was. Skipped: no fonts" in done.stdout) == bool(ci)
