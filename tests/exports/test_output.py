import os
import stat
import sys
from pathlib import Path

import pytest

from taskparse.output import whole_file

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="permissions, links and pipes of POSIX")


def write(path, content=b"new"):
    with whole_file(path) as stream:
        stream.write(content)


def test_the_content_is_there_after_the_block(tmp_path):
    write(tmp_path / "out.json")
    assert (tmp_path / "out.json").read_bytes() == b"new"
    assert len(list(tmp_path.iterdir())) == 1


def test_nothing_is_there_before_the_end_of_the_block(tmp_path):
    path = tmp_path / "out.json"
    path.write_bytes(b"old")
    with whole_file(path) as stream:
        stream.write(b"new")
        stream.flush()
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("cause", [ValueError, KeyboardInterrupt, SystemExit, MemoryError])
@pytest.mark.parametrize("before", [None, b"old"])
def test_what_ends_the_block_early_leaves_all_as_it_was(tmp_path, cause, before):
    path = tmp_path / "out.json"
    if before is not None:
        path.write_bytes(before)
    with pytest.raises(cause), whole_file(path) as stream:  # noqa: PT012  ended in its midst
        stream.write(b"half")
        raise cause
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == (
        {} if before is None else {"out.json": before}
    )


def test_a_missing_folder_is_told_at_once(tmp_path):
    with pytest.raises(FileNotFoundError), whole_file(tmp_path / "none" / "out.json"):
        pytest.fail("the block ran")


def test_a_folder_is_not_replaced(tmp_path):
    with pytest.raises((IsADirectoryError, PermissionError)):
        write(tmp_path)


@POSIX
def test_a_new_file_has_the_permissions_that_the_process_gives(tmp_path):
    path, plain = tmp_path / "out.json", tmp_path / "plain"
    write(path)
    plain.touch()
    assert path.stat().st_mode == plain.stat().st_mode


@POSIX
def test_a_replaced_file_keeps_its_permissions(tmp_path):
    path = tmp_path / "out.json"
    path.touch(mode=0o640)
    path.chmod(0o640)
    write(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@POSIX
def test_a_link_is_followed_and_stays_a_link(tmp_path):
    target, link = tmp_path / "target.json", tmp_path / "link.json"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write(link)
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@POSIX
def test_a_device_is_written_to_and_not_replaced():
    write(os.devnull)
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)
