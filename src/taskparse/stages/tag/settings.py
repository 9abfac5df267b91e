"""Where a quantity is: its clause, and what of the clause is its own."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from taskparse.grammar.bounds import Bounds
from taskparse.grammar.policy import ATTRIBUTE_AFTER, CLASS_AFTER
from taskparse.grammar.quantities import Quantity
from taskparse.grammar.targets import CLAUSE_MARK, JOINED, LIST_MARK, LONGEST_BOUND, REACH, SENTENCE_MARK
from taskparse.model.source import Range


@dataclass(frozen=True, slots=True)
class Setting:
    """A quantity in its clause.

    Attributes:
        text: The clean text.
        quantity: The quantity.
        bounds: What bounds it.
        clause: Its clause, or as much of it as is near.
        start: Where its own words begin: after the target before it in the same clause, or with the clause.
        stop: Where they end: with the clause, or before the next quantity.
        listed: Whether it goes on a list that a target begins: 3处公园、2处古树园.
        near: Where what is near before the clause begins.
        end: Where the task's text ends.
        beyond: What is behind the next quantity, if nothing but a joining word parts the two: 15宗、465亩土地.
    """

    text: str
    quantity: Quantity
    bounds: Bounds
    clause: Range
    start: int
    stop: int
    listed: bool
    near: int
    end: int
    beyond: str

    @property
    def before(self) -> str:
        """Its own words before the quantity and all that bounds it."""
        return self.text[self.start : self.bounds.range.start]

    @property
    def after(self) -> str:
        """Its own words behind the quantity and all that bounds it; of a list, those up to its mark."""
        words = self.text[self.bounds.range.stop : self.stop]
        return words if self.stop >= self.clause.stop else words[:1] + words[1:].partition("、")[0]

    @property
    def clause_before(self) -> str:
        """The clause up to the number."""
        return self.text[self.clause.start : self.quantity.range.start]

    @property
    def clause_after(self) -> str:
        """The clause behind the number and its unit."""
        return self.text[self.quantity.range.stop : self.clause.stop]

    @property
    def bound_words(self) -> str:
        """The word of change and what bounds the number, up to it."""
        return self.text[self.bounds.range.start : self.quantity.range.start]

    @property
    def behind(self) -> str:
        """What begins behind the clause."""
        return self.text[self.clause.stop : min(self.clause.stop + LONGEST_BOUND, self.end)]

    @property
    def words(self) -> str:
        """The clause."""
        return self.text[self.clause.start : self.clause.stop]

    def sentences(self, number: int) -> str:
        """Return the sentences that end with the clause, as far as they are near: its own and the ones before."""
        words = self.text[self.near : self.clause.start]
        marks = [match.end() for match in SENTENCE_MARK.finditer(words)]
        first = marks[-number] if len(marks) >= number else 0
        return words[first:] + self.words


class Clauses:
    """The clauses of a stretch of text.

    >>> text = "新增学位6,300个，改造道路。"
    >>> clauses = Clauses(text, Range(0, len(text)))
    >>> clauses.around(Range(4, 10))
    Range(start=0, stop=10)
    """

    def __init__(self, text: str, place: Range) -> None:
        """Part a stretch of text into clauses."""
        self._place = place
        self.start, self.stop = place
        self._marks = [match.start() for match in CLAUSE_MARK.finditer(text, *place)]

    def around(self, inner: Range) -> Range:
        """Return the clause around a range, or as much of it as is near."""
        before = bisect_left(self._marks, inner.start) - 1
        after = bisect_left(self._marks, inner.stop)
        start = self._marks[before] + 1 if before >= 0 else self._place.start
        stop = self._marks[after] if after < len(self._marks) else self._place.stop
        return Range(max(start, inner.start - REACH), min(stop, inner.stop + REACH))

    def before(self, clause: Range) -> Range:
        """Return the clause before a clause, or as much of it as is near."""
        index = bisect_right(self._marks, clause.start - 1) - 2
        start = self._marks[index] + 1 if index >= 0 else self._place.start
        stop = max(start, clause.start - 1)
        return Range(max(start, stop - REACH), stop)


def setting(
    text: str, clauses: Clauses, found: Sequence[tuple[Quantity, Bounds]], index: int, before: Range | None
) -> Setting:
    """Return where a quantity is.

    Args:
        text: The clean text.
        clauses: The clauses around the quantities.
        found: All quantities in reading order, with what bounds them.
        index: Which of them.
        before: The target before it, if there is one.
    """
    quantity, bounds = found[index]
    clause = clauses.around(quantity.range)
    follows = before is not None and before.stop > clause.start
    start = before.stop if before is not None and follows else clause.start
    following = found[index + 1 : index + 3]
    if quantity.kind == "count" and following and _describes(text, clause, *following[0]):
        following = following[1:]
    stop, beyond = _to_next(text, clause, bounds, following[:1])
    return Setting(
        text,
        quantity,
        bounds,
        clause,
        min(start, bounds.range.start),
        stop,
        follows and bool(LIST_MARK.match(text, start)),
        max(clauses.start, clause.start - 2 * REACH),
        clauses.stop,
        beyond,
    )


def _describes(text: str, clause: Range, quantity: Quantity, bounds: Bounds) -> bool:
    """Whether a quantity says what kind of thing the one before it counts: 1000项亿元以上项目, 10个产值超百亿元的集群."""
    after = text[bounds.range.stop : clause.stop]
    is_size = quantity.kind in ("money", "measure", "people") and bounds.stated
    return is_size and bool(ATTRIBUTE_AFTER.search(after) or CLASS_AFTER.search(after))


def _to_next(text: str, clause: Range, bounds: Bounds, following: Sequence[tuple[Quantity, Bounds]]) -> tuple[int, str]:
    """Return where a quantity's own words end, and what is behind the next if only 、 parts them."""
    if not following or following[0][1].range.start >= clause.stop:
        return max(clause.stop, bounds.range.stop), ""
    after = following[0][1].range
    stop = max(after.start, bounds.range.stop)
    is_joined = JOINED.fullmatch(text, bounds.range.stop, stop)
    return stop, text[after.stop : clause.stop] if is_joined else ""
