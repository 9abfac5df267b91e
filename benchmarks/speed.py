"""How long things take, as ratios: each against a yardstick that is measured in the same run, turn by turn.

A ratio says the same on a fast machine and on a slow one. Caches are cleared before each turn. What is over its limit
in `limits.toml`, which leaves twofold room, is measured three times before it counts; what has no limit is over it.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

import docx
import pypdfium2
import python_calamine
from peer import ANNOTATION, annotations_in
from selectolax.lexbor import LexborHTMLParser

import taskparse
from taskparse.exports import FORMATS
from taskparse.model.record import Notice

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
LIMITS = tomllib.loads((Path(__file__).parent / "limits.toml").read_text("utf-8"))
TRIES = 3
TASKS = 100_000
PAGES = 200

TEXT = (SAMPLES / "lixia-2025.txt").read_text("utf-8")
Action = Callable[[], object]


class Benchmark(NamedTuple):
    """Something that is timed, and its yardstick.

    Attributes:
        name: What it is called in `limits.toml`.
        ours: What is timed.
        yardstick: What it is compared with.
        turns: How often each is done.
    """

    name: str
    ours: Action
    yardstick: Action
    turns: int = 9


def cleared(action: Action) -> Action:
    """Return an action that begins with empty caches: nothing is remembered of words that were met before."""

    def run() -> object:
        clear_caches()
        return action()

    return run


def clear_caches() -> None:
    """Empty every cache of the package."""
    for name, module in list(sys.modules.items()):
        if name.startswith("taskparse"):
            for value in vars(module).values():
                clear = getattr(value, "cache_clear", None)
                if clear is not None and getattr(value, "__module__", "").startswith("taskparse"):
                    clear()


def floor() -> Action:
    """Return the least that any reader of the sample must do: one pass of a pattern, and validation of the records."""
    record = taskparse.parse_text(TEXT).model_dump()

    def run() -> object:
        return ANNOTATION.findall(TEXT), Notice.model_validate(record)

    return run


def lines_of_pdf(path: Path) -> object:
    """Return what PDFium says of a PDF: its text, and a box for each line."""
    document = pypdfium2.PdfDocument(path)
    found = []
    for page in document:
        text = page.get_textpage()
        found.append((text.get_text_range(), [text.get_rect(at) for at in range(text.count_rects())]))
        text.close()
        page.close()
    document.close()
    return found


def long_pdf(folder: Path) -> Path:
    """Return the sample's pages over and over, in one PDF."""
    sample, whole = pypdfium2.PdfDocument(SAMPLES / "lixia-2025.pdf"), pypdfium2.PdfDocument.new()
    while len(whole) < PAGES:
        whole.import_pages(sample)
    path = folder / "long.pdf"
    whole.save(path)
    return path


def process(*arguments: str) -> Action:
    """Return a fresh process of Python, which may keep compiled modules as an installed package does."""
    folder = tempfile.gettempdir()
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(Path(folder, "taskparse-benchmarks"))
    return partial(subprocess.run, [sys.executable, *arguments], env=environment, check=True, stdout=subprocess.DEVNULL)


def formats() -> Iterator[Benchmark]:
    """Yield the formats, each against what its library needs for the file's words alone."""
    document, page = SAMPLES / "table-notice.docx", SAMPLES / "table-two-level.html"
    workbook, table = SAMPLES / "table-plain.xlsx", SAMPLES / "table-csv.csv"
    plain: dict[Path, Action] = {
        document: lambda: [
            cell.text for each in docx.Document(str(document)).tables for row in each.rows for cell in row.cells
        ],
        page: lambda: LexborHTMLParser(page.read_bytes()).text(),
        workbook: lambda: [
            sheet.to_python()
            for book in [python_calamine.CalamineWorkbook.from_path(workbook)]
            for sheet in map(book.get_sheet_by_name, book.sheet_names)
        ],
        table: lambda: list(csv.reader(io.StringIO(table.read_text("gb18030")))),
    }
    for path, yardstick in plain.items():
        yield Benchmark(f"{path.suffix[1:]} against its library", cleared(partial(taskparse.parse, path)), yardstick)


def growth() -> Iterator[Benchmark]:
    """Yield texts against the same of half the size; the notice a hundred times against the notice once."""
    names = "、".join(f"县{at}局" for at in range(400))
    twice: dict[str, Callable[[int], str]] = {
        "annotations in one paragraph": lambda size: (
            "建成公园。（牵头单位：县财政局；责任单位：县审计局）" * (60 * size)
        ),
        "names in one list": lambda size: "一、建成公园。（责任单位：" + "、".join([names] * size) + "）",
        "empty paragraphs": lambda size: "一、建成公园。（责任单位：县财政局）\n" + "\n" * (20_000 * size),
        "columns of a table": lambda size: "\n".join(
            "\t".join([*row, *["续建"] * (150 * size)])
            for row in (["序号", "任务", "责任单位"], ["1", "修路", "县财政局"])
        ),
        "nested brackets": lambda size: "一、建成公园" + "（" * (400 * size) + "）" * (400 * size),
        "unclosed brackets": lambda size: "一、建成公园" + "（责任单位：县财政局" * (120 * size),
    }
    for name, text in twice.items():
        yield Benchmark(f"twice as many {name}", cleared(parsing(text(4))), cleared(parsing(text(2))), turns=7)
    yield Benchmark("100 times the notice", cleared(parsing(TEXT * 100)), cleared(parsing(TEXT)), turns=3)


