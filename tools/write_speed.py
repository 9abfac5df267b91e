"""Rewrites the tables of both READMEs from benchmarks/speed.json."""

import json
from pathlib import Path

from accuracy_page import with_table
from speed_page import CLOSING, OPENING, speed_table

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Write the tables."""
    report = json.loads((ROOT / "benchmarks" / "speed.json").read_text("utf-8"))
    english, chinese = (speed_table(report, language) for language in ("en", "zh"))
    for name, table in (("README.md", english), ("README.zh-CN.md", chinese)):
        page = ROOT / name
        text = with_table(page.read_text("utf-8"), table, (OPENING, CLOSING))
        page.write_text(text, encoding="utf-8", newline="\n")
    print(english, end="")


if __name__ == "__main__":
    main()
