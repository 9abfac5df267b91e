"""Progress on a terminal: a bar of the sources where there are several, and one of the pages of a long PDF."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

OnPage = Callable[[int, int], None]

MANY_PAGES = 20
PATIENCE = 0.5
"""Seconds after which even the pages of a short PDF are shown."""


class ProgressBars:
    """Bars on standard error, in a `with` block; none where that is no terminal.

    A bar is gone as soon as what it counts has been read, so that nothing is written across it.
    """

    def __init__(self, sources: int, *, shown: bool) -> None:
        """Make ready for a number of sources.

        Args:
            sources: How many will be read; one alone has no bar of its own.
            shown: False where results go to the same terminal as they come.
        """
        self._progress = _on_terminal() if shown and sys.stderr is not None and sys.stderr.isatty() else None
        self._several = sources > 1
        self._sources: TaskID | None = None
        if self._progress:
            self._sources = self._progress.add_task("reading", total=sources, visible=self._several)

    def __enter__(self) -> Self:
        if self._progress and self._several:
            self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._progress:
            self._progress.stop()

    @contextmanager
    def source(self) -> Iterator[OnPage | None]:
        """Give what `parse` is to call after each page of a source; then count the source as read."""
        if self._progress is None or self._sources is None:
            yield None
            return
        pages = _Pages(self._progress)
        try:
            yield pages.show
        finally:
            pages.remove()
            self._progress.advance(self._sources)
            if not self._several:
                self._progress.stop()


class _Pages:
    """The bar of one source's pages, shown once there is reason to."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._bar: TaskID | None = None
        self._begun = monotonic()

    def show(self, read: int, total: int) -> None:
        if self._bar is None and self._is_worth_it(read, total):
            self._bar = self._progress.add_task("pages", total=total)
            self._progress.start()
        if self._bar is not None:
            self._progress.update(self._bar, completed=read)

    def remove(self) -> None:
        if self._bar is not None:
            self._progress.remove_task(self._bar)

    def _is_worth_it(self, read: int, total: int) -> bool:
        return total > MANY_PAGES or (read < total and monotonic() - self._begun > PATIENCE)


def _on_terminal() -> Progress:
    from rich.console import Console  # noqa: PLC0415  only where it is shown
    from rich.progress import Progress  # noqa: PLC0415  as above

    return Progress(console=Console(stderr=True), transient=True, redirect_stdout=False)
