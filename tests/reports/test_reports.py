"""What is written of findings, format by format."""

import io
import json
import re
import sys
from pathlib import Path

import pytest
from jsonschema import Draft4Validator
from junitparser import JUnitXml

from taskparse import Diagnostic, check, parse, parse_text
from taskparse.lexicon.loader import READING_FAULTS
from taskparse.reports import REPORTS, statistics
from taskparse.reports.checked import Checked, title_of, told
from taskparse.rules import all_rules, chosen_rules, fault_kinds

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((Path(__file__).parent / "sarif-schema-2.1.0.json").read_text("utf-8"))
TEXT = "一、建成公园，种好树木。（贵任单位:县住建局；责任人：）\n二、修好道路（谁审批、谁负责）。\n"


def checked(text=TEXT, path="通知/a b.txt", select=()):
    notice = parse_text(text)
    codes = tuple(rule.code for rule in chosen_rules(select, ()))
    return Checked(path, notice, check(notice, select=select), codes)


def report(form, *notices, language="en"):
    stream = io.BytesIO()
    REPORTS[form](notices, stream, language)
    return stream.getvalue().decode()


def test_text_shows_the_line_the_words_underlined_and_what_to_do():
    assert report("text", checked(select=["303", "901"])) == (
        "通知/a b.txt:1:14: warning 303 the label 贵任单位 should read 责任单位\n"
        "    一、建成公园，种好树木。（贵任单位:县住建局；责任人：）\n"
        "                              ^^^^^^^^\n"
        "    = correct the label\n"
        "通知/a b.txt:2:7: warning 901 looks like an annotation but could not be read: （谁审批、谁负责）\n"
        "    二、修好道路（谁审批、谁负责）。\n"
        "                ^^^^^^^^^^^^^^^^^^\n"
        "    = check by hand who answers here; if its label or duty verb is unknown, add it to a lexicon file\n"
    )


def test_text_is_told_in_chinese_on_request():
    assert "标签“贵任单位”应为“责任单位”" in report("text", checked(select=["303"]), language="zh")
    assert "看上去是责任分工，但未能读懂：（谁审批、谁负责）" in report("text", checked(select=["901"]), language="zh")


def test_text_of_the_whole_notice_has_no_line():
    assert report("text", checked(select=["104"])).splitlines() == [
        "通知/a b.txt: warning 104 the notice has no title",
        "    = put a title that names the matter and the kind of document over the text",
    ]


def test_text_cuts_long_lines_around_the_words():
    shown = report("text", checked(f"一、{'修好道路，' * 40}（贵任单位：县住建局{'、县财政局' * 40}）", select=["303"]))
    line, marks = shown.splitlines()[1:3]
    assert line.startswith("    …")
    assert line.endswith("…")
    assert marks.count("^") == 8
    assert len(line) < 60


def test_text_names_page_or_cell():
    notice = parse(ROOT / "samples" / "lixia-2025.pdf")
    party = notice.tasks[0].annotation
    finding = Diagnostic(code="303", severity="warning", message="a slip", span=party.span)
    assert re.match(r"lixia\.pdf:\d+:\d+: p\d+: warning 303", report("text", Checked("lixia.pdf", notice, (finding,))))


def test_statistics_count_codes_the_most_frequent_first():
    stream = io.BytesIO()
    statistics([checked(select=["303"]), checked(select=["303", "104"])], stream, "en")
    assert stream.getvalue().decode() == "     2  303  slip in a label\n     1  104  no title\n"


def test_json_gives_place_and_fingerprint():
    (notice,) = json.loads(report("json", checked(select=["303"])))
    (finding,) = notice["findings"]
    assert (notice["path"], finding["line"], finding["column"]) == ("通知/a b.txt", 1, 14)
    assert TEXT[finding["span"]["start"] : finding["span"]["stop"]] == "贵任单位"
    assert len(finding["fingerprint"]) == 16


