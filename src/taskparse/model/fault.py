"""How a fault of a notice, or of its reading, is reported in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]
Language = Literal["en", "zh"]


@dataclass(frozen=True, slots=True)
class Wording:
    """The wording of a kind of fault in one language.

    Attributes:
        title: The fault in a few words.
        message: The fact, with arguments in braces.
        hint: What to do about one finding.
        checks: What is checked.
        matters: Why it matters.
        example: A notice at fault.
        remedy: What to do.
    """

    title: str
    message: str
    hint: str
    checks: str
    matters: str
    example: str
    remedy: str

    def fact(self, arguments: Mapping[str, str]) -> str:
        """Return the message of one finding.

        Raises:
            KeyError: An argument is missing.
        """
        return self.message.format_map(arguments)


@dataclass(frozen=True, slots=True)
class FaultKind:
    """A kind of fault.

    Attributes:
        code: Three figures; the first is the family: 1 header, 2 outline, 3 annotation, 4 scope, 5 parties, 6 facts, 9 reading.
        name: The fault in English words, joined by hyphens.
        severity: How much its findings matter.
        en: Its wording in English.
        zh: Its wording in Chinese.
    """

    code: str
    name: str
    severity: Severity
    _: KW_ONLY
    en: Wording
    zh: Wording

    def wording(self, language: Language) -> Wording:
        """Return its wording in a language."""
        return self.zh if language == "zh" else self.en
