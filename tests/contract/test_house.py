from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "src").rglob("*.py"))
STAGES = ("extract", "normalize", "outline", "recognize", "scope", "tag", "validate")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT / "src").as_posix())
def test_a_module_is_a_page_or_three(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT / "src").as_posix())
def test_a_module_is_named_for_what_it_holds(path):
    assert path.stem not in {"utils", "util", "helpers", "common", "misc", "manager"}


def test_a_listing_of_the_stages_is_their_running_order():
    found = [path.stem for path in sorted((ROOT / "src/taskparse/stages").iterdir()) if path.stem[0] not in "_."]
    assert found == [name for name in STAGES if name in found]
    assert set(found) <= set(STAGES)
