"""Names of units, groups and people, and how lists of them are written (reading rules §6)."""

from __future__ import annotations

from functools import lru_cache

from taskparse.grammar.marks import LIST_MARKS, parted
from taskparse.grammar.patterns import any_of, lazily
from taskparse.lexicon.loader import table
from taskparse.model.record import PartyKind
from taskparse.model.roles import ROLES
from taskparse.model.source import Range, as_range

_WORDS = table("names")

_SECOND_NAME = r"(?:[（(〈<〔\[][^（）()〈〉<>〔〕\[\]]*[）)〉>〕\]])"
# 社会, 机会 and the like end in an organ's word but name none.
_NO_ORGAN = r"(?<!社会)(?<!机会)(?<!自行)(?<!进行)(?<!实行)(?<!银行业)(?<!内部)(?<!全部)"
UNIT = lazily(rf"(?:{any_of(_WORDS['organs'])}){_NO_ORGAN}{_SECOND_NAME}*$")
PLACE = lazily(rf"(?:{any_of(_WORDS['places'])}){_SECOND_NAME}*$")
# What several places may share: 各市、县、区政府; 济源示范区、航空港区管委会.
_SHARED_HEAD = lazily(
    rf"(?<=[省市县区州盟旗镇乡村城道）)])(?P<head>党委[和及与](?:人民)?政府|人民政府|政府|管委会|管理委员会|党工委|党委|工委|人民法院){_SECOND_NAME}*(?:有关部门|相关部门|各部门)?$"
)
# 广州、深圳市政府: a city's name without its kind is this short.
LONGEST_CITY = 4
# 省、市、县: a level word that never is by itself in a list.
EACH = ("各", "有关", "相关")
LEVEL = lazily(
    r"(?:各(?:有关|相关)?|有关|相关)?(?:省|市|州|县|区|盟|旗|镇|乡|乡镇|街道|自治区|直辖市|省辖市|设区市|地级市|县级市)(?:[（(][^（）()]{1,12}[）)])?$"
)
LEVEL_HEAD = lazily(
    r"^(?:各|有关|相关)?(?:省|市|州|县|区|盟|旗|镇|乡|街道|自治区|直辖市)(?:[（(][^（）()]{1,12}[）)])?(?=\S)"
)

# 部门和单位, 党委和人民政府: neither is by itself.
BARE = lazily("部门|单位|机构|企业|组织|个人|地区|方面|团体|人民政府|政府|党委")
# 和, 及, 以及, 与, 会同: they part a list only where both sides are by themselves.
JOINER = lazily("会同|以及|和|及|与|[/／]")

# 等, 等部门, 等单位: the list is open. 等有关部门: open, and 有关部门 is a group.
_BARE = r"(?:\d+|[一二三四五六七八九十]+|多)?个?(?:市直|区直|县直|省直)?(?:部门|单位|部门和单位|单位和部门|部门、单位|部门（单位）|部门\(单位\))?"
OPEN_LIST = lazily(r"^(?P<before>.+?(?<![高中初同平均上下对特一二三四五]))等(?P<after>.*)$")
OPEN_TAIL = lazily(rf"{_BARE}$")
# 等和各省级人民政府, 等部门和各乡镇人民政府: what follows the joiner is one more party.
OPEN_JOINER = lazily(rf"(?:{_BARE})?(?:会同|以及|和|及|与)")
NOT_OPEN = lazily(r"等(?:级|院校|学校|职业|教育|法院|额|次|候|效)")

GROUP = lazily(
    r"^(?:各|有关|相关|其他|其它|所有|全体|属地|相应|涉及|凡)|(?:有关|相关|各|所属|成员|直属|驻\S{1,3}|行业主管)(?:部门|单位|企业|机构|地区|方面)"
    r"|各(?:有关|相关)?\S{0,8}(?:政府|管委会|办事处|街道|乡镇|镇|局|厅|委|部门|单位|企业|机构|银行)|(?:成员|牵头|责任|实施|配合)(?:单位|部门)$|^(?:市直|区直|县直|省直|省级|市级|县级|区级)\S{0,6}(?:部门|单位)$"
    r"|^(?:试点|项目|相关|有关|受益|属事|事发)\S{0,6}(?:政府|城市|市|县|区)$|(?:部门|单位|机构|企业|运营商|商会|平台)$|^[“\"]\S+[”\"](?:政府|区)"
)

