"""What the forms of annotations look through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from taskparse.grammar.labels import LabelIndex
from taskparse.grammar.marks import Bracket, brackets
from taskparse.lexicon.loader import Lexicon
from taskparse.model.outline import Paragraph
from taskparse.model.source import NOTHING, Cover, Range


@dataclass(frozen=True, slots=True)
class Body:
    """The paragraphs of a notice that are in no task table.

    Attributes:
        text: The clean text, all of it.
        paragraphs: The paragraphs.
        labels: The known labels of the text.
        lexicon: Labels and duty verbs.
        taken: Where annotations of other forms are.
        tables: Where the tables are, task tables or not.
    """

    text: str
    paragraphs: Sequence[Paragraph]
    labels: LabelIndex
    lexicon: Lexicon
    taken: Cover = NOTHING
    tables: Cover = NOTHING
    _brackets: dict[Range, list[Bracket]] = field(default_factory=dict)

    def brackets(self, place: Range) -> list[Bracket]:
        """Return the brackets of a paragraph, outer ones before inner ones."""
        if place not in self._brackets:
            self._brackets[place] = brackets(self.text, place)
        return self._brackets[place]
