"""Text that only looks like a notice: pieces of notices in any order, and any characters at all."""

from __future__ import annotations

from hypothesis import strategies as st

from laws.duties import DEADLINES, GROUPS, LABELS, PEOPLE, UNITS

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

# What once broke a law, cut down to what broke it.
BROKEN_ONCE = (
    # brackets and labels cut by line breaks
    "一、甲。（甲局牵头，乙局\n负责）",
    "一、甲。（甲局、乙局负责，\n丙局配合）乙。",
    "（配\n合单位\n：甲局）",
    "一、甲。（配合单\u2028位:甲局）",
    "甲。（责任单位：甲局、\n乙局、\n丙局）",
    # unbalanced and nested brackets
    "甲。（责任单位：乙局、（丙局）。丁。（戊局负责）",
    "甲。（责任单位：乙局，丁。（戊局负责）",
    "一、甲（乙，丙（己局负责）",
    "一、甲（注：乙（丙局负责））。",
    "〔牵头单位:（。协办单位:〕",
    "牵头部门：（落实单位：局",
    "责任单位：甲局、\n配合单位：乙局）丙。（责任单位：丁局）",
    # labels that nobody knows, beside those that are known
    "甲单位：乙局；承办单位：丙局",
    "甲单位：乙局。（责任单位：丙局）",
    "单位\u3000：",
    # outside the body
    "关于印发某市办法（甲局落实）",
    "关于印发某市方案的通知（责任单位：甲局）\n一、甲。（责任单位：甲局）",
    "某市印发方案的通知（由甲局负责）\n一、甲。（责任单位：甲局）",
    "一、甲\n1．推进甲县道路，整治乙区道路，建设丙区道路。\n承办单位：市财政局",
    "抄送：甲局\n抄送：市委",
    "12月底前有关部门12月底前（二）\n—1—\n、\n打印",
    # blanks, invisible characters, characters without a meaning
    "A (配合单位：甲局)",
    "甲; B第一位的为牵头单位",
    "一、甲\u2067乙。（责任单位：乙局）",
    "甲。（责任单位：乙局）\ue000\n丙",
)
