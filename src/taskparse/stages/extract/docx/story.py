"""A story (the body, a header, the notes) → paragraphs and tables, as they print with all changes accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from docx.oxml.ns import qn

from taskparse.stages.extract.docx.grid import begin_cell, begin_row
from taskparse.stages.extract.docx.numbering import Numbering, picture
from taskparse.stages.extract.docx.package import Element
from taskparse.stages.extract.docx.styles import Styles, is_on, value
from taskparse.stages.extract.flow import Block, FlowFont, FlowGrid, FlowParagraph, FlowPiece
from taskparse.stages.extract.merged import Cells

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_VML = "{urn:schemas-microsoft-com:vml}"

_P, _TBL, _TR, _TC, _R, _T = (qn(f"w:{tag}") for tag in ("p", "tbl", "tr", "tc", "r", "t"))
_CONTROL = qn("w:sdt")
_SYMBOL, _DRAWING, _TEXT_BOX = qn("w:sym"), qn("w:drawing"), qn("w:txbxContent")
_ALTERNATE, _WORD_ART = f"{_MC}AlternateContent", f"{_VML}textpath"
_PROPERTIES = qn("w:rPr")
_MATHS = qn("m:t")

# Elements that print a character of their own. A soft hyphen prints nothing, as the text is not broken here.
_CHARACTERS = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
# What was taken out (tracked changes), what is no text, and the reading printed over a character (w:rt).
_SKIPPED = {qn(f"w:{tag}") for tag in "del moveFrom rt delText instrText delInstrText pPr rPr sdtPr".split()}
_EMBEDDED = {qn("w:object"), qn("w:altChunk")}
_PICTURES = (qn("a:blip"), f"{_VML}imagedata")
# A picture of ten centimetres each way may hold text; a seal is half that. In EMU, 360,000 a centimetre.
_LARGE = 3_600_000

_BREAK = re.compile(r"[\t\n\r]")


@dataclass(slots=True)
class Unread:
    """What the stories hold and the text does not: how many of each.

    Attributes:
        hidden: Runs of hidden text.
        embedded: Embedded objects and documents.
        large: Pictures large enough to hold text.
        pictures: Pictures of any size.
        comments: Remarks on the text.
    """

    hidden: int = 0
    embedded: int = 0
    large: int = 0
    pictures: int = 0
    comments: int = 0


class _Around(NamedTuple):
    """What holds for a run: its paragraph's style, its own font, and whether the page does not show it."""

    style: str | None
    font: FlowFont
    unseen: bool


