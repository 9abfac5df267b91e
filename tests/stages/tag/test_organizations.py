from array import array

import pytest

from casebook import cases
from taskparse.grammar.organs import canonical
from taskparse.model.annotation import ConventionMention, Mention, Reading, RoleEntry
from taskparse.model.outline import Outline
from taskparse.model.record import PartyKind
from taskparse.model.roster import NO_ROSTER, Listed, Roster
from taskparse.model.source import Range
from taskparse.model.text import CleanText
from taskparse.stages.tag.organizations import FullNames, full_names
from taskparse.stages.tag.places import Issuer, issuer_of, year_of_notice

FIELDS = {
    "authority": "issuing_authorities",
    "title": "title",
    "number": "document_number",
    "date": "issue_date",
}
DISTRICT = Issuer(("某市", "甲区"))


@pytest.mark.parametrize("case", cases("organizations"))
def test_a_unit_has_the_full_name_that_its_list_and_the_issuer_tell(case):
    expected = case.expected if isinstance(case.expected, dict) else {"names": case.expected}
    issuer = Issuer(tuple(expected.get("issuer", DISTRICT.places)), national=expected.get("national", False))
    issuer = Issuer((), national=True) if issuer.national else issuer
    assert named(case.text, FullNames(NO_ROSTER, issuer)) == expected["names"]


@pytest.mark.parametrize("case", cases("issuers"))
def test_a_header_tells_places_and_year(case):
    text, header, units = read_header(case.text)
    clean = CleanText(text, array("L", range(len(text))))
    issuer = issuer_of(clean, Outline(header), units)
    year = year_of_notice(clean, Outline(header))
    told = [*(["national"] if issuer.national else []), *issuer.places, *([str(year)] if year else [])]
    assert " ".join(told) == case.expected


def test_a_roster_decides_names_first():
    roster = Roster(
        [
            Listed(name="某市甲区发展和改革局", aliases=("区发改委",)),
            Listed(name="甲某", aliases=("甲副区长",), kind="person"),
        ]
    )
    names = FullNames(roster, DISTRICT)
    assert names.of("区发改委") == "某市甲区发展和改革局"
    assert names.of("某市甲区发改局") == "某市甲区发展和改革局"
    assert named("甲副区长", names, kind="person") == ["甲某"]


def test_a_roster_that_has_two_units_under_one_form_decides_nothing():
    roster = Roster([Listed(name="县发改局"), Listed(name="县发展和改革局")])
    assert FullNames(roster, Issuer()).of("县发展改革局") is None


def test_a_roster_completes_an_ellipsis():
    roster = Roster([Listed(name="某省商务厅", aliases=("省商务厅",))])
    assert named("省财政厅、商务厅", FullNames(roster, Issuer())) == ["-", "某省商务厅"]


def test_parties_of_a_convention_have_full_names_and_derived_ones_are_told_once():
    text = "区财政局、区审计局"
    derived = Mention(Range(0, 4), "unit", "列第一位", stated=False)
    stated = Mention(Range(0, 4), "unit", "责任单位")
    rule = ConventionMention("default_parties", Range(0, 9), (Mention(Range(5, 9), "unit", ""),))
    reading = Reading(
        (RoleEntry("lead_units", "", (derived,)), RoleEntry("responsible_units", "", (stated,))), (), (rule,)
    )
    assert dict(full_names(text, [reading], FullNames(NO_ROSTER, DISTRICT))) == {
        Range(0, 4): "某市甲区财政局",
        Range(5, 9): "某市甲区审计局",
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("区发改局", "区发展改革局"),
        ("县住建局", "县住房和城乡建设局"),
        ("市委政法委", "市委政法委员会"),
        ("区残联", "区残疾人联合会"),
    ],
)
def test_forms_of_one_name_are_the_same(one, other):
    assert canonical(one) == canonical(other)


def test_an_issuer_without_places_is_no_county():
    assert not Issuer().is_county
    assert Issuer(("某州", "乙市")).is_county
    assert not Issuer(("某市",)).is_county


def named(text, names, kind: PartyKind = "unit"):
    mentions = []
    start = 0
    for name in text.split("、"):
        group: PartyKind = "group" if name.startswith("各") else kind
        mentions.append(Mention(Range(start, start + len(name)), group, "责任单位"))
        start += len(name) + 1
    reading = Reading((RoleEntry("responsible_units", "责任单位", tuple(mentions)),))
    found = dict(full_names(text, [reading], names))
    return [found.get(mention.range, "-") for mention in mentions]


def read_header(drawn):
    text = ""
    header: dict[str, list[Range]] = {}
    units = []
    for line in drawn.splitlines():
        field, _, words = line.partition(" ")
        if field == "unit":
            units.append(words)
            continue
        place = Range(len(text), len(text) + len(words))
        header.setdefault(FIELDS[field], []).append(place)
        text += f"{words}\n"
    return text, header, units
