"""What the PDF reader reports about a file it could read only in part: codes 910 to 919."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from taskparse.model.source import Finding

_LONGEST_SHOWN = 40


def pages_without_text(pages: Sequence[int]) -> Finding:
    """Return the finding on pages that hold only images."""
    return Finding("910", {"pages": listed(pages)})


def pages_missing(pages: Sequence[int], count: int) -> Finding:
    """Return the finding on pages that could not be loaded."""
    return Finding("911", {"pages": listed(pages), "count": str(count)})


def readings_differ(pages: Sequence[int], reason: str) -> Finding:
    """Return the finding on pages that PDFium and pdfplumber read differently."""
    return Finding("912", {"pages": listed(pages), "reason": reason})


def unreadable_characters(pages: Sequence[int], count: int) -> Finding:
    """Return the finding on characters that are printed without a Unicode value."""
    return Finding("913", {"pages": listed(pages), "count": str(count)})


def cut() -> Finding:
    """Return the finding on a file whose end is missing."""
    return Finding("914")


def damaged(streams: int, pages: Sequence[int]) -> Finding:
    """Return the finding on compressed parts that fail their checksum; the file need not tie them to a page."""
    return Finding("915", {"streams": str(streams), "pages": listed(pages) or "?"})


def ruled_tables(pages: Sequence[int]) -> Finding:
    """Return the finding on pages whose ruled lines are read as no table."""
    return Finding("916", {"pages": listed(pages)})


def cells_in_doubt(pages: Sequence[int]) -> Finding:
    """Return the finding on tables that go on with an empty cell, in a column that leaves others empty too."""
    return Finding("917", {"pages": listed(pages)})


def blank_cells(pages: Sequence[int]) -> Finding:
    """Return the finding on tables without ruled lines whose empty cells may belong to those above."""
    return Finding("918", {"pages": listed(pages)})


def watermarks(pages: Sequence[int], words: str) -> Finding:
    """Return the finding on watermarks that were left out."""
    return Finding("919", {"pages": listed(pages), "words": words[:_LONGEST_SHOWN]})


def notes(pages: Sequence[int], words: str) -> Finding:
    """Return the finding on notes that somebody laid on pages."""
    return Finding("909", {"pages": listed(pages), "words": words[:_LONGEST_SHOWN]})


def unseen(page: int, words: str) -> Finding:
    """Return the finding on words that a page holds and does not show, and that would assign something."""
    return Finding("908", {"words": f"{words[:_LONGEST_SHOWN]} (p. {page})"})


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
