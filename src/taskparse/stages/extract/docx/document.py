"""The whole document: the body, then notes, headers and footers, which are no part of the running text."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from itertools import count

from docx.oxml.ns import qn

from taskparse.errors import UnreadableSourceError
from taskparse.model.source import File, SourceText
from taskparse.stages.extract.docx.numbering import Numbering
from taskparse.stages.extract.docx.package import Element, Package, open_package
from taskparse.stages.extract.docx.remarks import remarks
from taskparse.stages.extract.docx.story import Story
from taskparse.stages.extract.docx.styles import Styles
from taskparse.stages.extract.flow import Block, Flow

# The parts around the body, and what their places are called.
_AROUND = {"footnotes": "Note", "endnotes": "Note", "header": "Header", "footer": "Footer"}
_NOTES = (qn("w:footnote"), qn("w:endnote"))


def read_document(file: File) -> SourceText:
    """Return the text of a Word file, as `from_docx` describes."""
    package = open_package(file.data, file.name)
    path, document = package.main()
    links = package.links(path)
    body = document.find(qn("w:body"))
    styles = Styles(_linked(package, links, "styles"), _linked(package, links, "theme"))
    story = Story(styles, Numbering(_linked(package, links, "numbering"), styles))
    flow = Flow()
    flow.write(story.blocks(body) if body is not None else ())
    if flow.is_blank and story.unread.pictures:
        raise UnreadableSourceError(
            package.name,
            f"the Word file holds only images ({story.unread.pictures}) and no text. Reading them needs OCR, "
            "which is not available yet: supply a Word file or PDF with text, or the notice's text as .txt.",
            "empty",
        )
    for block in _furniture(package, links, story):
        flow.write([block])
    comments = _linked(package, links, "comments")
    story.unread.comments = 0 if comments is None else len(comments.findall(qn("w:comment")))
    findings = tuple(remarks(story.unread, package.broken))
    return flow.source(package.name, "docx", file.sha256, f"python-docx {version('python-docx')}", findings)


def _linked(package: Package, links: dict[str, tuple[str, str]], kind: str) -> Element | None:
    """Return the part that the document is tied to in a certain way."""
    path = next((target for found, target in links.values() if found == kind), None)
    return None if path is None else package.part(path)


def _furniture(package: Package, links: dict[str, tuple[str, str]], story: Story) -> Iterator[Block]:
    """Yield notes, headers and footers; each part once, for sections may share them."""
    numbers = {label: count(1) for label in _AROUND.values()}
    for kind, label in _AROUND.items():
        for path in dict.fromkeys(target for found, target in links.values() if found == kind):
            root = package.part(path)
            for element in _stories(root) if root is not None else ():
                yield from story.blocks(element, f"{label}{next(numbers[label])}")


def _stories(root: Element) -> list[Element]:
    """Return the notes of a part, the lines that part them from the text left out, or its root."""
    notes = [note for note in root if note.tag in _NOTES]
    return [note for note in notes if note.get(qn("w:type"), "normal") == "normal"] or ([] if notes else [root])
