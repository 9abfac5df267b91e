"""Paragraphs and tables → SourceText, for sources that know no pages: Word files and web pages.

A paragraph is a line (a line break within it stays one); a table is written cell by cell, parted by tabs, row by
row. Frames that only arrange text (one column, or one row with words) are written as ordinary paragraphs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, groupby
from operator import attrgetter
from typing import NamedTuple

from taskparse.grammar.characters import BLANK_CLASS
from taskparse.model.source import Finding, FontRun, Place, Range, SourceText, StyledHeading, Table, TableCell
from taskparse.stages.extract.cell_names import cell_name

# A table has this many rows with this many cells that hold words; anything less is a frame.
_FEWEST = 2
# From the first to the last character that prints.
_WORDS = re.compile(rf"[^{BLANK_CLASS}](?:.*[^{BLANK_CLASS}])?", re.DOTALL)


class FlowFont(NamedTuple):
    """What characters are set in; `size` in points."""

    name: str
    size: float
    bold: bool


class FlowPiece(NamedTuple):
    """Successive characters of one font; no font where the reader knows none; `unseen` where the page does not show them."""

    text: str
    font: FlowFont | None = None
    unseen: bool = False


@dataclass(frozen=True, slots=True)
class FlowParagraph:
    """A paragraph.

    Attributes:
        pieces: Its words.
        furniture: Whether it is known to be no part of the running text.
        place: What its place is called; counted (`¶12`) unless given.
        level: As a heading of the format's own, outermost 1.
    """

    pieces: tuple[FlowPiece, ...]
    furniture: bool = False
    place: str | None = None
    level: int | None = None

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def is_blank(self) -> bool:
        """Whether it prints nothing."""
        return not _WORDS.search(self.text)


@dataclass(frozen=True, slots=True)
class FlowCell:
    """A cell with what is in it; a merged one is at its first row and column; `place` as for paragraphs."""

    row: int
    column: int
    rows: int
    columns: int
    blocks: tuple[Block, ...]
    place: str | None = None

    @property
    def paragraphs(self) -> Iterator[FlowParagraph]:
        """Yield its paragraphs with words; the cells of a table within it are paragraphs too."""
        for block in self.blocks:
            if isinstance(block, FlowGrid):
                for cell in block.cells:
                    yield from cell.paragraphs
            elif not block.is_blank:
                yield block

    @property
    def text(self) -> str:
        """Its words, a line a paragraph."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class FlowGrid:
    """A table, its cells row by row; as furniture it is written as lines."""

    cells: tuple[FlowCell, ...]
    furniture: bool = False
    place: str | None = None

    @property
    def text(self) -> str:
        """Its words: a line a row, its cells parted by tabs."""
        rows = groupby(self.cells, key=attrgetter("row"))
        return "\n".join("\t".join(cell.text for cell in row) for _, row in rows)

    @property
    def is_table(self) -> bool:
        """Whether several rows hold several cells with words, those merged from above included."""
        changes: Counter[int] = Counter()
        for cell in self.cells:
            if cell.text:
                changes[cell.row] += 1
                changes[cell.row + cell.rows] -= 1
        rows = sorted(changes)
        counts = accumulate(changes[row] for row in rows)
        long = (end - row for row, end, count in zip(rows, rows[1:], counts, strict=False) if count >= _FEWEST)
        return sum(long) >= _FEWEST


Block = FlowParagraph | FlowGrid


@dataclass(slots=True)
class Flow:
    """The text of a source as it is being written."""

    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _counted: int = 0
    _fonts: list[FontRun] = field(default_factory=list)
    _places: list[Place] = field(default_factory=list)
    _tables: list[Table] = field(default_factory=list)
    _furniture: list[Range] = field(default_factory=list)
    _unseen: list[Range] = field(default_factory=list)
    _headings: list[StyledHeading] = field(default_factory=list)

    @property
    def is_blank(self) -> bool:
        """Whether nothing was written yet."""
        return not self._length

    def write(self, blocks: Iterable[Block]) -> None:
        """Write paragraphs and tables; blank paragraphs are left out."""
        for block in blocks:
            if isinstance(block, FlowParagraph):
                self._paragraph(block)
            elif block.furniture:
                for line in block.text.split("\n"):
                    self._paragraph(FlowParagraph((FlowPiece(line),), furniture=True, place=block.place))
            elif block.is_table:
                self.write_table(block)
            else:
                for cell in block.cells:
                    self.write(cell.blocks)

    def source(self, name: str, kind: str, sha256: str, reader: str, findings: Sequence[Finding] = ()) -> SourceText:
        """Return the source with all that was written.

        Args:
            name: The file's name.
            kind: Its format.
            sha256: Digest of its bytes.
            reader: The reader with its version.
            findings: What could not be read.
        """
        return SourceText(
            name,
            kind,
            sha256,
            reader,
            "".join(self._parts),
            fonts=tuple(self._fonts),
            places=tuple(self._places),
            tables=tuple(self._tables),
            furniture=tuple(sorted([*self._furniture, *self._unseen])),
            unseen=tuple(self._unseen),
            headings=tuple(self._headings),
            findings=tuple(findings),
        )

    def _paragraph(self, paragraph: FlowParagraph) -> None:
        if paragraph.is_blank:
            return
        self._counted += paragraph.place is None
        self._begin_line()
        self._places.append(Place(self._length, paragraph.place or f"¶{self._counted}"))
        start = self._length
        for piece in paragraph.pieces:
            self._piece(piece)
        if paragraph.level is not None:
            self._headings.append(StyledHeading(start, self._length, paragraph.level))
        if paragraph.furniture:
            self._furniture.append(Range(start, self._length))

    def write_table(self, grid: FlowGrid) -> None:
        """Write a table, even one that only arranges text."""
        self._begin_line()
        table = f"Table{len(self._tables) + 1}"
        start = self._length
        cells: list[TableCell] = []
        for cell in grid.cells:
            if cells:
                self._put("\t" if cells[-1].row == cell.row else "\n" * (cell.row - cells[-1].row))
            place = cell.place or f"{table}!{cell_name(cell.row, cell.column)}"
            self._places.append(Place(self._length, place))
            cells.append(TableCell(self._cell(cell), cell.row, cell.column, cell.rows, cell.columns))
        self._tables.append(Table(Range(start, self._length), tuple(cells)))

    def _cell(self, cell: FlowCell) -> Range:
        """Write a cell; return where its words are, without the blanks around them."""
        start = self._length
        for paragraph in cell.paragraphs:
            if self._length > start:
                self._put("\n")
            for piece in paragraph.pieces:
                self._piece(piece._replace(text=piece.text.replace("\t", " ")))
        words = _WORDS.search(cell.text)
        return Range(start + words.start(), start + words.end()) if words else Range(start, start)

    def _begin_line(self) -> None:
        if self._length:
            self._put("\n")

    def _piece(self, piece: FlowPiece) -> None:
        if not piece.text:
            return
        start = self._length
        self._put(piece.text)
        if piece.unseen:
            self._unseen.append(Range(start, self._length))
        if piece.font is None:
            return
        run = FontRun(start, self._length, *piece.font)
        last = self._fonts[-1] if self._fonts else None
        # Only the mark between two cells or paragraphs may part the runs of one font.
        if last and last[2:] == run[2:] and last.stop >= start - 1:
            self._fonts[-1] = last._replace(stop=run.stop)
        else:
            self._fonts.append(run)

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
