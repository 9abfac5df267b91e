"""Names of units, groups and people, and how lists of them are written (reading rules §6)."""

from __future__ import annotations

import re

# Last words of a unit's name. A part of a list that ends in one of them stands by itself.
_ORGANS = (
    "局 委 办 部 厅 院 署 总署 会 社 行 处 所 站 室 科 队 组 馆 台 校 园 团 中心 公司 集团 政府 管委会 委员会 办公室 人大 政协 纪委 监委 街道 街 "
    "办事处 支队 大队 总队 法院 检察院 银行 分行 支行 营管部 管理部 协会 学会 商会 联合会 联席会议 企业 机构 单位 部门 专班 领导小组 工作组 "
    "海关 税务 公积金 残联 妇联 文联 工商联 侨联 科协 总工会 工会 团委 党校 学校 大学 学院 医院 银保监 证监 管理处 管理所 指挥部 事务所 "
    "平台 运营商 供销社 合作社 供电 电力 铁塔 电信 移动 联通 邮政 烟草 石油 燃气 水务 党委 党组 党工委 工委 书记处 秘书处 督查室 保险 基金 运营部 "
    "研究院 研究所 报社 电视台 融媒体 消防 公安 城管 车站 港务 机场 铁路 铁路港 交易所 军分区 武装部 武警 部队 基地 公园 景区 农场 林场 矿区 村委 居委 成员 团中央"
).split()
# Places that answer as units: 高新区, 各县（市、区）.
_PLACES = "省 市 县 区 州 盟 旗 镇 乡 村 社区 新区 示范区 开发区 高新区 经开区 园区 保税区 度假区 港区 新城 片区 自治区 特区 管理区 功能区 县区 区县 县市区 各地 属地 全市 全省".split()


def _any_of(words: list[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_SECOND_NAME = r"(?:[（(〈<〔\[][^（）()〈〉<>〔〕\[\]]*[）)〉>〕\]])"
# 社会, 机会 and the like end in an organ's word but name none.
_NO_ORGAN = r"(?<!社会)(?<!机会)(?<!自行)(?<!进行)(?<!实行)(?<!银行业)(?<!内部)(?<!全部)"
UNIT = re.compile(rf"(?:{_any_of(_ORGANS)}){_NO_ORGAN}{_SECOND_NAME}*$")
PLACE = re.compile(rf"(?:{_any_of(_PLACES)}){_SECOND_NAME}*$")
# What several places may share: 各市、县、区政府; 济源示范区、航空港区管委会.
SHARED_HEAD = re.compile(
    rf"(?<=[省市县区州盟旗镇乡村城道）)])(?P<head>党委[和及与](?:人民)?政府|人民政府|政府|管委会|管理委员会|党工委|党委|工委|人民法院){_SECOND_NAME}*(?:有关部门|相关部门|各部门)?$"
)
# 广州、深圳市政府: a city's name without its kind is this short.
LONGEST_CITY = 4
# 省、市、县: a level word that never stands by itself in a list.
EACH = ("各", "有关", "相关")
LEVEL = re.compile(
    r"(?:各(?:有关|相关)?|有关|相关)?(?:省|市|州|县|区|盟|旗|镇|乡|乡镇|街道|自治区|直辖市|省辖市|设区市|地级市|县级市)(?:[（(][^（）()]{1,12}[）)])?$"
)
LEVEL_HEAD = re.compile(
    r"^(?:各|有关|相关)?(?:省|市|州|县|区|盟|旗|镇|乡|街道|自治区|直辖市)(?:[（(][^（）()]{1,12}[）)])?(?=\S)"
)

# 部门和单位, 党委和人民政府: neither stands by itself.
BARE = re.compile("部门|单位|机构|企业|组织|个人|地区|方面|团体|人民政府|政府|党委")
# 和, 及, 以及, 与, 会同: they part a list only where both sides stand by themselves.
JOINER = re.compile("会同|以及|和|及|与")

# 等, 等部门, 等单位: the list is open. 等有关部门: open, and 有关部门 is a group.
_BARE = r"(?:\d+|[一二三四五六七八九十]+|多)?个?(?:市直|区直|县直|省直)?(?:部门|单位|部门和单位|单位和部门|部门、单位|部门（单位）|部门\(单位\))?"
OPEN_LIST = re.compile(r"^(?P<before>.+?(?<![高中初同平均上下对特一二三四五]))等(?P<after>.*)$")
OPEN_TAIL = re.compile(rf"{_BARE}$")
# 等和各省级人民政府, 等部门和各乡镇人民政府: what follows the joiner is one more party.
OPEN_JOINER = re.compile(rf"(?:{_BARE})?(?:会同|以及|和|及|与)")
NOT_OPEN = re.compile(r"等(?:级|院校|学校|职业|教育|法院|额|次|候|效)")

GROUP = re.compile(
    r"^(?:各|有关|相关|其他|其它|所有|全体|属地|相应|涉及|凡)|(?:有关|相关|各|所属|成员|直属|驻\S{1,3}|行业主管)(?:部门|单位|企业|机构|地区|方面)"
    r"|各(?:有关|相关)?\S{0,8}(?:政府|管委会|办事处|街道|乡镇|镇|局|厅|委|部门|单位|企业|机构|银行)|(?:成员|牵头|责任|实施|配合)(?:单位|部门)$|^(?:市直|区直|县直|省直|省级|市级|县级|区级)\S{0,6}(?:部门|单位)$"
    r"|^(?:试点|项目|相关|有关|受益|属事|事发)\S{0,6}(?:政府|城市|市|县|区)$|(?:部门|单位|机构|企业|运营商|商会|平台)$|^[“\"]\S+[”\"](?:政府|区)"
)

# Words before and after a name that are none of it: 由, 分别由; 共同, 按职责分工.
NO_NAME_BEFORE = re.compile(r"^(?:由|分别由|具体由|主要由|请|会同|以及|及|和|与|和各|：|:)(?=[^，。]{2})")
NO_NAME_AFTER = re.compile(
    r"(?:按照?(?:各自)?(?:工作)?职(?:责|能)(?:任务)?(?:分工)?(?:范围)?|按分工|分别|共同|联合|分工|具体|依职责|各司其职|按各自职责){1,6}$"
)
# What no name holds: words of prose. Such a part of a value is kept in the annotation and reported.
PROSE = re.compile(r"[。！？“”]|要|应当|可以|必须|不得|按照|根据|根据|为了|如果|的(?!士)|了|是(?!非)")
LONGEST_NAME = 42
# The first and the last part of a list.
FIRST_OF_LIST = re.compile("[^、，,；;]+")
LAST_OF_LIST = re.compile("[^、，,；;]+$")
# A person's name as a line or a word of a cell holds it.
PERSON = re.compile("[一-鿿·]{2,4}")
# 无, — and the like: nobody.
NOBODY = re.compile(r"(?:无|暂无|空|[-—–/／\\]{1,40})$")

# 区委常委、副区长甲某: the first part is an office, the name follows.
OFFICE = re.compile(
    r"(?:常委|委员|书记|组长|主任|主席|院长|局长|厅长|部长|市长|省长|区长|县长|州长|镇长|乡长|秘书长|总经理|董事长|党组成员)$"
)
