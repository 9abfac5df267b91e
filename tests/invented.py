"""An invented notice whose records have every field filled, and one with none that may be absent."""

from datetime import date
from decimal import Decimal

from taskparse.model.record import (
    Annotation,
    Convention,
    Deadline,
    Diagnostic,
    Header,
    Notice,
    Party,
    Passage,
    Section,
    Source,
    Span,
    Target,
    Task,
)

TEXT = (
    "某政办字〔2025〕1号\n"
    "某市人民政府办公室关于下达重点任务的通知\n"
    "一、稳增长。今年主要目标是：地区生产总值增长5.6%（牵头领导：甲某；牵头单位：市发展改革委；责任单位：各街道办事处；"
    "督办单位：市政府办公室；6月底前完成）。\n"
    "以上任务持续推进。\n"
    "- 1 -"
)


def span(words: str) -> Span:
    start = TEXT.index(words)
    box = (1, 72.0, 100.5, 510.25, 116.0)
    return Span(start=start, stop=start + len(words), page=1, boxes=(box,), place="¶1")


def party(name: str, kind: str, label: str) -> Party:
    fields = {"name": name, "full_name": f"某{name}", "kind": kind, "label": label, "span": span(name)}
    return Party.model_validate(fields)


TASK = Task(
    id="0a1b2c3d4e",
    number=1,
    section="s1",
    section_path=("一、稳增长。",),
    marker="1.",
    marker_span=span("一、"),
    lead_in=Passage(text="今年主要目标是：", section="s1", span=span("今年主要目标是：")),
    text="地区生产总值增长5.6%",
    clause="地区生产总值增长5.6%",
    leaders=(party("甲某", "person", "牵头领导"),),
    lead_units=(party("市发展改革委", "unit", "牵头单位"),),
    responsible_units=(party("各街道办事处", "group", "责任单位"),),
    other={"督办单位": (party("市政府办公室", "unit", "督办单位"),)},
    open_roles=("responsible_units",),
    deadline=Deadline(text="6月底前完成", date=date(2025, 6, 30), span=span("6月底前完成")),
    text_deadlines=(Deadline(text="持续推进", ongoing=True, span=span("持续推进")),),
    targets=(
        Target(
            indicator="地区生产总值",
            change="增长",
            operator="=",
            value=Decimal("5.60"),
            unit="%",
            text="增长5.6%",
            span=span("增长5.6%"),
        ),
    ),
    keywords=("生产总值",),
    annotation=Annotation(text=TEXT[TEXT.index("（") : TEXT.index("）") + 1], form="labelled", span=span("牵头领导")),
    span=span("地区生产总值增长5.6%"),
)

BARE_TASK = Task(
    id="5f6e7d8c9b",
    number=2,
    text="以上任务持续推进。",
    clause="以上任务持续推进。",
    annotation=Annotation(text="", form="narrative", span=span("以上")),
    span=span("以上任务持续推进。"),
)

NOTICE = Notice(
    source=Source(name="某市.txt", format="text", sha256="0" * 64, pages=1, text=TEXT, reader="text 1"),
    header=Header(
        document_number="某政办字〔2025〕1号",
        issuing_authorities=("某市人民政府办公室",),
        title="某市人民政府办公室关于下达重点任务的通知",
        issue_date=date(2025, 2, 12),
        spans={"document_number": (span("某政办字〔2025〕1号"),)},
    ),
    sections=(Section(id="s1", level=1, marker="一、", title="稳增长。", kind="run_in", span=span("一、稳增长。")),),
    tasks=(TASK, BARE_TASK),
    unassigned=(Passage(text="以上任务持续推进。", span=span("以上任务持续推进。")),),
    conventions=(Convention(kind="first_unit_leads", text="下同", span=span("以上")),),
    furniture=(Passage(text="- 1 -", span=span("- 1 -")),),
    diagnostics=(
        Diagnostic(code="901", severity="error", message="a bracket is not closed", hint="close it", span=span("（")),
    ),
)

BARE = Notice(source=Source(name="空.txt", format="text", sha256="f" * 64, text="空", reader="text 1"), header=Header())