# Words before and after a name that are none of it: 由, 分别由; 共同, 按职责分工, a telephone number.
NO_NAME_BEFORE = lazily(r"^(?:由|分别由|具体由|主要由|请|会同|以及|及|和|与|和各|：|:)(?=[^，。]{2})")
NO_NAME_AFTER = lazily(
    r"(?:按照?(?:各自)?(?:工作)?职(?:责|能)(?:任务)?(?:分工)?(?:范围)?|按分工|分别|共同|联合|分工|具体|依职责|各司其职|按各自职责){1,6}$|[：:]?\d[\d－—-]{4,}$"
)
# What no name holds: words of prose. Such a part of a value is kept in the annotation and reported.
PROSE = lazily(r"[。！？“”]|要|应当|可以|必须|不得|按照|根据|根据|为了|如果|的(?!士)|了|是(?!非)")
LONGEST_NAME = 42
# The first and the last part of a list.
FIRST_OF_LIST = lazily("[^、，,；;]+")
LAST_OF_LIST = lazily("[^、，,；;]+$")
# A person's name as a line or a word of a cell holds it; names hold characters of all blocks that Unicode calls Han (甲䶮,
# 乙𬭊), which `re` has no word for.
PERSON = lazily(r"[\p{Han}·]{2,4}", engine="regex")
# 甲某, 欧阳某某, 𠮷某: family name and given name, or 某 for either.
_PERSONAL_NAME = lazily(
    rf"(?:(?:[{''.join(_WORDS['family_names'])}]|{any_of(_WORDS['double_family_names'])})[\p{{Han}}·]{{1,3}}|\p{{Han}}?某{{1,3}}\p{{Han}}?)",
    engine="regex",
)
# 县水利局（甲某）: somebody of the unit.
_SOMEBODY = lazily(r"(?<=.)[（(](?P<person>[^（）()]{2,4})[）)]$")
# 无, — and the like: nobody.
NOBODY = lazily(r"(?:无|暂无|空|[-—–/／\\]{1,40})$")

# 区委常委、副区长甲某: the first part is an office, the name follows.
OFFICE = lazily(
    r"(?:常委|委员|书记|组长|主任|主席|院长|局长|厅长|部长|市长|省长|区长|县长|州长|镇长|乡长|秘书长|总经理|董事长|党组成员)$"
)

_OPEN_MARK = lazily(r"(?<!\s)\s*+等\s*+")
_OPEN_END = lazily("等(?:有关|相关)?(?:部门|单位)?$")
# 引进研发机构, 建成甲县医院: words that begin what is to be done, and no unit's name.
_DOING = lazily(
    "^(?:新建|改建|扩建|修建|修缮|建成|建好|建立|引进|引入|培育|打造|推动|推进|完善|加强|加快|强化|深化|优化|提升|支持|扶持|组建|成立|设立|争创|开展|实施|完成|启动|"
    "申报|举办|办好|做好|抓好|健全|促进|改造|整修|迁建|建设(?!局|厅|部|委|银行|和|与|工程|管理))"
)
# 甲某, 甲某某, 欧阳某某: a person's name has as many characters.
NAME_LENGTHS = range(2, 5)
# 市委 alone is no sure sign of a list: 市委 宣传部 is one name.
_SHORTEST_ORGAN = 3
_NAMES = 4_096  # that are remembered
PEOPLE = frozenset(role for role, kind in ROLES.items() if kind.holds == "person")


@lru_cache(_NAMES)
def kind_of(name: str, role: str) -> PartyKind:
    """Return whether a name is that of a person, a unit or a group.

    >>> kind_of("甲某", "leaders"), kind_of("区商务局", "lead_units"), kind_of("各街道办事处", "responsible_units")
    ('person', 'unit', 'group')
    """
    if GROUP.search(name.partition("（")[0].partition("(")[0]):
        return "group"
    if role in PEOPLE:
        return "person"
    return "group" if "、" in name and len(parted(name, Range(0, len(name)), "、")) > 1 else "unit"


@lru_cache(_NAMES)
def is_unit(name: str) -> bool:
    """Whether a name stands as a unit, a group or a place by itself.

    >>> is_unit("区文化和旅游局"), is_unit("区文化"), is_unit("有关区县政府")
    (True, False, True)
    """
    return bool(UNIT.search(name) or PLACE.search(name))


@lru_cache(_NAMES)
def before_shared_head(name: str) -> str:
    """Return the place that a name begins with, where others may share what is behind it; else nothing.

    >>> before_shared_head("航空港区管委会"), before_shared_head("县财政局")
    ('航空港区', '')
    """
    head = _SHARED_HEAD.search(name)
    return name[: head.start("head")] if head else ""


def names_body(name: str) -> bool:
    """Whether a name is called as units, places or groups are."""
    return any(kind.search(name) for kind in (UNIT, PLACE, GROUP))


