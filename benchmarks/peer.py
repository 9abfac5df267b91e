"""What somebody writes who needs the tasks of one PDF: all of its text, and one pattern."""

from __future__ import annotations

import re
from pathlib import Path

import pdfplumber

ANNOTATION = re.compile(r"（[^（）]*?(?:牵头领导|牵头单位|责任单位)：[^（）]*）")


def annotations_in(path: Path) -> list[str]:
    """Return the annotations of a PDF, as far as one pattern finds them."""
    with pdfplumber.open(path) as pdf:
        text = "\n".join(page.extract_text() for page in pdf.pages)
    return ANNOTATION.findall(text.replace("\n", ""))