def test_findings_of_records_name_the_notice_s_own_file_and_no_line_of_the_records():
    notice = parse_text(TEXT, name="notice.txt")
    saved = Checked("a.json", notice, check(notice, select=["303"]), is_saved=True)
    assert report("text", saved).startswith("a.json (notice.txt):1:14: warning 303")
    assert report("github", saved).startswith("::warning file=a.json,title=taskparse 303::")
    assert 'testsuite name="a.json (notice.txt)"' in report("junit", saved)
    (told,) = json.loads(report("json", saved))
    assert (told["path"], told["source"]) == ("a.json", "notice.txt")


def test_json_gives_no_place_to_what_concerns_the_whole():
    (notice,) = json.loads(report("json", checked(select=["104"])))
    assert "line" not in notice["findings"][0]


def test_sarif_is_valid_and_describes_every_rule():
    log = json.loads(report("sarif", checked(), checked("一、\n二、修好道路。（责任单位：县交通局）")))
    assert [error.message for error in Draft4Validator(SCHEMA).iter_errors(log)] == []
    (run,) = log["runs"]
    described = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in described] == list(fault_kinds())
    assert all(described[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])


def test_sarif_places_a_finding_in_lines_and_offsets():
    log = json.loads(report("sarif", checked(select=["303"])))
    (result,) = log["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "%E9%80%9A%E7%9F%A5/a%20b.txt"
    assert place["region"] == {
        "startLine": 1,
        "startColumn": 14,
        "endLine": 1,
        "endColumn": 18,
        "charOffset": 13,
        "charLength": 4,
    }


def in_a_pdf():
    notice = parse(ROOT / "samples" / "lixia-2025.pdf")
    span = notice.tasks[0].annotation.span
    return Checked("通知/lixia.pdf", notice, (Diagnostic(code="303", severity="info", message="x", span=span),))


def in_a_workbook():
    notice = parse(ROOT / "samples" / "table-plain.xlsx")
    span = notice.tasks[0].span
    return Checked("plain.xlsx", notice, (Diagnostic(code="901", severity="info", message="x", span=span),))


@pytest.mark.parametrize(
    ("source", "place"),
    [(in_a_pdf, {"name": "2", "kind": "page"}), (in_a_workbook, {"name": "任务表!B3", "kind": "place"})],
)
def test_sarif_tells_the_page_or_cell_of_a_source_without_lines(source, place):
    log = json.loads(report("sarif", source()))
    assert [error.message for error in Draft4Validator(SCHEMA).iter_errors(log)] == []
    (location,) = log["runs"][0]["results"][0]["locations"]
    assert "region" not in location["physicalLocation"]
    assert location["logicalLocations"] == [place]
    assert [str(value) for value in location["properties"].values()] == [place["name"]]


def test_github_commands_name_no_line_of_a_source_without_lines():
    assert report("github", in_a_pdf()) == "::notice file=通知/lixia.pdf,title=taskparse 303::page 2: x\n"
    assert "::任务表!B3: x" in report("github", in_a_workbook(), language="zh")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_sarif_describes_every_rule_as_code_hosts_need_it(language):
    (run,) = json.loads(report("sarif", checked(), language=language))["runs"]
    for rule in run["tool"]["driver"]["rules"]:
        assert all(rule[part]["text"] for part in ("shortDescription", "fullDescription", "help"))


def test_sarif_describes_a_code_of_another_version_too():
    finding = Diagnostic(code="999", severity="warning", message="odd")
    (run,) = json.loads(report("sarif", Checked("a.txt", parse_text(TEXT), (finding,))))["runs"]
    (result,) = run["results"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "999"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names of files are Unicode")
@pytest.mark.parametrize("form", REPORTS)
def test_a_file_whose_name_is_no_unicode_is_reported(form):
    assert "303" in report(form, checked(path="甲\udcff.txt", select=["303"]))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names of files are Unicode")
def test_sarif_finds_a_file_whose_name_is_no_unicode():
    log = json.loads(report("sarif", checked(path="甲\udcff.txt", select=["303"])))
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "%E7%94%B2%FF.txt"


def test_text_holds_nothing_that_would_steer_a_terminal():
    place = checked().notice.tasks[0].span
    finding = Diagnostic(code="999", severity="info", message="a\x1b[31mb", hint="c\nd", span=place)
    shown = report("text", Checked("e\x1b.txt", parse_text("一、建成\x1b公园。（责任单位：县住建局）"), (finding,)))
    assert len(shown.splitlines()) == 4
    assert shown.replace("\n", "").isprintable()


def test_github_commands_escape_what_would_end_them():
    finding = Diagnostic(code="901", severity="info", message="50%\r\nover: a, b")
    line = report("github", Checked("a:b,c.txt", parse_text(TEXT), (finding,)))
    assert line == "::notice file=a%3Ab%2Cc.txt,title=taskparse 901::50%25%0D%0Aover: a, b\n"


def test_github_commands_name_line_and_column():
    assert report("github", checked(select=["303"])).startswith(
        "::warning file=通知/a b.txt,title=taskparse 303,line=1,col=14::the label 贵任单位"
    )


def test_junit_has_a_case_for_every_rule_that_was_asked_for_and_a_failure_for_every_fault():
    codes = [rule.code for rule in all_rules()]
    suites = JUnitXml.fromstring(
        report("junit", checked(select=["303", "601"]), checked(select=["602"]), checked()).encode()
    )
    assert [suite.tests for suite in suites] == [2, 1, len({*codes, "901"})]
    assert [suite.failures for suite in suites][:2] == [1, 0]
    failed = [case for case in next(iter(suites)) if case.result]
    assert [case.name for case in failed] == ["303 slip in a label"]
    assert "1:14" in failed[0].result[0].text


def test_junit_leaves_out_what_xml_cannot_hold():
    finding = Diagnostic(code="901", severity="info", message="a\x01b")
    suites = JUnitXml.fromstring(report("junit", Checked("a.txt", parse_text(TEXT), (finding,))).encode())
    assert [case.result[0].message for suite in suites for case in suite if case.result] == ["a\ufffdb"]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\u2028"])
def test_lines_are_counted_at_every_line_break(line_break):
    notice = checked(f"关于某事的通知{line_break}一、建成公园。（贵任单位：县住建局）", select=["303"])
    assert notice.line_column(notice.findings[0].span.start)[0] == 2
    assert notice.line(1) == "关于某事的通知"


def test_fingerprints_outlive_another_extraction():
    text, pdf = (
        Checked(name, notice, tuple(_of_annotations(notice)))
        for name in ("lixia-2025.txt", "lixia-2025.pdf")
        for notice in [parse(ROOT / "samples" / name)]
    )
    assert text.fingerprints == pdf.fingerprints
    assert len(set(text.fingerprints)) == len(text.fingerprints) == 80


def _of_annotations(notice):
    yield Diagnostic(code="303", severity="info", message="x", span=notice.sections[0].span)
    for task in notice.tasks:
        yield Diagnostic(code="303", severity="info", message="x", span=task.annotation.span)


def test_two_equal_findings_have_two_fingerprints():
    finding = Diagnostic(code="104", severity="info", message="x")
    first, second = Checked("a", parse_text(TEXT), (finding, finding)).fingerprints
    assert first != second


def test_every_reading_fault_of_the_stages_is_described():
    codes = {
        code
        for path in (ROOT / "src" / "taskparse" / "stages").rglob("*.py")
        for code in re.findall(r'"(9\d\d)"', path.read_text("utf-8"))
    }
    assert codes == set(READING_FAULTS)


def test_a_code_that_nobody_describes_is_told_as_it_is():
    assert told(Diagnostic(code="999", severity="info", message="odd", hint="look"), "zh") == ("odd", "look")
    assert (title_of("999", "zh"), title_of("914", "zh"), title_of("914", "en")) == (
        "999",
        "文件不完整",
        "file cut short",
    )


def test_what_another_version_saved_with_other_arguments_is_told_as_it_was_saved():
    finding = Diagnostic(code="901", severity="warning", message="not read", arguments={"words": "甲"})
    assert told(finding, "zh")[0] == "not read"