@dataclass(slots=True)
class Story:
    """Reads stories one after the other; lists are counted on through all of them."""

    styles: Styles
    numbering: Numbering
    unread: Unread = field(default_factory=Unread)

    def blocks(self, container: Element, place: str | None = None) -> Iterator[Block]:
        """Yield the paragraphs and tables of a story, a text box after the paragraph that it is tied to.

        Args:
            container: Its root.
            place: For furniture, what its places are called.
        """
        carried: list[FlowPiece] = []
        for element in self._level(container, _P, _TBL):
            if element.tag == _TBL:
                yield FlowParagraph(tuple(carried), place is not None, place)
                yield self._grid(element, place)
                carried = []
                continue
            properties = element.find(qn("w:pPr"))
            style = value(properties.find(qn("w:pStyle"))) if properties is not None else None
            boxes: list[Element | str] = []
            font = self.styles.font(None, style)
            unseen = any(map(_shows_placeholder, element.iterancestors(_CONTROL)))
            pieces = [*self._inline(element, _Around(style, font, unseen), boxes)]
            if _is_joined(properties):
                carried += pieces
            else:
                pieces = carried + pieces
                label = self.numbering.number(properties, style)
                shown = next((piece.font for piece in pieces), font)
                is_furniture = place is not None or self.styles.is_contents(style)
                level = None if is_furniture else self.styles.heading_level(properties, style)
                yield FlowParagraph((FlowPiece(label, shown), *pieces), is_furniture, place, level)
                carried = []
            for box in boxes:
                yield from self._box(box, place)
        yield FlowParagraph(tuple(carried), place is not None, place)

    def _box(self, box: Element | str, place: str | None) -> Iterator[Block]:
        """Yield what a text box holds; WordArt is words and nothing else."""
        if isinstance(box, str):
            yield FlowParagraph((FlowPiece(box),), place is not None, place)
        else:
            yield from self.blocks(box, place)

    def _level(self, container: Element, *wanted: str) -> Iterator[Element]:
        """Yield the elements of the wanted kinds, content controls and insertions opened, in order."""
        for child in container:
            if child.tag in wanted:
                yield child
            elif child.tag in _EMBEDDED:
                self.unread.embedded += 1
            elif child.tag == _ALTERNATE:
                yield from self._level(_chosen(child), *wanted)
            elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
                yield from self._level(child, *wanted)

    def _grid(self, table: Element, place: str | None) -> FlowGrid:
        cells = Cells()
        for row in self._level(table, _TR):
            properties = row.find(qn("w:trPr"))
            if properties is not None and properties.find(qn("w:del")) is not None:
                continue
            begin_row(cells, properties)
            for cell in self._level(row, _TC):
                if begun := begin_cell(cells, cell.find(qn("w:tcPr"))):
                    begun.blocks += self.blocks(cell, place)
        return FlowGrid(cells.cells(), place is not None, place)

    def _inline(self, element: Element, around: _Around, boxes: list[Element | str]) -> Iterator[FlowPiece]:
        """Yield the words within an element; text boxes are put aside."""
        for child in element:
            if not isinstance(child.tag, str) or child.tag in _SKIPPED:
                continue
            if child.tag in {_T, _MATHS, _SYMBOL} or child.tag in _CHARACTERS:
                yield from self._words(child, around)
            elif child.tag == _TEXT_BOX:
                boxes.append(child)
            elif child.tag == _WORD_ART:
                boxes.append(child.get("string", ""))
            else:
                self._count(child)
                inner = _chosen(child) if child.tag == _ALTERNATE else child
                yield from self._inline(inner, self._of_run(child, around), boxes)

    def _of_run(self, element: Element, around: _Around) -> _Around:
        if element.tag == _CONTROL and _shows_placeholder(element):
            return around._replace(unseen=True)
        if element.tag != _R:
            return around
        own = element.find(_PROPERTIES)
        if own is None:
            return around._replace(font=self.styles.font(None, around.style))
        hidden = self.styles.is_hidden(own, around.style)
        self.unread.hidden += hidden
        unseen = around.unseen or hidden or self.styles.is_struck(own, around.style)
        return _Around(around.style, self.styles.font(own, around.style), unseen)

    def _words(self, element: Element, around: _Around) -> Iterator[FlowPiece]:
        if element.tag == _SYMBOL:
            code, font = element.get(qn("w:char"), ""), element.get(qn("w:font"), "")
            text = picture(chr(int(code, 16)), font) if re.fullmatch("[0-9A-Fa-f]{4}", code) else ""
        else:
            text = _CHARACTERS.get(element.tag) or _BREAK.sub(" ", element.text or "")
        yield FlowPiece(text, around.font, around.unseen)

    def _count(self, element: Element) -> None:
        """Note pictures and embedded objects."""
        self.unread.embedded += element.tag in _EMBEDDED
        self.unread.pictures += element.tag in _PICTURES
        if element.tag == _DRAWING and next(element.iter(_PICTURES[0]), None) is not None:
            self.unread.large += any(_is_large(extent) for extent in element.iter(qn("wp:extent")))


def _chosen(alternate: Element) -> Element:
    """Return the first of several versions of the same content; they differ in how new they are."""
    return next((child for child in alternate if child.tag == f"{_MC}Choice"), alternate)


def _shows_placeholder(control: Element) -> bool:
    """Whether a content control holds nothing but the words that ask for its value (17.5.2.39)."""
    properties = control.find(qn("w:sdtPr"))
    return properties is not None and is_on(properties.find(qn("w:showingPlcHdr")))


def _is_joined(properties: Element | None) -> bool:
    """Whether a tracked change takes away the paragraph's end, so that the next one goes on in its line."""
    mark = properties.find(_PROPERTIES) if properties is not None else None
    return mark is not None and any(mark.find(qn(f"w:{tag}")) is not None for tag in ("del", "moveFrom"))


def _is_large(extent: Element) -> bool:
    sides = [extent.get(side, "") for side in ("cx", "cy")]
    return all(side.isdecimal() and int(side) >= _LARGE for side in sides)
