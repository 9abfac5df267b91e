"""The zip archive that a Word file is: the parts that hold text, and how they are tied together.

python-docx parses the parts. Its own loader is passed by: it follows every link of the file, and one that leads
nowhere (a picture that was taken out) is enough for it to give the file up.
"""

from __future__ import annotations

import io
import lzma
import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.parser import parse_xml
from lxml.etree import XMLSyntaxError

from taskparse.errors import UnreadableSourceError

Element = Any

# What all parts together may unpack to, in bytes; the text of a long book takes a tenth of it.
LARGEST = 128 * 1024 * 1024

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    KeyError,
)
_DOCTYPE = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
# The namespaces of “Strict Open XML” and those of all other Word files (ISO/IEC 29500-4).
_STRICT = b"http://purl.oclc.org/ooxml/"
_NAMESPACES = tuple(
    (_STRICT + strict, b"http://schemas.openxmlformats.org/" + usual)
    for strict, usual in (
        (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
        (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
        (b"officeDocument/math", b"officeDocument/2006/math"),
        (b"drawingml/wordprocessingDrawing", b"drawingml/2006/wordprocessingDrawing"),
        (b"drawingml/main", b"drawingml/2006/main"),
    )
)
# What else may be packed in a zip archive, told from a file inside.
_OTHERS = (
    ("xl/workbook", "an Excel workbook", "Supply the notice as a Word file, or the file in its own format."),
    ("ppt/presentation", "a PowerPoint presentation", "Save it as PDF."),
    ("OFD.xml", "an OFD document", "Save it as PDF."),
    ("content.xml", "an OpenDocument file", "Save it as a Word file (.docx)."),
)
_AGAIN = "Fetch the file again from where it was published, or supply the notice's text as .txt."
_NO_PASSWORD = "Open it in Word, take the password away, and save it again."  # noqa: S105  advice, no password


@dataclass(slots=True)
class Package:
    """A Word file, its parts parsed when they are asked for.

    Attributes:
        name: The file's name, for errors.
        broken: Parts that could not be read, by their paths.
    """

    name: str
    _archive: zipfile.ZipFile
    broken: list[str] = field(default_factory=list)
    _left: int = field(default_factory=lambda: LARGEST)

    def main(self) -> tuple[str, Element]:
        """Return the path of the main part, and the part.

        Raises:
            UnreadableSourceError: There is none, or it is broken.
        """
        targets = [target for kind, target in self.links("").values() if kind == "officeDocument"]
        path = next((target for target in targets if self._holds(target)), "word/document.xml")
        if not self._holds(path):
            raise self._no_document()
        part = self.part(path)
        if part is None:
            raise UnreadableSourceError(self.name, f"the Word file is cut short or broken ({path}). {_AGAIN}", "broken")
        return path, part

    def links(self, path: str) -> dict[str, tuple[str, str]]:
        """Return what a part is tied to: for each id the kind of tie and the path of the other part."""
        folder, file = posixpath.split(path)
        root = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for link in root if root is not None else ():
            target = link.get("Target", "").replace("\\", "/") if isinstance(link.tag, str) else ""
            if target and link.get("TargetMode") != "External":
                kind = link.get("Type", "").rsplit("/", 1)[-1]
                found[link.get("Id", "")] = kind, posixpath.normpath(posixpath.join("/", folder, target))[1:]
        return found

    def part(self, path: str) -> Element | None:
        """Return a part's root, or None if there is no such part or it is broken.

        Raises:
            UnreadableSourceError: It asks for a password, declares entities, or unpacks to more than is read.
        """
        if not self._holds(path):
            return None
        try:
            data = self._unpacked(self._archive.getinfo(path))
            if any(mark in data for mark in _DOCTYPE):
                raise UnreadableSourceError(
                    self.name,
                    f"{path} declares XML entities, which no Word file needs; it is not read. Save the document again in Word.",
                    "broken",
                )
            return parse_xml(_usual(data))
        except (*_FAULTS, XMLSyntaxError):
            self.broken.append(path)
            return None

    def _holds(self, path: str) -> bool:
        return path in self._archive.NameToInfo

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        self._left -= info.file_size
        if self._left < 0:
            raise UnreadableSourceError(
                self.name,
                f"its text unpacks to more than {LARGEST:,} bytes, which is not read; save the document again, or split it",
                "over_limit",
                "unpacked_bytes",
            )
        if info.flag_bits & 1:
            raise UnreadableSourceError(self.name, f"the zip archive asks for a password. {_NO_PASSWORD}", "encrypted")
        return self._archive.read(info)

    def _no_document(self) -> UnreadableSourceError:
        for beginning, what, advice in _OTHERS:
            if any(path.startswith(beginning) for path in self._archive.NameToInfo):
                return UnreadableSourceError(self.name, f"{what}, not a Word file. {advice}", "unknown_format")
        fact = "a zip archive without a Word document in it. Unpack it, and give the files inside."
        return UnreadableSourceError(self.name, fact, "unknown_format")


def open_package(data: bytes, name: str) -> Package:
    """Return the archive, nothing of it parsed yet.

    Args:
        data: The file.
        name: Its name, for errors.

    Raises:
        UnreadableSourceError: It is no zip archive, or a broken one, or an encrypted document.
    """
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise UnreadableSourceError(name, f"the Word file is encrypted. {_NO_PASSWORD}", "encrypted")
        raise UnreadableSourceError(
            name, "a Word or WPS file of before 2007. Save it as .docx, or as PDF.", "unknown_format"
        )
    try:
        return Package(name, zipfile.ZipFile(io.BytesIO(data)))
    except _FAULTS:
        pass
    if data.startswith(b"PK"):
        raise UnreadableSourceError(name, f"the Word file is cut short or broken. {_AGAIN}", "broken")
    raise UnreadableSourceError(
        name, "not a Word file, whatever its name says. Supply the file in the format it is in.", "unknown_format"
    )


def _usual(data: bytes) -> bytes:
    """Return a part in the namespaces that all readers know."""
    if _STRICT in data:
        for strict, usual in _NAMESPACES:
            data = data.replace(strict, usual)
    return data
