import string
from pathlib import Path

import pytest

from casebook import CASES, Mark, book, cases, drawn
from taskparse.model.record import Notice
from taskparse.model.source import Range
from taskparse.pipeline import parse_text
from taskparse.rules import FAMILIES, all_rules, check

RULES = {rule.name.replace("-", "_"): rule for rule in all_rules()}
FILES = {path.stem for path in (CASES / "rules").glob("*.yaml")}
CASES_OF_RULES = [case for file in sorted(FILES) for case in cases(f"rules/{file}", RULES[file])]
BY_RULE = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)


def is_firing(rule, case):
    return case.get("whole") is True or f"⟦{rule.code} " in str(case["text"])


@pytest.mark.parametrize(("rule", "case"), CASES_OF_RULES)
def test_a_rule_fires_exactly_where_it_is_marked(rule, case):
    notice = parse_text(case.plain)
    found = check(notice, select=[rule.code], roster=case.roster)
    marks: list[Mark] = [(Range(d.span.start, d.span.stop), d.code) for d in found if d.span]
    assert drawn(notice.source.text, marks) == case.text
    assert [d.code for d in found if not d.span] == [rule.code] * case.whole


@pytest.mark.parametrize(("rule", "case"), CASES_OF_RULES)
def test_a_rule_finds_the_same_in_a_notice_that_was_saved(rule, case):
    notice = parse_text(case.plain)
    saved = Notice.model_validate_json(notice.model_dump_json())
    assert check(saved, select=[rule.code], roster=case.roster) == check(notice, select=[rule.code], roster=case.roster)


@pytest.mark.parametrize(("rule", "case"), CASES_OF_RULES)
def test_a_rule_says_the_same_in_both_languages(rule, case):
    for finding in check(parse_text(case.plain), select=[rule.code], roster=case.roster):
        for language in ("en", "zh"):
            message = rule.wording(language).message
            fields = {name for _, name, _, _ in string.Formatter().parse(message) if name}
            assert fields == set(finding.arguments)


@BY_RULE
def test_every_rule_has_a_firing_case_and_a_silent_case(rule):
    firing = {is_firing(rule, case) for case in book(f"rules/{rule.name.replace('-', '_')}")}
    assert firing == {True, False}


@BY_RULE
def test_every_rule_is_of_a_family_and_named_as_its_file(rule):
    assert rule.code[0] in FAMILIES
    assert Path(rule.find.__code__.co_filename).stem == rule.name.replace("-", "_")


@pytest.mark.parametrize("file", sorted(FILES))
def test_every_case_has_its_label_its_source_and_its_text(file):
    for case in book(f"rules/{file}"):
        assert {"label", "source", "text"} <= set(case) <= {"label", "source", "text", "whole", "roster"}
