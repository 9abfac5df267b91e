"""The looks of an XLSX workbook, from its XML (ECMA-376-1, clause 18)."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib

from lxml import etree

from taskparse.stages.extract.spreadsheet.container import WORKBOOK_XML
from taskparse.stages.extract.spreadsheet.look import Look, Looks, Place, Run
from taskparse.stages.extract.spreadsheet.number_format import BUILT_IN

MOST_UNPACKED = 500_000_000
"""Bytes that a workbook may unpack to."""

_RELATIONS = "xl/_rels/workbook.xml.rels"
_STYLES = "xl/styles.xml"
_STRINGS = "xl/sharedStrings.xml"
_RELATION_ID = re.compile(r"\{[^}]*\}id$")
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_YES = ("1", "true")
_COLUMNS = 16_384


# What zipfile raises on broken, encrypted or strangely compressed parts, lxml on broken XML, and we on odd numbers.
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    etree.LxmlError,
    KeyError,
    ValueError,
)


class BrokenWorkbookError(Exception):
    """A part of the workbook is missing, cut or of no known form."""


def looks_of(data: bytes) -> Looks:
    """Return the looks of a workbook's sheets.

    Raises:
        BrokenWorkbookError: A part is missing, damaged, or unpacks to more than a workbook may.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            _check(packed)
            styles = _Styles(packed)
            book = _parsed(packed, WORKBOOK_XML)
            targets = _targets(packed)
            sheets = {
                sheet.get("name", ""): _look(packed, part, styles)
                for sheet in book.iter("{*}sheet")
                if (part := targets.get(_relation(sheet), "")) in packed.NameToInfo
            }
    except _FAULTS as error:
        raise BrokenWorkbookError(str(error)) from error
    return Looks(sheets, any(each.get("date1904") in _YES for each in book.iter("{*}workbookPr")))


def _check(packed: zipfile.ZipFile) -> None:
    """Unpack every part once, so that none is cut, damaged or larger than it says."""
    if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
        raise ValueError(f"it unpacks to over {MOST_UNPACKED:,} bytes")
    if damaged := packed.testzip():
        raise ValueError(f"its part {damaged} is damaged")


