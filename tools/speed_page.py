"""The table of how long things take, as both READMEs show it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

HEADINGS = {"en": ("what", "takes as long as", "times"), "zh": ("做什么", "与什么相比", "倍数")}
CAPTIONS = {"en": "Measured on {date} ({machine}).", "zh": "{date} 测得（{machine}）。"}
OPENING, CLOSING = "<!-- speed -->", "<!-- /speed -->"

# Name of a benchmark to what it times and its yardstick, in both languages.
ROWS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "text against the floor": {
        "en": ("the sample as text, with all facts", "one pass of a pattern, and validation of the same records"),
        "zh": ("读样本文本（含全部事实）", "跑一遍正则并校验同样的记录"),
    },
    "100 times the notice": {
        "en": ("the sample 100 times in one text", "the sample once"),
        "zh": ("样本重复 100 遍的文本", "样本一遍"),
    },
    "check against the floor": {
        "en": ("`check` of its records", "one pass of a pattern, and validation of the same records"),
        "zh": ("对其记录作 `check`", "跑一遍正则并校验同样的记录"),
    },
    "PDF of the sample against PDFium": {
        "en": ("the sample as a PDF", "PDFium for its text with a box a line"),
        "zh": ("读样本 PDF", "PDFium 取文字和每行的位置"),
    },
    "PDF of 200 pages against PDFium": {
        "en": ("a PDF of 200 pages", "PDFium for its text with a box a line"),
        "zh": ("读 200 页 PDF", "PDFium 取文字和每行的位置"),
    },
    "PDF of 200 pages against a script": {
        "en": ("a PDF of 200 pages", "pdfplumber's `extract_text` and one pattern"),
        "zh": ("读 200 页 PDF", "pdfplumber 的 `extract_text` 加一条正则"),
    },
    "first parse against importing pydantic": {
        "en": ("a fresh process up to its first notice", "`from pydantic import BaseModel` in one"),
        "zh": ("新进程读完第一份通知", "新进程 `from pydantic import BaseModel`"),
    },
    "--version against importing click": {
        "en": ("`taskparse --version`", "`import click` in a fresh process"),
        "zh": ("`taskparse --version`", "新进程 `import click`"),
    },
    "memory against plain objects": {
        "en": ("memory of a notice", "its JSON, read as plain objects"),
        "zh": ("一份通知占用的内存", "其 JSON 读成普通对象"),
    },
}


def speed_table(report: Mapping[str, Any], language: Literal["en", "zh"] = "en") -> str:
    """Return what `benchmarks/speed.json` holds, as a Markdown table with its caption."""
    caption = CAPTIONS[language].format(date=report["date"], machine=report["machine"])
    rows = [(*texts[language], f"{report['ratios'][name]:.1f}") for name, texts in ROWS.items()]
    lines = [HEADINGS[language], ("---", "---", "---:"), *rows]
    return "\n".join([caption, "", *(f"| {' | '.join(cells)} |" for cells in lines)]) + "\n"
