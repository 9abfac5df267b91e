"""A text's lines parted into cells."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from taskparse.context import Context
from taskparse.grammar.columns import SENTENCE_MARK, divides_duties, is_heading, serial_number
from taskparse.model.source import Range, as_range
from taskparse.stages.extract.delimited.spaced import SpacedColumn, spaced_cells, spaced_columns


class CsvRecord(NamedTuple):
    """A row of cells.

    Attributes:
        range: All of it, quotation marks included and the line break left out.
        fields: Its cells, without quotation marks and blanks around them.
        doubled: In quoted cells, one of every two quotation marks that stand for one.
        is_unclear: Whether it begins as a row does, and its cells cannot be told apart.
    """

    range: Range
    fields: tuple[Range, ...]
    doubled: tuple[Range, ...] = ()
    is_unclear: bool = False

    @property
    def filled(self) -> int:
        """How many cells hold anything."""
        return sum(bool(cell) for cell in self.fields)


class Separator(NamedTuple):
    """What parts the cells of a row.

    Attributes:
        format: What the text is called then.
        mark: The mark that parts cells; None if blanks do.
    """

    format: str
    mark: str | None


BAR = "|"
SPACED = Separator("text", " ")
_SEPARATORS = (
    Separator("text", "\t"),
    Separator("text", BAR),
    Separator("csv", ","),
    Separator("csv", ";"),
    Separator("text", None),
    SPACED,
)
# Blanks part cells where two are together, or one as wide as a character.
_APART = re.compile(r"[ \u00a0]{2}|\u3000|\t")
_BAR = re.compile(r"\|")
_AROUND_BARS = " \t\u3000|"
# |---|:---:|: what Markdown has below the names of columns.
_RULE = re.compile(r"[\s|:+\-—=]*[-=]{2,}[\s|:+\-—=]*")
_LINE = re.compile(r"(?P<line>[^\r\n]*)(?:\r\n|\r|\n)|(?P<last>[^\r\n]+)")
_BROKEN_OVER = 12  # lines that a quoted name may be broken over
_LONGEST_HEADING = 400  # characters of a line that names the columns
_WORDS = re.compile(r"[^ \t\u3000\u00a0]+(?:[ \u00a0][^ \t\u3000\u00a0]+)*")


def separator_of(text: str, context: Context) -> Separator | None:
    """Return what parts the cells of a text's tables: that by which a line names the columns of a task table."""
    places = [place for place in _lines(text) if 0 < place.stop - place.start <= _LONGEST_HEADING]
    lines = [text[slice(*place)] for place in places]
    names_columns = partial(is_heading, lexicon=context.lexicon, divides=divides_duties(text, len(text)))
    for separator in _SEPARATORS:
        if separator.mark is not None and separator.mark not in text:
            continue
        if any(names_columns(names) for names in _headings(text, places, lines, separator, context)):
            return separator
    return None


def _headings(
    text: str, places: Sequence[Range], lines: Sequence[str], separator: Separator, context: Context
) -> Iterator[Sequence[str]]:
    """Yield the cells of each line that may name columns, and of some that a quoted cell runs over."""
    for number, (place, line) in enumerate(zip(places, lines, strict=True)):
        if separator.mark is None:
            if _APART.search(line.strip()):
                yield _WORDS.findall(line)
        elif separator == SPACED:
            if not SENTENCE_MARK.search(line) and len(line.split()) > 1:
                yield [column.name for column in spaced_columns(text, place, context.lexicon)]
        elif separator.mark in line:
            yield _names(lines, number, separator.mark)


def _names(lines: Sequence[str], number: int, mark: str) -> list[str]:
    """Return the cells of the row that begins with a line."""
    line = lines[number]
    if '"' not in line or mark == BAR:
        return line.strip(_AROUND_BARS).split(mark)
    run = "\n".join(lines[number : number + 1 + _BROKEN_OVER * (line.count('"') % 2)])
    return [run[slice(*name)] for name in next(_quoted(run, mark)).fields]


def _lines(text: str) -> Iterator[Range]:
    for match in _LINE.finditer(text):
        yield as_range(match.span(match.lastgroup or 0))


def records_of(text: str, separator: Separator, context: Context) -> list[CsvRecord]:
    """Return the rows of a text; lines that are no rows are records of one cell, blank ones of an empty one."""
    if separator.mark == BAR:
        return list(_between_bars(text))
    if separator == SPACED:
        return list(_spaced(text, context))
    return list(_quoted(text, separator.mark) if separator.mark else _aligned(text, context))


