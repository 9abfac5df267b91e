"""How rules are found, chosen and put in order."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from taskparse import check, load, parse_text
from taskparse.model.fault import Wording
from taskparse.reports.documentation import pages
from taskparse.rules import all_rules, fault_kinds
from taskparse.rules.rule import Fault, Rule

ROOT = Path(__file__).parents[2]
RULES = {rule.name: rule for rule in all_rules()}
KINDS = {kind.name: kind for kind in fault_kinds().values()}
NOTICE = parse_text("一、建成公园。（贵任单位:县住建局；责任人：）\n二、\n（联系人：甲某，单位：乙某）")


class Entry:
    """An entry point."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule

    def load(self) -> Rule:
        return self.rule


@pytest.fixture
def adding(monkeypatch):
    """Let another package add a rule."""

    def add(rule: Rule) -> None:
        monkeypatch.setattr("taskparse.rules.entry_points", lambda **_: [Entry(rule)])
        all_rules.cache_clear()

    yield add
    monkeypatch.undo()
    all_rules.cache_clear()


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_kind_of_fault_is_wholly_documented_in_both_languages(kind):
    for wording in (kind.en, kind.zh):
        assert all(getattr(wording, field.name).strip() for field in fields(Wording))


@pytest.mark.parametrize(("name", "language"), [("rules.md", "en"), ("rules.zh-CN.md", "zh")])
def test_every_code_stands_in_the_docs(name, language):
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == pages(language), "run `make rules`"


def test_codes_are_unique_and_in_order():
    codes = [kind.code for kind in fault_kinds().values()]
    assert codes == sorted(set(codes))
    assert len(KINDS) == len(codes)


def test_messages_ask_for_the_same_arguments_in_both_languages():
    for kind in KINDS.values():
        assert set(re.findall(r"\{(\w+)\}", kind.en.message)) == set(re.findall(r"\{(\w+)\}", kind.zh.message))


def test_two_rules_of_one_code_are_refused(adding):
    adding(all_rules()[0])
    with pytest.raises(ValueError, match=r"both have the code 101"):
        all_rules()


def test_other_packages_add_rules(adding):
    wording = RULES["title-missing"].en
    adding(Rule("299", "no-park", "info", lambda *_: iter([Fault()]), en=wording, zh=wording))
    assert [finding.code for finding in check(NOTICE, select=["299"])] == ["299"]


def test_findings_come_in_the_order_of_the_text_those_of_the_whole_first():
    places = [finding.span.start if finding.span else -1 for finding in check(NOTICE)]
    assert places == sorted(places)
    assert len(places) > 3


def test_families_are_selected_and_codes_ignored():
    assert {finding.code[0] for finding in check(NOTICE, select=["1"])} == {"1"}
    assert "103" not in {finding.code for finding in check(NOTICE, ignore=["103"])}
    assert check(NOTICE, select=["1"], ignore=["1"]) == ()


def test_what_could_not_be_read_is_among_the_findings():
    notice = parse_text("一、建成公园（谁审批、谁负责）。")
    assert [finding.code for finding in check(notice, select=["9"])] == ["901"]


def test_a_saved_notice_is_judged_like_a_new_one(tmp_path):
    path = tmp_path / "notice.json"
    path.write_text(NOTICE.model_dump_json(), encoding="utf-8")
    assert check(load(path)) == check(NOTICE)
