"""The laws of the reading rules (§9): each function returns what breaks its law in a notice, one line a breach.

They look at the records alone and share no code with the parser, so that no fault of it excuses itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from taskparse.model.record import (
    Annotation,
    Convention,
    Deadline,
    Notice,
    Party,
    Passage,
    Record,
    Section,
    Span,
    Target,
    Task,
)

# Brackets and quotation marks of either width, dashes, stops: all that may stand between records.
PUNCTUATION = "P"
CHINESE = re.compile(
    "[\u2e80-\u2fdf\u3001-\u30ff\u31a0-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff]"
)
GAP = re.compile(rf"{CHINESE.pattern}\s|\s{CHINESE.pattern}|\s\s|[^\S ]|^\s|\s$")
LINE_BREAK = re.compile("[\r\n\v\f\x85\u2028\u2029]")

# The words by which law 3 tells what looks like an annotation.
LABEL = re.compile("(?:单位|部门|领导)[：:]")
LABELLED_LINE = re.compile(rf"[\u4e00-\u9fff]{{0,8}}{LABEL.pattern}")
DUTY_END = re.compile("(?:负责|牵头|配合|落实)$")
OPENERS, CLOSERS = "（(〔[【", "）)〕]】"
STOPS = "。！？；"
LONGEST_BRACKET = 12  # printed lines

CHINESE_DIGITS = "〇一二三四五六七八九"

# Format characters that print: Arabic, Syriac and Kaithi signs before numbers (Prepended_Concatenation_Mark).
PRINTED_FORMATS = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)


def breaches(notice: Notice) -> list[str]:
    """Return what breaks the first three laws; the fourth needs two parses."""
    return [
        *uncovered(notice),
        *covered_twice(notice),
        *untrue_spans(notice),
        *untrue_header(notice),
        *unhealed(notice),
        *loose_ends(notice),
        *silent(notice),
    ]


def is_blank(character: str) -> bool:
    """Whether a character prints nothing: white space, controls, zero-width and direction marks."""
    is_control = unicodedata.category(character) in {"Cc", "Cf"} and character not in PRINTED_FORMATS
    return is_control or character.isspace()


def bare(words: str) -> str:
    return "".join(character for character in words if not is_blank(character))


# --- 1. Nothing lost, nothing twice ----------------------------------------------------------------------------------


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


# --- 2. Positions are true -------------------------------------------------------------------------------------------

# Record to the words that stand at its `span`.
WORDS: Mapping[type[Record], Callable[..., str]] = {
    Section: lambda section: (section.marker or "") + section.title,
    Task: lambda task: task.text,
    Party: lambda party: party.name,
    **dict.fromkeys((Annotation, Convention, Deadline, Passage, Target), lambda record: record.text),
}


def untrue_spans(notice: Notice) -> Iterator[str]:
    """Yield the records whose span holds other words than they say."""
    furniture = {(p.span.start, p.span.stop) for p in notice.furniture}
    for name, words, span in _sayings(notice):
        if not span.start <= span.stop <= len(notice.source.text):
            yield f"law 2: {name} lies outside the source: {span.start}–{span.stop}"
        own = (span.start, span.stop) in furniture
        found = bare(notice.source.text[span.start : span.stop]) if own else said(notice, span)
        if found != bare(words):
            yield f"law 2: {name} says {words!r}, its span {span.start}–{span.stop} {found!r}"
    for diagnostic in notice.diagnostics:
        shown = bare(diagnostic.arguments.get("text", ""))  # long ones are cut
        if diagnostic.span and not said(notice, diagnostic.span).startswith(shown):
            yield f"law 2: a diagnostic shows {shown!r} and stands at {diagnostic.span.start}"


def said(notice: Notice, span: Span) -> str:
    """Return what the source says in a span, blanks and furniture aside."""
    hidden = {
        at
        for p in notice.furniture
        for at in range(max(p.span.start, span.start), min(p.span.stop, span.stop))
    }
    text = notice.source.text
    return bare("".join(text[at] for at in range(span.start, span.stop) if at not in hidden))


def _sayings(notice: Notice) -> Iterator[tuple[str, str, Span]]:
    for name, record in records(notice):
        if type(record) in WORDS:
            yield name, WORDS[type(record)](record), getattr(record, "span")  # noqa: B009  not all have one
        if isinstance(record, Task) and record.marker_span:
            yield f"{name}.marker", record.marker or "", record.marker_span


def records(value: object, name: str = "") -> Iterator[tuple[str, Record]]:
    """Yield a record and all within it, each with its path: `tasks.3.lead_units.0`."""
    if isinstance(value, Record):
        yield name, value
        fields: Iterable[tuple[object, object]] = value
    elif isinstance(value, Mapping):
        fields = value.items()
    elif isinstance(value, tuple):
        fields = enumerate(value)
    else:
        return
    for key, each in fields:
        yield from records(each, f"{name}.{key}".strip("."))


def untrue_header(notice: Notice) -> Iterator[str]:
    """Yield the header's fields that no place, or another place, says."""
    for name, value in notice.header:
        spans = notice.header.spans.get(name, ())
        if name == "spans":
            continue
        if value and not spans:
            yield f"law 2: header.{name} has no place"
        values = value if isinstance(value, tuple) else (value,)
        places = [said(notice, span) for span in spans]
        agree = _AGREE.get(name, lambda value, place: bare(value) == place)
        for place in places:
            if not any(agree(each, place) for each in values):
                yield f"law 2: header.{name} is {value!r}, its place says {place!r}"
        for each in values if spans else ():
            if each is not None and not any(agree(each, place) for place in places):
                yield f"law 2: header.{name} is {each!r}, which none of its places says: {places!r}"


