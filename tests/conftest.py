"""What holds for every test."""

import os
import sys
from collections.abc import Generator
from typing import TypeVar

import pytest
from hypothesis import settings

NOTHING_IS_SKIPPED = os.environ.get("CI") == "true" and sys.platform == "linux"

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)

# How long an example takes is the machine's affair; a test as a whole has its time limit.
settings.register_profile("unhurried", deadline=None, max_examples=50, derandomize=NOTHING_IS_SKIPPED)
settings.load_profile("unhurried")


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
