"""PDFs that cannot be read, or only in part: the right reason, the next step, and never a library's own error."""

from __future__ import annotations

import io
import os
import random
import re
import zlib
from pathlib import Path

import pypdfium2
import pytest

from casebook import read_by
from taskparse.errors import UnreadableSourceError
from taskparse.model.source import Range, SourceText
from taskparse.stages.extract.pdf import from_pdf
from taskparse.stages.extract.pdf.damage import broken_streams, pages_of
from typesetter.drawn import Rule, draw, lines

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "samples" / "lixia-2025.pdf"
CORPUS = Path(os.environ.get("TASKPARSE_CORPUS", ROOT.parent / "shared" / "corpus")) / "files"

SECRET = "secret"  # noqa: S105  opens nothing but what these tests draw

ZERO_PAGES = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000053 00000 n \n"
    b"trailer<</Size 3/Root 1 0 R>>\nstartxref\n100\n%%EOF\n"
)


def read_pdf(data: bytes, name: str = "notice.pdf") -> SourceText:
    return read_by(from_pdf, data, name, "0" * 64)


def reason(data: bytes) -> str:
    with pytest.raises(UnreadableSourceError) as refused:
        read_pdf(data)
    message = str(refused.value)
    assert message.startswith("notice.pdf: ")
    assert refused.value.__cause__ is None
    return message


def codes(source: SourceText) -> list[str]:
    return [finding.code for finding in source.findings]


def test_a_password_is_asked_for_and_the_way_out_named() -> None:
    assert re.search(r"asks for a password.*qpdf", reason(draw(lines("甲"), password=SECRET)))


def test_a_file_that_only_its_owner_may_change_is_read() -> None:
    source = read_pdf(draw(lines("甲局牵头"), owner_password=SECRET))
    assert source.text == "甲局牵头"
    assert source.findings == ()


@pytest.mark.parametrize("share", [0.5, 0.95, 0.999])
def test_a_file_cut_short_is_refused(share: float) -> None:
    data = SAMPLE.read_bytes()
    assert "cut short or broken" in reason(data[: int(len(data) * share)])


def test_a_file_without_its_end_mark_is_read_with_a_warning() -> None:
    data = draw(lines("甲局牵头"))
    source = read_pdf(data[: data.rindex(b"startxref")])
    assert source.text == "甲局牵头"
    assert codes(source) == ["914"]


def test_a_file_pushed_down_by_a_servers_own_bytes_is_whole() -> None:
    assert read_pdf(b"\r\n\r\n" + draw(lines("甲局牵头"))).findings == ()


def test_a_file_without_pages_is_refused() -> None:
    assert "has no page" in reason(ZERO_PAGES)


@pytest.mark.parametrize("data", [b"", "责任单位：甲局".encode(), b"\x89PNG\r\n\x1a\n" + bytes(100)])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    assert "not a PDF" in reason(data)


def test_a_file_of_nothing_but_drawings_needs_ocr() -> None:
    message = reason(draw([Rule(0, 0, 100, 100)], []))
    assert "2 page(s) hold only images" in message
    assert "OCR" in message


@pytest.mark.needs_fonts
def test_pages_without_text_are_named() -> None:
    source = read_pdf(draw(lines("甲"), [], [], lines("乙"), []))
    assert codes(source) == ["910"]
    assert source.findings[0].arguments == {"pages": "2–3, 5"}


@pytest.mark.needs_fonts
def test_a_page_that_cannot_be_loaded_is_named() -> None:
    data = draw(lines("甲"), lines("乙"), lines("丙"))
    pages = [match.start() for match in re.finditer(rb"/Type /Page\b", data)]
    broken = data[: pages[1]] + b"/Type /Nope" + data[pages[1] + 11 :]
    source = read_pdf(broken)
    assert source.text == "甲\n\n丙"
    assert source.findings[0].code == "911"
    assert source.findings[0].arguments == {"pages": "2", "count": "3"}
    assert source.locator is not None
    assert [box.page for box in source.locator.locate([Range(0, 4)])[0]] == [1, 3]


def test_a_file_none_of_whose_pages_can_be_loaded_is_refused() -> None:
    assert "could be loaded" in reason(draw(lines("甲")).replace(b"/Type /Page\n", b"/Type /Nope\n"))


def test_a_page_whose_content_is_damaged_is_named() -> None:
    data = bytearray(draw(lines("甲局牵头"), lines("乙局配合")))
    stream = data.rindex(b"stream", 0, data.rindex(b"endstream"))
    data[stream + 30] ^= 0x10
    source = read_pdf(bytes(data))
    assert "915" in codes(source)
    assert source.findings[codes(source).index("915")].arguments["pages"] == "2"


def test_a_damaged_file_that_does_not_tell_its_pages_names_none() -> None:
    assert pages_of(b"%PDF-1.4", 3, frozenset({1})) == ()


@pytest.mark.parametrize(("missing", "broken"), [(0, frozenset()), (1000, frozenset({7}))])
def test_a_long_stream_is_checked_to_its_end(missing: int, broken: frozenset[int]) -> None:
    packed = zlib.compress(random.Random(0).randbytes(200_000))
    data = b"7 0 obj << /Filter [/FlateDecode] >> stream\n" + packed[: len(packed) - missing]
    assert broken_streams(data) == broken


def test_fonts_without_a_unicode_map_are_told_of() -> None:
    source = read_pdf(SAMPLE.read_bytes().replace(b"/ToUnicode", b"/ToUnicodX"))
    assert "913" in codes(source)


@pytest.mark.parametrize("seed", range(16))
def test_flipped_bytes_are_refused_or_told_of(seed: int) -> None:
    whole = SAMPLE.read_bytes()
    choice = random.Random(seed)
    data = bytearray(whole)
    for _ in range(choice.choice([1, 5, 50])):
        data[choice.randrange(len(data))] ^= 1 << choice.randrange(8)
    try:
        source = read_pdf(bytes(data))
    except UnreadableSourceError:
        return
    same = "".join(source.text.split()) == "".join(read_pdf(whole).text.split())
    assert same or source.findings


def test_a_merged_file_with_many_revisions_is_whole() -> None:
    document = pypdfium2.PdfDocument(draw(lines("甲局牵头")))
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    assert read_pdf(buffer.getvalue()).findings == ()


@pytest.mark.needs_corpus
class TestPublished:
    """Real PDFs, read or refused."""

    def test_a_typeset_notice_is_read_whole(self) -> None:
        source = read_pdf((CORPUS / "govdoccn-397.pdf").read_bytes())
        assert len(source.page_starts) == 5
        assert "发改办财金规〔2019〕860 号" in source.text
        assert [source.text[a:b] for a, b in source.furniture] == [f"— {n} —" for n in range(1, 6)]
        assert source.findings == ()
        assert {"FZFSK--GBK1-0", "FZHTK--GBK1-0"} <= {run.name for run in source.fonts}

    def test_footnote_marks_do_not_run_into_figures(self) -> None:
        source = read_pdf((CORPUS / "sz-gender.pdf").read_bytes())
        at = source.text.index("11761.48 万人")
        assert any(found.start == at and found.stop == at + 1 for found in source.furniture)

    def test_a_printed_web_page_has_no_text_layer(self) -> None:
        assert "OCR" in reason((CORPUS / "zj-315.pdf").read_bytes())
