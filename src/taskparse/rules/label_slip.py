"""A label holds a slip of print."""

from __future__ import annotations

from collections.abc import Iterator

from taskparse.context import Context
from taskparse.grammar.labels import has_slip, without_slips
from taskparse.model.fault import Wording
from taskparse.model.record import Notice, Task
from taskparse.model.text import compact
from taskparse.rules.places import printed
from taskparse.rules.rule import Fault, Rule


def _find(notice: Notice, context: Context) -> Iterator[Fault]:
    # The labels of a row are in the table's heading row.
    for task in [task for task in notice.tasks if task.annotation.form != "row"]:
        words = printed(notice, task.annotation.span)
        for written, meant in _slips(task, context).items():
            at = words.text.index(written)
            yield Fault(words.part(at, at + len(written)), {"label": written, "meant": meant})


def _slips(task: Task, context: Context) -> dict[str, str]:
    """Return the labels of a task that are not written as they are meant."""
    labels = {compact(party.label) for _, party in task.parties() if party.stated}
    return {label: without_slips(label, context.lexicon) for label in labels if has_slip(label, context.lexicon)}


RULE = Rule(
    "303",
    "label-slip",
    "warning",
    _find,
    en=Wording(
        "slip in a label",
        "the label {label} should read {meant}",
        "correct the label",
        "Whether labels are written without slips of print, such as those of scanning.",
        "Other readers of the notice will not find the role.",
        "（贵任单位：县财政局）",
        "Write the label as it is meant.",
    ),
    zh=Wording(
        "标签有错字",
        "标签“{label}”应为“{meant}”",
        "改正标签",
        "标签里有没有错字，例如扫描识别造成的错字。",
        "别的读者和系统会找不到这一责任类别。",
        "（贵任单位：县财政局）",
        "按本来的写法改正。",
    ),
)
