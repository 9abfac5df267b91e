import inspect
import pkgutil
from importlib import import_module

import pytest

from taskparse import parse, pipeline, stages

NAMES = sorted(module.name for module in pkgutil.iter_modules(stages.__path__))


def test_there_is_a_stage_of_every_name():
    assert set(NAMES) - {"tag"} == {"extract", "normalize", "outline", "recognize", "scope", "validate"}


@pytest.mark.parametrize("name", NAMES)
def test_a_stage_is_one_public_function_of_its_own_name(name):
    module = import_module(f"taskparse.stages.{name}")
    own = [
        each
        for each, value in vars(module).items()
        if inspect.isfunction(value) and value.__module__ == module.__name__ and not each.startswith("_")
    ]
    assert own == [name]


def test_the_stages_run_in_the_order_in_which_they_sort(monkeypatch):
    ran: list[str] = []

    def listed(name):
        stage = getattr(pipeline, name)

        def run(*args, **kwargs):
            ran.append(name)
            return stage(*args, **kwargs)

        return run

    for name in NAMES:
        monkeypatch.setattr(pipeline, name, listed(name))
    parse("建成公园。（责任单位：县住建局）".encode())
    assert ran == NAMES
