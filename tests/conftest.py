"""What holds for every test, and which tests `pytest --all` alone runs: those that need more than pip installs, or long."""

import os
import shutil
import sys
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import settings

NOTHING_IS_SKIPPED = os.environ.get("CI") == "true" and sys.platform == "linux"

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)

# How long an example takes is the machine's affair; a test as a whole has its time limit.
settings.register_profile("few", deadline=None, max_examples=5, derandomize=True)
settings.register_profile("many", deadline=None, max_examples=50, derandomize=NOTHING_IS_SKIPPED)

CORPUS = Path(os.environ.get("TASKPARSE_CORPUS", Path(__file__).parents[2] / "shared" / "corpus"))


def _missing_program(*names: str) -> str | None:
    return None if any(map(shutil.which, names)) else f"no {names[0]} here; `make system-packages` installs it"


def _missing_fonts() -> str | None:
    from typesetter import missing_fonts  # noqa: PLC0415  loads what sets type

    return missing_fonts()


# Marker of a test that `pytest --all` alone runs to why it cannot run here, if it cannot.
OF_ALL: dict[str, Callable[[], str | None]] = {
    "large": lambda: None,
    "needs_chromium": lambda: _missing_program("chromium", "google-chrome"),
    "needs_corpus": lambda: None if CORPUS.is_dir() else f"no published notices in {CORPUS}; see TASKPARSE_CORPUS",
    "needs_fonts": _missing_fonts,
    "needs_libreoffice": lambda: _missing_program("soffice"),
}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--all", action="store_true", help="run the tests that take long or need system packages too")


def pytest_configure(config: pytest.Config) -> None:
    for marker in OF_ALL:
        config.addinivalue_line("markers", f"{marker}: of the tests that --all alone runs")
    settings.load_profile("many" if config.getoption("--all") else "few")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    marked = {item: [name for name in OF_ALL if item.get_closest_marker(name)] for item in items}
    if not config.getoption("--all"):
        config.hook.pytest_deselected(items=[item for item in items if marked[item]])
        items[:] = [item for item in items if not marked[item]]
        return
    reasons = {name: OF_ALL[name]() for name in {each for names in marked.values() for each in names}}
    for item, names in marked.items():
        for name in names:
            if reason := reasons[name]:
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return held((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return held((yield))


def held(report: Report) -> Report:
    """Make a skip a failure where everything that tests need must be there; what is known to fail is no skip."""
    if NOTHING_IS_SKIPPED and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[-1] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"nothing may be skipped where CI is true, but this was. {reason}"
    return report
