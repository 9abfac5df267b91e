"""The looks of an XLSX workbook, from its XML (ECMA-376-1, clause 18)."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from taskparse.stages.extract.spreadsheet.container import WORKBOOK_XML
from taskparse.stages.extract.spreadsheet.look import Look, Looks, Place
from taskparse.stages.extract.spreadsheet.number_format import BUILT_IN

MOST_UNPACKED = 500_000_000
"""Bytes that a workbook may unpack to."""

_RELATIONS = "xl/_rels/workbook.xml.rels"
_STYLES = "xl/styles.xml"
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
            formats = list(_formats(packed))
            book = _parsed(packed, WORKBOOK_XML)
            targets = _targets(packed)
            sheets = {
                sheet.get("name", ""): _look(packed, part, formats)
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


def _formats(packed: zipfile.ZipFile) -> Iterator[str | None]:
    """Yield the number format of each cell style; None for the general one."""
    if _STYLES not in packed.NameToInfo:
        return
    styles = _parsed(packed, _STYLES)
    codes: dict[int, str] = dict(BUILT_IN)
    for each in styles.iter("{*}numFmt"):
        codes[int(each.get("numFmtId", "0"))] = each.get("formatCode", "")
    for listed in styles.iterchildren("{*}cellXfs"):
        yield from (codes.get(int(style.get("numFmtId", "0"))) for style in listed.iterchildren("{*}xf"))


def _look(packed: zipfile.ZipFile, part: str, formats: list[str | None]) -> Look:
    look = Look()
    with packed.open(part) as stream:
        for _, element in etree.iterparse(
            stream,
            tag=("{*}col", "{*}row"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        ):
            if element.tag.endswith("}col"):
                _add_column(look, element)
            else:
                _add_row(look, element, formats)
            element.clear()
    return look


def _add_column(look: Look, element: etree._Element) -> None:
    if element.get("hidden") in _YES:
        first, last = int(element.get("min", "1")), int(element.get("max", "1"))
        look.hidden_columns.update(range(first - 1, min(last, _COLUMNS)))


def _add_row(look: Look, element: etree._Element, formats: list[str | None]) -> None:
    row = int(element.get("r") or look.height + 1) - 1
    if element.get("hidden") in _YES:
        look.hidden_rows.add(row)
    column = 0
    for cell in element.iterchildren("{*}c"):
        place = _place(cell.get("r"), (row, column))
        column = place[1] + 1
        _add_cell(look, place, cell, formats)


def _place(reference: str | None, otherwise: Place) -> Place:
    match = _REFERENCE.fullmatch(reference or "")
    if not match:
        return otherwise
    column = 0
    for letter in match[1]:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def _add_cell(look: Look, place: Place, cell: etree._Element, formats: list[str | None]) -> None:
    value = next(cell.iterchildren("{*}v", "{*}is"), None)
    if value is None:
        return
    look.reach(place)
    kind, style = cell.get("t", "n"), int(cell.get("s", "0"))
    if kind == "e":
        look.errors[place] = value.text or ""
    elif kind == "n" and style < len(formats) and (code := formats[style]):
        look.formats[place] = code
