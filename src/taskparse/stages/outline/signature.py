"""What is after the cover letter and after the body: signature, date, notes, printing (reading rules §2)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile, takewhile

from taskparse.context import Context
from taskparse.grammar.elements import (
    Element,
    attachment,
    closing_note,
    is_attachment_mark,
    is_authority,
    is_signature,
    printing,
    signature,
)
from taskparse.grammar.headings import marker_at
from taskparse.grammar.labels import leading_label
from taskparse.grammar.web_pages import is_footer
from taskparse.model.source import Range
from taskparse.model.text import CleanText
from taskparse.stages.outline.elements import Elements


def back_matter(clean: CleanText, paragraphs: Sequence[Range], elements: Elements, context: Context) -> list[Range]:
    """Find signatures and notes; return the paragraphs that are none of them.

    Args:
        clean: The running text.
        paragraphs: The paragraphs after the front matter.
        elements: Receives what is found.
        context: Its lexicon separates labels from authorities.
    """
    taken: set[Range] = set()
    for index, place in enumerate(paragraphs):
        text = clean.words(place)
        if printed := printing(text):
            for field, value in printed:
                elements.note(field, place, value)
            elements.label(clean, place)
            taken.add(place)
        elif signed := signature(text):
            lines = _authority_lines(clean, paragraphs[:index], context)
            taken.update(_sign(clean, lines, place, signed, elements))
        elif note := closing_note(text):
            if _agrees(clean, elements.found.get(note.field, ()), text[slice(*note.value)]):
                elements.note(note.field, place, note.value)
                elements.label(clean, place)
                taken.add(place)
        elif is_attachment_mark(text):
            elements.furniture.append(place)
            taken.add(place)
    footer = _footer(clean, paragraphs)
    elements.furniture += footer
    taken.update(footer)
    taken.update(_attachments(clean, paragraphs, elements))
    taken.update(_closing_authorities(clean, [p for p in paragraphs if p not in taken], elements, context))
    return [place for place in paragraphs if place not in taken]


def _agrees(clean: CleanText, places: Sequence[Range], value: str) -> bool:
    """Whether a field is not known yet, or says the same; what says something else stays in the body."""
    return not places or clean.words(places[0]) == value


def _footer(clean: CleanText, paragraphs: Sequence[Range]) -> list[Range]:
    """Return the lines of a web page's footer; 主办单位：… is one of them only below another."""
    lines = takewhile(lambda place: is_footer(clean.words(place), below_another=True), reversed(paragraphs))
    return [*dropwhile(lambda place: not is_footer(clean.words(place)), [*lines][::-1])]


def _sign(
    clean: CleanText, lines: Sequence[Range], place: Range, found: Sequence[Element], elements: Elements
) -> list[Range]:
    """Note a signature: its authorities, over or beside its date. Only the first one is the notice's."""
    signed = [piece for line in lines for piece in _parted(clean, line)]
    parts = {field: Range(place.start + value.start, place.start + value.stop) for field, value in found}
    if "issuing_authorities" in parts:
        signed.append(parts["issuing_authorities"])
    first = elements.signed_at is None
    if first and signed:
        elements.found["issuing_authorities"] = signed
        elements.signed_at = place.stop
    elif signed:
        elements.furniture += signed
    day = parts["issue_date"]
    known = elements.found.get("issue_date", [])
    if not first and known and clean.words(known[0]) != clean.words(day):
        elements.furniture.append(day)
        return [*lines, place]
    elements.found.setdefault("issue_date", []).insert(0 if first else len(elements.found.get("issue_date", [])), day)
    return [*lines, place]


def _authority_lines(clean: CleanText, paragraphs: Sequence[Range], context: Context) -> list[Range]:
    """Return the lines at the end that name nothing but authorities."""
    closing = takewhile(
        lambda line: (
            leading_label(clean.words(line), context.lexicon) is None
            and all(is_signature(clean.words(piece)) for piece in _parted(clean, line))
        ),
        reversed(paragraphs),
    )
    return [*closing][::-1]


def _parted(clean: CleanText, line: Range) -> list[Range]:
    """Part a line where the source holds white space between two authorities."""
    pieces = []
    start = line.start
    for at in range(line.start + 1, line.stop):
        if clean.gap_before(at) and is_authority(clean.text[start:at]):
            pieces.append(Range(start, at))
            start = at
    return [*pieces, Range(start, line.stop)]


def _attachments(clean: CleanText, paragraphs: Sequence[Range], elements: Elements) -> list[Range]:
    """Note 附件：1.… and the numbered lines after it, which are before the signature."""
    taken: list[Range] = []
    for place in paragraphs:
        if elements.signed_at is None or place.start > elements.signed_at:
            break
        if value := attachment(clean.words(place)):
            elements.note("attachments", place, value)
            elements.label(clean, place)
            taken.append(place)
        elif taken and marker_at(clean.text, place):
            elements.add("attachments", place)
            taken.append(place)
    return taken


def _closing_authorities(
    clean: CleanText, paragraphs: Sequence[Range], elements: Elements, context: Context
) -> list[Range]:
    """Note who signs at the very end without a date."""
    if elements.signed_at is not None:
        return []
    lines = _authority_lines(clean, paragraphs, context)
    if lines:
        elements.found["issuing_authorities"] = [piece for line in lines for piece in _parted(clean, line)]
    return lines
