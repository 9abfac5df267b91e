"""Points in time: which words say by when, and the last day that they mean (reading rules §8).

The parts of a date are here once. `_POINT` puts them together with names, so that a day can be computed; `_BY_WHEN`
without names, with all that notices say around them where they give a deadline.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

from taskparse.grammar.numbers import ZEROS, counted, year_of
from taskparse.grammar.patterns import lazily, matches
from taskparse.model.source import Range, as_range

_FIGURES = "0-9０-９"
_HAN = "一二三四五六七八九十"
_HALF_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")


def _plain(pattern: str) -> str:
    """Return a pattern without the names of its groups, so that it can be in another more than once."""
    return re.sub(r"\?P<\w+>", "?:", pattern)


# 2025年 · ２０２５年 · 二〇二五年 · 二○二五年度
_YEAR = rf"(?P<year>(?:19|20|１９|２０)[{_FIGURES}]{{2}}|[一二][{ZEROS}一二三四五六七八九]{{3}})\s*年度?"
_RELATIVE = "(?P<relative>今年|本年度?|当年|明年|次年|翌年)"
_EACH = "(?P<each>每年|各年度?)"
_MONTH = rf"(?P<month>[{_FIGURES}]{{1,2}}|[{_HAN}]{{1,2}})\s*月份?"
# 30日 · 30日24时 · 三十日二十四时
_DAY = rf"(?P<day>[{_FIGURES}]{{1,2}}|[{_HAN}]{{1,3}})\s*日(?:\s*(?:[{_FIGURES}]{{1,2}}|[{_HAN}]{{1,3}})\s*[时点])?"
_PART = "(?P<part>底|末|初|上旬|中旬|下旬)"
_QUARTER = r"第?(?P<quarter>[一二三四1-4])\s*季度"
_HALF = "(?P<half>[上下]半年)"
# What is before 前 is still meant, be it a day, a month or a year: 11月15日前, 6月前, 2025年以前 (每年新增5万套).
_BEFORE = "(?P<before>之?前|以前)"
_DOTTED = r"(?P<dotted_year>(?:19|20)\d{2})[-./](?P<dotted_month>\d{1,2})(?:[-./](?P<dotted_day>\d{1,2}))?"
_TO = "[-—–－~～至到]+"

# 二〇二五年二月十二日: the date of a document (GB/T 9704—2012, 7.3.5).
DATE = lazily(rf"{_YEAR.removesuffix('度?')}\s*{_MONTH.removesuffix('份?')}\s*{_DAY.partition('(?:')[0]}")
PLAIN_DATE = _plain(DATE.pattern)

# 2025—2027年: the last of them.
_FROM = rf"(?:(?:19|20)[{_FIGURES}]{{2}}\s*年?\s*[-—–－~～至到]{{1,2}}\s*(?=(?:19|20)[{_FIGURES}]{{2}}\s*年))?"
# 2025年6月底前 · 11月15日前 · 2025年第三季度 · 上半年 · 年底前 · 2025年内 · 到2025年 · 2025.6.30 · 2025—2027年
POINT = lazily(
    rf"(?<![{_FIGURES}{_HAN}两几多数半整]){_FROM}(?:{_DOTTED}(?!\d)"
    rf"|(?P<of>{_YEAR}|{_RELATIVE}|{_EACH})?(?:{_MONTH}(?:{_DAY}|{_PART})?|{_QUARTER}|{_HALF}|(?(each)[底末内终]|(?(of)[底末内终]?|年[底末内终]))))"
    rf"(?:底|末)?{_BEFORE}?"
)
_POINT_FIRST = lazily(f"[{_FIGURES}{_HAN}今本当明次翌每各第上下年]")
# What every point in time holds.
_POINT_HINT = lazily(r"[年月季]|(?:19|20)\d\d[-./]\d")
# “十四五”末: the five-year plans end with the years that end in 5 and 0.
PLAN = lazily('[“"]?十(?P<plan>[三四五六])五[”"]?(?:时期)?(?:期?末|期间|规划期)')
PLAN_ENDS = {"三": 2020, "四": 2025, "五": 2030, "六": 2035}

# A point in time in an annotation may be vaguer than one that a day is computed of: 6月中, 上旬, 年初.
_ANY_YEAR = _plain(f"(?:{_YEAR}|{_RELATIVE}|{_EACH}|年)")
_ANY_PART = "(?:底|末|初|中旬|上旬|下旬|中)"
_SEASON = _plain(f"(?:{_QUARTER}|{_HALF}|[上中下]旬)")
_ANY_POINT = (
    rf"(?:{_ANY_YEAR}?(?:{_plain(_MONTH)}(?:{_plain(_DAY)}|{_ANY_PART})?|{_SEASON}{_ANY_PART}?|{_ANY_PART})"
    rf"|{_ANY_YEAR}{_ANY_PART}?|{_plain(_DOTTED)})"
)
_DONE = r"(?:基本|全面|全部|力争|确保)?(?:完成|取得[^，。；]{0,12}|建成|见(?:到)?(?:成|实)?效|到位|报[送备]|提交|启动|实施|落实|办结|竣工|投用|开工|印发|出台|上报)?"
_GOING = (
    r"(?:持续|长期|常年|全年|常态化?|每年|动态|按时序进度|按(?:照)?(?:序时|时序|计划|时间|国家|省|上级|年度)[^，。；]{0,14}|"
    r"(?:立即|即时|随时|适时|分年度|分阶段|按年度|按季度?|按[月周旬]|每月|每季度?|及时|近期|中期|远期|短期)[^，。；]{0,10})"
    r"(?:坚持|推进|实施|开展|落实|完成|抓好|推动|进行|见效|优化|跟进|更新|调整|深化|执行)?(?:并?(?:长期|持续)?(?:坚持|推进|实施|开展))?"
)
# 立行立改, 即知即改: at once.
_AT_ONCE = "(?:立行立改|即知即改|立说立行|马上就办|边查边改|立整立改|即改即办)"
_PLANNED = '[“"]?十[三四五六]五[”"]?(?:期间|时期|末)'
_ONE = (
    rf"(?:(?:{_ANY_POINT}\s*{_TO}\s*)?{_ANY_YEAR}?{_ANY_POINT}(?:之?前|以前|为止|止|内)?{_DONE}(?:并(?:持续|长期)\S{{0,6}})?|{_GOING}"
    rf"|以后[^，。；]{{1,12}}|年内(?:完成)?|贯穿全年|{_PLANNED}|{_AT_ONCE}(?:[，,、并]{{0,2}}{_GOING})?|已完成|即日起[^，。；]{{0,8}}|即行[^，。；]{{0,4}}|当年(?:完成)?)"
)
# A part of an annotation that says by when, with no label: 6月底前完成, 持续推进, 2025年第三季度.
_BY_WHEN = lazily(rf"(?:完成时限为?|于|在|并)?{_ONE}(?:[，,、]并?{_ONE})*")
# 4月底前出台政策: a deadline with a goal, where an annotation names who answers.
_DATED_GOAL = lazily(
    rf"(?:{_ANY_POINT}(?:之?前|以前|内)|{_ANY_YEAR}?年(?:底前|内))(?![^，。；]*(?:由|负责|牵头|配合))[一-鿿“”]{{2,16}}"
)
# What it may begin with.
_BY_WHEN_FIRST = frozenset(
    f'0123456789０１２３４５６７８９{_HAN}完于在并今明次翌当本年每各第上中下底末初持长常全动按立即随适分及近远短以贯“"马边已'
)
# In characters; longer words are prose.
_LONGEST_DEADLINE = 60
# Nothing but “year”: 全年 is a deadline, 年 is not.
_NO_DEADLINE = lazily("(?:年|今年|明年|当年|本年|各年度?)?")
_ONGOING = lazily("持续|长期|常态|常年|全年|经常|动态|不断|每年|每月|每季|每半年|每周|每日|每天|各年度|坚持")

_TITLE_YEAR = lazily(rf"(?<![\d—–\-~～至])((?:19|20)\d{{2}}|[一二][{ZEROS}一二三四五六七八九]{{3}})年(?!\d)")
_SPAN_OF_YEARS = lazily(r"(?:19|20)\d{2}年?[—–\-~～至](?:19|20)\d{2}")

_RELATIVE_YEARS = {"明年": 1, "次年": 1, "翌年": 1}
_MONTH_PARTS = {"上旬": 10, "中旬": 20}
_VAGUE_PART = "初"
# 2026年春节前, 今年汛期前: a part of the year that no calendar of ours knows.
_VAGUE_SEASON = lazily(
    "(?:元旦|春节|清明|端午|中秋|国庆|五一|十一|两会|[春夏秋冬][季天]|主?汛期|雨季|[供采]暖|开学|暑[假期]|寒假|高考)"
)
_HALF_ENDS = {"上": 6, "下": 12}
_DECEMBER = 12
_MONTHS_IN_QUARTER = 3


@lru_cache(maxsize=4_096)
def is_deadline(words: str) -> bool:
    """Whether words mean by when and nothing else.

    >>> is_deadline("6月底前完成"), is_deadline("二○二五年六月底前"), is_deadline("持续推进"), is_deadline("不含本数")
    (True, True, True, False)
    """
    if words[:1] not in _BY_WHEN_FIRST or len(words) > _LONGEST_DEADLINE:
        return False
    words = words.translate(_HALF_WIDTH)
    return bool(_BY_WHEN.fullmatch(words)) and not _NO_DEADLINE.fullmatch(words)


@lru_cache(maxsize=4_096)
def is_dated_goal(words: str) -> bool:
    """Whether words are a point in time and one goal to be reached by then, in few words.

    >>> is_dated_goal("4月底前出台政策"), is_dated_goal("年内持续推进"), is_dated_goal("4月底前由县财政局负责")
    (True, True, False)
    """
    return bool(_DATED_GOAL.fullmatch(words))


def points(text: str, place: tuple[int, int]) -> list[Range]:
    """Return the points in time that a text names, five-year plans among them, in reading order.

    >>> text = "10月底前竣工，“十五五”末达产"
    >>> [text[slice(*point)] for point in points(text, (0, len(text)))]
    ['10月底前', '“十五五”末']
    """
    named = matches(POINT, _POINT_FIRST, text, place) if _POINT_HINT.search(text, *place) else ()
    found = [*named, *PLAN.finditer(text, *place)]
    return sorted(as_range(match.span()) for match in found)


def is_ongoing(words: str) -> bool:
    """Whether words mean that the work goes on.

    >>> is_ongoing("长期坚持"), is_ongoing("6月底前")
    (True, False)
    """
    return bool(_ONGOING.search(words))


def day_of(words: str) -> date | None:
    """Return the day that words name, or None if there is no such day.

    >>> day_of("二〇二五年二月十二日"), day_of("2025年2月30日")
    (datetime.date(2025, 2, 12), None)
    """
    match = DATE.search(words)
    if match is None:
        return None
    try:
        return date(year_of(match["year"]), counted(match["month"]), counted(match["day"]))
    except ValueError:
        return None


def year_in_title(words: str) -> int | None:
    """Return the one year that a title names; a span of years (2021—2023年) does not count.

    >>> year_in_title("关于印发2025年政府工作报告任务分解的通知"), year_in_title("2021—2023年行动方案")
    (2025, None)
    """
    years = {year_of(year) for year in _TITLE_YEAR.findall(_SPAN_OF_YEARS.sub("", words))}
    return years.pop() if len(years) == 1 else None


def year_in_date(words: str) -> int | None:
    """Return the year of the date of a document."""
    match = DATE.search(words)
    return year_of(match["year"]) if match else None


def last_day(words: str, year: int | None) -> date | None:
    """Return the last day that words mean, or None if that is unknown.

    Args:
        words: A deadline, or several; of several the last is meant.
        year: The notice's own year; without it only words that name their year give a day.

    >>> last_day("6月底前完成", 2025), last_day("2025—2027年", 2024), last_day("持续推进", 2025)
    (datetime.date(2025, 6, 30), datetime.date(2027, 12, 31), None)
    """
    words = words.translate(_HALF_WIDTH)
    days = [date(PLAN_ENDS[match["plan"]], _DECEMBER, 31) for match in PLAN.finditer(words)]
    for match in POINT.finditer(words):
        year = _year(match, year)
        is_vague = _VAGUE_SEASON.match(words, match.end()) and not match["month"]
        if year is not None and not is_vague and (day := _day(match, year)):
            days.append(day)
    return max(days, default=None)


def _year(match: re.Match[str], year: int | None) -> int | None:
    """Return the year of a point in time; without one of its own, that of the point before it."""
    written = match["year"] or match["dotted_year"]
    if written:
        return year_of(written)
    return None if year is None else year + _RELATIVE_YEARS.get(match["relative"] or "", 0)


def _day(match: re.Match[str], year: int) -> date | None:
    if match["part"] == _VAGUE_PART:
        return None
    if match["quarter"]:
        month = counted(match["quarter"]) * _MONTHS_IN_QUARTER
    elif match["half"]:
        month = _HALF_ENDS[match["half"][0]]
    else:
        month = counted(match["month"] or match["dotted_month"] or str(_DECEMBER))
    if not 1 <= month <= _DECEMBER:
        return None
    last = monthrange(year, month)[1]
    written = match["day"] or match["dotted_day"]
    day = counted(written) if written else _MONTH_PARTS.get(match["part"] or "", last)
    return date(year, month, day) if 1 <= day <= last else None
