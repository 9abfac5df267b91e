"""What the stages may fail to read (codes 9xx), from the table `reading_faults.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from taskparse.model.fault import FaultKind, Wording

_TABLE: dict[str, dict[str, Any]] = tomllib.loads(
    files(__package__).joinpath("reading_faults.toml").read_text("utf-8")
)

READING_FAULTS: Mapping[str, FaultKind] = {
    code: FaultKind(code, kind["name"], kind["severity"], en=Wording(**kind["en"]), zh=Wording(**kind["zh"]))
    for code, kind in _TABLE.items()
}
