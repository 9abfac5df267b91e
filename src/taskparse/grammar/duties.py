"""Duty verbs: the words at the end of a list of parties that name their role (reading rules §1): 市财政局牵头."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from taskparse.grammar.labels import role_of
from taskparse.grammar.marks import CLOSERS
from taskparse.grammar.patterns import any_of, lazily
from taskparse.lexicon.loader import Lexicon
from taskparse.model.roles import ROLES
from taskparse.model.source import Range

# Duty verbs that no lexicon need know tell that a line break cuts an annotation.
_DUTY_HINT = lazily(r"(?:负责|牵头|配合|落实|参与|参加|承办|协助|实施|组织)$")
# 市发展改革委（牵头）: a duty of one party's own.
_OWN_DUTY = lazily(r"[（(〔](?P<duty>[一-鿿]{2,6})[）)〕]$")
# 由市城管局牵头，市水利局配合。: who does it is behind this.
DOER_FOLLOWS = "由"
# Names that share one duty in two ways: A会同B负责, where A leads.
JOINED_LEAD = "会同"
# 按照各自工作职责分工共同负责组织落实: adverbs and verb are looked for in this many characters at the end of a clause.
LONGEST_DUTY = 40
_ADVERBS = (
    "(?:按照?|依照?|根据|依据)(?:各自)?(?:工作)?(?:职责|职能|分工)(?:任务)?(?:和)?(?:分工|职责|权限)?(?:范围)?|依职责|各负其责|各司其职"
    "|分别|共同|具体|联合|分工|积极|密切|协同|统一|同步|组织|直接|主要|全面|牢固"
)


class Duty(NamedTuple):
    """A duty verb at the end of a clause: where it begins with the adverbs before it, the verb, and its role."""

    start: int
    verb: str
    role: str


@lru_cache(maxsize=8)
def _duty_end(lexicon: Lexicon) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """Return the duty verbs, and the pattern of the end of a list of parties: adverbs and a duty verb."""
    return tuple(lexicon.duties), re.compile(rf"(?:{_ADVERBS}){{0,6}}(?P<verb>{any_of(lexicon.duties)})$")


def looks_dutiful(words: str, lexicon: Lexicon) -> bool:
    """Whether words in a bracket end in a duty, their closing mark among them or not."""
    bare = words.rstrip(CLOSERS)
    return bool(_DUTY_HINT.search(bare)) or duty_of(bare, Range(0, len(bare)), lexicon) is not None


def duty_of(text: str, clause: Range, lexicon: Lexicon) -> Duty | None:
    """Return the adverbs and the duty verb that end a clause, if they do.

    >>> from taskparse.lexicon.loader import lexicon_from
    >>> duty_of("市财政局等按职责分工负责", Range(0, 12), lexicon_from(None))
    Duty(start=5, verb='负责', role='responsible_units')
    """
    verbs, pattern = _duty_end(lexicon)
    if not text.endswith(verbs, *clause):
        return None
    match = pattern.search(text, max(clause.start, clause.stop - LONGEST_DUTY), clause.stop)
    return Duty(match.start(), match["verb"], lexicon.duties[match["verb"]]) if match else None


def own_duty(text: str, name: Range, lexicon: Lexicon) -> Duty | None:
    """Return the duty that is in brackets behind a party's name and is its own: 市发展改革委（牵头）."""
    match = _OWN_DUTY.search(text, *name)
    if match is None or match.start() == name.start:
        return None
    role = lexicon.duties.get(match["duty"]) or role_of(match["duty"], lexicon)
    return Duty(match.start(), match["duty"], role) if role in ROLES else None


def divides_work(text: str) -> bool:
    """Whether units answer each for its own share: 财政局、税务局按职责分工负责."""
    return "分工" in text


def says_more(verb: str, label: str) -> bool:
    """Whether a duty verb's role says more than the role of the label above it: 责任单位：甲局牵头，乙局配合."""
    return verb != label and any(role == verb and kind.duty != "answer" for role, kind in ROLES.items())
