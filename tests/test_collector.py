"""The collector of garbage is as it was before a notice was read."""

import gc
import os

import pytest

import taskparse
from taskparse.collector import collector_held_off


def test_it_goes_on_after_a_notice() -> None:
    taskparse.parse_text("一、修路。")
    assert gc.isenabled()


def test_it_stays_off_where_a_caller_has_put_it_off() -> None:
    gc.disable()
    try:
        taskparse.parse_text("一、修路。")
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_it_goes_on_after_a_fault() -> None:
    with pytest.raises(ZeroDivisionError), collector_held_off():
        raise ZeroDivisionError
    assert gc.isenabled()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no system that forks")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_it_goes_on_in_a_process_forked_meanwhile() -> None:
    with collector_held_off():
        child = os.fork()
        if child == 0:
            os._exit(0 if gc.isenabled() else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
