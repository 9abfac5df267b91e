"""What stands after the cover letter and after the body: signature, date, notes, printing (reading rules §2)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import dropwhile, takewhile

from taskparse.lexicon import header as words
from taskparse.lexicon.headings import MARKER
from taskparse.lexicon.labels import default_lexicon
from taskparse.model.source import Range
from taskparse.model.text import CleanText
from taskparse.stages.outline.elements import Elements

# Where the seal goes.
_SEAL = r"(?:[（(](?:代章|公章|盖章|印章?)[）)])?"
_SIGNED_DATE = re.compile(rf"(?P<by>{words.AUTHORITY.pattern})?{_SEAL}(?P<on>{words.DATE.pattern})")
_SIGNED = re.compile(rf"(?:{words.AUTHORITY.pattern}){_SEAL}")
_NOTES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("disclosure", words.DISCLOSURE),
    ("copied_to", words.COPIED_TO),
)
_ATTACHMENT_MARK = re.compile(r"附件\s*\d{0,2}[：:]?")


def back_matter(clean: CleanText, paragraphs: Sequence[Range], elements: Elements) -> list[Range]:
    """Find signatures and notes; return the paragraphs that are none of them.

    Args:
        clean: The running text.
        paragraphs: The paragraphs after the front matter.
        elements: Receives what is found.
    """
    taken: set[Range] = set()
    for index, place in enumerate(paragraphs):
        text = clean.words(place)
        if match := words.PRINTED.fullmatch(text):
            elements.note("printed_by", place, match, "by")
            elements.note("printed_on", place, match, "on")
            elements.label(clean, place)
            taken.add(place)
        elif match := _SIGNED_DATE.fullmatch(text):
            taken.update(_sign(clean, paragraphs[:index], place, match, elements))
        elif found := next(((name, m) for name, pattern in _NOTES if (m := pattern.fullmatch(text))), None):
            name, match = found
            if _agrees(clean, elements.found.get(name, ()), match["value"]):
                elements.note(name, place, match)
                elements.label(clean, place)
                taken.add(place)
        elif _ATTACHMENT_MARK.fullmatch(text):
            elements.furniture.append(place)
            taken.add(place)
    footer = _footer(clean, paragraphs)
    elements.furniture += footer
    taken.update(footer)
    taken.update(_attachments(clean, paragraphs, elements))
    taken.update(_closing_authorities(clean, [p for p in paragraphs if p not in taken], elements))
    return [place for place in paragraphs if place not in taken]


def _agrees(clean: CleanText, places: Sequence[Range], value: str) -> bool:
    """Whether a field is not known yet, or says the same; what says something else stays in the body."""
    return not places or clean.words(places[0]) == value


def _footer(clean: CleanText, paragraphs: Sequence[Range]) -> list[Range]:
    """Return the lines of a web page's footer; 主办单位：… is one of them only below another."""
    lines = [
        *takewhile(lambda place: words.WEB_FOOTER_LINE.fullmatch(clean.words(place)), reversed(paragraphs))
    ]
    return [*dropwhile(lambda place: not words.WEB_FOOTER.fullmatch(clean.words(place)), reversed(lines))]


def _sign(
    clean: CleanText, before: Sequence[Range], place: Range, match: re.Match[str], elements: Elements
) -> list[Range]:
    """Note a signature: its authorities, over or beside its date. Only the first one is the notice's."""
    lines = _authority_lines(clean, before)
    signed = [piece for line in lines for piece in _parted(clean, line)]
    if match["by"]:
        signed.append(Range(place.start, place.start + match.end("by")))
    first = elements.signed_at is None
    if first and signed:
        elements.found["issuing_authorities"] = signed
        elements.signed_at = place.stop
    elif signed:
        elements.furniture += signed
    day = Range(place.start + match.start("on"), place.start + match.end("on"))
    known = elements.found.get("issue_date", [])
    if not first and known and clean.words(known[0]) != clean.words(day):
        elements.furniture.append(day)
        return [*lines, place]
    elements.found.setdefault("issue_date", []).insert(
        0 if first else len(elements.found.get("issue_date", [])), day
    )
    return [*lines, place]


def _authority_lines(clean: CleanText, paragraphs: Sequence[Range]) -> list[Range]:
    """Return the lines at the end that name nothing but authorities."""
    closing = takewhile(
        lambda line: (
            default_lexicon().leading(clean.words(line)) is None
            and all(_SIGNED.fullmatch(clean.words(piece)) for piece in _parted(clean, line))
        ),
        reversed(paragraphs),
    )
    return [*closing][::-1]


def _parted(clean: CleanText, line: Range) -> list[Range]:
    """Part a line where the source holds white space between two authorities."""
    pieces = []
    start = line.start
    for at in range(line.start + 1, line.stop):
        if clean.gap_before(at) and words.AUTHORITY.fullmatch(clean.text[start:at]):
            pieces.append(Range(start, at))
            start = at
    return [*pieces, Range(start, line.stop)]


def _attachments(clean: CleanText, paragraphs: Sequence[Range], elements: Elements) -> list[Range]:
    """Note 附件：1.… and the numbered lines after it, which stand before the signature."""
    taken: list[Range] = []
    for place in paragraphs:
        if elements.signed_at is None or place.start > elements.signed_at:
            break
        text = clean.words(place)
        if match := words.ATTACHMENT.fullmatch(text):
            elements.note("attachments", place, match)
            elements.label(clean, place)
            taken.append(place)
        elif taken and MARKER.match(text):
            elements.add("attachments", place)
            taken.append(place)
    return taken


def _closing_authorities(clean: CleanText, paragraphs: Sequence[Range], elements: Elements) -> list[Range]:
    """Note who signs at the very end without a date."""
    if elements.signed_at is not None:
        return []
    lines = _authority_lines(clean, paragraphs)
    if lines:
        elements.found["issuing_authorities"] = [piece for line in lines for piece in _parted(clean, line)]
    return lines
