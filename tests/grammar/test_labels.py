from collections import Counter

import pytest

from casebook import cases, drawn
from taskparse.errors import UnreadableSourceError
from taskparse.grammar.duties import duty_of
from taskparse.grammar.labels import any_labels, has_slip, label_at, role_of, without_slips
from taskparse.lexicon.loader import LexiconFile, lexicon_from, table
from taskparse.model.source import Range

WORDS = LexiconFile.model_validate(table("words"))
OWN = lexicon_from(None)


def whole(text: str) -> Range:
    return Range(0, len(text))


@pytest.mark.parametrize("case", cases("labels"))
def test_a_label_names_its_role(case):
    labels = case.text.split(" ")
    assert {label: role_of(label, OWN) for label in labels} == dict.fromkeys(labels, case.expected)


@pytest.mark.parametrize(
    "label",
    ["责任单位", "贵任单位", "责任任部门", "市级牵头单位", "牵头市（区、县）领导", "牵头市(区、县)领导"],
)
@pytest.mark.parametrize("colon", "：:")
def test_a_known_label_is_found_before_its_colon_with_all_that_may_be_askew(label, colon):
    found = label_at(label + colon, whole(label + colon), OWN)
    assert found
    assert (found.words, found.place) == (label, whole(label + colon))


def test_a_label_that_nobody_knows_is_found_only_where_any_is_looked_for():
    text = "挂联单位："
    assert label_at(text, whole(text), OWN) is None
    assert [label.words for label in any_labels(text, whole(text), OWN)] == ["挂联单位"]
    assert list(any_labels("甲：乙局", whole("甲：乙局"), OWN)) == []


@pytest.mark.parametrize("case", cases("duties"))
def test_a_duty_verb_names_its_role_and_ends_the_list(case):
    duty = duty_of(case.plain, whole(case.plain), OWN)
    assert duty
    verb = Range(len(case.plain) - len(duty.verb), len(case.plain))
    assert drawn(case.plain, [(verb, duty.role)]) == case.text
    assert case.plain[: duty.start] == case.expected


def test_a_label_that_nobody_knows_keeps_its_own_words():
    assert without_slips("挂联单位", OWN) == "挂联单位"


def test_a_label_is_healed_of_its_slips():
    assert without_slips("奉头单位", OWN) == "牵头单位"
    assert has_slip("奉头单位", OWN)
    assert not has_slip("牵头市(区、县)领导", OWN)


@pytest.mark.parametrize("words", [WORDS.labels, WORDS.duties])
def test_no_word_names_two_roles(words):
    count = Counter(word for each in words.values() for word in each)
    assert [word for word, times in count.items() if times > 1] == []


def test_no_slip_is_what_is_meant_elsewhere():
    meant = {character for words in WORDS.labels.values() for word in words for character in word}
    assert set(WORDS.slips) & meant == set()


def test_words_of_a_file_win(tmp_path):
    path = tmp_path / "words.toml"
    path.write_text('[labels]\nlead_units = ["责任单位"]\n[duties]\nother = ["负责"]\n[slips]\n"坐" = "单"\n', "utf-8")
    lexicon = lexicon_from(path)
    assert role_of("责任单位", lexicon) == "lead_units"
    assert role_of("责任坐位", lexicon) == "lead_units"
    assert role_of("配合单位", lexicon) == "supporting_units"
    assert lexicon.duties["负责"] == "other"


def test_without_a_file_the_lexicon_is_the_package_s():
    assert lexicon_from(None) is OWN


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
        lexicon_from(path)
    assert str(refused.value).startswith(f"{path}: {fault}")


def test_a_file_that_is_missing_is_refused(tmp_path):
    with pytest.raises(UnreadableSourceError, match="the lexicon cannot be opened"):
        lexicon_from(tmp_path / "missing.toml")
