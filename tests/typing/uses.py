"""What users write, under mypy and pyright: every expression has the type that the documentation says. Never run."""

import io
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, assert_type

import taskparse
from taskparse import Diagnostic, Notice, Options, Party, Section, Span, Task, TaskparseError
from taskparse.ledger import Ledger


def of_reading(path: Path, file: io.BufferedReader) -> None:
    assert_type(taskparse.parse(path), Notice)
    assert_type(taskparse.parse(str(path), options=Options(year=2025)), Notice)
    assert_type(taskparse.parse(b"", name="a.pdf"), Notice)
    assert_type(taskparse.parse(file), Notice)
    assert_type(taskparse.parse_text("text", name="a.txt"), Notice)


def of_options(path: Path) -> None:
    Options(lexicon=path, roster=path)
    Options(lexicon=taskparse.Lexicon.read(path), roster=taskparse.Roster.read(path))
    Options(limits=taskparse.Limits(bytes=1))


def of_records(notice: Notice) -> None:
    assert_type(notice.tasks, tuple[Task, ...])
    assert_type(notice.header.issue_date, date | None)
    assert_type(notice.header.spans, Mapping[str, tuple[Span, ...]])
    assert_type(notice.section("s1"), Section | None)
    assert_type(notice.diagnostics[0].severity, Literal["error", "warning", "info"])
    for task in notice.tasks:
        assert_type(task.parties(), tuple[tuple[str, Party], ...])
        assert_type(task.parties("lead_units"), tuple[Party, ...])
        assert_type(task.lead_units, tuple[Party, ...])
        assert_type(task.other, Mapping[str, tuple[Party, ...]])
        assert_type([target.value for target in task.targets], list[Decimal])
        assert_type(task.deadline.date if task.deadline else None, date | None)
        assert_type(task.annotation.form, Literal["labelled", "narrative", "block", "row"])
        assert_type(task.span.slice(notice.source.text), str)
    assert_type({*notice.tasks}, set[Task])
    assert_type(notice.to_rows("party"), list[dict[str, str | int | date | None]])
    assert_type(notice.to_frame(), Any)
    assert_type([kind.term for kind in taskparse.ROLES.values()], list[str])


def of_judging(notice: Notice, path: Path) -> None:
    assert_type(taskparse.check(notice), tuple[Diagnostic, ...])
    taskparse.check(notice, select=["103"], ignore=("104",), roster=path, lexicon=path)
    taskparse.check(notice, roster=taskparse.Roster.read(path), lexicon=taskparse.Lexicon.read(path))
    assert_type(taskparse.compare(notice, notice).changed, tuple[taskparse.Change, ...])
    assert_type(taskparse.evaluate({"tasks": []}, notice), taskparse.Scores)


def of_writing(notice: Notice, path: Path) -> None:
    taskparse.export(notice, path)
    taskparse.export([notice, notice], str(path), rows="party")
    taskparse.export((each for each in [notice]), io.BytesIO(), format="csv", bom=True)
    taskparse.export(notice, path, rows="notice")
    taskparse.export(notice, path, ledger=taskparse.read_ledger(path))
    assert_type(taskparse.load(path), Notice)
    assert_type(taskparse.load_many(path), tuple[Notice, ...])
    assert_type(taskparse.read_ledger(path), Ledger)
    assert_type(taskparse.review(path, path), Notice)


def of_errors(error: TaskparseError) -> None:
    assert_type(error.name, str)
    assert_type(error.limit, str | None)
    if error.code == "encrypted":
        assert_type(error.fact, str)


def of_mistakes(notice: Notice) -> None:
    notice.tasks = ()  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    notice.header.spans["title"] = ()  # type: ignore[index]  # pyright: ignore[reportIndexIssue]
    taskparse.export(notice, "x.csv", rows="lines")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Options(jear=2025)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
