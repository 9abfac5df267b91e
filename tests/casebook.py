"""Cases as data: where they are, how their expectations are drawn, and how far a text gets through the stages.

A drawn text holds its expectation: `⟦kind words⟧` says that these words must be found, and as what. Marks nest;
where two mark the same words the first is the outer one. A test takes the marks out, lets the stage find its own,
draws them, and compares the two drawings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import pytest
import yaml

from taskparse.context import Context
from taskparse.model.annotation import Annotations
from taskparse.model.assignment import Assignments
from taskparse.model.fact import Facts, StageResults
from taskparse.model.outline import Outline
from taskparse.model.roster import NO_ROSTER, Listed, Roster
from taskparse.model.source import File, FontRun, Range, SourceText, Table, TableCell
from taskparse.model.text import CleanText
from taskparse.stages.extract.reader import Reader, no_page
from taskparse.stages.normalize import normalize
from taskparse.stages.outline import outline
from taskparse.stages.recognize import recognize
from taskparse.stages.scope import scope
from taskparse.stages.tag import tag

CASES = Path(__file__).parent / "cases"
KNOWN_FAILURES = "known_failures"
OWN = Context()
"""What a parse is given that asks for nothing."""

_MARK = re.compile(r"⟦\S+ |⟧")

Expected = dict[str, object] | list[object] | str | int | bool | None
Mark = tuple[Range, str]


@dataclass(frozen=True, slots=True)
class Case:
    """A text and what must be found in it.

    Attributes:
        label: A sentence that says what is tested.
        source: The rule, or the style of notice it is written after.
        text: The text, the expectation drawn in it where it can be.
        expected: What cannot be drawn.
        whole: Whether a rule must fire on the notice as a whole.
        roster: Who is known.
    """

    label: str
    source: str
    text: str
    expected: Expected = None
    whole: bool = False
    roster: Roster = NO_ROSTER

    @property
    def plain(self) -> str:
        """The text without what is drawn in it."""
        return _MARK.sub("", self.text)


@dataclass(frozen=True)
class Staged:
    """A text on its way through the stages; each runs when its result is asked for."""

    source: SourceText

    @cached_property
    def clean(self) -> CleanText:
        return normalize(self.source, OWN)

    @cached_property
    def outline(self) -> Outline:
        return outline(self.clean, OWN)

    @cached_property
    def annotations(self) -> Annotations:
        return recognize(self.clean, self.outline, OWN)

    @cached_property
    def assignments(self) -> Assignments:
        return scope(self.clean, self.outline, self.annotations, OWN)

    @cached_property
    def facts(self) -> Facts:
        return tag(self.clean, self.outline, self.assignments, OWN)

    @property
    def found(self) -> StageResults:
        return StageResults(self.outline, self.annotations, self.assignments, self.facts)


def book(topic: str) -> list[dict[str, Expected]]:
    """Return the cases of a file as they are written."""
    written: list[dict[str, Expected]] = yaml.safe_load((CASES / f"{topic}.yaml").read_text("utf-8"))
    return written


def cases(topic: str, *before: object) -> list[object]:
    """Return the cases of a topic as parameters, those that are known to fail among them.

    Args:
        topic: A file's path below the folder of cases, without its ending: `scope`, `rules/issue_date_missing`.
        before: What the parameters begin with, before the case.
    """
    failing = [
        {key: value for key, value in case.items() if key not in {"topic", "reason"}} | {"fails": case["reason"]}
        for case in book(KNOWN_FAILURES)
        if case["topic"] == topic
    ]
    return [_parameter(case, before) for case in (*book(topic), *failing)]


def _parameter(written: dict[str, Expected], before: tuple[object, ...]) -> object:
    reason = written.pop("fails", None)
    marks = [pytest.mark.xfail(reason=str(reason), strict=True)] if reason else []
    case = Case(
        str(written["label"]),
        str(written["source"]),
        str(written["text"]).removesuffix("\n"),
        written.get("expected"),
        written.get("whole") is True,
        _roster(written.get("roster")),
    )
    return pytest.param(*before, case, id=case.label, marks=marks)


def _roster(written: Expected) -> Roster:
    """Return who is listed: a name is a unit, a table says more."""
    listed = written if isinstance(written, list) else []
    return Roster([Listed.model_validate(each if isinstance(each, dict) else {"name": each}) for each in listed])


def drawn(text: str, marks: Iterable[Mark]) -> str:
    """Draw marks in a text; of two that begin together the longer is the outer one, else the first.

    >>> drawn("建成公园。", [(Range(0, 5), "task"), (Range(2, 4), "what")])
    '⟦task 建成⟦what 公园⟧。⟧'
    """
    pieces: list[str] = []
    open_stops: list[int] = []
    at = 0
    ordered = sorted(marks, key=lambda mark: (mark[0].start, -mark[0].stop))
    for place, kind in [*ordered, (Range(len(text), len(text)), "")]:
        while open_stops and open_stops[-1] <= place.start:
            stop = open_stops.pop()
            pieces += [text[at:stop], "⟧"]
            at = stop
        pieces.append(text[at : place.start])
        at = place.start
        if kind:
            pieces.append(f"⟦{kind} ")
            open_stops.append(place.stop)
    return "".join(pieces)


def source_of(text: str) -> SourceText:
    """Return a text as its reader would."""
    return SourceText("case", "text", "0" * 64, "case", text)


def read_by(reader: Reader, data: bytes, name: str = "case", sha256: str = "0" * 64) -> SourceText:
    """Return what a format's reader makes of a file."""
    return reader(File(data, name, sha256), OWN, no_page)


