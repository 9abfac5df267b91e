"""Every error says what could not be had, why, and over which bound it is."""

import io
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
from docx import Document
from reportlab.pdfgen.canvas import Canvas

import taskparse
from taskparse import Limits, MissingExtraError, Options, TaskparseError
from taskparse.errors import ErrorCode
from taskparse.stages.extract.docx import package
from taskparse.stages.extract.spreadsheet import workbook
from typesetter.tables import table_to_xlsx
from typesetter.tables.task_table import Column, Row, TaskTable

TABLE = TaskTable("甲", (Column("任务"), Column("责任单位")), (Row(("修路", "县交通局")),))


def pdf(**settings: str) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, **settings)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def docx() -> bytes:
    stream = io.BytesIO()
    Document().save(stream)
    return stream.getvalue()


def parsed(data: bytes, **options: Any) -> Callable[[], object]:
    return lambda: taskparse.parse(data, name="a", options=Options(**options))


CASES: dict[str, tuple[Callable[[], object], str, ErrorCode, str | None]] = {
    "no file": (lambda: taskparse.parse("none.txt"), "none.txt", "cannot_open", None),
    "a folder": (lambda: taskparse.parse("."), "", "cannot_open", None),
    "no bytes": (parsed(b""), "a", "empty", None),
    "no text": (lambda: taskparse.parse_text(""), "text", "empty", None),
    "blanks": (parsed(b" \n"), "a", "empty", None),
    "a PDF of images": (parsed(pdf()), "a", "empty", None),
    "a PDF with a password": (parsed(pdf(encrypt="secret")), "a", "encrypted", None),
    "a PDF cut short": (parsed(b"%PDF-1.7\n1 0 obj"), "a", "broken", None),
    "a Word file cut short": (parsed(docx()[:-900]), "a", "broken", None),
    "an image": (parsed(b"\x89PNG\r\n\x1a\n"), "a", "unknown_format", None),
    "noise": (parsed(b"\xff\xfe\xfd" * 50), "a", "unknown_format", None),
    "JSON": (parsed(b"{}"), "a", "unknown_format", None),
    "too many bytes": (parsed(b"\xe4" * 9, limits=Limits(bytes=8)), "a", "over_limit", "bytes"),
    "too many characters": (parsed(b"123456789", limits=Limits(characters=8)), "a", "over_limit", "characters"),
    "too long a text": (
        lambda: taskparse.parse_text("123456789", options=Options(limits=Limits(characters=8))),
        "text", "over_limit", "characters",
    ),
    "a Word file that unpacks to much": (parsed(docx()), "a", "over_limit", "unpacked_bytes"),
    "a workbook of many cells": (parsed(table_to_xlsx(TABLE)), "a", "over_limit", "cells"),
    "no lexicon": (lambda: taskparse.Lexicon.read("x"), "x", "wrong_shape", None),
    "no roster": (lambda: taskparse.Roster.read("x"), "x", "wrong_shape", None),
    "no gold": (lambda: taskparse.evaluate({"tasks": [{}]}, taskparse.parse_text("甲")), "the gold", "wrong_shape", None),
    "no notice": (lambda: taskparse.load("x"), "x", "wrong_shape", None),
    "no ledger": (lambda: taskparse.read_ledger("x"), "x", "wrong_shape", None),
    "no library": (lambda: taskparse.parse_text("甲").to_frame(), "data frames", "missing_extra", None),
}  # fmt: skip


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with a file that holds nothing that anyone asks for, and bounds that little is over."""
    monkeypatch.chdir(tmp_path)
    Path("x").write_bytes(b"[colour]\nred = 1")
    monkeypatch.setattr(package, "LARGEST", 8)
    monkeypatch.setattr(workbook, "_MOST_CELLS", 3)
    monkeypatch.setattr("taskparse.model.frames.find_spec", lambda _: None)


@pytest.mark.parametrize("case", CASES)
def test_an_error_says_what_and_why(case: str) -> None:
    make, name, code, limit = CASES[case]
    with pytest.raises(TaskparseError) as caught:
        make()
    error = caught.value
    assert (error.name, error.code, error.limit) == (name, code, limit)
    assert str(error) == f"{error.name}: {error.fact}"
    assert isinstance(error, MissingExtraError) == (code == "missing_extra")


@pytest.mark.parametrize("case", ["no file", "too many bytes", "no library"])
def test_an_error_goes_to_another_process_as_it_is(case: str) -> None:
    with pytest.raises(TaskparseError) as caught:
        CASES[case][0]()
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  its own
    assert type(again) is type(caught.value)
    assert vars(again) == vars(caught.value)


def test_every_code_has_a_case() -> None:
    assert {code for _, _, code, _ in CASES.values()} == set(get_args(ErrorCode))
