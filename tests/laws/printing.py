"""Drafts on paper: a paragraph a line, all in one line, or cut at a fixed width page by page; then torn.

Hard-wrapped text is laid out as GB/T 9704—2012 says: 28 characters a line, 22 lines a page, paragraphs indented by two.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

from laws.notices import TITLES, Draft, drafts

LINE_BREAKS = ("\n", "\r\n", "\r", "\n\n", "\r\n\r\n")
BLANKS = ("\u00a0", "\u3000", "\u2009", "\t", "\u200b", "\ufeff", " ", "\u2003 ")
INDENT = "\u3000\u3000"
WIDTH, LINES_A_PAGE = 28, 22
# What a printer does not put at the beginning of a line (GB/T 15834—2011, 5.1).
HANGING = "，。、；：！？）〕】”》)]"


def as_lines(draft: Draft, line_break: str = "\n") -> str:
    """Print a paragraph a line."""
    return line_break.join(draft.paragraphs)


def as_one_line(draft: Draft) -> str:
    """Print without any line break."""
    return "".join(draft.paragraphs)


def wrapped(draft: Draft, *, hanging: bool = False, numbers: str = "— {} —", page_break: str = "\n\f") -> str:
    """Print at a fixed width with indents, page by page, a number under each page.

    Args:
        draft: The notice.
        hanging: Whether marks that may not begin a line hang over its end.
        numbers: The page number's shape.
        page_break: What stands between two pages.
    """
    lines = [line for paragraph in draft.paragraphs for line in cut(placed(draft, paragraph), hanging=hanging)]
    pages = [lines[at : at + LINES_A_PAGE] for at in range(0, len(lines), LINES_A_PAGE)]
    return page_break.join("\n".join([*page, numbers.format(number)]) for number, page in enumerate(pages, 1))


def placed(draft: Draft, paragraph: str) -> str:
    """Return a paragraph with the white space before it: titles centred, the signature at the right, all else indented."""
    if paragraph in draft.paragraphs[: draft.front] or paragraph in TITLES:
        rest = WIDTH - printed_width(paragraph)
        if paragraph[-1] in "：。）":
            return paragraph if paragraph[-1] == "：" else INDENT + paragraph
        return "\u3000" * int(rest - 4 if paragraph.endswith("日") else rest / 2) + paragraph
    return INDENT + paragraph


def cut(paragraph: str, *, hanging: bool) -> list[str]:
    """Cut a paragraph into lines of the printed width; figures and Latin words stay whole."""
    lines = [""]
    for piece in re.findall(r"[!-~]+|.", paragraph):
        full = printed_width(lines[-1]) + printed_width(piece) > WIDTH
        if full and not (hanging and piece in HANGING):
            lines.append("")
        lines[-1] += piece
    return lines


def printed_width(words: str) -> float:
    return sum(1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.5 for character in words)


def blanked(draft: Draft, places: Sequence[tuple[float, str]]) -> Draft:
    """Put blanks into the body, each at a share of its length; never between two that are not Chinese."""
    paragraphs = list(draft.paragraphs)
    for share, blank in places:
        which, within = divmod(share * (len(paragraphs) - draft.front), 1)
        index = min(draft.front + int(which), len(paragraphs) - 1)
        words = paragraphs[index]
        at = 1 + int(within * (len(words) - 1))
        if not (words[at - 1 : at + 1].isascii()):
            paragraphs[index] = words[:at] + blank + words[at:]
    return replace(draft, paragraphs=tuple(paragraphs))


SHARES = st.floats(0, 1, exclude_max=True)
BLANKED_PLACES = st.lists(st.tuples(SHARES, st.sampled_from(BLANKS)), max_size=20)

# What may tear a text anywhere: a wrap, a page's end with its number, any blank.
TEARS = (
    *LINE_BREAKS,
    *BLANKS,
    "\f",
    "\n— 3 —\n\f",
    "\n\n- 12 -\n\n",
    "\r\n第 2 页 共 9 页\r\n",
    "\u2028",
    "\x0b",
    "\n7\n",
)


@st.composite
def torn(draw: st.DrawFn) -> str:
    """A notice in any print, torn at random places, mostly inside its annotations, brackets lost or added."""
    draft = draw(drafts())
    text = draw(
        st.sampled_from([as_lines(draft, draw(st.sampled_from(LINE_BREAKS))), as_one_line(draft), wrapped(draft)])
    )
    for _ in range(draw(st.integers(1, 12))):
        at = _place(draw, text)
        if draw(st.integers(0, 5)):
            text = text[:at] + draw(st.sampled_from(TEARS)) + text[at:]
        else:
            bracket = draw(st.sampled_from([*"（）()〔〕[]【】", ""]))
            text = text[:at] + bracket + text[at + draw(st.integers(0, 1)) :]
    return text


def _place(draw: st.DrawFn, text: str) -> int:
    """Return a place in a text, mostly a few characters around a label."""
    at = int(draw(SHARES) * len(text))
    label = text.find("单位", at)
    return min(max(label + draw(st.integers(-6, 8)), 0), len(text)) if label >= 0 and draw(st.integers(0, 3)) else at
