"""Rows and columns as spreadsheets name them."""

from __future__ import annotations


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell; rows and columns count from 0.

    >>> cell_name(6, 2), cell_name(0, 27)
    ('C7', 'AB1')
    """
    return f"{column_name(column)}{row + 1}"


def column_name(column: int) -> str:
    """Return a column's letters; columns count from 0.

    >>> column_name(0), column_name(701), column_name(702)
    ('A', 'ZZ', 'AAA')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