def _between_bars(text: str) -> Iterator[CsvRecord]:
    """Yield records whose cells have bars between them, and around them or not; a row of dashes is no record."""
    for start, stop in _lines(text):
        if _RULE.fullmatch(text, start, stop):
            yield CsvRecord(Range(start, stop), (Range(start, start),))
            continue
        inner = _trimmed(text, start, stop, _AROUND_BARS)
        cells = _BAR.split(text[slice(*inner)])
        at = inner.start
        fields: list[Range] = []
        for cell in cells:
            fields.append(_trimmed(text, at, at + len(cell)))
            at += len(cell) + 1
        yield CsvRecord(Range(start, stop), tuple(fields))


def _quoted(text: str, mark: str) -> Iterator[CsvRecord]:
    """Yield records as RFC 4180 has them: a quoted cell may hold marks, line breaks and doubled quotation marks.

    Spreadsheet programs write ="001" and '001 for words that look like numbers.
    """
    cell = re.compile(
        rf'(?:[ \u3000]*=?"(?P<quoted>[^"]*(?:""[^"]*)*)"[ \u3000]*|(?:\'(?=[^\'{mark}\r\n]+(?:{mark}|[\r\n]|\Z)))?(?P<bare>[^{mark}\r\n]*))(?P<end>{mark}|\r\n|\r|\n|\Z)'
    )
    at = start = 0
    fields: list[Range] = []
    doubled: list[Range] = []
    while at < len(text) or fields:
        match = cell.match(text, at)
        assert match is not None  # noqa: S101  a bare cell may hold anything, or nothing
        fields.append(_trimmed(text, *match.span("quoted" if match["quoted"] is not None else "bare")))
        if match["quoted"] is not None:
            pairs = re.compile('""').finditer(text, *match.span("quoted"))
            doubled += [Range(pair.start(), pair.start() + 1) for pair in pairs]
        at = match.end()
        if match["end"] != mark:
            yield CsvRecord(Range(start, match.start("end")), tuple(fields), tuple(doubled))
            fields, doubled, start = [], [], at


def _may_name(text: str, line: Range) -> bool:
    return line.stop - line.start <= _LONGEST_HEADING and not SENTENCE_MARK.search(text, *line)


def _spaced(text: str, context: Context) -> Iterator[CsvRecord]:
    """Yield records whose cells a single blank parts; a line below a heading whose cells cannot be told apart is `unclear`."""
    columns: list[SpacedColumn] = []
    divides = divides_duties(text, len(text))
    for place in _lines(text):
        named = spaced_columns(text, place, context.lexicon) if _may_name(text, place) else []
        if is_heading((column.name for column in named), context.lexicon, divides=divides):
            columns = named
            yield CsvRecord(place, tuple(column.range for column in named))
            continue
        cells = spaced_cells(text, place, columns) if columns else None
        first, *others = text[slice(*place)].split() or [""]
        is_row = cells is None and bool(columns and others) and serial_number(first) is not None
        yield CsvRecord(place, tuple(cells or [_trimmed(text, *place)]), is_unclear=is_row)


def _trimmed(text: str, start: int, stop: int, marks: str | None = None) -> Range:
    words = text[start:stop]
    left = len(words) - len(words.lstrip(marks))
    return Range(start + left, start + max(left, len(words.rstrip(marks))))


def _aligned(text: str, context: Context) -> Iterator[CsvRecord]:
    """Yield records whose cells are below one another; the columns are those of the last heading row."""
    columns: list[float] = []
    divides = divides_duties(text, len(text))
    for start, stop in _lines(text):
        fields = [as_range(words.span()) for words in _WORDS.finditer(text, start, stop)]
        if stop - start <= _LONGEST_HEADING and is_heading(
            _WORDS.findall(text, start, stop), context.lexicon, divides=divides
        ):
            columns = _starts(text, start, fields)
        elif len(fields) > 1 and len(fields) != len(columns):
            fields = _under(columns, fields, text, start)
        yield CsvRecord(Range(start, stop), tuple(fields) or (Range(start, start),))


def _under(columns: list[float], fields: list[Range], text: str, start: int) -> list[Range]:
    """Return a cell for each column: the words that begin nearest to it; an empty one where none do."""
    cells: dict[int, Range] = {}
    for words, at in zip(fields, _starts(text, start, fields), strict=True):
        nearest = min(range(len(columns)), key=lambda column: abs(columns[column] - at), default=0)
        first = cells.get(nearest, words)
        cells[nearest] = Range(first.start, words.stop)
    filled: list[Range] = []
    at_end = start
    for column in range(max(len(columns), 1)):
        cell = cells.get(column, Range(at_end, at_end))
        at_end = cell.stop
        filled.append(cell)
    return filled


def _starts(text: str, start: int, fields: list[Range]) -> list[float]:
    """Return how far from the beginning of a line each cell begins, in full characters, blanks at their full width."""
    starts: list[float] = []
    at = 0.0
    for cell in fields:
        at += sum(1.0 if unicodedata.east_asian_width(each) in "WFA" else 0.5 for each in text[start : cell.start])
        start = cell.start
        starts.append(at)
    return starts
