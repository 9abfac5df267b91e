"""What a sheet looks like, apart from its values."""

from __future__ import annotations

from dataclasses import dataclass, field

Place = tuple[int, int]
"""Row and column of a cell, from 0."""
Run = tuple[str, bool]
"""Successive words of a cell, and whether they are struck out."""


@dataclass(slots=True)
class Look:
    """What calamine does not give of a sheet.

    Attributes:
        hidden_rows: Rows that are not shown.
        hidden_columns: Columns that are not shown.
        formats: Number formats of cells that hold a number, save the general one.
        runs: Of cells with struck words, all their words in runs, each with whether it is struck.
        uncalculated: Cells whose formula nobody has calculated.
        remarks: Cells that somebody wrote a remark on.
        filtered: First and last row of each stretch that a filter hides rows of.
        errors: What is in cells whose formula failed (`#DIV/0!`).
        height: One past the last row that holds a value.
        width: One past the last column that holds a value.
    """

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    formats: dict[Place, str] = field(default_factory=dict)
    errors: dict[Place, str] = field(default_factory=dict)
    runs: dict[Place, tuple[Run, ...]] = field(default_factory=dict)
    uncalculated: set[Place] = field(default_factory=set)
    remarks: set[Place] = field(default_factory=set)
    filtered: list[tuple[int, int]] = field(default_factory=list)
    height: int = 0
    width: int = 0

    def show_filtered(self) -> None:
        """Take the rows that a filter hides for shown ones: they are still the plan (reading rules §3)."""
        self.hidden_rows = {
            row for row in self.hidden_rows if not any(first <= row <= last for first, last in self.filtered)
        }

    def reach(self, place: Place) -> None:
        """Take note of a cell that holds a value."""
        self.height = max(self.height, place[0] + 1)
        self.width = max(self.width, place[1] + 1)


@dataclass(frozen=True, slots=True)
class Looks:
    """The sheets of a workbook by name; `since_1904` gives from when it counts its days."""

    sheets: dict[str, Look]
    since_1904: bool = False
