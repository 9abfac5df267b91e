"""How notices are laid out in a file, and which parties are units."""

from __future__ import annotations

from typing import NamedTuple

from taskparse.exports.cells import Ledger
from taskparse.grammar.names import names_body
from taskparse.model.record import Party
from taskparse.model.roles import ROLES
from taskparse.model.rows import Rows


class Layout(NamedTuple):
    """How notices are laid out in a file.

    Attributes:
        rows: What a row is.
        whole: Whether a line of JSON Lines is a notice.
        array: Whether whole notices are in an array, for formats that hold them.
        bom: Whether CSV begins with a byte-order mark, and its cells cannot be formulas, as Excel wants it.
        ledger: What a person typed into an earlier ledger, for a workbook.
        unit: Whose slip (交办单) a workbook is; the notices hold its tasks only.
    """

    rows: Rows = "task"
    whole: bool = False
    array: bool = False
    bom: bool = False
    ledger: Ledger | None = None
    unit: str | None = None


def is_body(role: str, party: Party) -> bool:
    """Whether a party is a unit or group; under another label than the roles' only what is called like one.

    What a column 备注 or 目标值 holds is kept under its name, and is no unit.
    """
    return party.kind != "person" and (role in ROLES or names_body(party.name))
