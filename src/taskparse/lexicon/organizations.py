"""What units are called, compiled from the table `organizations.toml` (reading rules §6)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files

_TABLE = tomllib.loads(files(__package__).joinpath("organizations.toml").read_text("utf-8"))


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in _longest_first(words))


_FULL_FORM = {form: forms[0] for forms in _TABLE["functions"] for form in forms}
_FULL_PARTY = {form: forms[0] for forms in _TABLE["party"] for form in forms}
_FULL_ENDING = {form: forms[0] for forms in _TABLE["endings"] for form in forms}

# 区, 市, 省 at the beginning of a name, and no part of another word: 区域, 市场.
LEVEL = re.compile(
    "(?P<level>"
    + "|".join(
        re.escape(level) + (f"(?!{'|'.join(parts.split())})" if parts else "")
        for level, parts in sorted(_TABLE["levels"].items(), key=lambda item: (-len(item[0]), item[0]))
    )
    + ")(?P<committee>委(?!员会))?(?=.)"
)
_ORGAN = "(?:管理|监督|服务|工作|事务|发展|促进)*(?:厅|局|委员会|委|办公室|办|中心|署)"
# 发展改革委, 财政厅: an organ that any level has, without its level; no branch (分中心), and none of the funds that a city has.
BARE_ORGAN = re.compile(
    rf"(?!(?:住房)?公积金)(?![一-鿿]{{0,30}}(?:分|支)(?:局|中心|行))(?:{_any_of(_FULL_FORM)})[一-鿿]{{0,10}}?{_ORGAN}"
)
PROVINCIAL_ORGAN = re.compile("厅$")
PARTY_ORGAN = re.compile(rf"(?:{_any_of(_FULL_PARTY)})")

_VERTICAL = _TABLE["vertical"]
FIRM = re.compile(_any_of(_TABLE["private"]["firms"]))
# 郑州海关 · 人行河南省分行: complete as they stand.
OWN_PLACE = re.compile(
    rf"[一-鿿]{{2,20}}(?:{_any_of(_VERTICAL['endings'])})|(?:{_any_of(_VERTICAL['beginnings'])})[一-鿿（）()]{{2,40}}"
)
# 韩城市政府 · 甲县人民政府: another place by its own name.
# … and not 县区政府, 开发区管委会, which name no place.
OTHER_PLACE = re.compile(
    r"(?!各|有关|相关|所辖|所属|本|全|[省市县区州盟旗乡镇]{1,6}+(?:人民|政府|管)|(?:[省市县区州旗]|国家级|省级|市级)?(?:经济|经济技术|高新技术|产业|工业)?(?:开发|高新|经开|功能|示范|园|新|保税|度假|港)区)"
    r"[一-鿿]{1,8}[市县区州盟旗](?:人民政府|政府|管委会|管理委员会)"
)
# 人民银行市分行: the level stands within the name.
LEVEL_WITHIN = re.compile("(?:银行|人行)[省市县区州]")
# 大明湖街道办事处 · 甲镇人民政府: below a district or county.
STREET = re.compile(
    r"(?!各|有关|相关|所辖|本)[一-鿿]{1,8}?(?:街道办事处|街道办|街道|镇人民政府|镇政府|镇|乡人民政府|乡政府|乡)"
)
# Organs of the state by themselves: 财政部, 国家发展改革委.
NATIONAL_NAMES: dict[str, str] = _TABLE["national"]
NATIONAL = re.compile(r"(?:国家|中央|全国|国务院)[一-鿿]{2,30}|[一-鿿]{2,14}(?:部|总局|总署|银行)")

_CHAIN_END = rf"(?:中共|党|人民政府|政府|人大|政协|委(?!员)|管委会|管理委员会|{_any_of(_FULL_FORM)}|《)"
# 济南市历下区人民政府办公室 → 济南市, 历下区.
PLACES = re.compile(
    r"(?:中国共产党|中共)?(?!国家|中国|中央|人民银行|人行)"
    r"(?P<province>[一-鿿]{1,7}?(?:省|自治区|特别行政区))?(?P<city>(?![本我全各城])(?:[一-鿿]{1,10}?(?:自治州|市|盟|地区)|[一-鿿]{2,10}?州))?"
    rf"(?P<county>[一-鿿]{{1,8}}?(?:自治县|新区|示范区|开发区|高新区|经开区|度假区|区|县|市|旗))?(?={_CHAIN_END})"
)
# 某州促进房地产市场平稳健康发展18条措施: the title of a document that begins with a place.
TITLE_PLACES = re.compile(
    r"(?P<province>[一-鿿]{1,7}?(?:省|自治区))?(?P<city>(?![本我全各城])(?:[一-鿿]{1,10}?(?:自治州|市|盟)|[一-鿿]{2,10}?州))?(?P<county>[一-鿿]{1,8}?(?:自治县|新区|区|县|市|旗))?"
    r"(?=关于|促进|进一步|推进|支持|加快|贯彻|落实|优化|稳定|深化|推动|实施|稳住|持续|激发|建设|[12]\d{3}年)"
)
# 关于印发某市…的通知: what may stand before the place.
TITLE_OPENING = re.compile("(?:关于)?(?:印发|转发|批转|发布)?(?:关于)?[《〈]?")
# 人行湖北省分行: a province by its full name within a unit's.
PROVINCE_WITHIN = re.compile(r"(?:分行|人行|银行|总局|中国)[（(]?(?P<province>[一-鿿]{2,3}省)")
KINDS = _longest_first([*_TABLE["levels"], "自治州", "自治县", "特别行政区", "地区"])
SAME_LEVEL = {"自治州": "州", "自治县": "县", "地区": "市"}
# Below these a street or town is; a city by itself may be of either kind.
COUNTY_KINDS = frozenset(("区", "县", "旗", "自治县", "新区"))


def canonical(name: str) -> str:
    """Return a name in full forms, so that different forms of one name are the same.

    >>> canonical("区发改局"), canonical("区发展和改革局"), canonical("市国资委")
    ('区发展和改革局', '区发展和改革局', '市国有资产监督管理委员会')
    """
    name = re.sub(r"[\s“”\"（）()]", "", name)
    name = _FUNCTION.sub(lambda match: _FULL_FORM[match.group()], name, count=1)
    name = _PARTY.sub(lambda match: _FULL_PARTY[match.group()], name)
    return _ENDING.sub(lambda match: _FULL_ENDING[match.group()], name)


_FUNCTION = re.compile(_any_of(_FULL_FORM))
_PARTY = re.compile(f"(?:{_any_of(_FULL_PARTY)})$")
_ENDING = re.compile(f"(?:{_any_of(_FULL_ENDING)})$")
