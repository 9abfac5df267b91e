"""What the Word reader reports about a file it could read only in part: codes 920 to 929."""

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
    counts = {"920": unread.hidden, "921": unread.embedded, "922": unread.large, "924": unread.comments}
    yield from (Finding(code, {"count": str(count)}) for code, count in counts.items() if count)
    if broken:
        yield Finding("923", {"parts": ", ".join(dict.fromkeys(broken))})
