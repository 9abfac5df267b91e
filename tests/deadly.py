"""Work on which a process dies; here, and not in a test, so that another process can import it."""

import os

DEADLY = 3


def twice(number: int) -> int:
    """Return twice a number, save for one that ends the process."""
    if number == DEADLY:
        os._exit(1)
    return 2 * number
