import codecs
import hashlib
import random

import pytest

from casebook import OWN, cases, read_by
from taskparse.context import Context
from taskparse.errors import UnreadableSourceError
from taskparse.options import Limits
from taskparse.stages.extract import extract
from taskparse.stages.extract.plain import from_plain

MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}
TEXT = "一、建成公园。（责任单位：县住建局）"


@pytest.mark.parametrize("case", cases("encodings"))
def test_an_encoding_is_told_from_the_content(case):
    encoding = case.expected["bytes"]
    mark = MARKS[encoding] if case.expected.get("mark") else b""
    source = read_by(from_plain, mark + case.text.encode(encoding), "notice.txt", "0" * 64)
    assert source.text == case.text
    assert source.reader == f"text ({encoding})"
    assert (source.name, source.format, source.sha256) == ("notice.txt", "text", "0" * 64)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(bytes(range(1, 32)) * 50, id="control characters"),
        pytest.param(b"\x00\xd8\xd8\x00" * 60, id="halves of UTF-16 pairs"),
        pytest.param(codecs.BOM_UTF8 + b"\xff\xff", id="a mark and no UTF-8"),
        pytest.param(b"\xff" * 200, id="bytes of no encoding"),
        pytest.param(bytes(random.Random(0).choices(range(128, 256), k=40)) + b"\xff", id="noise"),
    ],
)
def test_bytes_that_are_no_text_are_refused_with_the_next_step(data):
    with pytest.raises(UnreadableSourceError, match=r"^noise: not text in any known encoding; give "):
        read_by(from_plain, data, "noise", "0" * 64)


def test_a_text_is_extracted_with_the_digest_of_its_bytes():
    data = TEXT.encode("gb18030")
    source = extract(data, "notice.txt", OWN)
    assert (source.text, source.sha256) == (TEXT, hashlib.sha256(data).hexdigest())


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "the file is empty"),
        (b" \r\n\t", "the file is empty"),
        ("\u3000\n".encode(), "the file holds no text"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"\xff\xd8\xff\xe0", "a JPEG image"),
        (b"GIF89a", "a GIF image"),
        (b"II*\x00", "a TIFF image"),
        (b"MM\x00*", "a TIFF image"),
        (b"PK\x03\x04", "a zip archive"),
        (b"PK\x05\x06", "an empty zip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "of before 2007"),
        (b"{\\rtf1", "an RTF file"),
        (b"Rar!\x1a\x07", "a RAR archive"),
        (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
        (b"\x1f\x8b\x08", "a gzip archive"),
        (b"%PDF-1.7\n1 0 obj", "the PDF is cut short or broken"),
        (b"\n <!DOCTYPE html><p>", "the page shows no text"),
    ],
)
def test_a_file_that_is_no_notice_is_refused_with_what_it_is_and_the_next_step(data, what):
    with pytest.raises(UnreadableSourceError, match=r"^name: .*; \S") as refused:
        extract(data, "name", OWN)
    assert what in str(refused.value)


@pytest.mark.parametrize(
    ("limits", "limit"),
    [
        (Limits(bytes=10), "54 bytes, over the limit of 10; raise Limits.bytes"),
        (Limits(characters=10), "over the limit of 10 characters; raise Limits.characters"),
    ],
)
def test_a_source_over_a_limit_is_refused_and_never_cut(limits, limit):
    with pytest.raises(UnreadableSourceError) as refused:
        extract(TEXT.encode(), "notice.txt", Context(limits=limits))
    assert limit in str(refused.value)


def test_a_source_at_its_limits_is_read():
    limits = Limits(bytes=len(TEXT.encode()), characters=len(TEXT))
    assert extract(TEXT.encode(), "notice.txt", Context(limits=limits)).text == TEXT
