"""The fields of the notice as a whole: header, conventions, sections, unassigned passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from taskparse.evaluation.gold import Gold, GoldSection
from taskparse.evaluation.score import Outcome, Score
from taskparse.evaluation.words import Whereabouts, bare, listed, path_item, shared, without
from taskparse.model.record import Header, Notice, Section
from taskparse.model.text import compact

Placed = tuple[str, int | None]
"""An item and where it is in the source, if that can be told."""

ELEMENTS = tuple(name for name in Header.model_fields if name != "spans")


def whole_outcomes(gold: Gold, notice: Notice) -> Iterator[Outcome]:
    """Yield what each field of the notice gave; an element or list that gold does not mention is not scored."""
    where = Whereabouts(notice)
    yield from _header(gold, notice, where)
    if "conventions" in gold.model_fields_set:
        stated = [(bare(each), where.find(each)) for each in gold.conventions]
        yield _list("conventions", stated, [(bare(each.text), each.span.start) for each in notice.conventions], where)
    headings: tuple[Section | GoldSection, ...] = (*gold.sections, *notice.sections)
    titles = {bare(_heading(each)) for each in headings if each.kind == "title"}
    paths = _paths(notice)
    if "sections" in gold.model_fields_set:
        labelled = [
            (_section(each, _untitled(each.path, titles)), where.find(_heading(each))) for each in gold.sections
        ]
        parsed = [(_section(each, paths.get(each.parent, ())), each.span.start) for each in notice.sections]
        yield _list("sections", labelled, parsed, where)
    if "unassigned" in gold.model_fields_set:
        labelled = [
            (_passage(each.text, _untitled(each.section_path, titles)), where.find(each.text))
            for each in gold.unassigned
        ]
        parsed = [(_passage(each.text, paths.get(each.section, ())), each.span.start) for each in notice.unassigned]
        yield _list("unassigned", labelled, parsed, where)


def _header(gold: Gold, notice: Notice, where: Whereabouts) -> Iterator[Outcome]:
    for name in (name for name in ELEMENTS if name in gold.header):
        expected, got = _element(gold.header[name]), _element(getattr(notice.header, name))
        score = Score(gold=1, found=1, right=int(expected == got))
        spans = notice.header.spans.get(name, ())
        miss = where.miss(f"header.{name}", expected, got, start=spans[0].start if spans else None)
        yield Outcome("header", score)
        yield Outcome(f"header.{name}", score, misses=() if expected == got else (miss,))


def _element(value: str | tuple[str, ...] | date | None) -> str:
    """Return an element as one item, an absent one as an empty item."""
    if isinstance(value, tuple):
        return listed(value)
    return bare(value.isoformat() if isinstance(value, date) else value or "")


def _list(field: str, expected: Sequence[Placed], got: Sequence[Placed], where: Whereabouts) -> Outcome:
    """Compare two lists as multisets; each item that one side lacks is a miss of its own."""
    wanted, had = [item for item, _ in expected], [item for item, _ in got]
    lacking = [where.miss(field, item, None, start=dict(expected)[item]) for item in without(wanted, had)]
    surplus = [where.miss(field, None, item, start=dict(got)[item]) for item in without(had, wanted)]
    return Outcome(field, shared(wanted, had), misses=(*lacking, *surplus))


# Paths of sections and passages are compared without the titles of enclosed documents, which open them in some
# notices only.


def _untitled(path: Sequence[str], titles: AbstractSet[str]) -> tuple[str, ...]:
    return tuple(heading for heading in path if bare(heading) not in titles)


def _paths(notice: Notice) -> dict[str | None, tuple[str, ...]]:
    """Return the path that each section opens, itself included."""
    paths: dict[str | None, tuple[str, ...]] = {None: ()}
    for section in notice.sections:
        own = () if section.kind == "title" else (_heading(section),)
        paths[section.id] = (*paths.get(section.parent, ()), *own)
    return paths


def _heading(section: Section | GoldSection) -> str:
    return f"{section.marker or ''}{section.title}"


def _section(section: Section | GoldSection, path: Sequence[str]) -> str:
    return " | ".join([section.kind, compact(section.marker or ""), bare(section.title), path_item(path)])


def _passage(text: str, path: Sequence[str]) -> str:
    return " | ".join([bare(text), path_item(path)])
