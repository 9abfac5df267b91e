"""A comparison for a terminal, for programs and for a browser."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.resources import files
from typing import BinaryIO, Literal, NamedTuple

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from taskparse.comparison.record import Change, Comparison, Edit
from taskparse.exports.terminal import Terminal
from taskparse.model.record import Deadline, Notice, Party, Target, Task
from taskparse.output import printable

Language = Literal["zh", "en"]

CONTEXT = 14
"""Characters shown of what is the same on each side of an edit."""

LABEL = 18
"""Width of the column that says what changed."""

MARKS = {"gone": ("[-", "-]", "red strike"), "new": ("{+", "+}", "green"), "same": ("", "", "")}
"""Kind of an edit to what is around it, so that it is read without colour too, and its style."""


class Sides(NamedTuple):
    """The notices that are compared, and what came of it."""

    old: Notice
    new: Notice
    result: Comparison


def write_text(sides: Sides, stream: BinaryIO) -> None:
    """Write what changed for a terminal: changed, added and removed tasks, then a table of units."""
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="\n")
    try:
        console = Terminal(file=text, highlight=False, soft_wrap=False)
        for part in _parts(sides):
            console.print(part)
    finally:
        text.detach()


def write_json(sides: Sides, stream: BinaryIO) -> None:
    """Write the comparison as JSON, in the names of its records."""
    stream.write(sides.result.model_dump_json(indent=2).encode() + b"\n")


def write_html(sides: Sides, stream: BinaryIO, language: Language = "zh") -> None:
    """Write the comparison as one self-contained page."""
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415  needed by this format only

    from taskparse.comparison.words import WORDS  # noqa: PLC0415  as above

    page = files("taskparse.comparison").joinpath("comparison.html").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {"target": target_words, "deadline": deadline_words, "heading": heading}
    words = WORDS[language]
    rendered = environment.from_string(page).render(
        sides=sides, old=sides.old, new=sides.new, result=sides.result, words=words, language=language
    )
    stream.write(rendered.encode() + b"\n")


FORMATS: dict[str, Callable[[Sides, BinaryIO], None]] = {
    "text": write_text,
    "json": write_json,
    "html": write_html,
}
"""Format to what writes it."""


def heading(notice: Notice) -> str:
    """Return what to call a notice."""
    return notice.header.title or notice.source.name


def target_words(target: Target | None) -> str:
    """Return a target's indicator and value."""
    return f"{target.indicator}{target.text}" if target else "—"


def deadline_words(due: Deadline | None) -> str:
    """Return a deadline as written."""
    return due.text if due else "—"


def _parts(sides: Sides) -> Iterator[RenderableType]:
    result = sides.result
    yield _hanging(_line("-"), _line(heading(sides.old), "bold"))
    yield _hanging(_line("+"), _line(heading(sides.new), "bold"))
    counts = {
        "changed": result.changed,
        "added": result.added,
        "removed": result.removed,
        "unchanged": result.unchanged,
    }
    yield _line(", ".join(f"{len(tasks)} {of}" for of, tasks in counts.items()), "dim")
    yield from _section("CHANGED", [_change(change) for change in result.changed])
    yield from _section("ADDED", [_task("+", task) for task in result.added])
    yield from _section("REMOVED", [_task("-", task) for task in result.removed])
    concerned = [unit for unit in result.units if unit.added or unit.removed or unit.changed]
    if concerned:
        table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
        table.add_column("UNIT", overflow="fold")
        for name in ("before", "after", "added", "removed", "changed"):
            table.add_column(name, justify="right", no_wrap=True)
        for unit in concerned:
            figures = (unit.before, unit.after, unit.added, unit.removed, unit.changed)
            table.add_row(_line(unit.name), *(str(figure) if figure else "·" for figure in figures))
        yield Group("", table)


def _section(title: str, parts: Sequence[RenderableType]) -> Iterator[RenderableType]:
    if parts:
        yield Group("", Text(title, style="bold"))
        yield from parts


def _line(words: str, style: str = "") -> Text:
    return Text(printable(words), style=style)


def _change(change: Change) -> RenderableType:
    number = (
        f"{change.old.number}"
        if change.old.number == change.new.number
        else f"{change.old.number} → {change.new.number}"
    )
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(width=LABEL, no_wrap=True, style="dim")
    grid.add_column(ratio=1, overflow="fold")
    for label, words in _differences(change):
        grid.add_row(label, words)
    above = _line(_path(change.new.section_path) if change.new.section_path else "", "cyan")
    return Group(_hanging(_line(number, "cyan"), above), Padding(grid, (0, 0, 0, 2)))


def _differences(change: Change) -> Iterator[tuple[str, Text]]:
    yield (
        "task" if not change.text else "text",
        _edited(change.text or [Edit(kind="same", text=change.new.text)]),
    )
    if change.section:
        before, after = map(_path, change.section)
        yield "section", _sides(before, after)
    if change.moved:
        yield "moved", _line(f"from {change.old.number} to {change.new.number}")
    for parties in change.parties:
        yield parties.role.replace("_", " "), _parties(parties.lost, parties.gained)
    for target in change.targets:
        yield "target", _line(f"{target_words(target.old)} → {target_words(target.new)}")
    if change.deadline:
        yield (
            "deadline",
            _line(f"{deadline_words(change.deadline.old)} → {deadline_words(change.deadline.new)}"),
        )


def _edited(edits: Iterable[Edit]) -> Text:
    text = Text()
    every = list(edits)
    for at, edit in enumerate(every):
        before, after, style = MARKS[edit.kind]
        words = _shortened(edit.text, at > 0, at < len(every) - 1) if edit.kind == "same" else edit.text
        text.append(f"{before}{printable(words)}{after}", style=style)
    return text


def _shortened(words: str, follows: object, precedes: object) -> str:
    """Return what is the same, without what is far from every edit."""
    if len(words) <= 2 * CONTEXT + 2:
        return words
    start = words[:CONTEXT] if follows or not precedes else ""
    end = words[-CONTEXT:] if precedes or not follows else ""
    return f"{start}…{end}"


def _parties(lost: Iterable[Party], gained: Iterable[Party]) -> Text:
    parts = [("red", f"- {party.name}") for party in lost] + [("green", f"+ {party.name}") for party in gained]
    return Text("  ").join(_line(words, style) for style, words in parts)


def _task(mark: str, task: Task) -> RenderableType:
    who = "、".join(party.name for party in (*task.leaders, *task.lead_units, *task.responsible_units))
    number = _line(f"{mark} {task.number}", "green" if mark == "+" else "red")
    return _hanging(number, _line(task.text + (f"（{who}）" if who else "")))


def _path(headings: Sequence[str]) -> str:
    """Return headings one after the other, without blanks: a line is broken at these, however short it be."""
    return "›".join(headings) or "(none)"


def _sides(before: str, after: str) -> Text:
    return Text.assemble(_line(before, "red"), " → ", _line(after, "green"))


def _hanging(mark: Text, words: Text) -> RenderableType:
    """Return words beside a mark, every line of theirs on the right of it."""
    grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    grid.add_row(mark, words)
    return grid
