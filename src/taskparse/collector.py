"""Python's collector of garbage, held off while a notice is read.

A notice makes no garbage that only the collector finds, but records by the thousand, and to look through them again and
again takes as long as to read a long notice.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager

# An item for each thread that holds it off.
_HOLDING: list[None] = []


@contextmanager
def collector_held_off() -> Iterator[None]:
    """Hold the collector off, unless it is off already, and let it go on afterwards."""
    if not gc.isenabled():
        yield
        return
    _HOLDING.append(None)
    gc.disable()
    try:
        yield
    finally:
        _HOLDING.pop()
        gc.enable()


def _go_on() -> None:
    """Let it go on in a forked process, which has none of the threads that hold it off."""
    if _HOLDING:
        _HOLDING.clear()
        gc.enable()


if hasattr(os, "register_at_fork"):  # Windows has none
    os.register_at_fork(after_in_child=_go_on)
