"""Text that only looks like a notice: pieces of notices in any order, and any characters at all."""

from __future__ import annotations

from hypothesis import strategies as st

from laws.notices import DEADLINES, GROUPS, LABELS, PEOPLE, UNITS

PIECES = (
    *(f"{label}：" for labels in LABELS.values() for label in labels[:1]),
    *("责任单位", "完成时限:", "联系人：", "贵任单位：", "单位：", "各部门：", "领导:", "主办单位 ："),
    *"（）()〔〕[]【】《》“”‘’",
    *"，。、；：:;,.！？",
    *("一、", "二、", "（一）", "（二）", "1.", "2．", "3、", "（1）", "①", "第一章", "第二节", "12、"),
    *(*PEOPLE[:2], *UNITS[:6], *GROUPS, "和", "及", "等", "等部门", "会同"),
    *("牵头", "负责", "配合", "落实", "按职责分工", "指导", "由"),
    *(*DEADLINES, "6月底前完成", "全年"),
    *("列第一位者为牵头单位，下同", "逗号前面的为牵头单位，下同", "以下均需各县人民政府落实，不再一一列出"),
    *(
        "某政办字〔2025〕1号",
        "某市人民政府办公室",
        "关于印发某市工作方案的通知",
        "某市2025年重点任务清单",
        "各县人民政府：",
        "2025年2月12日",
        "2025年2月30日",
    ),
    *(
        "（此件公开发布）",
        "附件：1.某清单",
        "附件1",
        "抄送：市委办公室",
        "签发人：甲某",
        "特急",
        "机密",
        "000001",
        "2025年2月13日印发",
    ),
    *("索引号：1234", "来源：某网", "打印本页", "https://某.example/1", "浏览次数：3"),
    *(
        "\n",
        "\n",
        "\n",
        "\r\n",
        "\f",
        " ",
        "\u3000",
        "\u00a0",
        "\u200b",
        "\t",
        "\u2028",
        "\n— 1 —\n",
        "\n第 1 页\n",
    ),
    *("5.6%", "2025年", "A", "Wi Fi", "★", "■", "——", "……", "～", "\ue000", "e\u0301", "😀", "\u2067"),
    "推进老旧街巷。",
    "推进甲县农村公路建设，逐户登记造册，确保汛前完工。",
)

lookalikes = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
    st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=40).map("".join),
    st.text(alphabet="（）()〔【】：:、，。\n 一1单位责任牵头负责甲局", max_size=120),
    st.text(max_size=80),
)
