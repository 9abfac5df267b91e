"""Names that nothing but blanks part: 责任单位：市园林局 市财政局 (reading rules §6)."""

from __future__ import annotations

from collections.abc import Iterator

from taskparse.grammar.marks import balance
from taskparse.grammar.names import is_organ, is_person, is_personal_name, kind_of
from taskparse.lexicon.loader import DIVISION
from taskparse.model.annotation import AnnotationMention, Mention
from taskparse.model.source import Range
from taskparse.model.text import CleanText


def parted_at_blanks(clean: CleanText, mention: AnnotationMention) -> AnnotationMention:
    """Return an annotation with the parties apart that white space parts, where each is a whole name."""
    names = (whole.range for entry in mention.reading.entries for whole in entry.mentions)
    if not clean.has_gap(mention.range) or not any(map(clean.has_gap, names)):
        return mention
    entries = tuple(
        entry._replace(
            mentions=tuple(part for whole in entry.mentions for part in _parts(clean, whole, entry.role)),
        )
        for entry in mention.reading.entries
    )
    return mention._replace(reading=mention.reading._replace(entries=entries))


def _is_either(name: str) -> bool:
    return is_organ(name) or is_personal_name(name)


# Under a label of several roles both are.
_IS_NAME = {"person": is_person, DIVISION: _is_either}


def _parts(clean: CleanText, whole: Mention, role: str) -> list[Mention]:
    parts = list(_pieces(clean, whole.range)) if clean.has_gap(whole.range) else [whole.range]
    is_name = _IS_NAME.get("person" if whole.kind == "person" else role, is_organ)
    if len(parts) == 1 or not all(is_name(clean.text[part.start : part.stop]) for part in parts):
        return [whole]
    return [whole._replace(range=part, kind=kind_of(clean.text[part.start : part.stop], role)) for part in parts]


def _pieces(clean: CleanText, place: Range) -> Iterator[Range]:
    """Yield what white space parts; inside brackets it parts nothing: 各县（市 、区）人民政府."""
    start = place.start
    for at in range(place.start + 1, place.stop):
        if clean.blank_before(at) and balance(clean.text, Range(start, at)) == 0:
            yield Range(start, at)
            start = at
    yield Range(start, place.stop)
