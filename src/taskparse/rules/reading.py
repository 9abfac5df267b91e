"""What the stages could not read, in Chinese: their diagnostics (9xx) hold English alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Unread(NamedTuple):
    """How one kind of reading fault is told.

    Attributes:
        title: The fault in a few words, in English.
        title_zh: The same in Chinese.
        message: The fact in Chinese, with arguments in braces.
        hint: What to do, in Chinese.
    """

    title: str
    title_zh: str
    message: str
    hint: str


_AGAIN = "从原发布处重新下载该文件"
_COMPARE = "把这些页与印发的通知核对"
_SHOW = "需要时在表格程序里取消隐藏后再读"

READING: Mapping[str, Unread] = {
    "901": Unread(
        "not read",
        "未能读懂",
        "看上去是责任分工，但未能读懂：{text}",
        "人工核对由谁负责；标签或责任动词未知的，加入词表文件",
    ),
    "910": Unread(
        "pages without text",
        "页面没有文字",
        "第{pages}页没有文字：只有图像，或者是空白",
        "把这些页与印发的通知核对；图像需要文字识别，目前尚不支持",
    ),
    "911": Unread(
        "pages missing", "页面缺失", "全部{count}页中第{pages}页无法载入，其文字缺失", f"文件已损坏，{_AGAIN}"
    ),
    "912": Unread(
        "two readings differ",
        "两次读取不一致",
        "第{pages}页：两次读取不一致（{reason}），取了较全的文字",
        _COMPARE,
    ),
    "913": Unread(
        "characters without Unicode",
        "字符没有编码",
        "第{pages}页有{count}个字符没有 Unicode 编码，文字可能有误",
        "把这些页与印发的通知核对，或者提供文字可以复制的 PDF",
    ),
    "914": Unread("cut short", "文件不完整", "PDF 被截断或索引损坏，已经修补，可能缺页缺字", _AGAIN),
    "915": Unread(
        "damaged parts",
        "部分损坏",
        "PDF 有{streams}处压缩数据损坏（页：{pages}），文字可能缺失或有误",
        _AGAIN,
    ),
    "916": Unread(
        "ruled lines without cells",
        "框线未成表格",
        "第{pages}页有框线，但分不出单元格，按文字行来读",
        "核对这些页的任务，或者提供文档或电子表格形式的表格",
    ),
    "917": Unread(
        "empty cell after a page break",
        "跨页的空单元格",
        "第{pages}页：表格以空单元格接续，可能属于上一页的单元格，按空来读",
        "把这些页上表格的第一行与印发的通知核对",
    ),
    "918": Unread(
        "empty cells without lines",
        "无框线表格的空单元格",
        "第{pages}页：无框线表格的空单元格可能属于其上的单元格，只有牵头领导和牵头单位按延续来读",
        "把表格与印发的通知核对",
    ),
    "920": Unread("hidden text", "隐藏文字", "隐藏的文字未读：{count}处", "在 Word 中显示，看是否属于通知"),
    "921": Unread(
        "embedded objects",
        "嵌入对象",
        "嵌入的对象或文档未读：{count}个",
        "在 Word 中打开，把内容存为文字或表格",
    ),
    "922": Unread(
        "large pictures",
        "大幅图片",
        "大幅图片未读：{count}张",
        "看图中是否有文字；图像需要文字识别，目前尚不支持",
    ),
    "923": Unread(
        "damaged parts of a Word file",
        "Word 文件部分损坏",
        "Word 文件有部分损坏，未读：{parts}",
        "用 Word 打开修复后重新保存",
    ),
    "930": Unread("hidden sheets", "隐藏的工作表", "跳过了隐藏的工作表：{sheets}", _SHOW),
    "931": Unread("hidden rows", "隐藏的行", "工作表{sheet}跳过了隐藏的行：{rows}", _SHOW),
    "932": Unread("hidden columns", "隐藏的列", "工作表{sheet}跳过了隐藏的列：{columns}", _SHOW),
    "940": Unread(
        "characters not in the encoding",
        "字符不在编码之内",
        "网页有{count}个字符不在其编码（{encoding}）之内，文字可能缺失或有误",
        "从原发布处重新下载该网页",
    ),
}
