"""Who answers for a task, role by role."""

from __future__ import annotations

from collections.abc import Iterator

from taskparse.model.record import Notice, Party, Task
from taskparse.model.roles import ROLES

# A notice names a role by habit from this share of its tasks on, and only then is a task without it odd.
_HABIT = 0.75
_FEWEST = 4


def stated(task: Task, role: str) -> tuple[Party, ...]:
    """Return the parties that are written in a role or under another label, those that follow from a convention left out."""
    return tuple(party for party in task.parties(role) if party.stated)


def by_role(task: Task) -> Iterator[tuple[str, tuple[Party, ...]]]:
    """Yield each role, other labels after the known ones, with the parties written in it."""
    yield from ((role, stated(task, role)) for role in (*ROLES, *task.other))


def everyone(notice: Notice) -> Iterator[Party]:
    """Yield every party that is written in a notice's annotations."""
    yield from (party for task in notice.tasks for _, party in task.parties() if party.stated)


def without(notice: Notice, role: str) -> Iterator[Task]:
    """Yield the tasks that name nobody in a role which the notice names by habit."""
    lacking = [task for task in notice.tasks if not task.parties(role)]
    named = len(notice.tasks) - len(lacking)
    if len(notice.tasks) >= _FEWEST and named >= _HABIT * len(notice.tasks):
        yield from lacking
