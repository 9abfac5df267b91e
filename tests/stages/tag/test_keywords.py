import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from casebook import OWN, cases, staged
from taskparse.context import Context
from taskparse.stages.tag import segments, tag
from taskparse.stages.tag.keywords import keywords

WITHOUT_DICTIONARY = """
import sys
from taskparse.context import Context
from taskparse.model.source import SourceText
from taskparse.stages.normalize import normalize
from taskparse.stages.outline import outline
from taskparse.stages.recognize import recognize
from taskparse.stages.scope import scope
from taskparse.stages.tag import tag

items = "".join(f"{n}.新增学位{n}个，投资增长{n % 9 + 1}%，6月底前建成。（责任单位：县财政局）\\n" for n in range(1, 1001))
context = Context()
clean = normalize(SourceText("case", "text", "0" * 64, "case", f"一、办好民生实事\\n{items}"), context)
shape = outline(clean, context)
facts = tag(clean, shape, scope(clean, shape, recognize(clean, shape, context), context), context)
assert [len(task.targets) for task in facts.tasks] == [2] * 1000
assert "jieba" not in sys.modules
"""


@pytest.mark.parametrize("case", cases("keywords"))
def test_a_text_has_its_telling_words(case):
    found = keywords(case.text, {"甲县", "甲县财政局"})
    assert len(found) == case.expected if isinstance(case.expected, int) else list(found) == case.expected


def test_keywords_are_told_on_request_only():
    found = staged("一、改造老旧小区。（责任单位：县住建局）")
    unasked = tag(found.clean, found.outline, found.assignments, OWN)
    asked = tag(found.clean, found.outline, found.assignments, Context(keywords=True))
    assert unasked.tasks[0].keywords == ()
    assert asked.tasks[0].keywords == ("老旧小区",)


def test_the_dictionary_is_loaded_once_however_many_ask(monkeypatch):
    loads = []

    def load():
        loads.append(1)
        return segments.Segmenter(str.split, {})

    monkeypatch.setattr(segments, "_LOADED", [])
    monkeypatch.setattr(segments, "_load", load)
    with ThreadPoolExecutor(4) as pool:
        asked = list(pool.map(lambda _: segments.segmenter(), range(20)))
    assert len(set(map(id, asked))) == len(loads) == 1


def test_a_notice_of_a_thousand_tasks_is_tagged_without_the_dictionary():
    subprocess.run([sys.executable, "-c", WITHOUT_DICTIONARY], check=True)
