"""What a file that may be a workbook is packed in."""

from __future__ import annotations

import io
import zipfile

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

WORKBOOK_XML = "xl/workbook.xml"

# Streams of an OLE file (MS-CFB, MS-XLS 2.1.2, MS-OFFCRYPTO 1.3.2): a workbook of BIFF8 or BIFF5, an encrypted file.
STREAMS = ("Workbook", "Book")
ENCRYPTED = "EncryptedPackage"

# Other spreadsheets in a zip, by a part that they hold.
_OTHER_KINDS = ("xl/workbook.bin", "content.xml")
_MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"


def is_workbook(data: bytes) -> bool:
    r"""Whether bytes are a workbook of some kind, encrypted Office files included; broken zips are recognized by their parts.

    >>> is_workbook(b"%PDF-1.7"), is_workbook(b"PK\x03\x04" + bytes(26) + b"xl/workbook.xml")
    (False, True)
    """
    if data.startswith(OLE):
        return any(stream.encode("utf-16-le") in data for stream in (*STREAMS, ENCRYPTED))
    if not data.startswith(ZIP):
        return False
    names = members(data)
    if names is None:
        return b"xl/workbook" in data
    return any(part.startswith("xl/") for part in names) or _MIMETYPE in data[:256]


def members(data: bytes) -> list[str] | None:
    """Return the names of a zip's parts, or None if its directory is missing or broken."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return packed.namelist()
    except (zipfile.BadZipFile, UnicodeDecodeError, NotImplementedError, OSError):
        return None


def is_other_kind(parts: list[str]) -> bool:
    """Whether a zip's parts are those of a spreadsheet that is not read (XLSB, ODS)."""
    return any(part in _OTHER_KINDS for part in parts)
