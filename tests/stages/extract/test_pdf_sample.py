"""The sample, and documents as long as reports get: boxes against an independent reader, memory, handles."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pytest
from pdfplumber.pdf import PDF

from casebook import read_by
from taskparse.model.source import Box, Range, SourceText
from taskparse.stages.extract.pdf import from_pdf
from typesetter.drawn import draw, lines

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "samples" / "lixia-2025.pdf"

_SENTENCE = re.compile(r"[^。；\n][^。；]*[。；]")
_READ_LONG = """
import sys
from pathlib import Path
from taskparse.context import Context
from taskparse.model.source import File, Range
from taskparse.stages.extract.pdf import from_pdf
from taskparse.stages.extract.reader import no_page
source = from_pdf(File(Path(sys.argv[1]).read_bytes(), "long.pdf", ""), Context(), no_page)
boxes = source.locator.locate([Range(start, start + 40) for start in range(0, len(source.text), 400)])
print(len(source.page_starts), sum(map(len, boxes)) > 0)
print(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
"""


@pytest.fixture(scope="module")
def sample() -> SourceText:
    return read_by(from_pdf, SAMPLE.read_bytes(), SAMPLE.name, "")


def test_the_sample_is_read_without_findings(sample: SourceText) -> None:
    assert len(sample.page_starts) == 17
    assert sample.findings == ()
    assert [sample.text[a:b] for a, b in sample.furniture] == [f"— {n} —" for n in range(1, 18)]


def test_the_sample_says_what_its_text_says(sample: SourceText) -> None:
    running = sample.text
    for start, stop in reversed(sample.furniture):
        running = running[:start] + running[stop:]
    expected = "".join((ROOT / "samples" / "lixia-2025.txt").read_text("utf-8").split())
    assert "".join(running.split()).removeprefix("济南市历下区人民政府办公室文件") == expected


def test_fonts_cover_the_sample_and_tell_its_headings(sample: SourceText) -> None:
    assert all(one.stop == other.start for one, other in pairwise(sample.fonts))
    bold = "".join(sample.text[run.start : run.stop] for run in sample.fonts if run.bold)
    assert "集中力量做大发展增量。" in bold
    kai = [sample.text[run.start : run.stop] for run in sample.fonts if "Kai" in run.name]
    assert [words.split("）")[0] for words in kai] == ["（一", "（二", "（三"]


def test_words_under_the_boxes_are_the_words_of_the_range(sample: SourceText) -> None:
    choice = random.Random(2025)
    ranges = [Range(match.start(), match.end()) for match in _SENTENCE.finditer(sample.text)]
    ranges += [Range(at, at + choice.randrange(1, 9)) for at in choice.sample(range(len(sample.text) - 9), 150)]
    assert sample.locator is not None
    boxes = sample.locator.locate(ranges)
    with pdfplumber.open(SAMPLE) as document:
        found = [under(document, these) for these in boxes]
    assert found == ["".join(words(sample, wanted).split()) for wanted in ranges]


def test_a_range_has_as_many_boxes_as_lines(sample: SourceText) -> None:
    ranges = [Range(match.start(), match.end()) for match in _SENTENCE.finditer(sample.text)]
    assert sample.locator is not None
    for wanted, boxes in zip(ranges, sample.locator.locate(ranges), strict=True):
        assert len(boxes) == len(re.findall(r"\S.*", words(sample, wanted)))


@pytest.mark.large
@pytest.mark.skipif(sys.platform != "linux", reason="no /proc to tell the peak of memory")
def test_five_hundred_pages_stay_under_300_mb_and_leave_nothing_open(tmp_path: Path) -> None:
    page = [f"第{n}行：推进重点项目建设，（牵头单位：甲局；责任单位：乙局、丙局）" for n in range(22)]
    long = tmp_path / "long.pdf"
    long.write_bytes(draw(*[lines(*page, top=100, step=28) for _ in range(500)]))
    run = subprocess.run(
        [sys.executable, "-X", "dev", "-W", "error", "-c", _READ_LONG, str(long)],
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    told, peak = run.stdout.splitlines()
    assert told == "500 True"
    assert int(peak) < 300_000  # kB
    assert run.stderr == ""


def test_importing_the_reader_loads_no_pdf_library() -> None:
    code = "import sys, taskparse.stages.extract.pdf; print({'pypdfium2', 'pdfplumber'} & sys.modules.keys())"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert run.stdout.strip() == "set()"


def words(source: SourceText, wanted: Range) -> str:
    """Return what a range says, page numbers that it runs across left out."""
    aside = {at for found in source.furniture if not found.holds(wanted) for at in range(*found)}
    return "".join(source.text[at] for at in range(*wanted) if at not in aside)


def under(document: PDF, boxes: Sequence[Box]) -> str:
    found = (document.pages[box.page - 1].crop(box[1:]).chars for box in boxes)
    return "".join("".join(char["text"] for char in chars).replace(" ", "") for chars in found)
