"""What holds for all stages and rules of one run: the user's words, known parties, the year, limits."""

from __future__ import annotations

from dataclasses import dataclass, field

from taskparse.lexicon.loader import Lexicon, lexicon_from
from taskparse.model.roster import NO_ROSTER, Roster, roster_from
from taskparse.options import Limits, Options


def _own_lexicon() -> Lexicon:
    return lexicon_from(None)


@dataclass(frozen=True, slots=True)
class Context:
    """What every stage and every rule is given.

    Attributes:
        lexicon: Labels, duty verbs, names of columns and slips; the package's own, unless the user adds some.
        roster: Known units and people; it decides names first.
        year: The notice's own year; overrides what its header says.
        keywords: Whether to give keywords, which loads a dictionary.
        limits: Bounds on what is read.
    """

    lexicon: Lexicon = field(default_factory=_own_lexicon)
    roster: Roster = NO_ROSTER
    year: int | None = None
    keywords: bool = False
    limits: Limits = field(default_factory=Limits)

    @classmethod
    def of(cls, options: Options) -> Context:
        """Return the context that options ask for.

        Raises:
            UnreadableSourceError: The lexicon or the roster cannot be read.
        """
        return cls(
            lexicon_from(options.lexicon),
            roster_from(options.roster),
            options.year,
            options.keywords,
            options.limits,
        )
