"""`PYTHONPATH=tests python -m typesetter` writes samples/lixia-2025.pdf anew."""

from __future__ import annotations

from typesetter.by_reportlab import to_pdf_by_reportlab
from typesetter.lixia import NUMBER, SAMPLES, lixia

if __name__ == "__main__":
    (SAMPLES / "lixia-2025.pdf").write_bytes(to_pdf_by_reportlab(lixia(), title=NUMBER))
