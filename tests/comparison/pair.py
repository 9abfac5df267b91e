"""The notice lixia and a later draft of it, in which every change is known."""

import re
from pathlib import Path
from typing import NamedTuple

import taskparse
from taskparse.context import Context
from taskparse.model.record import Notice, Task
from taskparse.model.source import SourceText
from taskparse.stages.normalize import normalize

SAMPLE = Path(__file__).parents[2] / "samples" / "lixia-2025.txt"


class Known(NamedTuple):
    """A change: in which task, which words become which, and what is to be named."""

    number: int
    old: str
    new: str
    kinds: tuple[str, ...]


CHANGED = (
    Known(1, "增长5.6%", "增长6%", ("text", "targets")),
    Known(8, "4.15万人", "4.5万人", ("text", "targets")),
    Known(11, "牵头领导：赵冬梅", "牵头领导：甲某", ("parties",)),
    Known(16, "中央商务区管委会）", "中央商务区管委会；责任单位：区城管局）", ("parties",)),
    Known(25, "、历下财鑫集团）", "）", ("parties",)),
    Known(28, "区住房城市建设局）", "区工业和信息化局）", ("parties",)),
    Known(35, "区统计局）", "区统计局；完成时限：6月底前）", ("deadline",)),
    Known(54, "拓宽国际交往", "扩大国际交往", ("text",)),
    Known(70, "2.3万平方米", "3万平方米", ("text", "targets")),
    Known(68, "停车乱“顽疾”。（牵头领导：于杰；牵头单位：区城管局", "停车乱、停车贵“顽疾”。（牵头领导：于杰；牵头单位：区交警大队", ("text", "parties")),
)  # fmt: skip

ADDED = {
    12: "举办老字号技艺展示周并评选匠人。（牵头领导：甲某；牵头单位：区商务局）",
    24: "编制低空物流航线图。（牵头领导：乙某；牵头单位：区交通运输局）",
    46: "为科研仪器共享开具服务券。（牵头领导：甲某；牵头单位：区科技局）",
    57: "聘请法律顾问驻点园区。（牵头领导：乙某；牵头单位：区司法局）",
    74: "给独居老人安装燃气报警器。（牵头领导：甲某；牵头单位：区民政局）",
}
"""After which task a new one stands."""

REMOVED = (10, 41, 63, 71)
MOVED = {20: 15, 31: 33}
"""Which task moves behind which."""


def drafts() -> tuple[Notice, Notice]:
    """Return the notice and its later draft."""
    text = unwrapped(SAMPLE.read_text(encoding="utf-8"))
    old = taskparse.parse_text(text)
    pieces = {task.number: (task.span.start, task.annotation.span.stop) for task in old.tasks}
    known = {change.number: change for change in CHANGED}
    edits: dict[tuple[int, int], str] = {}
    for number, (start, stop) in pieces.items():
        words = text[start:stop]
        if number in known:
            words = replaced(words, known[number].old, known[number].new)
        words = "" if number in REMOVED or number in MOVED else words
        words += ADDED.get(number, "")
        for mover, behind in MOVED.items():
            words += text[slice(*pieces[mover])] if number == behind else ""
        edits[start, stop] = words
    for (start, stop), words in sorted(edits.items(), reverse=True):
        text = text[:start] + words + text[stop:]
    return old, taskparse.parse_text(text)


def unwrapped(text: str) -> str:
    """Return a text with a paragraph a line, so that other words may stand in it."""
    return normalize(SourceText("lixia", "text", "0" * 64, "text", text), Context()).text


def replaced(words: str, old: str, new: str) -> str:
    """Return words with others in place of some, whatever line breaks stand in these."""
    pattern = r"\s*".join(map(re.escape, old))
    assert len(re.findall(pattern, words)) == 1, (old, words)
    return re.sub(pattern, new, words)


def numbers(tasks: tuple[Task, ...]) -> list[int]:
    return [task.number for task in tasks]