def parsing(text: str) -> Action:
    """Return the parsing of a text."""
    return partial(taskparse.parse_text, text)


def exports() -> Iterator[Benchmark]:
    """Yield each format, 100,000 tasks of it, against as many written as JSON by Pydantic."""
    notice = taskparse.parse_text(TEXT)
    notices = [notice] * (TASKS // len(notice.tasks))
    for name in FORMATS:
        yield Benchmark(
            f"export of {TASKS:,} tasks to {name}",
            lambda name=name: taskparse.export(notices, io.BytesIO(), format=name),  # type: ignore[misc]
            lambda: [each.model_dump_json() for each in notices],
            turns=1,
        )


def benchmarks(folder: Path) -> Iterator[Benchmark]:
    """Yield all that is timed."""
    notice = taskparse.parse_text(TEXT)
    small = "import taskparse; taskparse.parse_text('一、清扫街道。（责任单位：县城管局）')"
    yield Benchmark("text against the floor", cleared(parsing(TEXT)), floor(), turns=31)
    yield Benchmark("check against the floor", cleared(partial(taskparse.check, notice)), floor())
    for name, path in (("the sample", SAMPLES / "lixia-2025.pdf"), (f"{PAGES} pages", long_pdf(folder))):
        parse = cleared(partial(taskparse.parse, path))
        yield Benchmark(f"PDF of {name} against PDFium", parse, partial(lines_of_pdf, path), turns=7)
        yield Benchmark(f"PDF of {name} against a script", parse, partial(annotations_in, path), turns=3)
    yield from formats()
    yield Benchmark(
        "first parse against importing pydantic", process("-c", small), process("-c", "from pydantic import BaseModel")
    )
    yield Benchmark(
        "--version against importing click", process("-m", "taskparse", "--version"), process("-c", "import click")
    )
    yield from growth()
    yield from exports()


def ratio(benchmark: Benchmark) -> float:
    """Return how many times the yardstick's time something takes: the quotient of the medians."""
    ours: list[float] = []
    yardsticks: list[float] = []
    for action in (benchmark.ours, benchmark.yardstick) if benchmark.turns > 1 else ():
        action()
    for _ in range(benchmark.turns):
        yardsticks.append(seconds(benchmark.yardstick))
        ours.append(seconds(benchmark.ours))
    return statistics.median(ours) / statistics.median(yardsticks)


def seconds(action: Action) -> float:
    """Return how long an action takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def memory() -> float:
    """Return how many times the memory of its JSON, read as plain objects, a notice takes."""
    written = taskparse.parse_text(TEXT).model_dump_json()
    return kept(parsing(TEXT)) / kept(partial(json.loads, written))


def kept(action: Action) -> int:
    """Return how many bytes the result of an action holds."""
    action()
    tracemalloc.start()
    result = action()
    taken, _ = tracemalloc.get_traced_memory()
    del result
    left, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return taken - left


def measured(only: str) -> Iterator[tuple[str, float]]:
    """Yield what is measured, by name; what is over its limit is measured again before it counts."""
    with tempfile.TemporaryDirectory() as folder:
        trials: list[tuple[str, Callable[[], float]]] = [
            (each.name, partial(ratio, each)) for each in benchmarks(Path(folder))
        ]
        trials.append(("memory against plain objects", memory))
        for name, measure in trials:
            if re.search(only, name):
                tries = (measure() for _ in range(TRIES))
                best = next(tries)
                while best > LIMITS.get(name, 0) and (again := next(tries, None)) is not None:
                    best = min(best, again)
                yield name, best


def main() -> int:
    """Measure, print, and return 1 where something is over its limit."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--write", action="store_true", help="write speed.json")
    arguments.add_argument("--only", default="", help="a pattern of names")
    given = arguments.parse_args()
    found: dict[str, float] = {}
    for name, value in measured(given.only):
        found[name] = round(value, 2)
        limit = LIMITS.get(name, 0)
        print(f"{name:45} {value:8.2f}   limit {limit:g}{' CROSSED' if value > limit else ''}", flush=True)
    if given.write:
        report = {"date": datetime.now(tz=UTC).date().isoformat(), "machine": machine(), "ratios": found}
        text = json.dumps(report, ensure_ascii=False, indent=2) + "\n"
        (ROOT / "benchmarks" / "speed.json").write_text(text, encoding="utf-8", newline="\n")
    return 1 if any(value > LIMITS.get(name, 0) for name, value in found.items()) else 0


def machine() -> str:
    """Return the machine's kind."""
    return f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, Python {platform.python_version()}"


if __name__ == "__main__":
    raise SystemExit(main())
