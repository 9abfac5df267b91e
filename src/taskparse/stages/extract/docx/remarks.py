"""What the Word reader has to say about a file it could read only in part: codes 920 to 929."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from taskparse.model.source import Finding
from taskparse.stages.extract.docx.story import Unread


def remarks(unread: Unread, broken: Sequence[str]) -> Iterator[Finding]:
    """Yield a finding a kind of thing that was not read.

    Args:
        unread: What the stories hold and the text does not.
        broken: Parts of the file that could not be read.
    """
    if unread.hidden:
        yield _counted(
            "920",
            "hidden text is left out",
            unread.hidden,
            "Show it in Word, and see whether it belongs to the notice.",
        )
    if unread.embedded:
        yield _counted(
            "921",
            "embedded objects or documents are not read",
            unread.embedded,
            "Open them in Word, and save what they hold as text or tables.",
        )
    if unread.large:
        yield _counted(
            "922",
            "large pictures are not read",
            unread.large,
            "Look whether they show text; reading images needs OCR, which is not available yet.",
        )
    if broken:
        parts = ", ".join(dict.fromkeys(broken))
        yield Finding(
            "923",
            "warning",
            f"parts of the Word file are damaged and were left out: {parts}",
            "Open the file in Word, let it be mended, and save it again.",
            arguments=(("parts", parts),),
        )


def _counted(code: str, what: str, count: int, hint: str) -> Finding:
    return Finding(code, "warning", f"{what}: {count}", hint, arguments=(("count", str(count)),))
