"""How wide columns are that share a line."""

from __future__ import annotations

from collections.abc import Sequence


def widths(needs: Sequence[int], shares: Sequence[int], room: int, least: Sequence[int]) -> list[int]:
    """Return the width of each column: what it needs if that is within its share, the others sharing what is left.

    Args:
        needs: The width of each column's longest line.
        shares: Each column's part of the room, where they do not all fit.
        room: The width of them all.
        least: What no column falls below, though the line grow longer than the room.

    >>> widths([3, 50, 50], [1, 2, 1], 33, [3, 4, 4])
    [3, 20, 10]
    """
    found: dict[int, int] = {}
    while len(found) < len(needs):
        wanting = [index for index in range(len(needs)) if index not in found]
        left = room - sum(found.values())
        parts = {index: left * shares[index] // sum(shares[each] for each in wanting) for index in wanting}
        modest = {index: needs[index] for index in wanting if needs[index] <= parts[index]}
        pinched = {index: least[index] for index in wanting if parts[index] < least[index]}
        found |= modest or pinched or parts
    return [found[index] for index in range(len(needs))]
