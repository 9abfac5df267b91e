"""Columns that look like those of who answers and are not read as such (reading rules §9, law 3)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from taskparse.grammar.characters import ordinary, without_blanks
from taskparse.grammar.columns import CONTACT, LONGEST_NAME, NUMBER, TASK, column_kind, is_bare_name, known_kind
from taskparse.grammar.label_parts import DUTIES, NAMES
from taskparse.grammar.patterns import any_of, lazily
from taskparse.lexicon.loader import Lexicon

# 牵头推进组, 督导责任领导: a duty, and whom in the end.
_ROLE = lazily(
    rf"(?:{any_of(DUTIES)}|督办|督导|包保|包联|分管|主管|挂钩).*(?:{any_of(NAMES)}|组|专班|方|者|局|委|办|队|同志)$|^(?:谁|由谁|哪家)"
)
_FEWEST_NAMES = 2


@lru_cache(8192)
def looks_like_role(name: str, lexicon: Lexicon) -> bool:
    """Whether a column's name is made like a role's, and is none that is known.

    >>> from taskparse.lexicon.loader import lexicon_from
    >>> [name for name in ("牵头推进组", "牵头单位", "采购单位", "备注") if looks_like_role(name, lexicon_from(None))]
    ['牵头推进组']
    """
    bare = ordinary(without_blanks(name))
    return len(bare) <= LONGEST_NAME and known_kind(bare, lexicon) is None and bool(_ROLE.search(bare))


def unread_roles(names: Sequence[str], lexicon: Lexicon) -> list[int]:
    """Return which names side by side look like roles of a task table and are none.

    A bare 单位 or 部门 is one beside a column that is called a task; lists of whom to call have such columns as well.

    >>> from taskparse.lexicon.loader import lexicon_from
    >>> unread_roles(["序号", "工作任务", "牵头推进组"], lexicon_from(None)), unread_roles(["序号", "职位", "单位"], lexicon_from(None))
    ([2], [])
    """
    short = [name if len(name) <= LONGEST_NAME else "" for name in names]
    kinds = [column_kind(name, lexicon) if name else "" for name in short]
    if len(list(filter(None, names))) < _FEWEST_NAMES or not {TASK, NUMBER} & set(kinds):
        return []
    bare = TASK in kinds and CONTACT not in kinds
    return [
        column
        for column, name in enumerate(short)
        if name and (looks_like_role(name, lexicon) or (bare and is_bare_name(name)))
    ]
