"""Rules that a notice states once, and what follows from them (reading rules §7).

Those inside annotations are read with them; here those in the body are found, and all of them applied.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from taskparse.grammar.conventions import stated_in
from taskparse.grammar.marks import COMMAS
from taskparse.model.annotation import AnnotationMention, ConventionMention, Mention, RoleEntry
from taskparse.model.outline import Paragraph
from taskparse.model.record import ConventionKind
from taskparse.model.source import Cover
from taskparse.stages.recognize.reading import convention


def stated(text: str, paragraphs: Sequence[Paragraph], annotations: Cover) -> Iterator[ConventionMention]:
    """Yield the conventions that are outside all annotations.

    Args:
        text: The clean text.
        paragraphs: The body.
        annotations: Where annotations are.
    """
    for paragraph in paragraphs:
        for each in stated_in(text, paragraph.body):
            if not annotations.holds(each.range):
                yield convention(text, each)


def applied(
    text: str, mentions_: Sequence[AnnotationMention], in_body: Sequence[ConventionMention]
) -> Iterator[AnnotationMention]:
    """Yield the annotations with what follows for them from the conventions.

    Args:
        text: The clean text.
        mentions_: The annotations in reading order, with the conventions that they hold.
        in_body: Conventions outside annotations; who leads by them, leads in the whole notice.
    """
    inside = [rule for mention in mentions_ for rule in mention.reading.conventions]
    for mention in mentions_:
        entries = list(mention.reading.entries)
        for rule in (*in_body, *inside):
            if _holds(rule, mention, in_body) and (entry := _DERIVED[rule.kind](text, rule, entries)):
                entries.append(entry)
        is_more = len(entries) > len(mention.reading.entries)
        yield mention._replace(reading=mention.reading._replace(entries=tuple(entries))) if is_more else mention


def _holds(rule: ConventionMention, mention: AnnotationMention, in_body: Sequence[ConventionMention]) -> bool:
    if rule.kind == "default_parties":
        return rule.range.start < mention.range.start
    return rule in in_body or rule.range.start < mention.range.stop


def _first_unit(text: str, rule: ConventionMention, entries: Sequence[RoleEntry]) -> RoleEntry | None:
    answering = _answering(entries)
    return _leading(text, rule, answering[:1])


def _before_comma(text: str, rule: ConventionMention, entries: Sequence[RoleEntry]) -> RoleEntry | None:
    answering = _answering(entries)
    for index, (left, right) in enumerate(pairwise(answering), 1):
        if any(comma in text[left.range.stop : right.range.start] for comma in COMMAS):
            return _leading(text, rule, answering[:index])
    return None


def _default_parties(text: str, rule: ConventionMention, entries: Sequence[RoleEntry]) -> RoleEntry | None:
    named = {text[m.range.start : m.range.stop] for entry in entries for m in entry.mentions}
    added = tuple(m for m in rule.mentions if text[m.range.start : m.range.stop] not in named)
    return RoleEntry("responsible_units", "", added) if added else None


def _answering(entries: Sequence[RoleEntry]) -> list[Mention]:
    """Return the units of a list of responsible ones, where nobody is said to lead."""
    if any(entry.role == "lead_units" for entry in entries):
        return []
    return [m for entry in entries if entry.role == "responsible_units" for m in entry.mentions if m.stated]


def _leading(text: str, rule: ConventionMention, leading: Sequence[Mention]) -> RoleEntry | None:
    label = text[rule.range.start : rule.range.stop]
    derived = tuple(Mention(m.range, m.kind, label, stated=False) for m in leading)
    return RoleEntry("lead_units", label, derived) if derived else None


_DERIVED: dict[ConventionKind, Callable[[str, ConventionMention, Sequence[RoleEntry]], RoleEntry | None]] = {
    "first_unit_leads": _first_unit,
    "before_comma_leads": _before_comma,
    "default_parties": _default_parties,
}
