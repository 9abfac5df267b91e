"""Rewrites docs/rules.md and docs/rules.zh-CN.md from what is documented of each code."""

from pathlib import Path

from taskparse.model.fault import Language
from taskparse.reports.documentation import pages

DOCS = Path(__file__).parent.parent / "docs"
FILES: dict[str, Language] = {"rules.md": "en", "rules.zh-CN.md": "zh"}


def main() -> None:
    """Write a file for each language."""
    for name, language in FILES.items():
        (DOCS / name).write_text(pages(language), encoding="utf-8", newline="\n")
    print(f"{len(FILES)} documents")


if __name__ == "__main__":
    main()
