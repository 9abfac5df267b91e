"""Debian's Chinese fonts: fonts-arphic-uming for Song, fonts-arphic-ukai for Kai, fonts-wqy-zenhei for Hei."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from typesetter.document import Face

_FOLDER = Path("/usr/share/fonts/truetype")


class Font(NamedTuple):
    """A font file, and the family's name as LibreOffice asks for it."""

    path: Path
    family: str


FONTS: dict[Face, Font] = {
    "song": Font(_FOLDER / "arphic" / "uming.ttc", "AR PL UMing CN"),
    "kai": Font(_FOLDER / "arphic" / "ukai.ttc", "AR PL UKai CN"),
    "hei": Font(_FOLDER / "wqy" / "wqy-zenhei.ttc", "WenQuanYi Zen Hei"),
    "bold": Font(_FOLDER / "arphic" / "uming.ttc", "AR PL UMing CN"),
}


def missing_fonts() -> str | None:
    """Return why nothing can be set here, or nothing."""
    missing = sorted({str(font.path) for font in FONTS.values() if not font.path.is_file()})
    return f"fonts missing (make system-packages installs them): {', '.join(missing)}" if missing else None