def _same_day(value: date | None, place: str) -> bool:
    """Whether a place names a day, or, for no value, none that there is."""
    figures = "".join(
        str(CHINESE_DIGITS.find(c)) if c in CHINESE_DIGITS else c for c in place.replace("○", "〇")
    )
    year, month, day = (
        (figures + "年月日").split("年", 1)[0],
        *re.split("[月日]", place.split("年", 1)[-1] + "月日")[:2],
    )
    try:
        return date(int(year), _number(month), _number(day)) == value
    except ValueError:
        return value is None


def _number(words: str) -> int:
    """Return a month or day in figures or Chinese words."""
    if words.isdecimal():
        return int(words)
    tens, ten, ones = words.rpartition("十")
    return (CHINESE_DIGITS.index(tens or "一") * 10 if ten else 0) + (
        CHINESE_DIGITS.index(ones) if ones else 0
    )


def _same_letters(value: str | None, place: str) -> bool:
    return re.sub(r"\W", "", value or "") == re.sub(r"\W", "", place)


_AGREE: Mapping[str, Callable[..., bool]] = {
    "issue_date": _same_day,
    "printed_on": _same_day,
    "title": _same_letters,
}


def unhealed(notice: Notice) -> Iterator[str]:
    """Yield the strings with white space beside a Chinese character, with more than one space, or with invisible ones."""
    for name, record in records(notice):
        for field, words in record:
            listed = words if isinstance(words, tuple) else (words,)
            for each in listed if not name.startswith(("source", "diagnostics")) else ():
                if isinstance(each, str) and (GAP.search(each) or any(map(_is_invisible, each))):
                    yield f"law 2: {name}.{field} is not healed: {each!r}"


def _is_invisible(character: str) -> bool:
    return is_blank(character) and not character.isspace()


def loose_ends(notice: Notice) -> Iterator[str]:
    """Yield what contradicts itself: clauses, parties outside their annotation, paths that are not the sections'."""
    sections = {section.id: section for section in notice.sections}
    numbers = [task.number for task in notice.tasks]
    if numbers != list(range(1, len(numbers) + 1)) or len({t.id for t in notice.tasks}) != len(numbers):
        yield "law 2: tasks are not numbered in order, or share an id"
    for task in notice.tasks:
        if not task.text.endswith(task.clause):
            yield f"law 2: clause of task {task.number} does not end its text"
        if not _is_tail(task.section_path, _path(sections, task.section)):
            yield f"law 2: path of task {task.number} is not that of its section: {task.section_path}"
        yield from _strayed_parties(notice, task)


