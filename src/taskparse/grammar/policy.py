"""Numbers that are a policy's own: thresholds, subsidies, rates of tax and credit (reading rules §8: no targets).

Each pattern is looked for in the clause of a number; those of `WAIVED` give way where the clause sets a goal.
"""

from __future__ import annotations

from taskparse.grammar.marks import brackets
from taskparse.grammar.patterns import lazily
from taskparse.model.source import Range

# 力争外汇套保比率超30%: the sentence sets the number as a goal.
GOAL = lazily(r"(?:力争|确保|争取|目标|预期|努力实现|减税降费|减负)[^的]*$")

# 给予一次性奖补100万元 · 减按1%征收 · 予以50%的财政补贴
BENEFIT = lazily(
    r"给予|予以|奖励|减免|免征|减征|减按|计征|征收率|预征率|征收(?:增值|个人|企业|契|资源|房产|城镇)|抵减|抵扣|退税(?!商店|店)|退还|返还|免收|扣除|扣减|享受|价格优惠|评审优惠|折优惠|违约金|记录\d|加\d+分"
)
# 每亩补助150元; 补贴性培训 is no subsidy, and people may be counted who get one.
SUBSIDY = lazily(r"奖补|补贴(?!性)|补助|贴息|补偿(?!基金|机制|制度)|资助|优惠[^，。；]{0,4}$")
# 首付款比例不低于20% · 贷款最高额度 · 容积率 · 面积90平方米以下
PARAMETER = lazily(
    r"首付|额度|贷款(?:最高)?(?:限额|年限|期限|利率|比例)|公积金|按揭|限额|保证金|税率|利率|税额|房龄|年龄|周岁|学历|出让(?:价款|金|合同)|起始价|土地款|地价|容积率|计容|去化周期|层高|进深|投影面积"
    r"|补贴标准|缴存|缴纳|缴清|缴费|收取|预付款|(?:月|季度|应税)销售额|应税|纳税|工程款|投资额|注册资本|营业额|合同(?:总价|金额)|采购项目|签订|劳动合同|社会保险|户型|套型|单套|原价|房价|总价|车位比|配建|罚款|购房|购买(?!服务)|预售|监管资金|资金额|维修资金|总投资的|竞买|评估价|备案价|商业比|商住|形象进度|毛利率|面值|分担|承担\d|测算|存贷比|预留(?!率)"
    r"|每(?:同比)?(?:增加|增长|新增|超过|提高)"
)
# 可先支付50%的地价款 · 预付款应不低于… · 最长可延至…
PERMISSION = lazily(
    r"可以|允许|不得(?!少于|低于)|不能|最长|封顶|可(?=不|结合|采取|采用|根据|通过|视|自主|按|在|享|申|先|由|凭|提(?!供)|向|再次|再申|上浮|下|适当|依|一次|获|给|以|对|延|于|选|补|展|用|进)|应(?=不|按|在|当)"
)
# 按项目投资额的30% · 按照每人1000元
BY_RATE = lazily(r"按照?(?!时|期|计划|序|质|需)(?P<by>[^，。；,;]{0,30})$")
# 最高500万元 · 单个项目 · 每亩补助150元
CEILING = lazily(
    r"(?:最高|最多|上限|封顶|至多|一次性|累计不超过|单个|单户|单套|单笔|单家|每(?:家|户|人|套|件|亩|车|名|月|辆|场|平方米|度))[^，。；,;]{0,16}$"
)
# 对商品住宅去化周期超过36个月的， · 月销售额10万元以下的
CONDITION_END = lazily(r"的(?:[（(][^（）()]{0,30}[）)])?$|的(?:情况|前提|条件|基础)[上下]$|时$")
# 若市场价格连续3个月环比下降 · 且累计幅度超过10%
CONDITION_IF = lazily(r"^(?:若|如果|如(?!期|何)|当(?![年前地好日下])|且)")
# 对年度网上零售额达到5000万元以上且…的商贸企业
CONDITION_START = lazily(r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）).、])?(?:对于?(?!外|接|标)|凡|符合|自)")
# 投资额超过5000万元的重大项目: the number says what kind of thing is meant.
ATTRIBUTE_AFTER = lazily(r"^(?:[（(]含[^（）()]{0,12}[）)])?的(?=[一-鿿])")
# “提高至40%以上的政策” goes on what is there already.
POLICY_AFTER = lazily(r"^的?政策|^的(?:规定|要求|标准|比例|幅度|优惠|额度|部分)")
# 10亿元以上项目3个: a class of projects, and its own number behind it.
CLASS_AFTER = lazily(
    r"^(?:的)?(?:重大|重点|优质|产业|工业|技术改造|技改|制造业|招商|投资|续建|新建|内外资|先进制造业)*(?:项目|企业|工程|产业|集群|贷款|业务|城市|县|市|车站|大项目|部分|群体|家庭|住房|住宅|房屋|人员|人才|团队|机构|平台|园区|建筑|水库|河流|桥梁|机组|锅炉|船舶|用户|客户)"
)
# 20户以上自然村, 100人以上的招商队伍: people make up what is meant.
MADE_UP_OF_PEOPLE = lazily(
    r"^的?(?:[一-鿿]{0,4}(?:队伍|团队|班组)|自然村|行政村|村|屯|安置点|居民点|小区|企业|单位|机构|场所|场馆|学校|养殖|规模|群体|集会|会议|活动|大型)"
)
# 60至90平方米范围的: a span of sizes.
SPAN_AFTER = lazily("^(?:范围|区间|之间|档)")
# 不大于建筑面积5%的设备平台: what the share is of is between the bound and the number.
BOUND_FAR_BEFORE = lazily("(?:不[大小多少高低]于|不超过|大于|小于|超过)[一-鿿]{2,14}$")
# 高度不超过1.5米的…，可不计入: what a rule gives follows.
CONSEQUENCE_AFTER = lazily(
    "^[，,](?:均|也|即|才|方|则)?(?:可(?!持续|再生|靠|视化|提供|实现|新增|增加|满足|容纳|带动)|不计|不再|视为|免)"
)
# 额度上浮20%: how a policy sets what it sets.
SET_BY_POLICY = lazily("[上下]浮")
# 针对首年关税为零的2034种 · 全市17个重点产业: what is meant, not what is to be reached.
REFERENCE = lazily(r"针对|参照|属于|围绕|聚焦|依托")
FIXED_SET = "(?:现有|原有|已有|上述|全市|全省|全区|全县|全州|这|该|前述|上级|指导|落实好?|执行|贯彻)"
FIXED_SET_BEFORE = lazily(rf"{FIXED_SET}$")
# 前100名: a rank.
RANK_BEFORE = lazily("前$")
# 由70万元提高到90万元: where a change begins.
BASE_BEFORE = lazily(r"(?:由|从|自)(?:原来?|现行|目前|上年|去年)?(?:的)?[^，。；,;由从]{0,6}$")
BASE_AFTER = lazily(
    r"^[^，。；,;]{0,8}?(?:提高|提升|增加|增长|调整|降低|下降|缩短|压缩|减少|延长|上浮|下浮|扩大|降|升|增|减|跃升|延缓)(?:到|至|为)"
)
# 压缩至5个工作日 · 3个工作日内办结: only such words make a time a target.
TIME_GOAL_BEFORE = lazily(r"天数|压缩|缩短|控制|减少|压减|精简|提前|降至|降到|减至")
TIME_GOAL_AFTER = lazily(
    r"^(?:以?内)?(?:[（(][^（）()]{0,20}[）)])?(?:办结|办理|办好|办完|放行|答复|回复|反馈|审结|送达|出具)"
)
SHORT_TIMES = lazily("工作日|自然日|小时|分钟|天|^日")

