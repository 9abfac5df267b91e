"""What a code means: what is checked, why it matters, an example, what to do."""

from __future__ import annotations

from taskparse.model.fault import FaultKind, Language, Wording
from taskparse.reports.words import HEADINGS, TITLE
from taskparse.rules import fault_kinds


def plain(kind: FaultKind, language: Language) -> str:
    """Return the documentation for a terminal.

    >>> from taskparse.lexicon.loader import READING_FAULTS
    >>> print(plain(READING_FAULTS["914"], "en"))
    914 file-cut-short (warning)
    file cut short
    <BLANKLINE>
    What it checks
      Whether a PDF ends as it should and its page index is whole.
    ...
    """
    wording = kind.wording(language)
    head = f"{kind.code} {kind.name} ({kind.severity})\n{wording.title}\n"
    return head + "".join(f"\n{heading}\n  {text}\n" for heading, text in _parts(wording, language))


def markdown(kind: FaultKind, language: Language, level: int = 1) -> str:
    """Return the documentation in Markdown, with a heading of that level over it."""
    wording = kind.wording(language)
    head = f"{'#' * level} {kind.code} {kind.name}: {wording.title} ({kind.severity})\n"
    below = "#" * (level + 1)
    return head + "".join(f"\n{below} {heading}\n\n{text}\n" for heading, text in _parts(wording, language))


def pages(language: Language) -> str:
    """Return the documentation of all codes in Markdown."""
    documented = (markdown(kind, language, level=2) for kind in fault_kinds().values())
    return "\n".join((f"# {TITLE[language]}\n", *documented))


def _parts(wording: Wording, language: Language) -> list[tuple[str, str]]:
    return [(heading, getattr(wording, name)) for name, heading in HEADINGS[language].items()]
