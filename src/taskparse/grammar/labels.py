"""Labels and duty verbs: which words name a role (reading rules §1).

A label is before a colon or in brackets (牵头单位：, 【牵头单位】), a duty verb at the end of a list of parties (市财政局牵头).
Both are looked up in the lexicon, the user's words among the package's.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import NamedTuple

from taskparse.grammar.characters import is_han, without_blanks
from taskparse.grammar.label_parts import QUALIFIER, parts_pattern, roles_of_sides
from taskparse.grammar.marks import COLONS
from taskparse.grammar.patterns import lazily, longest_first
from taskparse.lexicon.loader import DIVISION, Lexicon
from taskparse.model.roles import OTHER
from taskparse.model.source import Range, as_range

# 牵头 and 配合 are labels only after a mark; 责任单位 also right after a name whose mark was lost.
SHORTEST_RUN_ON_LABEL = 3
LONGEST_LABEL = 8

_NOTHING = lazily(r"[；;，,。]{0,3}(?:[）)〕\]】]|$)|[；;。]")

_WIDE_BRACKETS = str.maketrans("()", "（）")
_NARROW_BRACKETS = str.maketrans("（）", "()")
_LONGEST_QUALIFIER = 8
_BEFORE_LABEL = "（("
# 责任任单位: a character that was printed or read twice.
_DOUBLED = lazily(r"(.)\1")
# A label nobody knows: short, Chinese, before a colon.
_UNKNOWN = "[一-鿿]{2,10}"


class Label(NamedTuple):
    """A label where it is.

    Attributes:
        words: As written.
        meant: Without white space and slips of print.
        role: The role that it names, `deadline`, `division` or `other`.
        known: Whether the lexicon has it.
        place: Where it begins, a bracket before it included, and where its value begins.
        range: Its words.
        marked: Whether it has a colon or brackets; else 为 stands for them, or nothing does.
    """

    words: str
    meant: str
    role: str
    known: bool
    place: Range
    range: Range
    marked: bool = True


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What a lexicon's words are looked for with.

    Attributes:
        known: A known label, slips included, with its colon or in brackets.
        any: A known or unknown label, likewise.
        marked: What is right before a mark that may end a label, as far as a label may reach, and the mark. Labels are looked for
            in that alone.
    """

    known: re.Pattern[str]
    any: re.Pattern[str]
    marked: re.Pattern[str]


@lru_cache(maxsize=8)
def _patterns(lexicon: Lexicon) -> _Patterns:
    alphabet = "".join(sorted({*"".join((*lexicon.labels, *lexicon.slips)), *"()（）【〔[/、"}))
    longest = 2 * max(map(len, lexicon.labels)) + _LONGEST_QUALIFIER + 1
    spelled = partial(_open_to_slips, slips=lexicon.slips)
    label = f"(?:{QUALIFIER.pattern})?(?:{parts_pattern(spelled(lexicon.labels), spelled)})"
    return _Patterns(
        known=lazily(_marked(label)),
        any=lazily(_marked(f"{label}|{_UNKNOWN}")),
        marked=lazily(rf"[一-鿿{re.escape(alphabet)}]{{1,{longest}}}+(?:[】〕\]][{COLONS}]?|[{COLONS}])"),
    )


def _marked(label: str) -> str:
    """Return the pattern of a label with a colon after it or brackets around it."""
    return rf"(?P<open>[【〔\[])?(?P<label>{label})(?(open)[】〕\]][{COLONS}]?|[{COLONS}])"


def _open_to_slips(labels: Iterable[str], slips: Mapping[str, str]) -> str:
    """Return the pattern of any label, each character open to its slips and to being doubled."""
    misread: dict[str, str] = {}
    for seen, meant in slips.items():
        misread[meant] = misread.get(meant, meant) + seen
    classes = {meant: f"[{re.escape(seen)}]{{1,2}}" for meant, seen in misread.items()}
    classes |= {"（": "[（(]", "(": "[（(]", "）": "[）)]", ")": "[）)]"}
    return "|".join(
        "".join(classes.get(character) or re.escape(character) for character in label)
        for label in longest_first(labels)
    )


def without_slips(label: str, lexicon: Lexicon) -> str:
    """Return a label without white space and slips of print; an unknown label is returned unchanged.

    >>> from taskparse.lexicon.loader import lexicon_from
    >>> without_slips("贵任单位", lexicon_from(None)), without_slips("责任任部门", lexicon_from(None))
    ('责任单位', '责任部门')
    """
    bare = without_blanks(label).translate(_WIDE_BRACKETS)
    if bare in lexicon.labels or not (_DOUBLED.search(bare) or lexicon.slips.keys() & {*bare}):
        return bare
    meant = "".join(lexicon.slips.get(character, character) for character in bare)
    return next((each for each in (meant, _DOUBLED.sub(r"\1", meant)) if knows(each, lexicon)), bare)


def has_slip(label: str, lexicon: Lexicon) -> bool:
    """Whether a label holds a slip of print; a bracket of another width does not count."""
    return without_slips(label, lexicon).translate(_NARROW_BRACKETS) != label.translate(_NARROW_BRACKETS)


def knows(label: str, lexicon: Lexicon) -> bool:
    """Whether a healed label is known, by itself, with a qualifier before it (市级牵头单位), or by its parts."""
    return bool(roles_of(label, lexicon))


