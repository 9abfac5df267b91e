"""The tree of a page → paragraphs and tables in order, white space as a browser shows it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter

from selectolax.lexbor import LexborNode

from taskparse.grammar.headings import is_numbered
from taskparse.grammar.web_pages import is_of_notice, is_particular
from taskparse.model.text import compact
from taskparse.stages.extract.flow import Block, FlowCell, FlowGrid, FlowParagraph, FlowPiece
from taskparse.stages.extract.html.sites import (
    BLOCK_TAGS,
    KEPT_BLANKS_STYLE,
    LIST_FORMS,
    LIST_STYLE,
    STRUCK_STYLE,
    STRUCK_TAGS,
)
from taskparse.stages.extract.html.tree import TEXT, walk
from taskparse.stages.extract.merged import LAST, Cells
from taskparse.stages.extract.numerals import numeral

# The place of what surrounds the notice.
PAGE = "page"

_HEADING = re.compile("h[1-6]")
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_AROUND_BREAK = re.compile(r" *\n *")
_PREFORMATTED = frozenset(("pre", "xmp", "plaintext", "listing", "textarea"))
_CELLS = frozenset(("td", "th"))
# The most columns that a cell is given; the standard allows a thousand.
_WIDEST = 100
# Tables in one another, save on pages that are nothing but an attack.
_DEEPEST = 30
_FEWEST_PARTICULARS = 2
# Of the cells with words, the share that are labels of particulars.
_PARTICULARS_SHARE = 1 / 3


def read(root: LexborNode, is_notice: Mapping[int, bool], *, notice: bool, headings: bool = False) -> list[Block]:
    """Return the paragraphs and tables of a tree.

    Args:
        root: Its root.
        is_notice: Whether an element, by its `mem_id`, belongs to the notice; what is not named goes with what it
            is in.
        notice: Whether the root does.
        headings: Whether h1 to h6 are the notice's own headings; on web pages they are the site's.
    """
    reader = _Reader(is_notice, [notice], headings)
    for node, enters in walk(root):
        if node.tag == TEXT:
            reader.text(node.text_content or "")
        elif enters:
            reader.enter(node)
        else:
            reader.leave(node)
    return reader.finish()


@dataclass(slots=True)
class _List:
    """A numbered list: its form, None for bullets, and the next number."""

    form: str | None
    following: int


@dataclass(slots=True)
class _Reader:
    is_notice: Mapping[int, bool]
    notice: list[bool]
    headings: bool
    blocks: list[list[Block]] = field(default_factory=lambda: [[]])
    tables: list[Cells] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    words: list[FlowPiece] = field(default_factory=list)
    struck: int = 0
    marker: str = ""
    level: int | None = None
    kept_blanks: int = 0
    too_deep: int = 0

    def text(self, text: str) -> None:
        """Take words; white space is one blank, and none at the beginning of a line."""
        if not self.kept_blanks:
            text = _BLANKS.sub(" ", text)
            if not self.words or self.words[-1].text[-1:] in {" ", "\n"}:
                text = text.removeprefix(" ")
        if text:
            self.words.append(FlowPiece(text, unseen=self.struck > 0))

    def enter(self, node: LexborNode) -> None:
        """Take the beginning of an element."""
        tag = node.tag or ""
        if tag == "br":
            self.words.append(FlowPiece("\n"))
        elif tag in BLOCK_TAGS:
            self.flush()
            self.level = int(tag[1]) if self.headings and _HEADING.fullmatch(tag) else self.level
            self._open(tag, node)
        self.notice.append(self.is_notice.get(node.mem_id, self.notice[-1]))
        self.kept_blanks += _keeps_blanks(node)
        self.struck += _is_struck(node)

    def leave(self, node: LexborNode) -> None:
        """Take the end of an element."""
        tag = node.tag or ""
        if tag in BLOCK_TAGS:
            self.flush()
        self.notice.pop()
        self.kept_blanks -= _keeps_blanks(node)
        self.struck -= _is_struck(node)
        if tag in {"ol", "ul"}:
            self.lists.pop()
        elif tag == "table":
            self._close_table()
        elif tag in _CELLS and self.tables and not self.too_deep:
            self.blocks.pop()

    def flush(self) -> None:
        """End the paragraph."""
        pieces = _merged(self.words)
        if not self.kept_blanks:
            pieces = _without_blanks(pieces)
        self.words.clear()
        if not any(piece.text.strip() for piece in pieces):
            return
        if self.marker and not is_numbered(pieces[0].text):
            pieces.insert(0, FlowPiece(self.marker))
        self.marker = ""
        level, self.level = self.level, None
        self._add(FlowParagraph(tuple(pieces), not self.notice[-1], None if self.notice[-1] else PAGE, level))

    def finish(self) -> list[Block]:
        """Return all that was read."""
        self.flush()
        return self.blocks[0]

    def _add(self, block: Block) -> None:
        self.blocks[-1].append(block)

    def _open(self, tag: str, node: LexborNode) -> None:
        """Begin a list, an item, a table, a row or a cell."""
        if tag in {"ol", "ul"}:
            self.lists.append(_list(node))
        elif tag == "li":
            self._item(node)
        elif tag == "table":
            self.too_deep += len(self.tables) >= _DEEPEST
            if not self.too_deep:
                self.tables.append(Cells())
        elif self.tables and not self.too_deep:
            if tag == "tr":
                self.tables[-1].begin_row()
            elif tag in _CELLS:
                columns = min(max(1, _span(node, "colspan")), _WIDEST)
                self.blocks.append(self.tables[-1].begin_cell(columns, _span(node, "rowspan")).blocks)

    def _item(self, node: LexborNode) -> None:
        self.marker = ""
        if self.lists and (form := self.lists[-1].form):
            own = _whole(node.attributes.get("value"))
            number = self.lists[-1].following if own is None else own
            self.lists[-1].following = number + 1
            self.marker = numeral(number, form) + ("、" if form == "chineseCounting" else ". ")

    def _close_table(self) -> None:
        if self.too_deep:
            self.too_deep -= 1
            return
        cells = self.tables.pop().cells()
        inner = [block for cell in cells for block in cell.blocks]
        kinds = {_is_furniture(block) for block in inner}
        grid = FlowGrid(cells, furniture=kinds == {True} or _are_particulars(cells), place=PAGE)
        if len(kinds) > 1 or not (grid.is_table or _are_particulars(cells)):
            for block in inner:
                self._add(block)
        else:
            self._add(grid)


def _merged(pieces: Sequence[FlowPiece]) -> list[FlowPiece]:
    """Return successive pieces as one each, seen and unseen apart."""
    return [
        FlowPiece("".join(piece.text for piece in run), unseen=unseen)
        for unseen, run in groupby(pieces, attrgetter("unseen"))
    ]


def _without_blanks(pieces: Sequence[FlowPiece]) -> list[FlowPiece]:
    """Return the pieces of a paragraph without blanks around its line breaks and at either end."""
    kept = [piece._replace(text=_AROUND_BREAK.sub("\n", piece.text)) for piece in pieces]
    if kept:
        kept[0] = kept[0]._replace(text=kept[0].text.lstrip(" \n"))
        kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip(" \n"))
    return [piece for piece in kept if piece.text]


def _is_struck(node: LexborNode) -> bool:
    return node.tag in STRUCK_TAGS or bool(STRUCK_STYLE.search(node.attributes.get("style") or ""))


def _span(node: LexborNode, name: str) -> int:
    """Return how many rows or columns a cell says that it spans; rows of 0 are all that follow."""
    span = _whole(node.attributes.get(name))
    return 1 if span is None or span < 0 else min(span, LAST)


def _is_furniture(block: Block) -> bool:
    return block.furniture


def _are_particulars(cells: tuple[FlowCell, ...]) -> bool:
    """Whether a table gives the particulars of a notice: 索引号, 发文字号, 成文日期 …, each with its value."""
    words = [compact(cell.text) for cell in cells if cell.text]
    labels = [each for each in words if is_particular(each)]
    enough = len(labels) >= max(_FEWEST_PARTICULARS, _PARTICULARS_SHARE * len(words))
    return enough and any(map(is_of_notice, labels))


def _keeps_blanks(node: LexborNode) -> bool:
    return node.tag in _PREFORMATTED or bool(KEPT_BLANKS_STYLE.search(node.attributes.get("style") or ""))


def _list(node: LexborNode) -> _List:
    """Return how the items of a list are numbered, as far as the page itself says."""
    attributes = node.attributes
    style = LIST_STYLE.search(attributes.get("style") or "")
    form = LIST_FORMS.get(attributes.get("type") or "", "decimal") if node.tag == "ol" else None
    if style:
        form = LIST_FORMS.get(style[1].lower())
    start = _whole(attributes.get("start"))
    return _List(form, 1 if start is None else start)


def _whole(written: str | None) -> int | None:
    """Return a whole number as an attribute states it."""
    match = re.fullmatch(r"\s*(-?[0-9]{1,6})\s*", written or "")
    return int(match[1]) if match else None
