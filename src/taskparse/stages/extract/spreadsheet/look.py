"""What a sheet looks like, apart from its values."""

from __future__ import annotations

from dataclasses import dataclass, field

Place = tuple[int, int]
"""Row and column of a cell, from 0."""


@dataclass(slots=True)
class Look:
    """What calamine does not give of a sheet.

    Attributes:
        hidden_rows: Rows that are not shown.
        hidden_columns: Columns that are not shown.
        formats: Number formats of cells that hold a number, save the general one.
        errors: What is in cells whose formula failed (`#DIV/0!`).
        height: One past the last row that holds a value.
        width: One past the last column that holds a value.
    """

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    formats: dict[Place, str] = field(default_factory=dict)
    errors: dict[Place, str] = field(default_factory=dict)
    height: int = 0
    width: int = 0

    def reach(self, place: Place) -> None:
        """Take note of a cell that holds a value."""
        self.height = max(self.height, place[0] + 1)
        self.width = max(self.width, place[1] + 1)


@dataclass(frozen=True, slots=True)
class Looks:
    """The sheets of a workbook by name; `since_1904` gives from when it counts its days."""

    sheets: dict[str, Look]
    since_1904: bool = False
