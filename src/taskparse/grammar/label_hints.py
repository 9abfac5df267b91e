"""What looks like a label, whether a lexicon knows it or not (reading rules §9, law 3)."""

from __future__ import annotations

from collections.abc import Iterator

from taskparse.grammar.by_when import deadlines
from taskparse.grammar.labels import LabelIndex, labels
from taskparse.grammar.marks import CLAUSE_MARKS, COLONS, LIST_MARKS, parted
from taskparse.grammar.names import is_organ, is_personal_name
from taskparse.grammar.patterns import lazily
from taskparse.lexicon.loader import Lexicon
from taskparse.model.roles import ROLES
from taskparse.model.source import Range, as_range

# Labels that end so, known or not, tell that a line break cuts an annotation.
_HINT = lazily(rf"(?:单位|部门|领导|主体|责任人|负责人|时限|时间)[{COLONS}]")
# A line that begins like an annotation, whatever its label.
_LINE_HINT = lazily(rf"[一-鿿、]{{0,12}}(?:（[^（）]{{1,8}}）[一-鿿]{{0,4}})?(?:单位|部门|领导)[{COLONS}]")
# A label of bodies that answer, known or not, wherever it is, save at the end of a line of nothing but addressees.
_BODY = lazily(rf"[一-鿿]{{0,2}}(?:单位|部门|领导)[{COLONS}]$")
_LONGEST_BODY = 5  # characters, the colon among them
_COLON = lazily(f"[{COLONS}]")
_ADDRESSEES = lazily(r"[^。；！？《》（）：:\n]{2,400}[：:]")


def looks_labelled(words: str, lexicon: Lexicon) -> bool:
    """Whether words hold a label, known to the lexicon or by what it ends in."""
    return bool(_HINT.search(words)) or any(labels(words, Range(0, len(words)), lexicon))


def may_assign(words: str, lexicon: Lexicon) -> bool:
    """Whether words hold a label, the name of a unit or a person, or a deadline.

    >>> from taskparse.lexicon.loader import lexicon_from
    >>> may_assign("县城管局", lexicon_from(None)), may_assign("修路", lexicon_from(None))
    (True, False)
    """
    whole = Range(0, len(words))
    names = [words[slice(*part)] for part in parted(words, whole, CLAUSE_MARKS + LIST_MARKS + COLONS)]
    return (
        looks_labelled(words, lexicon)
        or any(is_organ(name) or is_personal_name(name) for name in names)
        or any(deadlines(words, whole))
    )


def hints(text: str, place: Range, index: LabelIndex) -> list[Range]:
    """Return what in a place looks like the end of a label with its colon, or is a label that the user added."""
    found = {as_range(match.span()) for match in _HINT.finditer(text, *place)}
    found |= {label.place for label in index.within(place) if not _HINT.search(text, *label.place)}
    return sorted(found)


def begins_labelled(text: str, place: Range, index: LabelIndex) -> Range | None:
    """Return the label that a line begins with, known to the lexicon or by what it ends in."""
    if match := _LINE_HINT.match(text, *place):
        return as_range(match.span())
    label = index.at(place.start)
    return label.place if label else None


def bodies(text: str, index: LabelIndex) -> Iterator[Range]:
    """Yield the labels of a text under which somebody answers, known or not; a list of addressees does not count."""
    for colon in _COLON.finditer(text):
        body = _BODY.search(text, max(0, colon.end() - _LONGEST_BODY), colon.end())
        if body and not _ends_addressees(text, colon.start()):
            yield as_range(body.span())
    for label in index.labels:
        if label.role in ROLES or _HINT.search(text, *label.place):
            yield label.place


def _ends_addressees(text: str, colon: int) -> bool:
    """Whether a colon ends a line of nothing but addressees: 各区人民政府、市各委办局、各有关单位：."""
    is_last = text[colon + 1 : colon + 2] in ("", "\n")
    return is_last and bool(_ADDRESSEES.fullmatch(text, text.rfind("\n", 0, colon) + 1, colon + 1))
