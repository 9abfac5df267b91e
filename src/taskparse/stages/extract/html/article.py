"""Where on the page the notice is: in a container that publishing systems name, or where the sentences are."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from selectolax.lexbor import LexborNode

from taskparse.grammar.characters import without_blanks
from taskparse.grammar.elements import may_be_element
from taskparse.grammar.titles import announces, ends_as_title
from taskparse.stages.extract.flow import FlowGrid
from taskparse.stages.extract.html.reading import read
from taskparse.stages.extract.html.sites import (
    AROUND_NAMES,
    AROUND_TAGS,
    ARTICLE_NAMES,
    HEADING_TAGS,
    TITLE_NAMES,
)
from taskparse.stages.extract.html.tree import TEXT, children, names, walk

# Elements that hold paragraphs, and are none themselves.
_CONTAINERS = frozenset("article body center div fieldset form main section table tbody td tr".split())
# Of the words outside links, the share that a named container must hold, and that nothing around a notice holds.
_SHARE = 0.5
_LONGEST_TITLE = 120
_SHORTEST_PLAIN_TITLE = 10
# The title is in the notice itself if it is within this many characters of its beginning.
_FRONT = 1500
_SENTENCE = re.compile("[。；]")


@dataclass(slots=True)
class _Weight:
    """What an element holds: characters outside links, and ends of sentences."""

    words: int = 0
    sentences: int = 0


def notice_parts(body: LexborNode) -> dict[int, bool]:
    """Return which elements of a page, by `mem_id`, belong to the notice and which do not; the rest goes with these.

    Args:
        body: The page's body, without what is not shown.
    """
    weights = _weights(body)
    most = _SHARE * weights[body.mem_id].words

    def is_around(node: LexborNode) -> bool:
        by_name = node.tag in AROUND_TAGS or bool(names(node) & AROUND_NAMES)
        return by_name and weights[node.mem_id].words <= most

    around = [node.mem_id for node in _outermost(body, is_around, ())]
    rest = weights[body.mem_id].words - sum(weights[each].words for each in around)
    found = [*_outermost(body, lambda node: bool(names(node) & ARTICLE_NAMES), around)]
    if sum(weights[node.mem_id].words for node in found) < max(1, _SHARE * rest):
        found = [_densest(body, weights, around)]
    parts = dict.fromkeys(around, False) | {node.mem_id: True for node in found}
    if title := _title(body, found):
        parts[title.mem_id] = True
    return parts


def _weights(body: LexborNode) -> dict[int, _Weight]:
    """Weigh every element."""
    weights: dict[int, _Weight] = {}
    path = [_Weight()]
    links = 0
    for node, enters in walk(body):
        if node.tag == TEXT:
            words = "" if links else without_blanks(node.text_content or "")
            path[-1].words += len(words)
            path[-1].sentences += len(_SENTENCE.findall(words))
            continue
        links += (1 if enters else -1) if node.tag == "a" else 0
        if enters:
            path.append(weights.setdefault(node.mem_id, _Weight()))
        else:
            done = path.pop()
            path[-1].words += done.words
            path[-1].sentences += done.sentences
    return weights


def _outermost(body: LexborNode, wanted: Callable[[LexborNode], bool], avoided: Container[int]) -> Iterator[LexborNode]:
    """Yield the elements that are wanted, in order and none within another; what is avoided is not looked into."""
    stack = [body]
    while stack:
        node = stack.pop()
        if node.tag == TEXT or node.mem_id in avoided:
            continue
        if wanted(node):
            yield node
        else:
            stack += reversed(children(node))


def _densest(body: LexborNode, weights: Mapping[int, _Weight], around: Container[int]) -> LexborNode:
    """Return the innermost element outside which nothing looks like part of a notice."""
    node = body
    while True:
        inner = [child for child in children(node) if child.mem_id not in around]
        rich = [child for child in inner if child.tag != TEXT and weights[child.mem_id].sentences]
        if len(rich) != 1 or rich[0].tag not in _CONTAINERS:
            return node
        others = [child for child in inner if child.mem_id != rich[0].mem_id]
        if any(child.tag == TEXT or weights[child.mem_id].words for child in others if _tells(child)):
            return node
        node = rich[0]


def _tells(node: LexborNode) -> bool:
    """Whether an element without sentences looks like part of a notice: number, addressees, signature, table."""
    if node.tag == TEXT:
        return bool((node.text_content or "").strip())
    if _is_heading(node):
        return False
    blocks = read(node, {}, notice=True)
    if any(isinstance(block, FlowGrid) and not block.furniture for block in blocks):
        return True
    lines = [without_blanks(line) for block in blocks for line in block.text.split("\n")]
    if any(may_be_element(line) for line in lines):
        return True
    # The titles of other notices are links.
    return node.css_first("a") is None and any(_is_title(words) for words in [*lines, "".join(lines)])


def _is_title(words: str) -> bool:
    return len(words) <= _LONGEST_TITLE and announces(words) and ends_as_title(words)


def _is_plain_title(words: str) -> bool:
    """Whether a page's heading is a document's title that announces nothing: no column of a site is named so long."""
    return _SHORTEST_PLAIN_TITLE <= len(words) <= _LONGEST_TITLE and ends_as_title(words)


def _is_heading(node: LexborNode) -> bool:
    return node.tag in HEADING_TAGS or bool(TITLE_NAMES.search(" ".join(names(node))))


def _title(body: LexborNode, found: Sequence[LexborNode]) -> LexborNode | None:
    """Return the last title that is before the notice, where the notice does not begin with it itself."""
    starts = {node.mem_id for node in found}
    front = "".join(_words(node) for node in found)[:_FRONT]
    title = None
    for node, enters in takewhile(lambda step: step[0].mem_id not in starts, walk(body)):
        if enters and node.tag != TEXT and _is_heading(node):
            words = _words(node)
            is_title = _is_title(words) or _is_plain_title(words)
            if is_title and words not in front and node.css_first("a") is None:
                title = node
    return title


def _words(node: LexborNode) -> str:
    return without_blanks(node.text(deep=True, separator=""))
