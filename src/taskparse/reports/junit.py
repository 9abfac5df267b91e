"""Findings as JUnit XML: a suite a notice, a case a rule, a failure a finding."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import BinaryIO
from xml.etree import ElementTree as ET

from taskparse.model.fault import Language
from taskparse.model.record import Diagnostic
from taskparse.reports.checked import Checked, title_of, told

# What XML 1.0 cannot hold.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_junit(checked: Iterable[Checked], stream: BinaryIO, language: Language) -> None:
    """Write all notices as one document.

    Args:
        checked: The notices in order.
        stream: Where to.
        language: Of the messages.
    """
    suites = ET.Element("testsuites", name="taskparse")
    for each in checked:
        _suite(suites, each, language)
    ET.indent(suites)
    stream.write(ET.tostring(suites, encoding="utf-8", xml_declaration=True) + b"\n")


def _suite(suites: ET.Element, checked: Checked, language: Language) -> None:
    found = {finding.code for finding in checked.findings}
    codes = sorted(found.union(checked.codes))
    suite = ET.SubElement(
        suites,
        "testsuite",
        name=_xml(checked.name),
        tests=str(len(codes)),
        failures=str(len(found)),
        errors="0",
    )
    for code in codes:
        name = f"{code} {title_of(code, language)}"
        case = ET.SubElement(suite, "testcase", name=_xml(name), classname=_xml(checked.name))
        listed = [finding for finding in checked.findings if finding.code == code]
        if listed:
            # JUnit knows one failure a case: its text lists the places.
            message, _ = told(listed[0], language)
            failure = ET.SubElement(case, "failure", message=_xml(message), type=listed[0].severity)
            failure.text = _xml("\n".join(_line(checked, finding, language) for finding in listed))


def _line(checked: Checked, finding: Diagnostic, language: Language) -> str:
    message, hint = told(finding, language)
    place = ":".join(map(str, checked.line_column(finding.span.start))) if finding.span else "-"
    return f"{checked.name}:{place}: {message}" + (f" ({hint})" if hint else "")


def _xml(words: str) -> str:
    return _NOT_XML.sub("\ufffd", words)
