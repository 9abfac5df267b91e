"""A notice in one single line: its front and its signature are cut off like paragraphs (reading rules §3)."""

from __future__ import annotations

import re
from itertools import pairwise

from taskparse.lexicon import header as words
from taskparse.lexicon.headings import DOCUMENT_KIND
from taskparse.model.source import Range

# In characters.
_LONGEST_TITLE = 120
_TITLE_END = re.compile(rf"(?:{DOCUMENT_KIND})(?:[（(][^（）()号]{{1,20}}[）)])?")
_NO_TITLE = re.compile("[。；！？：:]")
_AFTER_TITLE = re.compile(
    rf"(?P<number>[（(]?{words.NUMBER}[）)]?)?(?P<addressees>[^。；！？“”《》：:]{{2,300}}[：:])?"
)
# A title with neither number nor addressees after it must say of itself what it is.
_TITLE = re.compile(
    rf"(?:{words.AUTHORITY.pattern})(?:关于|印发|转发)[^。；！？：:]{{4,100}}?的(?:通知|意见|决定|公告|通告|批复|函)(?!的)"
)
_BACK = re.compile(
    rf"(?<=[。）)])(?P<signature>(?:{words.AUTHORITY.pattern})?{words.UNNAMED_DATE})(?P<note>[（(][^（）()]{{4,20}}[）)])?$"
)
# Nothing is a single line that is shorter than the shortest notice.
SHORTEST = 200


def front_and_back(text: str, place: Range) -> list[Range]:
    """Cut a line into title, number, addressees, body, signature and note, as far as it has them.

    Args:
        text: The clean text.
        place: The line.
    """
    back = _BACK.search(text, *place)
    cuts = {place.start, place.stop, *_front(text, place)}
    if back:
        cuts.update(back.span(name)[0] for name in ("signature", "note") if back[name])
    ordered = sorted(cuts)
    return [Range(start, stop) for start, stop in pairwise(ordered)]


def _front(text: str, place: Range) -> list[int]:
    """Return where title, number and addressees end; a title is the first that number or addressees follow."""
    longest = _NO_TITLE.search(text, place.start, place.start + _LONGEST_TITLE)
    stop = longest.start() if longest else place.start + _LONGEST_TITLE
    for end in _TITLE_END.finditer(text, place.start, min(stop, place.stop)):
        after = _AFTER_TITLE.match(text, end.end(), place.stop)
        if after and after.group():
            return [end.end(), *(after.end(name) for name in ("number", "addressees") if after[name])]
    title = _TITLE.match(text, *place)
    return [title.end()] if title else []
