"""What reports themselves say, in both their languages."""

from __future__ import annotations

from collections.abc import Mapping

from taskparse.model.fault import Language

TITLE: Mapping[Language, str] = {"en": "What `taskparse check` finds", "zh": "`taskparse check` 查出的问题"}
HEADINGS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "checks": "What it checks", "matters": "Why it matters", "example": "Example", "remedy": "What to do",
    },
    "zh": {"checks": "检查什么", "matters": "为什么要紧", "example": "举例", "remedy": "怎么办"},
}  # fmt: skip
"""The fields of `Wording` that make up the documentation, each with its heading."""
PAGE: Mapping[Language, str] = {"en": "page {}", "zh": "第{}页"}