@lru_cache(maxsize=4_096)
def roles_of(label: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the roles that a healed label names: several where values of more than one are under it; none if it is unknown.

    >>> from taskparse.lexicon.loader import lexicon_from
    >>> roles_of("牵头负责部门", lexicon_from(None)), roles_of("责任领导及责任单位", lexicon_from(None))
    (('lead_units',), ('leaders', 'responsible_units'))
    """
    qualifier = QUALIFIER.match(label)
    bare = label[qualifier.end() :] if qualifier else label
    listed = lexicon.labels.get(label) or lexicon.labels.get(bare)
    return (listed,) if listed else roles_of_sides(label, lexicon.labels) or roles_of_sides(bare, lexicon.labels)


def role_of(label: str, lexicon: Lexicon) -> str:
    """Return the role that a label names; `other` where it names none, `division` where it names several.

    >>> from taskparse.lexicon.loader import lexicon_from
    >>> role_of("市级牵头单位", lexicon_from(None)), role_of("完成时限", lexicon_from(None))
    ('lead_units', 'deadline')
    """
    roles = roles_of(without_slips(label, lexicon), lexicon)
    return DIVISION if len(roles) > 1 else next(iter(roles), OTHER)


def labels(text: str, place: Range, lexicon: Lexicon) -> Iterator[Label]:
    """Return the known labels of a place, each with its colon or in brackets, in reading order."""
    return _found(text, place, lexicon, _last_label)


def any_labels(text: str, place: Range, lexicon: Lexicon) -> Iterator[Label]:
    """Return known and unknown labels; of words that run on, the known label that they end with: 省财政厅责任单位：."""
    return _found(text, place, lexicon, _last_of_any)


def _found(text: str, place: Range, lexicon: Lexicon, last: Callable[[str, Lexicon], Label | None]) -> Iterator[Label]:
    for words in _patterns(lexicon).marked.finditer(text, *place):
        found = last(words.group(), lexicon)
        if found and not _ends_longer_word(text, words.start() + found.place.start, found.meant):
            yield _moved(found, words.start())


def _ends_longer_word(text: str, start: int, label: str) -> bool:
    """Whether a short label is the end of another word: 主体责任：."""
    return len(label) < SHORTEST_RUN_ON_LABEL and start > 0 and is_han(text[start - 1])


@lru_cache(maxsize=4_096)
def _last_label(words: str, lexicon: Lexicon) -> Label | None:
    """Return the known label that words end with, marks included."""
    name = words.lstrip(_BEFORE_LABEL)[:-1]
    if name in lexicon.labels and words[-1] in COLONS:
        stop = len(words)
        place = Range(stop - 1 - len(name), stop)
        return Label(name, name, lexicon.labels[name], known=True, place=place, range=Range(place.start, stop - 1))
    match = _patterns(lexicon).known.search(words)
    found = _label(match, lexicon) if match else None
    return found if found and found.known else None


@lru_cache(maxsize=4_096)
def _last_of_any(words: str, lexicon: Lexicon) -> Label | None:
    """Return the label that words end with, a known one rather than an unknown one."""
    if known := _last_label(words, lexicon):
        return known
    match = _patterns(lexicon).any.search(words)
    return _label(match, lexicon) if match else None


def _moved(label: Label, by: int) -> Label:
    words, meant, role, known, place, own, marked = label
    moved = as_range((place[0] + by, place[1] + by))
    return Label(words, meant, role, known, moved, as_range((own[0] + by, own[1] + by)), marked)


class LabelIndex:
    """The known labels of a text, found once for all who ask where one is.

    >>> from taskparse.lexicon.loader import lexicon_from
    >>> text = "（牵头单位：县财政局；配合单位：县审计局）"
    >>> index = LabelIndex(labels(text, Range(0, 21), lexicon_from(None)))
    >>> [label.words for label in index.within(Range(6, 21))]
    ['配合单位']
    """

    def __init__(self, found: Iterable[Label]) -> None:
        """Keep labels, in reading order."""
        self.labels = tuple(found)
        self._starts = [label.place.start for label in self.labels]

    def within(self, place: Range) -> Sequence[Label]:
        """Return the labels of a place."""
        return self.labels[bisect_left(self._starts, place.start) : bisect_left(self._starts, place.stop)]

    def at(self, start: int) -> Label | None:
        """Return the label that begins at an offset."""
        number = bisect_left(self._starts, start)
        return self.labels[number] if self._starts[number : number + 1] == [start] else None


def label_at(text: str, place: Range, lexicon: Lexicon) -> Label | None:
    """Return the known label with its colon that a place begins with."""
    found = next(labels(text, place, lexicon), None)
    return found if found and found.place.start == place.start else None


def leading_label(words: str, lexicon: Lexicon) -> str | None:
    """Return the label that words begin with, be there a colon or not.

    >>> from taskparse.lexicon.loader import lexicon_from
    >>> leading_label("牵头单位市财政局", lexicon_from(None)), leading_label("牵头办好", lexicon_from(None))
    ('牵头单位', None)
    """
    lengths = range(LONGEST_LABEL, SHORTEST_RUN_ON_LABEL, -1)
    return next((words[:length] for length in lengths if roles_of(words[:length], lexicon)), None)


def label_of(words: str, lexicon: Lexicon) -> Label:
    """Return words as a label that is apart from its values, as a column's name is from its cells."""
    meant = without_slips(words, lexicon)
    nowhere = Range(0, 0)
    return Label(words, meant, role_of(words, lexicon), knows(meant, lexicon), nowhere, nowhere)


def _label(match: re.Match[str], lexicon: Lexicon) -> Label:
    words = match["label"]
    meant = without_slips(words, lexicon)
    return Label(
        words,
        meant,
        role_of(words, lexicon),
        knows(meant, lexicon),
        as_range(match.span()),
        as_range(match.span("label")),
    )


def is_empty_value(text: str, start: int) -> bool:
    """Whether nothing is under a label: its bracket, its entry or its line ends where its value begins.

    >>> is_empty_value("牵头领导：；牵头单位：县财政局", 5), is_empty_value("牵头单位：县财政局", 5)
    (True, False)
    """
    return bool(_NOTHING.match(text, start))
