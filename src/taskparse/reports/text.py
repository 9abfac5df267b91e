"""Findings for people: the line, the words underlined, and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import BinaryIO

from rich.cells import cell_len

from taskparse.model.fault import Language
from taskparse.model.record import Diagnostic, Span
from taskparse.output import printable
from taskparse.reports.checked import Checked, title_of, told

# In cells of a terminal: so much of a long line is shown around the words.
_WIDTH = 76
_BEFORE = 24
_CUT = "…"


def write_text(checked: Iterable[Checked], stream: BinaryIO, language: Language) -> None:
    """Write every finding with its line.

    Args:
        checked: The notices in order.
        stream: Where to.
        language: Of messages and hints.
    """
    for each in checked:
        stream.writelines(_told(each, finding, language).encode() for finding in each.findings)


def _told(checked: Checked, finding: Diagnostic, language: Language) -> str:
    message, hint = told(finding, language)
    place = _place(checked, finding)
    fact = printable(f"{checked.name}:{place} {finding.severity} {finding.code} {message}")
    shown = _shown(checked, finding.span) if finding.span else ""
    remedy = f"    = {printable(hint)}\n" if hint else ""
    return f"{fact}\n{shown}{remedy}"


def statistics(checked: Iterable[Checked], stream: BinaryIO, language: Language) -> None:
    """Write how often each code was found, the most frequent first.

    Args:
        checked: The notices in order.
        stream: Where to.
        language: Of the titles.
    """
    counts = Counter(finding.code for each in checked for finding in each.findings)
    stream.writelines(
        f"{count:>6}  {code}  {title_of(code, language)}\n".encode()
        for code, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )


def _place(checked: Checked, finding: Diagnostic) -> str:
    """Return where a finding is: line and column, the page or cell too where there are any."""
    span = finding.span
    if span is None:
        return ""
    line, column = checked.line_column(span.start)
    named = span.place or (f"p{span.page}" if span.page else "")
    return f"{line}:{column}:" + (f" {named}:" if named else "")


def _shown(checked: Checked, span: Span) -> str:
    """Return the line of a place with its words underlined."""
    number, column = checked.line_column(span.start)
    line = printable(checked.line(number))
    start = column - 1
    stop = min(len(line), start + max(1, span.stop - span.start))
    first = _reach_back(line, start)
    lead = (_CUT if first else "") + line[first:start]
    words = _fitting(line[start:stop], _WIDTH - cell_len(lead))
    rest = _fitting(line[start + len(words) :], _WIDTH - cell_len(lead + words))
    tail = _CUT if start + len(words) + len(rest) < len(line) else ""
    marks = " " * cell_len(lead) + "^" * max(1, cell_len(words))
    return f"    {lead}{words}{rest}{tail}\n    {marks}\n"


def _reach_back(line: str, start: int) -> int:
    """Return where to begin: of a line that does not fit, not more than `_BEFORE` cells before the words."""
    if cell_len(line) <= _WIDTH:
        return 0
    first = start
    while first and cell_len(line[first - 1 : start]) <= _BEFORE:
        first -= 1
    return first


def _fitting(words: str, cells: int) -> str:
    """Return as many of the words as fit."""
    length = 0
    for character in words:
        cells -= cell_len(character)
        if cells < 0:
            break
        length += 1
    return words[:length]
