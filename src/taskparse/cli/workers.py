"""Many sources at once, each in a process, with the results in the order of the sources.

No more than a few sources a process are under way, so that memory does not grow with their number. A source on which a process dies
is reported and passed over: those that were under way with it are judged again, each in a process of its own.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TypeVar

MANY = 16
"""Sources from which processes are worth their start."""

_AHEAD = 4

S = TypeVar("S")
R = TypeVar("R")


def workers_for(sources: int, chosen: int | None) -> int:
    """Return how many processes to use: the number chosen, or one a processor where there are many sources.

    >>> workers_for(1000, 3), workers_for(2, None), workers_for(1, 8)
    (3, 1, 1)
    """
    wanted = chosen or ((os.cpu_count() or 1) if sources >= MANY else 1)
    return max(1, min(wanted, sources))


def in_order(work: Callable[[S], R], sources: Sequence[S], workers: int, *, died: Callable[[S], R]) -> Iterator[R]:
    """Yield what comes of each source, in the order given.

    Args:
        work: What is done with a source; it can be pickled.
        sources: The sources.
        workers: How many processes to use.
        died: What comes of a source on which a process died.
    """
    rest = iter(sources)
    under_way: deque[S] = deque()
    while True:
        yield from _until_it_breaks(work, rest, under_way, workers)
        if not under_way:
            return
        while under_way:
            yield _alone(work, under_way[0], died)
            under_way.popleft()


def _until_it_breaks(work: Callable[[S], R], rest: Iterator[S], under_way: deque[S], workers: int) -> Iterator[R]:
    """Yield results until the sources end or a process dies; what has no result then stays under way."""
    futures: deque[Future[R]] = deque()
    with _pool(workers) as pool:
        try:
            while True:
                for source in islice(rest, workers * _AHEAD - len(futures)):
                    under_way.append(source)
                    futures.append(pool.submit(work, source))
                if not futures:
                    return
                result = futures.popleft().result()
                under_way.popleft()
                yield result
        except BrokenProcessPool:
            return
        except BaseException:  # Ctrl+C above all: what is under way would else be read to its end
            for process in multiprocessing.active_children():
                process.terminate()
            raise
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _alone(work: Callable[[S], R], source: S, died: Callable[[S], R]) -> R:
    with _pool(1) as pool:
        try:
            return pool.submit(work, source).result()
        except BrokenProcessPool:
            return died(source)


def _pool(workers: int) -> ProcessPoolExecutor:
    # Forking would copy the threads of the progress bars half; spawning is the same on every system.
    return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _end_on_interrupt)


def _end_on_interrupt() -> None:
    """End on Ctrl+C at once and without a word; the process that was started by the user reports it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
