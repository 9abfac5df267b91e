"""The looks of an XLS workbook, from its records ([MS-XLS] 2.4; BIFF5 and BIFF8)."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

import olefile

from taskparse.stages.extract.spreadsheet.container import ENCRYPTED, STREAMS
from taskparse.stages.extract.spreadsheet.look import Look, Looks
from taskparse.stages.extract.spreadsheet.look_xlsx import BrokenWorkbookError
from taskparse.stages.extract.spreadsheet.number_format import BUILT_IN

_EOF, _FORMULA, _DATEMODE, _FILEPASS, _COLINFO, _BOUNDSHEET = 0x0A, 0x06, 0x22, 0x2F, 0x7D, 0x85
_MULRK, _XF, _LABELSST, _DIMENSIONS, _NUMBER, _LABEL = 0xBD, 0xE0, 0xFD, 0x200, 0x203, 0x204
_SST, _BOOLERR, _ROW, _RSTRING, _RK, _FORMAT, _BOF = 0xFC, 0x205, 0x208, 0xD6, 0x27E, 0x41E, 0x809
_CELLS = frozenset((_FORMULA, _MULRK, _LABELSST, _NUMBER, _LABEL, _BOOLERR, _RSTRING, _RK))
_NUMBERS = frozenset((_FORMULA, _NUMBER, _RK))
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_ROWS, _COLUMNS = 65_536, 256
_BIFF8 = 0x0600
_NARROW = 10  # bytes of DIMENSIONS in BIFF5
_COLUMN_HIDDEN, _ROW_HIDDEN = 0x0001, 0x0020


class EncryptedWorkbookError(Exception):
    """The workbook asks for a password."""


@dataclass(slots=True)
class _Globals:
    """What is before the sheets."""

    biff8: bool = True
    since_1904: bool = False
    codes: dict[int, str] = field(default_factory=lambda: dict(BUILT_IN))
    styles: list[int] = field(default_factory=list)
    sheets: list[tuple[int, str]] = field(default_factory=list)

    def format(self, style: int) -> str | None:
        """Return the number format of a cell style."""
        return self.codes.get(self.styles[style]) if style < len(self.styles) else None


def looks_of(data: bytes) -> Looks:
    """Return the looks of a workbook's sheets.

    Raises:
        BrokenWorkbookError: Its records are damaged, or their sizes are none that a sheet can have.
        EncryptedWorkbookError: It asks for a password.
    """
    try:
        stream = _stream(data)
        book = _globals(stream)
        sheets = {name: _look(stream, start, book) for start, name in book.sheets}
    except (OSError, struct.error, IndexError, ValueError) as error:
        raise BrokenWorkbookError(str(error)) from error
    return Looks(sheets, book.since_1904)


def _stream(data: bytes) -> bytes:
    with olefile.OleFileIO(io.BytesIO(data)) as packed:
        if packed.exists(ENCRYPTED):
            raise EncryptedWorkbookError
        name = next((stream for stream in STREAMS if packed.exists(stream)), None)
        if name is None:
            raise ValueError("it holds no workbook")
        content: bytes = packed.openstream(name).read()
        return content


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Yield the records from a place to the end of their substream, without those of charts within."""
    depth, at = 0, start
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        body = stream[at + 4 : at + 4 + size]
        at += 4 + size
        depth += (kind == _BOF) - (kind == _EOF)
        if depth == 0:
            return
        if depth == 1:
            yield kind, body


def _globals(stream: bytes) -> _Globals:
    book = _Globals()
    for kind, body in _records(stream, 0):
        if kind == _FILEPASS:
            raise EncryptedWorkbookError
        if kind in _READERS:
            _READERS[kind](book, body)
        elif kind == _SST and struct.unpack_from("<I", body, 4)[0] > len(stream):
            raise ValueError("it claims more strings than it has bytes")
    return book


def _read_version(book: _Globals, body: bytes) -> None:
    book.biff8 = struct.unpack_from("<H", body)[0] == _BIFF8


def _read_date_mode(book: _Globals, body: bytes) -> None:
    book.since_1904 = body[0] == 1


def _read_format(book: _Globals, body: bytes) -> None:
    book.codes[struct.unpack_from("<H", body)[0]] = _text(body[2:], book, wide=book.biff8)


def _read_style(book: _Globals, body: bytes) -> None:
    book.styles.append(struct.unpack_from("<H", body, 2)[0])


def _read_sheet(book: _Globals, body: bytes) -> None:
    book.sheets.append((struct.unpack_from("<I", body)[0], _text(body[6:], book, wide=False)))


_READERS = {
    _BOF: _read_version,
    _DATEMODE: _read_date_mode,
    _FORMAT: _read_format,
    _XF: _read_style,
    _BOUNDSHEET: _read_sheet,
}


def _text(body: bytes, book: _Globals, *, wide: bool) -> str:
    """Return a string; `wide` if its length takes two bytes."""
    length = struct.unpack_from("<H", body)[0] if wide else body[0]
    rest = body[2 if wide else 1 :]
    if not book.biff8:
        return rest[:length].decode("gb18030", "replace")
    if rest[0] & 1:
        return rest[1 : 1 + 2 * length].decode("utf-16-le", "replace")
    return rest[1 : 1 + length].decode("latin-1")


def _look(stream: bytes, start: int, book: _Globals) -> Look:
    look = Look()
    for kind, body in _records(stream, start):
        if kind == _ROW:
            row, flags = struct.unpack_from("<H10xH", body)
            look.hidden_rows.update([row] if flags & _ROW_HIDDEN else [])
        elif kind == _COLINFO:
            first, last, _, _, flags = struct.unpack_from("<5H", body)
            look.hidden_columns.update(range(first, last + 1) if flags & _COLUMN_HIDDEN else [])
        elif kind == _DIMENSIONS:
            _check_dimensions(body)
        elif kind in _CELLS:
            _add_cell(look, kind, body, book)
    return look


def _check_dimensions(body: bytes) -> None:
    """Refuse sizes that no sheet has: calamine would ask for the memory all the same."""
    top, bottom, left, right = struct.unpack_from("<IIHH" if len(body) > _NARROW else "<HHHH", body)
    if (bottom and right) and (top >= bottom or left >= right):
        raise ValueError(f"a sheet of it ends in row {bottom} and begins in row {top + 1}")
    _hold(max(bottom - 1, top), max(right - 1, left))


def _hold(row: int, column: int) -> None:
    """Refuse what lies outside a sheet, for the same reason."""
    if row >= _ROWS or column >= _COLUMNS:
        raise ValueError(f"it names row {row + 1}, column {column + 1}, which no sheet has")


def _add_cell(look: Look, kind: int, body: bytes, book: _Globals) -> None:
    row, column, style = struct.unpack_from("<3H", body)
    styles = [style]
    if kind == _MULRK:  # row, first column, a style and a number for each, last column
        styles = [each[0] for each in struct.iter_unpack("<HI", body[4 : 4 + (len(body) - 6) // 6 * 6])]
    for at, each in enumerate(styles, column):
        _hold(row, at)
        look.reach((row, at))
        if kind in _NUMBERS | {_MULRK} and (code := book.format(each)):
            look.formats[row, at] = code
    if error := _error(kind, body):
        look.errors[row, column] = error


def _error(kind: int, body: bytes) -> str | None:
    """Return what a cell shows whose formula failed."""
    if kind == _BOOLERR and body[7] == 1:
        return _ERRORS.get(body[6])
    if kind == _FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2:  # noqa: PLR2004  [MS-XLS] 2.5.133: an error
        return _ERRORS.get(body[8])
    return None