def _parsed(packed: zipfile.ZipFile, part: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(packed.read(part), parser)


def _targets(packed: zipfile.ZipFile) -> dict[str, str]:
    """Return the parts that the workbook's relations name; a target that begins with a slash counts from the top."""
    return {
        each.get("Id", ""): posixpath.normpath(posixpath.join("xl", each.get("Target", ""))).lstrip("/")
        for each in _parsed(packed, _RELATIONS).iter("{*}Relationship")
    }


def _relation(sheet: etree._Element) -> str:
    return next((str(value) for key, value in sheet.attrib.items() if _RELATION_ID.search(str(key))), "")


class _Styles:
    """What cells are set in: number formats and struck fonts by cell style, and the shared words with struck runs."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self.formats: list[str | None] = []
        self.struck: list[bool] = []
        self.runs: dict[int, tuple[Run, ...]] = {}
        if _STYLES in packed.NameToInfo:
            self._read(_parsed(packed, _STYLES))
        if _STRINGS in packed.NameToInfo and b"strike" in packed.read(_STRINGS):
            shared = _parsed(packed, _STRINGS).iterchildren("{*}si")
            self.runs = {number: runs for number, words in enumerate(shared) if (runs := _runs(words))}

    def _read(self, styles: etree._Element) -> None:
        codes: dict[int, str] = dict(BUILT_IN)
        for each in styles.iter("{*}numFmt"):
            codes[int(each.get("numFmtId", "0"))] = each.get("formatCode", "")
        fonts = [
            _is_struck(font) for listed in styles.iterchildren("{*}fonts") for font in listed.iterchildren("{*}font")
        ]
        for listed in styles.iterchildren("{*}cellXfs"):
            for style in listed.iterchildren("{*}xf"):
                font = int(style.get("fontId", "0"))
                self.formats.append(codes.get(int(style.get("numFmtId", "0"))))
                self.struck.append(font < len(fonts) and fonts[font])


def _is_struck(font: etree._Element | None) -> bool:
    strike = None if font is None else font.find("{*}strike")
    return strike is not None and strike.get("val", "1") in _YES


def _runs(words: etree._Element) -> tuple[Run, ...]:
    """Return the runs of a string of which some are struck; none for other strings. Readings over characters are left out."""
    runs = tuple(
        ("".join(part.text or "" for part in run.iter("{*}t")), _is_struck(run.find("{*}rPr")))
        for run in words.iterchildren("{*}r")
    )
    return runs if any(struck for _, struck in runs) else ()


def _look(packed: zipfile.ZipFile, part: str, styles: _Styles) -> Look:
    look = Look()
    with packed.open(part) as stream:
        for _, element in etree.iterparse(
            stream,
            tag=("{*}col", "{*}row", "{*}autoFilter"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        ):
            if element.tag.endswith("}col"):
                _add_column(look, element)
            elif element.tag.endswith("}row"):
                _add_row(look, element, styles)
            else:
                _add_filter(look, element)
            element.clear()
    for kind, target in _tied(packed, part):
        root = _parsed(packed, target)
        if kind == "table":
            for each in root.iter("{*}autoFilter"):
                _add_filter(look, each)
        elif kind == "comments":
            look.remarks.update(_place(each.get("ref"), (0, 0)) for each in root.iter("{*}comment"))
    look.show_filtered()
    return look


def _tied(packed: zipfile.ZipFile, part: str) -> list[tuple[str, str]]:
    """Return the parts that a sheet is tied to, each with how; what the workbook does not hold is left out."""
    folder, name = posixpath.split(part)
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in packed.NameToInfo:
        return []
    tied = [
        (posixpath.basename(each.get("Type", "")), posixpath.normpath(posixpath.join(folder, each.get("Target", ""))))
        for each in _parsed(packed, relations).iter("{*}Relationship")
    ]
    return [(kind, target.lstrip("/")) for kind, target in tied if target.lstrip("/") in packed.NameToInfo]


def _add_filter(look: Look, element: etree._Element) -> None:
    """Take note of the rows below a filter's heading, where it filters by anything."""
    first, _, last = element.get("ref", "").partition(":")
    rows = (_place(first, (0, 0))[0], _place(last or first, (0, 0))[0])
    look.filtered += [rows for _ in element.iterchildren("{*}filterColumn")]


def _add_column(look: Look, element: etree._Element) -> None:
    if element.get("hidden") in _YES:
        first, last = int(element.get("min", "1")), int(element.get("max", "1"))
        look.hidden_columns.update(range(first - 1, min(last, _COLUMNS)))


def _add_row(look: Look, element: etree._Element, styles: _Styles) -> None:
    row = int(element.get("r") or look.height + 1) - 1
    if element.get("hidden") in _YES:
        look.hidden_rows.add(row)
    column = 0
    for cell in element.iterchildren("{*}c"):
        place = _place(cell.get("r"), (row, column))
        column = place[1] + 1
        _add_cell(look, place, cell, styles)


def _place(reference: str | None, otherwise: Place) -> Place:
    match = _REFERENCE.fullmatch(reference or "")
    if not match:
        return otherwise
    column = 0
    for letter in match[1]:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def _add_cell(look: Look, place: Place, cell: etree._Element, styles: _Styles) -> None:
    value = next(cell.iterchildren("{*}v", "{*}is"), None)
    kind, style = cell.get("t", "n"), int(cell.get("s", "0"))
    if (value is None or not (value.text or len(value))) and cell.find("{*}f") is not None:
        look.uncalculated.add(place)
    if value is None:
        return
    look.reach(place)
    if kind == "e":
        look.errors[place] = value.text or ""
    elif kind == "n" and style < len(styles.formats) and (code := styles.formats[style]):
        look.formats[place] = code
    if style < len(styles.struck) and styles.struck[style]:
        look.runs[place] = (("", True),)
    elif (kind == "inlineStr" and (runs := _runs(value))) or (
        kind == "s" and styles.runs and (runs := styles.runs.get(int(value.text or "-1"), ()))
    ):
        look.runs[place] = runs
