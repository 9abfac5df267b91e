"""What units are called, compiled from the table `organizations.toml` (reading rules §6)."""

from __future__ import annotations

import re
from functools import lru_cache

from taskparse.grammar.patterns import any_of, any_unless, lazily
from taskparse.lexicon.loader import table

_TABLE = table("organizations")
LEVELS: tuple[str, ...] = tuple(_TABLE["levels"])


FULL_FORMS = {form: forms[0] for forms in _TABLE["functions"] for form in forms}
_FULL_PARTY = {form: forms[0] for forms in _TABLE["party"] for form in forms}
_FULL_ENDING = {form: forms[0] for forms in _TABLE["endings"] for form in forms}

# 区, 市, 省 at the beginning of a name, and no part of another word: 区域, 市场.
LEVEL = lazily(rf"(?P<level>{any_unless(_TABLE['levels'])})(?P<committee>委(?!员会))?(?=.)")
_ORGAN = "(?:管理|监督|服务|工作|事务|发展|促进)*(?:厅|局|委员会|委|办公室|办|中心|署)"
# 发展改革委, 财政厅: an organ that any level has, without its level; no branch (分中心), and none of the funds that a city has.
BARE_ORGAN = lazily(
    rf"(?!(?:住房)?公积金)(?![一-鿿]{{0,30}}(?:分|支)(?:局|中心|行))(?:{any_of(FULL_FORMS)})[一-鿿]{{0,10}}?{_ORGAN}"
)
PROVINCIAL_ORGAN = lazily("厅$")
_PROVINCIAL = frozenset(("省", "自治区"))
_WHOLE_STATE = lazily("(?:国务院|中共中央|中央)")
PARTY_ORGAN = lazily(rf"(?:{any_of(_FULL_PARTY)})")

_VERTICAL = _TABLE["vertical"]
FIRM = lazily(any_of(_TABLE["private"]["firms"]))
# 郑州海关 · 人行河南省分行: complete as they are.
OWN_PLACE = lazily(
    rf"[一-鿿]{{2,20}}(?:{any_of(_VERTICAL['endings'])})|(?:{any_of(_VERTICAL['beginnings'])})[一-鿿（）()]{{2,40}}"
)
# 韩城市政府 · 甲县人民政府: another place by its own name.
# … and not 县区政府, 开发区管委会, which name no place.
OTHER_PLACE = lazily(
    r"(?!各|有关|相关|所辖|所属|本|全|[省市县区州盟旗乡镇]{1,6}+(?:人民|政府|管)|(?:[省市县区州旗]|国家级|省级|市级)?(?:经济|经济技术|高新技术|产业|工业)?(?:开发|高新|经开|功能|示范|园|新|保税|度假|港)区)"
    r"[一-鿿]{1,8}[市县区州盟旗](?:人民政府|政府|管委会|管理委员会)"
)
# 人民银行市分行: the level is within the name.
LEVEL_WITHIN = lazily("(?:银行|人行)[省市县区州]")
# 大明湖街道办事处 · 甲镇人民政府: below a district or county.
STREET = lazily(
    r"(?!各|有关|相关|所辖|本)[一-鿿]{1,8}?(?:街道办事处|街道办|街道|镇人民政府|镇政府|镇|乡人民政府|乡政府|乡)"
)
# Organs of the state by themselves: 财政部, 国家发展改革委.
NATIONAL_NAMES: dict[str, str] = _TABLE["national"]
NATIONAL = lazily(r"(?:国家|中央|全国|国务院)[一-鿿]{2,30}|[一-鿿]{2,14}(?:部|总局|总署|银行)")


@lru_cache(maxsize=4_096)
def canonical(name: str) -> str:
    """Return a name in full forms, so that different forms of one name are the same.

    >>> canonical("区发改局"), canonical("区发展和改革局"), canonical("市国资委")
    ('区发展和改革局', '区发展和改革局', '市国有资产监督管理委员会')
    """
    name = re.sub(r"[\s“”\"（）()]", "", name)
    name = _FUNCTION.sub(lambda match: FULL_FORMS[match.group()], name, count=1)
    name = _PARTY.sub(lambda match: _FULL_PARTY[match.group()], name)
    return _ENDING.sub(lambda match: _FULL_ENDING[match.group()], name)


_FUNCTION = lazily(any_of(FULL_FORMS))
_PARTY = lazily(f"(?:{any_of(_FULL_PARTY)})$")
_ENDING = lazily(f"(?:{any_of(_FULL_ENDING)})$")


def is_national(issuer: str) -> bool:
    """Whether a name or title begins with an organ of the whole state."""
    return bool(_WHOLE_STATE.match(issuer))


def elliptic(name: str, level: str, *, is_committee: bool) -> str | None:
    """Return a name with the level that its list began with, or None if no organ of that level is called so.

    Args:
        name: 商务厅 in 省发展改革委、商务厅.
        level: What the list began with: 省.
        is_committee: Whether it began with an organ of the Party: 区委组织部、宣传部.

    >>> elliptic("商务厅", "省", is_committee=False), elliptic("宣传部", "区", is_committee=True)
    ('省商务厅', '区委宣传部')
    """
    if PARTY_ORGAN.fullmatch(name):
        return f"{level}委{name}" if is_committee else None
    fits = level in _PROVINCIAL or not PROVINCIAL_ORGAN.search(name)
    return level + name if fits and BARE_ORGAN.fullmatch(name) else None
