"""The page as a tree, without what a browser does not show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from taskparse.grammar.characters import healed
from taskparse.stages.extract.html.sites import ARTICLE_NAMES, BLOCK_TAGS, HIDDEN_STYLE, LEVEL_TAGS, UNSEEN_TAGS

# A parser's work grows with the square of the depth; no page is built deeper than a tenth of this.
_DEEPEST = 2000
_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]{0,40})")
# Rows without their table, as some archives keep them, would lose their cells.
_ROWS = re.compile(
    r"\s*(?:<!--(?:(?!-->).)*-->\s*)*<(?:t(?:head|body|foot|r|d|h)|caption)[\s>]", re.IGNORECASE | re.DOTALL
)

TEXT = "-text"


class Hidden(NamedTuple):
    """Words that a page hides; `inline` where they are in the middle of a paragraph."""

    words: str
    inline: bool


def body_of(page: str, hidden: list[Hidden] | None = None) -> LexborNode | None:
    """Return the body of a page without what is not shown; None if it has none, or is nested too deep to be a page.

    Args:
        page: The page's source.
        hidden: Takes the words that were left out because the page hides them.
    """
    if _is_too_deep(page):
        return None
    taken: list[Hidden] = [] if hidden is None else hidden
    parser = LexborHTMLParser(f"<table>{page}" if _ROWS.match(page) else page)
    body = parser.body
    if body is not None:
        for node in _unseen(body):
            if node.tag not in UNSEEN_TAGS:
                taken.append(Hidden(healed(node.text()), node.tag not in BLOCK_TAGS))
            node.decompose()
    return body


def children(node: LexborNode) -> list[LexborNode]:
    """Return the elements and texts in a node; remarks and instructions to programs are neither."""
    return [child for child in node.iter(include_text=True) if child.tag == TEXT or (child.tag or "-")[0] != "-"]


def walk(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Yield every node of a tree twice, texts once: when it is entered (true), and when it is left."""
    stack = [(root, True)]
    while stack:
        node, enters = stack.pop()
        yield node, enters
        if enters and node.tag != TEXT:
            stack.append((node, False))
            stack += [(child, True) for child in reversed(children(node))]


def names(node: LexborNode) -> frozenset[str]:
    """Return what an element is called: its id and classes, in small letters."""
    attributes = node.attributes
    return frozenset(f"{attributes.get('id') or ''} {attributes.get('class') or ''}".lower().split())


def _is_too_deep(page: str) -> bool:
    depth = 0
    for match in _TAG.finditer(page):
        if match[2].lower() not in LEVEL_TAGS:
            depth = max(0, depth - 1) if match[1] else depth + 1
            if depth > _DEEPEST:
                return True
    return False


def _unseen(body: LexborNode) -> list[LexborNode]:
    """Return the elements that are not shown; of nested ones the outermost, for they go together."""
    found: list[LexborNode] = []
    stack = [body]
    while stack:
        for child in children(stack.pop()):
            if child.tag in UNSEEN_TAGS or _is_hidden(child):
                found.append(child)
            elif child.tag != TEXT:
                stack.append(child)
    return found


def _is_hidden(node: LexborNode) -> bool:
    if node.tag == TEXT:
        return False
    attributes = node.attributes
    if names(node) & ARTICLE_NAMES:  # shown by a script, once the page has loaded
        return False
    return "hidden" in attributes or bool(HIDDEN_STYLE.search(attributes.get("style") or ""))
