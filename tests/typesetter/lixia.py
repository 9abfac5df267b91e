"""The notice of samples/lixia-2025.txt, ready to be set."""

from __future__ import annotations

from pathlib import Path

from typesetter.document import Typeset
from typesetter.from_text import from_text

SAMPLES = Path(__file__).parents[2] / "samples"
NUMBER = "历下政办字〔2025〕1号"

# Its topic sentences, read by eye; an office sets them in bold.
TOPICS = (
    "明府城片区要更“靓”更“火”。",
    "中央商务区要更“优”更“聚”。",
    "历下经开区要更“新”更“专”。",
    "集中力量做大发展增量。",
    "下大力气深挖消费潜能。",
    "精准施策提升增长质量。",
    "策划项目抓引领抓支撑。",
    "更新项目抓清零抓攻坚。",
    "建设项目抓开工抓进度。",
    "招商项目抓服务抓落地。",
    "增强改革创新动力。",
    "激发数智融合潜力。",
    "提升对外开放活力。",
    "精心呵护民企发展。",
    "着力强化法治保障。",
    "大力提升服务质效。",
    "加快打造人才高地。",
    "精心做好城市管家。",
    "持续完善城市功能。",
    "加快建设智慧城管。",
)


def lixia(*, letterhead: str | None = "济南市历下区人民政府办公室文件") -> Typeset:
    """Return the notice as its office would have it set."""
    text = (SAMPLES / "lixia-2025.txt").read_text("utf-8")
    return from_text(text, topics=TOPICS, letterhead=letterhead)
