"""A notice before it is set: its elements in the order in which they are printed (GB/T 9704—2012, clause 7)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Face = Literal["song", "hei", "kai", "bold"]
Kind = Literal["body", "title", "flush", "centred", "right"]


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one face."""

    text: str
    face: Face = "song"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: `body` is indented by two characters; a `title` is centred, in 22 pt."""

    runs: tuple[Run, ...]
    kind: Kind = "body"
    page_break: bool = False

    @classmethod
    def of(cls, text: str, face: Face = "song", kind: Kind = "body") -> Paragraph:
        """Return a paragraph in one face."""
        return cls((Run(text, face),), kind)

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Typeset:
    """A notice to be set.

    Attributes:
        paragraphs: Everything from the document number (发文字号) to the note (附注), as it is printed.
        letterhead: The issuing authority's name in red (发文机关标志), over the red rule; nothing for none.
    """

    paragraphs: tuple[Paragraph, ...]
    letterhead: str | None = None


def as_text(notice: Typeset) -> str:
    """Return the notice as plain text, a line a paragraph, two ideographic spaces before the body's."""
    head = [notice.letterhead] if notice.letterhead else []
    return "\n".join([*head, *(("\u3000\u3000" if p.kind == "body" else "") + p.text for p in notice.paragraphs)])