# Told of a number by its clause, and of money, shares and measures by their sentence too.
WAIVED = (BENEFIT, PARAMETER, PERMISSION)
# What is counted after a verb may be counted in a policy's own terms: 开展房展会、购房节100场.
OF_COUNTS = (BENEFIT, PERMISSION)
# 到2025年 · 每年 · 全年: a goal among rules.
BY_WHEN = lazily(r"(?:19|20)\d\d年|每年|全年|年内|年底|累计")


# 其中公办200个: what such a bracket holds may be a goal of its own.
_ASIDES = "（("


def is_lot(unit: str | None) -> bool:
    """Whether things are counted in lots, of which nobody can say how many they are: 一批项目."""
    return unit == "批"


def describes(words: str) -> bool:
    """Whether words describe a thing that follows in them: 超过36个月的商品住宅."""
    return "的" in words


def is_aside(words: str) -> bool:
    """Whether words end in a bracket that explains something, and sets no goal of its own: （第一期规模100亿元）.

    >>> is_aside("设立基金（第一期规模100亿元"), is_aside("新增学位300个（其中公办200个"), is_aside("新增学位300个")
    (True, False, False)
    """
    opened = [each for each in brackets(words, Range(0, len(words))) if words[each.range.start] in _ASIDES]
    return bool(opened) and not (opened[-1].closed or words.startswith(("其中", "力争"), opened[-1].inner.start))
