"""Text that a terminal can show."""


def printable(text: str) -> str:
    r"""Return `text` on one line and without what would steer a terminal.

    Example:
        >>> printable("甲局\x1b[31m\n乙局")
        '甲局 [31m 乙局'
    """
    return "".join(character if character.isprintable() else " " for character in text)
