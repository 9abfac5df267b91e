"""Labels whose colon is missing: 牵头单位为县财政局, 牵头领导　甲某 (reading rules §1).

Words are such a label only where they begin a clause and what follows them, up to the clause's end or to the next label, reads
as what the label asks for: units, people or a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from taskparse.grammar.dates import is_deadline
from taskparse.grammar.label_parts import DUTIES, NAMES
from taskparse.grammar.labels import LONGEST_LABEL, SHORTEST_RUN_ON_LABEL, Label, labels, leading_label, role_of
from taskparse.grammar.marks import CLAUSE_MARKS, CLOSERS, COLONS, LIST_MARKS, OPENERS, parted
from taskparse.grammar.names import PEOPLE, holds_office, is_personal_name, names_units
from taskparse.grammar.patterns import any_of, lazily
from taskparse.lexicon.loader import DEADLINE, Lexicon
from taskparse.model.source import Range

# 牵头单位为…, 责任单位是…: what stands for the colon, if anything does.
_FOR_COLON = "为是"
IN_CELLS = _FOR_COLON + "\n"
_NO_VALUE = COLONS + CLOSERS + LIST_MARKS
_END = lazily(f"[{re.escape(CLAUSE_MARKS + OPENERS + CLOSERS)}]")
_BEFORE = CLAUSE_MARKS + OPENERS + CLOSERS + ".．、 "


@lru_cache(maxsize=8)
def _begun(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern of where such a label may be, and of where one may begin after a mark.

    It begins and ends as labels do, and no colon follows.
    """
    longer = [label for label in lexicon.labels if len(label) > SHORTEST_RUN_ON_LABEL]
    first = {label[0] for label in (*longer, *DUTIES)}
    last = {label[-2:] for label in (*longer, *NAMES) if len(label) > 1}
    label = (
        rf"[{re.escape(''.join(sorted(first)))}](?=[^\n，。；：:]{{0,{LONGEST_LABEL - 2}}}?(?:{any_of(last)})"
        rf"(?![{re.escape(_NO_VALUE)}]))"
    )
    return lazily(label), lazily(rf"(?<![^{re.escape(_BEFORE)}]){label}")


def all_labels(text: str, place: Range, lexicon: Lexicon) -> list[Label]:
    """Return the known labels of a place, those with a mark and those without, in reading order."""
    marked = list(labels(text, place, lexicon))
    bare = [
        label for label in unmarked(text, place, lexicon) if not any(label.place.start == m.place.start for m in marked)
    ]
    return sorted([*marked, *bare], key=lambda label: label.place) if bare else marked


def unmarked(text: str, place: Range, lexicon: Lexicon, *, for_colon: str = _FOR_COLON) -> Iterator[Label]:
    """Yield the labels of a place that have no colon, in reading order.

    Args:
        text: The clean text.
        place: Where to look.
        lexicon: The labels.
        for_colon: What may stand for the colon; in a cell a line break as well.

    >>> from taskparse.lexicon.loader import lexicon_from
    >>> words = "牵头单位为县财政局，责任领导甲某。责任单位是落实的主体"
    >>> [(label.words, words[label.place.stop :][:2]) for label in unmarked(words, Range(0, 26), lexicon_from(None))]
    [('牵头单位', '县财'), ('责任领导', '甲某')]
    """
    at = place.start
    anywhere, after_mark = _begun(lexicon)
    starts = {match.start() for match in after_mark.finditer(text, *place)}
    if anywhere.match(text, *place):
        starts.add(place.start)
    for start in sorted(starts):
        for label in _run(text, Range(start, place.stop), lexicon, for_colon) if start >= at else ():
            yield label
            at = label.place.stop


def _run(text: str, place: Range, lexicon: Lexicon, for_colon: str) -> Iterator[Label]:
    """Yield the label that a place begins with, and those that follow its value without a mark: 牵头领导甲某牵头单位县财政局."""
    words = leading_label(text[place.start : min(place.stop, place.start + LONGEST_LABEL)], lexicon)
    stop = place.start + len(words or "")
    if words is None or text[stop : min(stop + 1, place.stop)] in ("", *_NO_VALUE):
        return
    stop += text[stop] in for_colon
    role = role_of(words, lexicon)
    end = _END.search(text, *Range(stop, place.stop))
    clause = Range(stop, end.start() if end else place.stop)
    for at in (*_next_labels(text, clause, lexicon), clause.stop):
        if _fits(text, Range(stop, at), role):
            yield Label(
                words,
                words,
                role,
                known=True,
                marked=False,
                place=Range(place.start, stop),
                range=Range(place.start, place.start + len(words)),
            )
            yield from _run(text, Range(at, place.stop), lexicon, for_colon)
            return


def _next_labels(text: str, clause: Range, lexicon: Lexicon) -> Iterator[int]:
    for at in range(clause.start + 2, clause.stop):
        if leading_label(text[at : min(clause.stop, at + LONGEST_LABEL)], lexicon):
            yield at


def _fits(text: str, value: Range, role: str) -> bool:
    """Whether words read as what a label of a role asks for."""
    words = text[value.start : value.stop]
    if role == DEADLINE:
        return is_deadline(words)
    parts = [text[part.start : part.stop] for part in parted(text, value, LIST_MARKS)]
    are_people = bool(parts) and all(is_personal_name(part) or holds_office(part) for part in parts)
    return are_people if role in PEOPLE else names_units(text, value)