def set_in_bold(text: str, words: Iterable[str]) -> SourceText:
    """Return a text as a reader would that knows fonts, some words set in bold."""
    source = source_of(text)
    starts = sorted((text.index(each), text.index(each) + len(each)) for each in words)
    runs: list[FontRun] = []
    at = 0
    for start, stop in [*starts, (len(text), len(text))]:
        runs += [FontRun(at, start, "仿宋", 16, bold=False), FontRun(start, stop, "黑体", 16, bold=True)]
        at = stop
    return replace(source, fonts=tuple(run for run in runs if run.start < run.stop))


def with_tables(text: str) -> SourceText:
    r"""Return a text as a reader would that knows tables.

    Lines that begin with `|` are rows. A cell `^` belongs to the one above it, a cell `<` to the one before it; `↵` breaks
    a line in a cell. A line of dashes parts two tables.

    >>> with_tables("| 甲 | 乙 |\n| ^ | 丙 |").tables[0].cells[0].rows
    2
    """
    pieces: list[str] = []
    tables: list[Table] = []
    rows: list[list[str]] = []
    for line in [*text.split("\n"), "---"]:
        if line.startswith("|"):
            rows.append([cell.strip().replace("↵", "\n") for cell in line.strip("|").split("|")])
            continue
        if rows:
            tables.append(_table(rows, sum(map(len, pieces)), pieces))
            rows = []
        if line != "---":
            pieces.append(f"{line}\n")
    return replace(source_of("".join(pieces)), tables=tuple(tables))


def _table(rows: list[list[str]], start: int, pieces: list[str]) -> Table:
    """Return a table's cells, whose words are added to the pieces."""
    cells: list[TableCell] = []
    at = start
    for row, words in enumerate(rows):
        for column, written in enumerate(words):
            if written not in ("^", "<"):
                place = Range(at, at + len(written))
                down = next(
                    (i for i, later in enumerate(rows[row + 1 :]) if later[column] != "^"),
                    len(rows) - row - 1,
                )
                right = next(
                    (i for i, later in enumerate(words[column + 1 :]) if later != "<"),
                    len(words) - column - 1,
                )
                cells.append(TableCell(place, row, column, down + 1, right + 1))
                pieces.append(written)
                at = place.stop
            pieces.append("\t" if column + 1 < len(words) else "\n")
            at += 1
    return Table(Range(start, at), tuple(cells))


def staged(text: str) -> Staged:
    """Return a text that is ready to go through the stages."""
    return Staged(source_of(text))
