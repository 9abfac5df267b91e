"""CleanText, Outline, Assignments → Facts: how much, by when, and who exactly (reading rules §6, §8).

A fact is found in the words of its task alone, with what the notice says once: its year and its issuer's place.
Nothing here changes a text, a scope or a party.
"""

from __future__ import annotations

from taskparse.context import Context
from taskparse.grammar.places import stem_of_place
from taskparse.model.assignment import Assignments
from taskparse.model.fact import Facts, TaskFacts
from taskparse.model.outline import Outline
from taskparse.model.text import CleanText
from taskparse.stages.tag.deadlines import annotated_deadline, text_deadlines
from taskparse.stages.tag.keywords import keywords
from taskparse.stages.tag.organizations import FullNames, full_names, mentions_of
from taskparse.stages.tag.places import issuer_of, year_of_notice
from taskparse.stages.tag.targets import targets


def tag(clean: CleanText, outline: Outline, assignments: Assignments, context: Context) -> Facts:
    """Return the facts of a notice, those of each task in the order of the assignments.

    Args:
        clean: The running text.
        outline: The header, which gives the year and the issuer.
        assignments: The tasks.
        context: Known parties, the year, and whether keywords are wanted.
    """
    readings = [task.annotation.reading for task in assignments.tasks]
    names = [clean.words(mention.range) for reading in readings for mention in mentions_of(reading)]
    issuer = issuer_of(clean, outline, names)
    year = year_of_notice(clean, outline) if context.year is None else context.year
    left_out = frozenset((*names, *issuer.places, *(stem_of_place(place) for place in issuer.places)))
    return Facts(
        tuple(
            TaskFacts(
                tuple(targets(clean.text, task.text)),
                annotated_deadline(clean.text, task.annotation.reading.deadlines, year),
                tuple(text_deadlines(clean.text, task.text, year)),
                keywords(clean.words(task.text), left_out) if context.keywords else (),
            )
            for task in assignments.tasks
        ),
        dict(full_names(clean.text, readings, FullNames(context.roster, issuer))),
    )
