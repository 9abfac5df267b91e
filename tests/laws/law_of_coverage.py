"""Law 1: nothing lost, nothing twice (reading rules §9)."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from itertools import groupby

from laws.blanks import bare, is_blank
from taskparse.model.record import Notice, Span

# Brackets and quotation marks of either width, dashes, stops: all that may stand between records.
PUNCTUATION = "P"


def uncovered(notice: Notice) -> Iterator[str]:
    """Yield the runs of characters that no record holds; marks between records may stay outside."""
    covered = bytearray(len(notice.source.text))
    for span in [*(span for _, span in _owners(notice)), *(p.span for p in notice.furniture)]:
        covered[span.start : span.stop] = b"\1" * (span.stop - span.start)
    for start, stop in _runs(notice, lambda at: not covered[at]):
        words = notice.source.text[start:stop]
        if any(unicodedata.category(c)[0] != PUNCTUATION for c in bare(words)):
            yield f"law 1: no record holds {start}–{stop} {words!r}"


def covered_twice(notice: Notice) -> Iterator[str]:
    """Yield the runs of characters that several records hold; furniture wholly inside a record is no second."""
    owners = list(_owners(notice))
    counts = bytearray(len(notice.source.text))
    furniture = [
        ("furniture", p.span)
        for p in notice.furniture
        if not any(s.start <= p.span.start and p.span.stop <= s.stop for _, s in owners)
    ]
    for _, span in [*owners, *furniture]:
        for at in range(span.start, span.stop):
            counts[at] = min(counts[at] + 1, 2)
    for start, stop in _runs(notice, lambda at: counts[at] > 1):
        names = [n for n, s in [*owners, *furniture] if s.start < stop and start < s.stop]
        yield f"law 1: {', '.join(names)} all hold {start}–{stop} {notice.source.text[start:stop]!r}"


def _owners(notice: Notice) -> Iterator[tuple[str, Span]]:
    """Yield what law 1 counts: a shared lead-in once, and the fields of the header, which may overlap, as one."""
    header = sorted((s.start, s.stop) for spans in notice.header.spans.values() for s in spans)
    end = 0
    for start, stop in header:
        if stop > end:
            yield "header", Span(start=max(start, end), stop=stop)
            end = stop
    yield from ((f"section {section.id}", section.span) for section in notice.sections)
    yield from (("unassigned", passage.span) for passage in notice.unassigned)
    lead_ins = {}
    merged: set[tuple[str, int, int]] = set()
    for task in notice.tasks:
        for name, span in (("text", task.span), ("annotation", task.annotation.span)):
            key = (name, span.start, span.stop)
            # A cell merged over several rows is the same words of each.
            if task.annotation.form != "row" or key not in merged:
                yield f"{name} of task {task.number}", span
            merged.add(key)
        if task.marker_span:
            yield f"marker of task {task.number}", task.marker_span
        if task.lead_in:
            lead_ins[task.lead_in.span.start, task.lead_in.span.stop] = task.lead_in.span
    yield from (("lead-in", span) for span in lead_ins.values())


def _runs(notice: Notice, holds: Callable[[int], bool]) -> Iterator[tuple[int, int]]:
    """Yield the runs of printed characters for whose offsets `holds` is true."""
    text = notice.source.text
    printed = (at for at in range(len(text)) if not is_blank(text[at]))
    for is_run, group in groupby(printed, holds):
        if is_run:
            run = list(group)
            yield run[0], run[-1] + 1
