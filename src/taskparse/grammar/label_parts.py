"""Labels read by their parts: 牵头负责部门, 协同责任单位, 责任领导及责任单位 (reading rules §1).

A label that no list knows says what is done and then whom it names, or by when: `duty+ name+`, `完成 point`. Two such sides, with
及, 和, /, 、 between them or brackets around the second, name two roles; what one side leaves out it has from the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from taskparse.grammar.patterns import any_of, lazily
from taskparse.lexicon.loader import DEADLINE, table

_PARTS = table("label_parts")
DUTIES: Mapping[str, str] = {word: duty for duty, words in _PARTS["duties"].items() for word in words}
NAMES: Mapping[str, str] = {word: name for name, words in _PARTS["names"].items() for word in words}
UNIT_NAMES = tuple(word for word, name in NAMES.items() if name == "unit")
_BY_WHEN: Mapping[str, Sequence[str]] = _PARTS["deadline"]
_BESIDE: Mapping[str, Sequence[str]] = _PARTS["beside"]
# What is done by whom; a helping leader or person has no role of its own.
_ROLES = {
    ("lead", "unit"): "lead_units",
    ("answer", "unit"): "responsible_units",
    ("help", "unit"): "supporting_units",
    ("lead", "leader"): "leaders",
    ("answer", "leader"): "leaders",
    ("lead", "person"): "responsible_persons",
    ("answer", "person"): "responsible_persons",
}
_BETWEEN = "以及|及其|及|和|(?<!参)与|或|[、/／|｜（(]"
_CLOSERS = "）)"
_MOST_QUALIFIERS = 4
QUALIFIER = lazily(f"(?:{any_of(_BESIDE['before'])}){{1,{_MOST_QUALIFIERS}}}")

# Whom to call about a notice; by itself it assigns nothing.
_CONTACT = lazily(
    r"(?:联系|联络|经办)(?:人员?|电话|方式|地址)$"
    r"|^(?:(?:手机|办公|咨询|监督|投诉|值班)?电话(?:号码)?|手机|传真|(?:电子)?(?:邮箱|邮件)|邮编|邮政编码|(?:通[讯信]|单位)?地址|微信)$"
)
_SIDES = lazily(_BETWEEN)
_CALLED = "联系人|联系电话|联系方式|电话"

Spelling = Callable[[Iterable[str]], str]


def is_contact(label: str) -> bool:
    """Whether a label says whom to call, which by itself assigns nothing.

    >>> is_contact("联系人"), is_contact("项目联系人及电话"), is_contact("责任人及联系电话")
    (True, True, False)
    """
    return all(_CONTACT.search(side) for side in _SIDES.split(label))


def _one(spelled: Spelling) -> str:
    """Return the pattern of a label of one role."""
    duty, name = f"(?:{spelled(DUTIES)})", f"(?:{spelled(NAMES)})"
    within = f"(?:{spelled(_BESIDE['within'])})?"
    at = {part: f"(?:{spelled(words)})" for part, words in _BY_WHEN.items()}
    by_whom = f"{duty}{within}(?:{duty}{within})?{name}(?:{within}{duty}?{name})?"
    return f"{by_whom}|{at['before']}{{0,2}}{at['verbs']}{at['points']}{at['after']}?"


def parts_pattern(listed: str, spelled: Spelling) -> str:
    """Return the pattern of whatever may be a label; `roles_of_sides` decides.

    Args:
        listed: The pattern of the labels in a list.
        spelled: Makes the pattern of any of some words, open to slips of print.
    """
    side = f"(?:{listed}|{_one(spelled)})"
    part = f"(?:{spelled((*DUTIES, *NAMES, *_BY_WHEN['points']))})"
    return f"(?:{side}|{part}(?={_BETWEEN}))(?:(?:{_BETWEEN})(?:{side}|{part}|{_CALLED})[{_CLOSERS}]?{part}?)?"


_ONE = lazily(f"(?:{QUALIFIER.pattern})?(?:{_one(any_of)})")
_PART = lazily(f"(?P<name>{any_of(NAMES)})|(?P<duty>{any_of(DUTIES)})|(?P<point>{any_of(_BY_WHEN['points'])})")


def roles_of_sides(label: str, listed: Mapping[str, str]) -> tuple[str, ...]:
    """Return the roles that a label names by its parts, `deadline` among them; none where it is no label.

    Args:
        label: The label, healed.
        listed: The labels in a list, to their roles.

    >>> roles_of_sides("牵头负责部门", {}), roles_of_sides("协同责任单位", {}), roles_of_sides("责任单位负责人", {})
    (('lead_units',), ('supporting_units',), ('responsible_persons',))
    >>> roles_of_sides("责任领导及责任单位", {}), roles_of_sides("牵头（责任）单位", {}), roles_of_sides("预计完成时间", {})
    (('leaders', 'responsible_units'), ('lead_units', 'responsible_units'), ('deadline',))
    >>> roles_of_sides("参与人数", {}), roles_of_sides("主体责任", {}), roles_of_sides("参与人员", {})
    ((), (), ())
    """
    sides = _SIDES.split(label.translate(dict.fromkeys(map(ord, _CLOSERS))))
    sides = [side for side in sides if not is_contact(side)] if len(sides) > 1 else sides
    found = [listed.get(side) or _role(sides, number) for number, side in enumerate(sides)]
    return tuple(dict.fromkeys(role for role in found if role)) if found and all(found) else ()


def _role(sides: Sequence[str], number: int) -> str | None:
    """Return the role of one side: 牵头负责部门 by itself, a lone part with what the other side lends it."""
    side = sides[number]
    if not _ONE.fullmatch(side) and (len(sides) == 1 or not _PART.fullmatch(side)):
        return None
    duties, names, points = _parts(side)
    if points:
        return DEADLINE
    for other in (*sides[number + 1 :], *sides[:number]):
        lent = _parts(other)
        duties, names = duties or lent[0], names or lent[1]
    if not (duties and names):
        return None
    ruling = next((duty for duty in duties if duty != "answer"), "answer")
    return _ROLES.get((ruling, names[-1]))


def _parts(side: str) -> tuple[list[str], list[str], bool]:
    """Return what is done, whom a side names, and whether it says by when instead."""
    found = list(_PART.finditer(side))
    return (
        [DUTIES[part["duty"]] for part in found if part["duty"]],
        [NAMES[part["name"]] for part in found if part["name"]],
        any(part["point"] for part in found),
    )
