"""Scores for people and for files.

Figures are rounded down, so that 1.0000 is shown only where everything is right.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from taskparse.evaluation.score import Evaluation, Figure, Miss, Score, Scores, rounded_down

COLUMNS: dict[str, tuple[str, Figure]] = {
    "ann.P": ("annotation", "precision"),
    "ann.R": ("annotation", "recall"),
    "party": ("party", "f1"),
    "roles": ("roles", "recall"),
    "start": ("text_start", "recall"),
    "end": ("text_end", "recall"),
    "path": ("section_path", "recall"),
    "dead.": ("deadline", "f1"),
    "head.": ("header", "recall"),
    "whole": ("record", "recall"),
}
"""Column of the table of notices to what it shows; recall is the share of gold's items that are right."""
LEGEND = "ann.P: precision; ann.R: recall; party, dead.: F1; others: share of gold's items that are right"

FIGURES = ("gold", "found", "right", "precision", "recall", "F1")
NAME_WIDTH = 28
EXCERPT = 40
"""Characters of a difference that are shown; Chinese ones take two columns each."""
CONTEXT = 12
"""Characters shown before the first that differs."""


def text_report(evaluation: Evaluation) -> str:
    """Return tables for a terminal of 100 columns: one line a notice, then the total, then each form."""
    lines = [_row("notice", ["tasks", "found", *COLUMNS])]
    lines += [_notice_row(name, scores) for name, scores in evaluation.notices.items()]
    lines += [_notice_row("total", evaluation.total), LEGEND, ""]
    lines += _field_table("total", evaluation.total.fields)
    for form, fields in evaluation.total.forms.items():
        lines += ["", *_field_table(form, fields)]
    return "\n".join(lines) + "\n"


def misses_report(misses: Iterable[Miss]) -> str:
    """Return every difference with its place: notice, line, task, field, then gold's words over the parse's.

    Long words are cut around the first character that differs.
    """
    return "".join(_miss(miss) for miss in misses)


def json_report(evaluation: Evaluation, date: str | None = None, *, misses: bool = False) -> str:
    """Return the scores as JSON: `total` (field to figures), `forms`, `notices`, and `date` where one is given.

    Every field has its counts `gold`, `found`, `right` and the figures `precision`, `recall`, `f1`, to four decimals.

    Args:
        evaluation: What to write.
        date: When it was measured, ISO.
        misses: Whether to add every difference.
    """
    report: dict[str, Any] = {} if date is None else {"date": date}
    report["total"] = _figures(evaluation.total.fields)
    report["forms"] = {form: _figures(fields) for form, fields in evaluation.total.forms.items()}
    report["notices"] = {name: _figures(scores.fields) for name, scores in evaluation.notices.items()}
    if misses:
        report["misses"] = [miss.model_dump() for miss in evaluation.total.misses]
    return _json(report) + "\n"


def _figures(fields: Mapping[str, Score]) -> dict[str, dict[str, float]]:
    return {
        field: score.model_dump()
        | {
            "precision": rounded_down(score.precision, 4),
            "recall": rounded_down(score.recall, 4),
            "f1": rounded_down(score.f1, 4),
        }
        for field, score in fields.items()
    }


def _json(value: object, indent: str = "") -> str:
    """Return JSON in which whatever holds no other object is on one line."""
    inner = indent + "  "
    if isinstance(value, dict) and any(isinstance(each, dict | list) for each in value.values()):
        entries = [f"{json.dumps(key, ensure_ascii=False)}: {_json(each, inner)}" for key, each in value.items()]
        return f"{{\n{inner}" + f",\n{inner}".join(entries) + f"\n{indent}}}"
    if isinstance(value, list) and value:
        return f"[\n{inner}" + f",\n{inner}".join(_json(each, inner) for each in value) + f"\n{indent}]"
    return json.dumps(value, ensure_ascii=False)


def _notice_row(name: str, scores: Scores) -> str:
    tasks = scores.fields.get("annotation", Score())
    figures = [_figure(scores.fields.get(field, Score()), figure, 3) for field, figure in COLUMNS.values()]
    return _row(name, [str(tasks.gold), str(tasks.found), *figures])


def _row(name: str, cells: Iterable[str]) -> str:
    return _padded(name, NAME_WIDTH) + "".join(f"{cell:>6}" for cell in cells)


def _field_table(name: str, fields: Mapping[str, Score]) -> Iterator[str]:
    yield _padded(name, NAME_WIDTH) + "".join(f"{heading:>11}" for heading in FIGURES)
    for field, score in fields.items():
        shares = [_figure(score, figure, 4) for figure in ("precision", "recall", "f1")]
        cells = [str(score.gold), str(score.found), str(score.right), *shares]
        yield _padded(field, NAME_WIDTH) + "".join(f"{cell:>11}" for cell in cells)


def _figure(score: Score, figure: Figure, places: int) -> str:
    if not score.base(figure):
        return "–"
    return f"{rounded_down(score.figure(figure), places):.{places}f}"


def _padded(words: str, width: int) -> str:
    """Return `words` filled or cut to `width` columns, in which a Chinese character takes two."""
    kept, used = "", 0
    for character in _shown(words):
        columns = 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if used + columns > width - 1:
            break
        kept, used = kept + character, used + columns
    return kept + " " * (width - used)


def _shown(words: str) -> str:
    """Return `words` on one line and without what would steer a terminal."""
    return " ".join("".join(each if each.isprintable() else " " for each in words).split())


def _miss(miss: Miss) -> str:
    line = "" if miss.line is None else f":{miss.line}"
    task = "" if miss.task is None else f" task {miss.task}"
    expected, got = _excerpts(miss.expected, miss.got)
    return f"{_shown(miss.notice)}{line}{task} {miss.field}\n    expected  {expected}\n    got       {got}\n"


def _excerpts(*pair: str | None) -> tuple[str, ...]:
    """Return two words, cut alike around the first character in which they differ."""
    flat = [_shown(words or "") for words in pair]
    same = next((at for at, (a, b) in enumerate(zip(*flat, strict=False)) if a != b), min(map(len, flat)))
    begin = max(0, same - CONTEXT) if same > EXCERPT - CONTEXT else 0
    return tuple(_excerpt(words, begin, absent=whole is None) for words, whole in zip(flat, pair, strict=True))


def _excerpt(words: str, begin: int, *, absent: bool) -> str:
    if not words:
        return "–" if absent else "(nothing)"
    end = begin + EXCERPT
    return f"{'…' if begin else ''}{words[begin:end]}{'…' if end < len(words) else ''}"
