"""What the forms of annotations look through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from taskparse.grammar.labels import LabelIndex
from taskparse.lexicon.loader import Lexicon
from taskparse.model.outline import Paragraph


@dataclass(frozen=True, slots=True)
class Body:
    """The paragraphs of a notice that are in no task table.

    Attributes:
        text: The clean text, all of it.
        paragraphs: The paragraphs.
        labels: The known labels of the text.
        lexicon: Labels and duty verbs.
    """

    text: str
    paragraphs: Sequence[Paragraph]
    labels: LabelIndex
    lexicon: Lexicon
