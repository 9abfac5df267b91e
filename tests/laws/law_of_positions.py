"""Law 2: positions are true, strings are healed, and no record contradicts another (reading rules §9)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from laws.blanks import bare, is_blank
from taskparse.grammar.characters import ordinary
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

CHINESE = re.compile("[\u2e80-\u2fdf\u3001-\u30ff\u31a0-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff]")
GAP = re.compile(rf"{CHINESE.pattern}\s|\s{CHINESE.pattern}|\s\s|[^\S ]|^\s|\s$")
CHINESE_DIGITS = "〇一二三四五六七八九"

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
        found = bare(ordinary(notice.source.text[span.start : span.stop])) if own else said(notice, span)
        if found != bare(words):
            yield f"law 2: {name} says {words!r}, its span {span.start}–{span.stop} {found!r}"
    for diagnostic in notice.diagnostics:
        shown = bare(diagnostic.arguments.get("text", ""))  # long ones are cut
        if diagnostic.span and not said(notice, diagnostic.span).startswith(shown):
            yield f"law 2: a diagnostic shows {shown!r} and stands at {diagnostic.span.start}"


def strayed(notice: Notice) -> Iterator[str]:
    """Yield the facts that lie outside the task, or outside the annotation, that they are told of."""
    for task in notice.tasks:
        around = [(task.span, fact.span) for fact in task.targets]
        around += [(task.span, fact.span) for fact in task.text_deadlines]
        # The cell of a deadline may be merged downward from a row above.
        if task.deadline and task.annotation.form != "row":
            around.append((task.annotation.span, task.deadline.span))
        for whole, part in around:
            if not whole.start <= part.start < part.stop <= whole.stop:
                yield f"law 2: a fact of task {task.number} at {part.start}–{part.stop} lies outside it"


def said(notice: Notice, span: Span) -> str:
    """Return what the source says in a span in ordinary characters, blanks and furniture aside."""
    hidden = {at for p in notice.furniture for at in range(max(p.span.start, span.start), min(p.span.stop, span.stop))}
    text = notice.source.text
    return bare("".join(ordinary(text[at]) for at in range(span.start, span.stop) if at not in hidden))


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
    figures = "".join(str(CHINESE_DIGITS.find(c)) if c in CHINESE_DIGITS else c for c in re.sub("[○O]", "〇", place))
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
    return (CHINESE_DIGITS.index(tens or "一") * 10 if ten else 0) + (CHINESE_DIGITS.index(ones) if ones else 0)


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
