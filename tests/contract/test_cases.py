from collections import Counter
from pathlib import Path

import pytest

from casebook import CASES, KNOWN_FAILURES, book

TOPICS = sorted(path.stem for path in CASES.glob("*.yaml"))
TESTS = [path.read_text(encoding="utf-8") for path in Path(__file__).parents[1].rglob("test_*.py")]


@pytest.mark.parametrize("topic", TOPICS)
def test_every_case_has_its_label_its_source_and_its_text(topic):
    known = {"topic", "reason"} if topic == KNOWN_FAILURES else set()
    for case in book(topic):
        assert {"label", "source", "text"} | known <= set(case) <= {"label", "source", "text", "expected"} | known
        assert case["label"]
        assert case["source"]


@pytest.mark.parametrize("topic", [topic for topic in TOPICS if topic != KNOWN_FAILURES])
def test_no_two_cases_of_a_topic_have_one_label(topic):
    failing = [case for case in book(KNOWN_FAILURES) if case["topic"] == topic]
    count = Counter(str(case["label"]) for case in [*book(topic), *failing])
    assert [label for label, times in count.items() if times > 1] == []


@pytest.mark.parametrize("topic", [topic for topic in TOPICS if topic != KNOWN_FAILURES])
def test_every_topic_is_read_by_a_test(topic):
    assert any(f'"{topic}"' in test for test in TESTS)


def test_every_known_failure_belongs_to_a_topic():
    assert {str(case["topic"]) for case in book(KNOWN_FAILURES)} <= set(TOPICS) - {KNOWN_FAILURES}
