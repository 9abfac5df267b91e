"""A label holds a slip of print."""

from __future__ import annotations

from collections.abc import Iterator

from taskparse.lexicon.labels import default_lexicon
from taskparse.model.fault import Wording
from taskparse.model.record import Notice, Task
from taskparse.rules.places import printed
from taskparse.rules.rule import Context, Fault, Rule


def _find(notice: Notice, _context: Context) -> Iterator[Fault]:
    # The labels of a row stand in the table's heading row.
    for task in [task for task in notice.tasks if task.annotation.form != "row"]:
        words = printed(notice, task.annotation.span)
        for written, meant in _slips(task).items():
            at = words.text.index(written)
            yield Fault(words.part(at, at + len(written)), {"label": written, "meant": meant})


def _slips(task: Task) -> dict[str, str]:
    """Return the labels of a task that are not written as they are meant."""
    lists = (
        task.leaders,
        task.lead_units,
        task.responsible_units,
        task.supporting_units,
        task.responsible_persons,
        *task.other.values(),
    )
    labels = {"".join(party.label.split()) for parties in lists for party in parties if party.stated}
    healed = {label: default_lexicon().healed(label) for label in labels}
    # A bracket of another width is no slip.
    return {
        label: meant
        for label, meant in healed.items()
        if meant.translate(_NARROW) != label.translate(_NARROW)
    }


_NARROW = str.maketrans("（）", "()")


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
