"""The table of figures on published notices, as both READMEs show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from taskparse.evaluation.score import FIELDS

HEADINGS = {
    "en": ("field", "gold", "found", "right", "precision", "recall", "F1"),
    "zh": ("字段", "标注数", "识别数", "正确数", "精确率", "召回率", "F1"),
}
CAPTIONS = {
    "en": "{notices} notices with {tasks} tasks, measured on {date}.",
    "zh": "{notices} 份通知，{tasks} 项任务，{date} 测得。",
}
OPENING, CLOSING = "<!-- accuracy -->", "<!-- /accuracy -->"


def accuracy_table(report: Mapping[str, Any], language: Literal["en", "zh"] = "en") -> str:
    """Return the total of what `json_report` wrote with a date, as a Markdown table with its caption."""
    total = report["total"]
    caption = CAPTIONS[language].format(
        notices=len(report["notices"]), tasks=total["annotation"]["gold"], date=report["date"]
    )
    lines = [caption, "", _cells(HEADINGS[language]), _cells(["---", *["---:"] * 6])]
    for field in (field for field in FIELDS if field in total):
        score = total[field]
        counts = [str(score[key]) for key in ("gold", "found", "right")]
        shares = [f"{score[key]:.4f}" for key in ("precision", "recall", "f1")]
        lines.append(_cells([f"`{field}`", *counts, *shares]))
    return "\n".join(lines) + "\n"


def with_table(page: str, table: str, marks: tuple[str, str] = (OPENING, CLOSING)) -> str:
    r"""Return `page` with `table` between two marks.

    Raises:
        ValueError: The page lacks one of the marks.

    Example:
        >>> with_table("A <!-- accuracy -->old<!-- /accuracy --> B", "new")
        'A <!-- accuracy -->\nnew<!-- /accuracy --> B'
    """
    first, last = marks
    before, opening, rest = page.partition(first)
    _, closing, after = rest.partition(last)
    if not opening or not closing:
        raise ValueError(f"the page lacks {first} or {last} after it; set both where the table shall stand")
    return f"{before}{first}\n{table}{last}{after}"


def _cells(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
