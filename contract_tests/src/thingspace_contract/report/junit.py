"""JUnit XML, as continuous-integration servers read it: a test suite a suite, a test case a subject and check."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from thingspace_contract.core.failures import Severity
from thingspace_contract.core.verdict import SuiteResult
from thingspace_contract.report import wording
from thingspace_contract.report.result import Result

__all__ = ["junit_xml"]

# What XML 1.0 cannot hold, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit_xml(result: Result) -> str:
    """Return the report.

    A failure is a `failure`, a warning a passed case with its text in `system-out`, what was not checked is
    `skipped`, and a suite that did not finish has an `error`.
    What held on an open part of the contract says so in its `system-out`; the property `open_subjects` counts them.
    """
    root = Element("testsuites", name="thingspace-contract", time=f"{result.verdict.seconds:.3f}")
    totals = {"tests": 0, "failures": 0, "errors": 0, "skipped": 0}
    for suite in result.verdict.suites.values():
        element = SubElement(root, "testsuite", name=_text(suite.name))
        element.set("timestamp", result.conditions.started.strftime("%Y-%m-%dT%H:%M:%S"))
        element.set("time", f"{suite.seconds or 0:.3f}")
        properties = SubElement(element, "properties")
        for name, value in _properties(result, suite):
            SubElement(properties, "property", name=name, value=_text(value))
        for case in _cases(suite, result):
            element.append(case)
        counts = {
            "tests": len(element.findall("testcase")),
            "failures": len(element.findall("testcase/failure")),
            "errors": len(element.findall("testcase/error")),
            "skipped": len(element.findall("testcase/skipped")),
        }
        for name, number in counts.items():
            element.set(name, str(number))
            totals[name] += number
    for name, number in totals.items():
        root.set(name, str(number))
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _properties(result: Result, suite: SuiteResult) -> Iterator[tuple[str, str]]:
    conditions = result.conditions
    yield "target", suite.target
    yield "seed", str(conditions.seed)
    yield "profile", conditions.profile
    yield "open_subjects", str(len(suite.open_subjects))
    yield "contract", conditions.contract
    yield "contract_sha256", conditions.contract_sha256
    yield "version", conditions.version


def _cases(suite: SuiteResult, result: Result) -> Iterator[Element]:
    failed = {(failure.subject, failure.check) for failure, _ in suite.failures.values()}
    for subject, check in suite.passed:
        if (subject, check) not in failed:
            case = _case(suite, subject, check)
            if subject in suite.open_parts:
                said = wording.held_text(suite.open_parts[subject])
                SubElement(case, "system-out").text = _text(f"{subject}: {said}")
            yield case
    for failure, times in suite.failures.values():
        case = _case(suite, failure.subject, f"{failure.check}: {failure.title}")
        text = _text(wording.failure_text(failure, times))
        if failure.severity is Severity.ERROR:
            SubElement(case, "failure", message=_text(failure.title), type=failure.check).text = text
        else:
            SubElement(case, "system-out").text = text
        yield case
    for missing in suite.not_checked:
        case = _case(suite, missing.subject, "checked")
        SubElement(case, "skipped", message=_text(missing.reason))
        yield case
    if not suite.finished:
        case = _case(suite, suite.name, "finished")
        SubElement(case, "error", message="the suite did not finish", type="unfinished").text = _text(
            result.verdict.trouble
        )
        yield case


def _case(suite: SuiteResult, subject: str, name: str) -> Element:
    # Element times are not measured: a check's cases are spread over the suite's run.
    return Element("testcase", classname=_text(f"{suite.name}.{subject}"), name=_text(name), time="0")


def _text(text: str) -> str:
    return _FORBIDDEN.sub("�", text)
