"""Headings and sentences of no particular sense, made from invented words."""

from __future__ import annotations

from hypothesis import strategies as st

VERBS = ("推进", "完善", "健全", "整治", "修缮", "优化", "盘活", "推广", "巩固", "开放")
THINGS = (
    "老旧街巷",
    "社区食堂",
    "农村公路",
    "公共停车场",
    "灌溉渠道",
    "校园周边道路",
    "体育场馆",
    "河道堤防",
    "便民服务窗口",
    "楼道照明",
)
AIMS = (
    "让群众办事少跑路",
    "做到一处一档",
    "逐户登记造册",
    "确保汛前完工",
    "覆盖全部村庄",
    "工程款按季度结清",
    "新增泊位300个以上",
    "投诉量下降5.6%",
)
QUOTED = (
    "建设“一刻钟”生活圈",
    "落实《某市绿化办法》",
    "推行“2+N”值守",
    "做到“有人管。有钱修”",
    "开展“好店（铺）”评选",
)


def sentences(*, end: str = "。") -> st.SearchStrategy[str]:
    """A sentence too long and with too many commas for a heading or topic sentence."""
    clauses = st.lists(
        st.one_of(
            st.builds("{}甲县{}{}".format, st.sampled_from(VERBS), st.sampled_from(THINGS), st.just("建设")),
            st.sampled_from(AIMS),
            st.sampled_from(QUOTED),
        ),
        min_size=3,
        max_size=7,
    )
    opening = st.builds("{}甲县{}".format, st.sampled_from(VERBS), st.sampled_from(THINGS))
    return st.builds(lambda first, rest: "，".join([first, *rest]) + end, opening, clauses)


HEADINGS = st.builds("{}{}".format, st.sampled_from(VERBS), st.sampled_from(THINGS))
TOPICS = st.builds("着力{}{}。".format, st.sampled_from(VERBS), st.sampled_from(THINGS))
