"""Rewrites benchmarks/accuracy.json from the published notices, and the tables of both READMEs from that file."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path

from accuracy_page import accuracy_table, with_table
from taskparse.evaluation import evaluate_folder
from taskparse.evaluation.report import json_report

ROOT = Path(__file__).parent.parent
CORPUS = Path(os.environ.get("TASKPARSE_CORPUS", ROOT.parent / "shared" / "corpus"))
FACTS = ROOT / "tests" / "gold"


def main() -> None:
    """Score the labelled notices and write what came of it, with today's date."""
    report = json_report(evaluate_folder(CORPUS / "labelled", FACTS), datetime.now(tz=UTC).date().isoformat())
    (ROOT / "benchmarks" / "accuracy.json").write_text(report, encoding="utf-8", newline="\n")
    english, chinese = (accuracy_table(json.loads(report), language) for language in ("en", "zh"))
    for name, table in (("README.md", english), ("README.zh-CN.md", chinese)):
        page = ROOT / name
        page.write_text(with_table(page.read_text(encoding="utf-8"), table), encoding="utf-8", newline="\n")
    print(english, end="")


if __name__ == "__main__":
    main()