def _strayed_parties(notice: Notice, task: Task) -> Iterator[str]:
    """Yield the parties that stand, or whose label stands, outside the task's annotation."""
    # In a row, labels stand in the heading row and merged cells in rows above.
    is_row = task.annotation.form == "row"
    around = Span(start=0, stop=len(notice.source.text)) if is_row else task.annotation.span
    written = bare(notice.source.text if is_row else task.annotation.text)
    for name, record in records(task):
        if not isinstance(record, Party) or not record.stated:
            continue
        if not _holds(around, record.span):
            yield f"law 2: {name} of task {task.number} stands outside its annotation"
        if bare(record.label) not in written:
            yield f"law 2: {name} of task {task.number} has a label that is not written: {record.label!r}"


def _path(sections: Mapping[str, Section], innermost: str | None) -> list[str]:
    path: list[str] = []
    while innermost is not None:
        section = sections[innermost]
        path.insert(0, (section.marker or "") + section.title)
        innermost = section.parent
    return path


def _is_tail(path: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether a path is the whole one, the title of the only document left out or not."""
    return list(path) == list(whole) or list(path) == list(whole[1:])


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.stop <= outer.stop


# --- 3. Nothing silent -----------------------------------------------------------------------------------------------


def silent(notice: Notice) -> Iterator[str]:
    """Yield what looks like an annotation and is neither read nor reported."""
    known = [
        *(task.annotation.span for task in notice.tasks),
        *(_with_colon(notice, span) for span in notice.header.spans.get("addressees", ())),
        *(convention.span for convention in notice.conventions),
        *(diagnostic.span for diagnostic in notice.diagnostics if diagnostic.span),
    ]
    for start, stop in suspects(notice):
        if not any(span.start <= start and stop <= span.stop for span in known):
            yield f"law 3: neither read nor reported: {start}–{stop} {notice.source.text[start:stop]!r}"


def _with_colon(notice: Notice, addressees: Span) -> Span:
    text = notice.source.text
    after = next((at for at in range(addressees.stop, len(text)) if not is_blank(text[at])), addressees.stop)
    return Span(start=addressees.start, stop=after + 1 if text[after : after + 1] in {"：", ":"} else after)


def suspects(notice: Notice) -> Iterator[tuple[int, int]]:
    """Yield labels in brackets and at the beginning of lines, and brackets that end in a duty verb."""
    lines = list(_lines(notice))
    for line in lines:
        if label := LABELLED_LINE.match("".join(c for _, c in line)):
            yield line[0][0], line[label.end() - 1][0] + 1
    for inner in _brackets(lines):
        words = "".join(c for _, c in inner)
        for label in LABEL.finditer(words):
            yield inner[label.start()][0], inner[label.end() - 1][0] + 1
        if DUTY_END.search(words):
            yield inner[0][0], inner[-1][0] + 1


Line = list[tuple[int, str]]


def _lines(notice: Notice) -> Iterator[Line]:
    """Yield the lines that hold anything, as characters with their offsets; blanks and furniture left out."""
    text = notice.source.text
    hidden = {at for p in notice.furniture for at in range(p.span.start, p.span.stop)}
    start = 0
    for stop in [*(match.start() for match in LINE_BREAK.finditer(text)), len(text)]:
        line = [(at, text[at]) for at in range(start, stop) if at not in hidden and not is_blank(text[at])]
        if line:
            yield line
        start = stop


def _brackets(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield what each closed bracket holds; one goes on over a line break unless a sentence ends there."""
    opened: list[tuple[int, int]] = []
    running: Line = []
    for index, line in enumerate(lines):
        if running and running[-1][1] in STOPS:
            opened.clear()
        for entry in line:
            running.append(entry)
            if entry[1] in OPENERS:
                opened.append((len(running), index))
            elif entry[1] in CLOSERS and opened:
                start, first = opened.pop()
                if start < len(running) - 1 and index - first <= LONGEST_BRACKET:
                    yield running[start:-1]
