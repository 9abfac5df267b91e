"""Tables in text: CSV, cells parted by tabs, columns set in line with blanks; told from a heading row that names roles.

The text stays the file's own, so every cell is a span of it; what parts the cells is furniture. What stands before
and after a table, a notice for example, stays ordinary lines.
"""

from __future__ import annotations

from taskparse.model.source import Place, Range, SourceText
from taskparse.stages.extract.cell_names import cell_name
from taskparse.stages.extract.delimited.records import Record, records_of, separator_of
from taskparse.stages.extract.delimited.tables import Found, tables_of
from taskparse.stages.extract.plain import plain

__all__ = ["delimited", "looks_delimited"]


def looks_delimited(text: str) -> bool:
    r"""Whether a text holds a task table whose cells are parted by commas, semicolons, tabs or blanks.

    >>> looks_delimited("序号,工作任务,责任单位\n1,修路,县交通局\n2,架桥,县水利局\n")
    True
    >>> looks_delimited("一、修路,架桥。（责任单位：县交通局,县水利局）")
    False
    """
    separator = separator_of(text)
    return separator is not None and bool(tables_of(text, records_of(text, separator)))


def delimited(data: bytes, name: str, sha256: str) -> SourceText:
    """Return a text with its tables, and a place for every cell as a spreadsheet would name it (`C7`).

    Where there is no table, the text comes without tables and places, as `plain` gives it.

    Args:
        data: The file's bytes, in any encoding that plain text may have.
        name: The file's name, for records and errors.
        sha256: Digest of the bytes, hexadecimal.

    Raises:
        UnreadableSourceError: The bytes are no text in any encoding known.
    """
    return with_tables(plain(data, name, sha256))


def with_tables(source: SourceText) -> SourceText:
    """Return a text with its tables, as `delimited` does."""
    separator = separator_of(source.text)
    records = records_of(source.text, separator) if separator else []
    found = tables_of(source.text, records)
    if separator is None or not found:
        return source
    return SourceText(
        name=source.name,
        format=separator.format,
        sha256=source.sha256,
        reader=source.reader,
        text=source.text,
        places=tuple(place for number, record in enumerate(records) for place in _places(record, number)),
        tables=tuple(each.table for each in found),
        furniture=tuple(sorted(place for each in found for place in _furniture(source.text, each))),
    )


def _places(record: Record, row: int) -> list[Place]:
    return [
        Place(cell.start, cell_name(row, column))
        for column, cell in enumerate(record.fields)
        if cell or column == 0
    ]


def _furniture(text: str, found: Found) -> list[Range]:
    """Return what stands between and around the cells: separators, quotation marks, and one of each doubled pair."""
    furniture: list[Range] = list(found.doubled)
    at, end = found.table.range
    for start, stop in (*(cell.range for cell in found.table.cells), Range(end, end)):
        if text[at:start].strip():
            furniture.append(Range(at, start))
        at = stop
    return furniture
