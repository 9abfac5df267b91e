"""Neither a signature nor the title names who issues the notice."""

from __future__ import annotations

from collections.abc import Iterator

from taskparse.context import Context
from taskparse.model.fault import Wording
from taskparse.model.record import Notice
from taskparse.rules.rule import Fault, Rule


def _find(notice: Notice, _context: Context) -> Iterator[Fault]:
    if not notice.header.issuing_authorities:
        yield Fault()


RULE = Rule(
    "105",
    "issuing-authority-missing",
    "warning",
    _find,
    en=Wording(
        "no issuing authority",
        "neither a signature nor the title says who issues the notice",
        "sign the notice with the authority's full name",
        "Whether the issuing authority (发文机关) stands as a signature or in the title.",
        "区财政局 is one of hundreds; the issuer says which.",
        "A notice that ends in its date alone.",
        "Sign with the full or the standard short name (GB/T 9704—2012, 7.3.5).",
    ),
    zh=Wording(
        "没有发文机关",
        "署名和标题都没有写明发文机关",
        "以发文机关全称署名",
        "署名或标题里有没有发文机关。",
        "“区财政局”有几百个，是哪一个要看发文机关。",
        "结尾只有日期的通知。",
        "署发文机关全称或者规范化简称（GB/T 9704—2012，7.3.5）。",
    ),
)
