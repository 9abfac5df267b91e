"""A notice in one single line: its front and its signature are cut off like paragraphs (reading rules §3)."""

from __future__ import annotations

import re
from itertools import pairwise

from taskparse.lexicon import header as words
from taskparse.lexicon.headings import DOCUMENT_KIND
from taskparse.model.source import Range

_FRONT = re.compile(
    rf"(?P<title>[^。；！？：:]{{4,120}}?(?:{DOCUMENT_KIND})(?:[（(][^（）()]{{1,20}}[）)])?)?"
    rf"(?P<number>[（(]?{words.NUMBER}[）)]?)?"
    r"(?P<addressees>[^。；！？“”《》：:]{2,300}[：:])?"
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
    front = _FRONT.match(text, *place)
    back = _BACK.search(text, *place)
    cuts = {place.start, place.stop}
    if front and front["title"] and (front["number"] or front["addressees"]):
        cuts.update(front.span(name)[1] for name in ("title", "number", "addressees") if front[name])
    elif title := _TITLE.match(text, *place):
        cuts.add(title.end())
    if back:
        cuts.update(back.span(name)[0] for name in ("signature", "note") if back[name])
    ordered = sorted(cuts)
    return [Range(start, stop) for start, stop in pairwise(ordered)]
