"""The laws of the reading rules (§9): each returns what breaks it in a notice, one line a breach.

They look at the records alone and share no code with the parser, so that no fault of it excuses itself. The fourth law
needs two parses and stands in the tests.
"""

from __future__ import annotations

from laws.law_of_coverage import covered_twice, uncovered
from laws.law_of_positions import loose_ends, strayed, unhealed, untrue_header, untrue_spans
from laws.law_of_silence import silent
from taskparse.model.record import Notice


def breaches(notice: Notice) -> list[str]:
    """Return what breaks the first three laws."""
    return [
        *uncovered(notice),
        *covered_twice(notice),
        *untrue_spans(notice),
        *untrue_header(notice),
        *strayed(notice),
        *unhealed(notice),
        *loose_ends(notice),
        *silent(notice),
    ]
