"""Places in the names of issuers and units, and the levels between them (reading rules §8)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from taskparse.grammar.organs import FULL_FORMS, LEVELS
from taskparse.grammar.patterns import any_of, lazily, longest_first

_PARTS = ("province", "city", "county")
_CHAIN_END = rf"(?:中共|党|人民政府|政府|人大|政协|委(?!员)|管委会|管理委员会|{any_of(FULL_FORMS)}|《)"
# 济南市历下区人民政府办公室 → 济南市, 历下区.
_PLACES = lazily(
    r"(?:中国共产党|中共)?(?!国家|中国|中央|人民银行|人行)"
    r"(?P<province>[一-鿿]{1,7}?(?:省|自治区|特别行政区))?(?P<city>(?![本我全各城])(?:[一-鿿]{1,10}?(?:自治州|市|盟|地区)|[一-鿿]{2,10}?州))?"
    rf"(?P<county>[一-鿿]{{1,8}}?(?:自治县|新区|示范区|开发区|高新区|经开区|度假区|区|县|市|旗))?(?={_CHAIN_END})"
)
# 某州促进房地产市场平稳健康发展18条措施: the title of a document that begins with a place.
_IN_TITLE = lazily(
    r"(?P<province>[一-鿿]{1,7}?(?:省|自治区))?(?P<city>(?![本我全各城])(?:[一-鿿]{1,10}?(?:自治州|市|盟)|[一-鿿]{2,10}?州))?(?P<county>[一-鿿]{1,8}?(?:自治县|新区|区|县|市|旗))?"
    r"(?=关于|促进|进一步|推进|支持|加快|贯彻|落实|优化|稳定|深化|推动|实施|稳住|持续|激发|建设|[12]\d{3}年)"
)
# 关于印发某市…的通知: what may be before the place.
_OPENING = lazily("(?:关于)?(?:印发|转发|批转|发布)?(?:关于)?[《〈]?")
# 人行湖北省分行: a province by its full name within a unit's.
_PROVINCE_WITHIN = lazily(r"(?:分行|人行|银行|总局|中国)[（(]?(?P<province>[一-鿿]{2,3}省)")
_KINDS = longest_first([*LEVELS, "自治州", "自治县", "特别行政区", "地区"])
_SAME_LEVEL = {"自治州": "州", "自治县": "县", "地区": "市"}
# Below these a street or town is; a city by itself may be of either kind.
_COUNTY_KINDS = frozenset(("区", "县", "旗", "自治县", "新区"))
_UPPER_KINDS = ("市", "州", "盟")


def places_of(authority: str) -> tuple[str, ...]:
    """Return the places in an authority's name, outermost first; empty if it names none.

    >>> places_of("济南市历下区人民政府办公室")
    ('济南市', '历下区')
    """
    return _found(_PLACES.match(authority))


def places_in_title(title: str) -> tuple[str, ...]:
    """Return the places that a document's title begins with: 某州促进房地产市场平稳健康发展18条措施."""
    return _found(_IN_TITLE.match(title))


def without_opening(title: str) -> str:
    """Return a title without what may be before the place: 关于印发某市…的通知."""
    return _OPENING.sub("", title, count=1)


def provinces_within(names: Iterable[str]) -> set[str]:
    """Return the provinces that units name within their own names: 人行湖北省分行."""
    return {match["province"] for name in names for match in _PROVINCE_WITHIN.finditer(name)}


def is_of_level(place: str, level: str) -> bool:
    """Whether a place is of a level: 恩施土家族苗族自治州 of 州, 历下区 of 区."""
    kind = kind_of_place(place)
    return level in (kind, _SAME_LEVEL.get(kind))


def is_county(places: tuple[str, ...]) -> bool:
    """Whether the innermost of some places is a district, a county, or a city below another."""
    if not places:
        return False
    kind = kind_of_place(places[-1])
    return kind in _COUNTY_KINDS or (kind == "市" and len(places) > 1 and places[-2].endswith(_UPPER_KINDS))


def kind_of_place(place: str) -> str:
    """Return what kind of place a name says.

    >>> kind_of_place("历下区"), kind_of_place("恩施土家族苗族自治州")
    ('区', '自治州')
    """
    return next((kind for kind in _KINDS if place.endswith(kind)), "")


def stem_of_place(place: str) -> str:
    """Return a place's name without its kind: 济南市 → 济南."""
    return place.removesuffix(kind_of_place(place))


def _found(match: re.Match[str] | None) -> tuple[str, ...]:
    return tuple(match[part] for part in _PARTS if match[part]) if match else ()
