"""Text that reads as a task though nobody answers for it, and text that does not (rule 401)."""

from __future__ import annotations

from taskparse.grammar.headings import without_marker
from taskparse.grammar.patterns import any_of, lazily
from taskparse.grammar.quantities import SCALE, UNIT
from taskparse.grammar.targets import OPERATOR_BEFORE, STRONG_VERB, WEAK_VERB

# 大力提升…, 常态化开展…: how, before what is done.
_HOW = "(?:要|常态化|进一步|大力|深入|全力|全面|积极|加快|持续|着力|扎实|切实|坚决|稳步|有序|充分|不断|统筹|规范|严格|主动|精准|高效|高标准|高质量){0,4}"
# 专栏1 …工程: a box that enlarges on the task above it.
_BOX = lazily("专栏")
_MORE = "修建|健全|规范|打击|抓实|做实|压实|畅通|筑牢|守牢|营造|探索|指导|研究|贯彻|发挥|运用|综合运用|调低|取消"
# 治理工作情况每月报…: the verb is part of a noun.
_NOUN = "(?:工作|任务|项目)?(?:情况|进展|进度|结果|过程|期间|成效|经费|方案)"
_DOING = lazily(f"{_HOW}(?:{STRONG_VERB.pattern}|{WEAK_VERB.pattern}|{_MORE})(?!{_NOUN})")
# 绿化覆盖率达到45%, and no fact of the past.
_TARGET = lazily(rf"(?:达到|增长|新增|{any_of(OPERATOR_BEFORE)})[0-9][0-9.,]*(?:{SCALE})?(?:{UNIT})")
# 加强组织领导, 强化督查考核: how a notice closes, with what is asked of all.
_CLOSING = lazily("(?:加强|强化|严格|完善|明确)(?:组织|领导|统筹|督|考核|监督|跟踪|责任)")
_PAST = lazily("去年|上年|近年|截至|已[经有建完达]|[0-9一二三四五]年来")


def reads_as_task(text: str) -> bool:
    """Whether a text is a sentence that begins with a verb of doing or holds a target, and is not about the past.

    >>> reads_as_task("深入推进涉企执法规范化建设。"), reads_as_task("去年完成投资10亿元。")
    (True, False)
    """
    bare = without_marker(text)
    doing = _DOING.match(bare) or _TARGET.search(bare)
    return bare.endswith(tuple("。；;")) and doing is not None and not _PAST.search(bare)


def opens_box(text: str) -> bool:
    """Whether a text begins a box that enlarges on the task above it: 专栏1 …工程."""
    return bool(_BOX.match(text))


def closes_notice(text: str) -> bool:
    """Whether a text begins as notices close, with what is asked of all: 加强组织领导, 强化督查考核."""
    return bool(_CLOSING.match(text))
