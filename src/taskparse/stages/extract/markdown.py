r"""Markdown → SourceText: markdown-it-py makes a page of it, which is read as web pages are, marks of the format left out.

Converters (MinerU, markitdown, pandoc) write notices so: `#` before headings, pipe or HTML tables, `**` around labels, `\.` behind
numbers. A line stays a line, and numbers of items stay as written.
"""

from __future__ import annotations

import re
from importlib.metadata import version

from taskparse.errors import UnreadableSourceError
from taskparse.model.source import File, SourceText

# One of these is in a file that is Markdown: a heading, the line below a table's heading, a label in bold, a number with its dot escaped.
_SIGN = re.compile(
    r"^#{1,6}[ \t]+\S|^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*\|[-:| \t]*$|\*\*[^*\s][^*\n]{0,60}\*\*|^[ \t]*\d{1,3}\\[.)]",
    re.MULTILINE,
)
# Markdown knows no bold whose end is between a full-width mark and a character, as labels have it: （**牵头单位：**县水利局）.
_BOLD = re.compile(r"\*\*(?=\S)([^*\n]+?)\*\*")
# Numbers and indents are the notice's own.
_OFF = ("list", "code", "lheading", "hr", "reference")
_SAMPLE = 1 << 20


def is_markdown(text: str) -> bool:
    r"""Whether a text is marked up as Markdown.

    >>> is_markdown("# 县政府通知\n\n（**牵头单位：**县水利局）"), is_markdown("1. 修路。# 号\n2. 架桥*。")
    (True, False)
    """
    return bool(_SIGN.search(text[:_SAMPLE]))


def from_markdown(file: File, text: str) -> SourceText:
    """Return the text of a Markdown file without its marks, with places, tables and headings.

    Args:
        file: The file.
        text: Its words, decoded.

    Raises:
        UnreadableSourceError: It is nested too deep, or holds no text.
    """
    from markdown_it import MarkdownIt  # noqa: PLC0415  few notices are Markdown

    from taskparse.stages.extract.flow import Flow  # noqa: PLC0415
    from taskparse.stages.extract.html.reading import read  # noqa: PLC0415
    from taskparse.stages.extract.html.tree import body_of  # noqa: PLC0415

    reader = MarkdownIt("commonmark", {"breaks": True}).enable(["table", "strikethrough"]).disable(list(_OFF))
    body = body_of(reader.render(_BOLD.sub(r"\1", text)))
    if body is None:
        raise UnreadableSourceError(
            file.name, "the Markdown is nested too deep; save the notice's text as .txt", "unknown_format"
        )
    flow = Flow()
    flow.write(read(body, {}, notice=True, headings=True))
    return flow.source(file.name, "markdown", file.sha256, f"markdown-it-py {version('markdown-it-py')}")