@lru_cache(_NAMES)
def is_organ(name: str) -> bool:
    """Whether a name is that of a unit or a group by its last word, and more than that word.

    >>> is_organ("区商务局"), is_organ("局"), is_organ("人民政府"), is_organ("尤其是区医院")
    (True, False, False, False)
    """
    unit = UNIT.search(name) or (GROUP.search(name) and PLACE.search(name))
    return bool(unit and unit.start() and len(name) >= _SHORTEST_ORGAN) and not (
        BARE.fullmatch(name) or PROSE.search(outside_quotes(name))
    )


def names_units(text: str, place: Range) -> bool:
    """Whether words are a list of units and groups and nothing else."""
    parts = [text[part.start : part.stop] for part in parted(text, place, LIST_MARKS + "。\n")]
    return bool(parts) and all(is_organ(part) for part in parts)


def may_be_party(name: str) -> bool:
    """Whether a name ends as that of a party, and begins with no word of doing (建成甲县医院).

    >>> may_be_party("各街道办事处"), may_be_party("引进研发机构"), may_be_party("部门")
    (True, False, False)
    """
    bare = NO_NAME_AFTER.sub("", name) or name
    is_name = not (BARE.fullmatch(bare) or _DOING.match(bare))
    return is_name and names_body(bare)


def without_open_end(name: str) -> str:
    """Return the last name of a list without 等, 等单位, 等有关部门 behind it."""
    return _OPEN_END.sub("", name)


def behind_open_mark(text: str, stop: int) -> int | None:
    """Return what is behind 等, blanks aside, where it follows a name; None if none does.

    >>> behind_open_mark("县财政局等有关部门", 4), behind_open_mark("县财政局、县审计局", 4)
    (5, None)
    """
    match = _OPEN_MARK.match(text, stop)
    return match.end() if match else None


def names_its_level(name: str) -> bool:
    """Whether a name begins as those of a government's own bodies do: 区教委, 各街道办事处, 有关部门."""
    return bool(LEVEL_HEAD.match(name) or GROUP.search(name))


def holds_office(words: str) -> bool:
    """Whether words are an office and a person's name behind it: 副区长甲某."""
    return any(OFFICE.search(words[:-length]) for length in NAME_LENGTHS)


def is_person(words: str) -> bool:
    """Whether words may be a person's name and nothing else.

    >>> is_person("甲某"), is_person("乙𬭊"), is_person("县财政局长")
    (True, True, False)
    """
    return bool(PERSON.fullmatch(words))


@lru_cache(_NAMES)
def is_personal_name(words: str) -> bool:
    """Whether words are a person's name, and no unit's or place's.

    >>> is_personal_name("甲某"), is_personal_name("赵冬梅"), is_personal_name("安监局"), is_personal_name("和平区")
    (True, True, False, False)
    """
    return bool(_PERSONAL_NAME.fullmatch(words)) and not names_body(words)


def bracketed_person(name: str) -> Range | None:
    """Return where a person's name is in brackets behind a unit's: 县水利局（甲某）; a second name of the unit is none.

    >>> bracketed_person("县水利局（甲某）"), bracketed_person("县住建局（县人防办）")
    (Range(start=5, stop=7), None)
    """
    match = _SOMEBODY.search(name)
    return as_range(match.span("person")) if match and is_personal_name(match["person"]) else None


def is_nobody(words: str) -> bool:
    """Whether words mean that nobody answers: 无, —."""
    return bool(NOBODY.fullmatch(words))


def ends_in_name(words: str) -> bool:
    """Whether a list ends in the name of a unit or a person.

    >>> ends_in_name("市财政局、市税务局"), ends_in_name("推进项目建设。")
    (True, False)
    """
    last = LAST_OF_LIST.search(words.strip())
    name = last.group() if last else ""
    return len(name) > 1 and (is_unit(name) or is_person(name))


def ends_in_unit(words: str) -> bool:
    """Whether a list ends in the name of a unit of more than one character."""
    last = LAST_OF_LIST.search(words)
    return last is not None and len(last.group()) > 1 and bool(UNIT.search(words))


def begins_in_unit(words: str) -> bool:
    """Whether a list begins with the name of a unit, and not with what only ends one: 局, 人民政府."""
    first = FIRST_OF_LIST.match(words)
    unit = first and UNIT.search(first.group())
    return bool(first and unit and unit.start() and not BARE.fullmatch(first.group()))


def outside_quotes(name: str) -> str:
    """Return a name without quotation marks: what is quoted in it is part of it."""
    return name.replace("“", "").replace("”", "")
