"""What the PDF reader has to say about a file it could read only in part: codes 910 to 919."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from taskparse.model.source import Finding


def pages_without_text(pages: Sequence[int]) -> Finding:
    """Return the finding on pages that hold only images."""
    return Finding(
        "910",
        "warning",
        f"no text on page(s) {listed(pages)}: images only, or blank",
        "Compare these pages with the printed notice; reading images needs OCR, which is not available yet.",
        arguments=(("pages", listed(pages)),),
    )


def pages_missing(pages: Sequence[int], count: int) -> Finding:
    """Return the finding on pages that could not be loaded."""
    return Finding(
        "911",
        "error",
        f"page(s) {listed(pages)} of {count} could not be loaded; their text is missing",
        "The file is broken: fetch it again from where it was published.",
        arguments=(("pages", listed(pages)), ("count", str(count))),
    )


def readings_differ(pages: Sequence[int], reason: str) -> Finding:
    """Return the finding on pages that PDFium and pdfplumber read differently."""
    return Finding(
        "912",
        "warning",
        f"page(s) {listed(pages)}: {reason}; two readings differ, and the fuller text was taken",
        "Compare these pages with the printed notice.",
        arguments=(("pages", listed(pages)), ("reason", reason)),
    )


def unreadable_characters(pages: Sequence[int], count: int) -> Finding:
    """Return the finding on characters that are printed without a Unicode value."""
    return Finding(
        "913",
        "warning",
        f"page(s) {listed(pages)}: {count} character(s) without a Unicode value; their text may be wrong",
        "Compare these pages with the printed notice, or supply a PDF whose text can be copied.",
        arguments=(("pages", listed(pages)), ("count", str(count))),
    )


def cut() -> Finding:
    """Return the finding on a file whose end is missing."""
    return Finding(
        "914",
        "warning",
        "the PDF is cut short or its page index is damaged; it was mended, and pages or words may be missing",
        "Fetch the file again from where it was published.",
    )


def damaged(streams: int, pages: Sequence[int]) -> Finding:
    """Return the finding on compressed parts that fail their checksum."""
    where = f"page(s) {listed(pages)}" if pages else "parts that the file does not tie to a page"
    return Finding(
        "915",
        "warning",
        f"{streams} compressed part(s) of the PDF are damaged: {where}; words may be missing or wrong",
        "Fetch the file again from where it was published.",
        arguments=(("streams", str(streams)), ("pages", listed(pages))),
    )


def ruled_tables(pages: Sequence[int]) -> Finding:
    """Return the finding on pages whose ruled lines are read as no table."""
    return Finding(
        "916",
        "info",
        f"page(s) {listed(pages)} show ruled lines whose cells could not be told apart; they are read as lines of text",
        "Check the tasks on these pages, or supply the table as a document or spreadsheet.",
        arguments=(("pages", listed(pages)),),
    )


def cells_in_doubt(pages: Sequence[int]) -> Finding:
    """Return the finding on tables that go on with an empty cell, in a column that leaves others empty too."""
    return Finding(
        "917",
        "info",
        f"page(s) {listed(pages)}: a table goes on with an empty cell, which may belong to the cell above the page break; it is taken as empty",
        "Compare the table's first row on these pages with the printed notice.",
        arguments=(("pages", listed(pages)),),
    )


def blank_cells(pages: Sequence[int]) -> Finding:
    """Return the finding on tables without ruled lines whose empty cells may belong to those above."""
    return Finding(
        "918",
        "info",
        f"page(s) {listed(pages)}: a table without ruled lines has empty cells that may belong to the cells above; only leaders and lead units were taken to hold on",
        "Compare the table with the printed notice.",
        arguments=(("pages", listed(pages)),),
    )


def listed(pages: Sequence[int]) -> str:
    """Return page numbers in few words.

    >>> listed([1, 2, 3, 7])
    '1–3, 7'
    """
    return ", ".join(f"{first}–{last}" if first < last else str(first) for first, last in _stretches(pages))


def _stretches(pages: Sequence[int]) -> Iterator[tuple[int, int]]:
    first = last = pages[0] if pages else 0
    for page in pages[1:]:
        if page != last + 1:
            yield first, last
            first = page
        last = page
    if pages:
        yield first, last
