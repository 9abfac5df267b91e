"""A parse against gold: how much of what a notice says was found, and how much of what was found is right.

Gold is what a careful reader wrote down (`gold.py` has the format). Its tasks and the parse's are paired one to one,
in order, by their annotations; then every field is compared as a multiset of items, so that one sum serves all:

| field | its items |
|---|---|
| `annotation` | the annotation, one a task |
| `party` | one for each stated party with its role, all tasks together |
| `roles` | the whole of a task's stated parties, in order |
| `text_start`, `text_end`, `section_path` | one a task |
| `deadline` | the annotation's own deadline; none where it has none |
| `record` | one a task, right if all of the fields above are |
| `header` | one an element, absent elements included; `header.title` and so on for each alone |
| `conventions` | one a sentence |
| `target`, `indicator` | one a target: operator, value and unit; change and indicator |
| `deadline_date`, `text_deadline` | one a deadline: the last day meant, and whether it is ongoing |
| `full_name` | one for each name whose full name can be found |

Facts (from `target` on), `form`, `marker`, `lead_in`, `text`, `clause`, `groups`, `sections` and `unassigned` are scored
where gold has them.
Words are compared without white space and without stops, commas and the like at their edges (annotations without
their outer brackets too), and otherwise as written.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from taskparse.errors import UnreadableSourceError
from taskparse.evaluation.facts import fact_outcomes
from taskparse.evaluation.gold import Gold, as_gold, read_facts, read_gold
from taskparse.evaluation.score import Evaluation, Miss, Score, Scores
from taskparse.evaluation.tasks import task_outcomes
from taskparse.evaluation.whole import whole_outcomes
from taskparse.model.record import Notice
from taskparse.pipeline import parse

__all__ = ["Evaluation", "Gold", "Miss", "Score", "Scores", "evaluate", "evaluate_folder"]

GOLD_SUFFIX = ".gold.json"
FACTS_SUFFIX = ".facts.json"


def evaluate(gold: Gold | Mapping[str, object], notice: Notice) -> Scores:
    """Return how far `notice` agrees with `gold`, per field and per form, and every difference.

    What follows from a convention (`Party.stated` is false) is not compared: gold holds what is written.

    Args:
        gold: The labels of the same notice, as read from a `.gold.json` file.
        notice: What taskparse made of it.

    Raises:
        UnreadableSourceError: `gold` has not the form of gold.

    Example:
        >>> from taskparse.model.record import Header, Source
        >>> source = Source(name="a.txt", format="text", sha256="0" * 64, text="关于某事的通知", reader="text")
        >>> notice = Notice(source=source, header=Header(title="关于某事的通知"))
        >>> scores = evaluate({"header": {"title": "关于某事的 通知", "issue_date": "2025-02-12"}, "tasks": []}, notice)
        >>> scores.fields["header"]
        Score(gold=2, found=2, right=1)
        >>> [(miss.field, miss.expected, miss.got) for miss in scores.misses]
        [('header.issue_date', '2025-02-12', '')]
    """
    labels = as_gold(gold)
    facts = fact_outcomes(labels.facts, notice) if labels.facts else ()
    return Scores.of([*whole_outcomes(labels, notice), *task_outcomes(labels, notice), *facts])


def evaluate_folder(folder: str | os.PathLike[str], facts: str | os.PathLike[str] | None = None) -> Evaluation:
    """Return the scores of every notice in `folder` that has a `.gold.json` file beside it, and their sum.

    Each gold file names its source, a file of the same folder, by its key `file`; the source is parsed anew.

    Args:
        folder: The notices with their gold.
        facts: Where the `.facts.json` files are, which name their sources likewise; the same folder unless given.

    Raises:
        UnreadableSourceError: The folder holds no gold, or a gold file, a facts file or a source cannot be read.
    """
    found = _files(folder, GOLD_SUFFIX)
    if not found:
        raise UnreadableSourceError(
            folder, f"no file of the folder ends in {GOLD_SUFFIX}; give a folder of notices with their gold", "empty"
        )
    labelled = [(path, read_facts(path)) for path in _files(facts or folder, FACTS_SUFFIX)]
    told = {_source(labels.file, path): labels for path, labels in labelled}
    notices: dict[str, Scores] = {}
    for path in found:
        gold = read_gold(path)
        source = _source(gold.file, path)
        if source in told:
            gold = gold.model_copy(update={"facts": told[source]})
        notices[source] = evaluate(gold, parse(path.parent / source))
    return Evaluation(notices=notices, total=Scores.sum(notices.values()))


def _files(folder: str | os.PathLike[str], suffix: str) -> list[Path]:
    return sorted(Path(folder).glob(f"*{suffix}"), key=lambda path: path.name)


def _source(file: str | None, path: Path) -> str:
    if file is None:
        raise UnreadableSourceError(path.name, 'no source named; add its file name under the key "file"', "wrong_shape")
    return file
