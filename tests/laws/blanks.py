"""What a character prints, as Unicode has it."""

from __future__ import annotations

import unicodedata

# Format characters that print: Arabic, Syriac and Kaithi signs before numbers (Prepended_Concatenation_Mark).
PRINTED_FORMATS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")


def is_blank(character: str) -> bool:
    """Whether a character prints nothing: white space, controls, zero-width and direction marks."""
    is_control = unicodedata.category(character) in {"Cc", "Cf"} and character not in PRINTED_FORMATS
    return is_control or character.isspace()


def bare(words: str) -> str:
    return "".join(character for character in words if not is_blank(character))
