import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from casebook import cases, drawn
from taskparse.errors import UnreadableSourceError
from taskparse.lexicon.labels import Words, compiled, default_lexicon, lexicon_with
from taskparse.model.source import Range

WORDS = Words.model_validate(
    tomllib.loads(files("taskparse.lexicon").joinpath("words.toml").read_text("utf-8"))
)


@pytest.mark.parametrize("case", cases("labels"))
def test_a_label_names_its_role(case):
    labels = case.text.split(" ")
    assert {label: default_lexicon().role(label) for label in labels} == dict.fromkeys(labels, case.expected)


@pytest.mark.parametrize(
    "label",
    ["责任单位", "贵任单位", "责任任部门", "市级牵头单位", "牵头市（区、县）领导", "牵头市(区、县)领导"],
)
@pytest.mark.parametrize("colon", "：:")
def test_a_known_label_is_found_before_its_colon_with_all_that_may_be_askew(label, colon):
    match = default_lexicon().label.fullmatch(label + colon)
    assert match
    assert match["label"] == label


def test_a_label_that_nobody_knows_is_found_only_where_any_is_looked_for():
    assert default_lexicon().label.fullmatch("挂联单位：") is None
    assert default_lexicon().any_label.fullmatch("挂联单位：")


@pytest.mark.parametrize("case", cases("duties"))
def test_a_duty_verb_names_its_role_and_ends_the_list(case):
    match = default_lexicon().duty.search(case.plain)
    assert match
    role = default_lexicon().duties[match["verb"]]
    assert drawn(case.plain, [(Range(*match.span("verb")), role)]) == case.text
    assert case.plain[: match.start()] == case.expected


def test_a_label_that_nobody_knows_keeps_its_own_words():
    assert default_lexicon().healed("挂联单位") == "挂联单位"


def test_a_label_is_healed_of_its_slips():
    assert default_lexicon().healed("奉头单位") == "牵头单位"


@pytest.mark.parametrize("table", [WORDS.labels, WORDS.duties])
def test_no_word_names_two_roles(table):
    count = Counter(word for words in table.values() for word in words)
    assert [word for word, times in count.items() if times > 1] == []


def test_no_slip_is_what_is_meant_elsewhere():
    meant = {character for words in WORDS.labels.values() for word in words for character in word}
    assert set(WORDS.slips) & meant == set()


def test_later_tables_win():
    late = Words.model_validate(
        {"labels": {"lead_units": ["责任单位"]}, "duties": {"other": ["负责"]}, "slips": {"坐": "单"}}
    )
    lexicon = compiled([WORDS, late])
    assert lexicon.role("责任单位") == "lead_units"
    assert lexicon.role("责任坐位") == "lead_units"
    assert lexicon.role("配合单位") == "supporting_units"
    assert lexicon.duties["负责"] == "other"


def test_without_a_file_the_lexicon_is_the_package_s():
    assert lexicon_with(None) is default_lexicon()


def test_a_file_adds_words_to_the_package_s(tmp_path):
    path = tmp_path / "words.toml"
    path.write_text('[labels]\nsupporting_units = ["挂联单位"]\n', encoding="utf-8")
    lexicon = lexicon_with(path)
    assert (lexicon.role("挂联单位"), lexicon.role("责任单位")) == ("supporting_units", "responsible_units")


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"\xff\xfe", "the lexicon cannot be read"),
        (b"[labels", "the lexicon is no TOML"),
        (b'[labels]\nleader = ["a"]\n', "labels.leader: "),
        (b"[labels]\nleaders = [1]\n", "labels.leaders.0: "),
        (b'[slips]\n"ab" = "c"\n', "slips.ab: "),
        (b"[words]\n", "words: "),
    ],
)
def test_a_file_of_another_shape_is_refused_with_the_place_of_its_fault(tmp_path, content, fault):
    path = tmp_path / "words.toml"
    path.write_bytes(content)
    with pytest.raises(UnreadableSourceError) as refused:
        lexicon_with(path)
    assert str(refused.value).startswith(f"{path}: {fault}")


def test_a_file_that_is_missing_is_refused(tmp_path):
    with pytest.raises(UnreadableSourceError, match="the lexicon cannot be read"):
        lexicon_with(tmp_path / "missing.toml")
