import random
import re

import pytest

from taskparse import UnreadableSourceError, parse, parse_text
from taskparse.cli import main

CONTENTS = {
    "empty.txt": b"",
    "blank.txt": b" \r\n\t\n",
    "mark-only.txt": b"\xef\xbb\xbf",
    "picture.png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0",
    "picture.jpg": b"\xff\xd8\xff\xe0\0\x10JFIF\0",
    "archive.zip": b"PK\x05\x06" + bytes(18),
    "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504),
    "notice.json": b'{"tasks": []}',
    "notice.pdf": b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n",
}


@pytest.mark.parametrize("name", [*CONTENTS, "noise.txt", "empty-folder", "missing.txt", "missing/*.txt"])
def test_a_source_that_cannot_be_read_is_one_line_with_the_next_step(tmp_path, monkeypatch, capfd, name):
    monkeypatch.chdir(tmp_path)
    if name in CONTENTS:
        (tmp_path / name).write_bytes(CONTENTS[name])
    (tmp_path / "noise.txt").write_bytes(random.Random(2025).randbytes(50_000_000 if name == "noise.txt" else 0))
    (tmp_path / "empty-folder").mkdir()
    code = main(["parse", name, "-o", "out.json"])
    out, err = capfd.readouterr()
    assert (code, out) == (2, "")
    assert err.startswith(f"taskparse: error: {name}: ")
    assert "; " in err
    assert err.count("\n") == 1
    assert "taskparse itself failed" not in err
    assert not (tmp_path / "out.json").exists()


@pytest.mark.parametrize("text", ["[2025]1号文件", "{甲}局负责", "[" * 20_000])
def test_a_text_that_begins_like_json_is_read(text):
    assert parse_text(text).source.text == text
    assert parse(text.encode()).source.text == text


LINES = "各乡镇人民政府要落实责任，\n" * 50


@pytest.mark.parametrize(
    ("data", "where"),
    [
        (LINES.encode() + b"\xff", " (nearly UTF-8: byte 2,001, in line 51, is 0xff)"),
        (b"\0" + LINES.encode() + b"\xff", " (nearly UTF-8: byte 1, in line 1, is 0x00)"),
        (LINES.encode() + b"\0", " (nearly UTF-8: byte 2,001, in line 51, is 0x00)"),
        (("甲\x01" * 50).encode(), ""),
        (b"\xff\xfe\xfd" * 50, ""),
    ],
)
def test_the_byte_that_makes_a_text_unreadable_is_named(data, where):
    with pytest.raises(UnreadableSourceError, match=re.escape(f"any known encoding{where}; give")):
        parse(data)
