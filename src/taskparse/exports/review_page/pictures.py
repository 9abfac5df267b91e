"""The pages of a PDF as pictures, small enough that two hundred of them go into one file."""

from __future__ import annotations

import io
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from taskparse.stages.extract.pdf.engine import LOCK, open_document

SCALE = 1.6
"""Pixels to a point: print is read without effort, on a screen of double density too."""

QUALITY = 62


@dataclass(frozen=True, slots=True)
class PageSize:
    """The size of a page in points."""

    number: int
    width: float
    height: float


def pages_of(data: bytes, name: str) -> tuple[PageSize, ...]:
    """Return the sizes of a PDF's pages."""
    with LOCK, open_document(data, name) as document:
        sizes = [document.get_page_size(at) for at in range(len(document))]
    return tuple(PageSize(number, round(width, 2), round(height, 2)) for number, (width, height) in enumerate(sizes, 1))


def pictures_of(data: bytes, name: str) -> Iterator[tuple[int, str]]:
    """Yield each page's number and its picture as a `data:` address."""
    with LOCK, open_document(data, name) as document:
        for at in range(len(document)):
            page = document[at]
            picture = page.render(scale=SCALE, grayscale=False).to_pil()
            page.close()
            yield at + 1, _address(picture)


def _address(picture: Any) -> str:  # noqa: ANN401  Pillow's picture, loaded only when one is drawn
    """Return a picture as an address: as WebP, or as PNG where Pillow was built without it."""
    from PIL import features  # noqa: PLC0415  comes with pdfplumber

    written = io.BytesIO()
    kind, options = (
        ("webp", {"quality": QUALITY, "method": 2}) if features.check("webp") else ("png", {"optimize": True})
    )
    picture.save(written, kind.upper(), **options)
    return f"data:image/{kind};base64,{b64encode(written.getvalue()).decode()}"
