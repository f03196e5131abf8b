"""JSON, JUnit XML and HTML: valid, complete, and without a credential."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from importlib.resources import files
from xml.etree import ElementTree

import jsonschema_rs
import pytest

from thingspace_contract.core.credentials import Credentials
from thingspace_contract.core.events import CheckFailed, SuiteStarted
from thingspace_contract.core.failures import Failure
from thingspace_contract.core.verdict import Stop, Verdict
from thingspace_contract.report import Conditions, Masker, Result
from thingspace_contract.report.html import html_text
from thingspace_contract.report.json import json_document, json_text
from thingspace_contract.report.junit import junit_xml
from thingspace_contract.runner.run import Job, run


def test_json_keeps_its_published_schema(result: Result, good: Verdict, open_run: Verdict) -> None:
    schema = json.loads((files("thingspace_contract.report") / "schema.json").read_text("utf-8"))
    validator = jsonschema_rs.validator_for(schema)
    stopped = Verdict(stop=Stop.INTERRUPTED, trouble="The run was interrupted.")

    for verdict in (result.verdict, good, open_run, stopped):
        each = Result(result.conditions, verdict)
        assert [error.message for error in validator.iter_errors(json.loads(json_text(each)))] == []


def test_json_holds_what_the_verdict_is_made_of(result: Result) -> None:
    document = json_document(result)

    assert document["verdict"]["exit_code"] == 1
    assert document["suites"][0]["failures"][0]["count"] == 2
    assert document["conditions"]["contract"]["sha256"] == "0123456789abcdef" * 4


def test_json_marks_what_held_on_open_parts(conditions: Conditions, open_run: Verdict) -> None:
    (suite,) = json_document(Result(conditions, open_run))["suites"]

    assert {each["subject"]: each["open"] for each in suite["passed"]} == {
        "listPlans": False,
        "Fleet.moved": True,
        "revokeToken": True,
    }
    assert suite["open_parts"][0] == {
        "subject": "Fleet.moved",
        "part": "message",
        "holder": "deviceResponse",
        "decisions": ["D117", "D118"],
        "text": "no source documents what its deviceResponse holds (D117, D118)",
    }


def test_junit_says_what_held_on_open_parts(conditions: Conditions, open_run: Verdict) -> None:
    root = ElementTree.fromstring(junit_xml(Result(conditions, open_run)))
    said = {case.get("classname"): case.findtext("system-out") for case in root.iter("testcase")}

    assert said["client.listPlans"] is None
    assert "keeps the open part of the contract: no source documents" in (said["client.Fleet.moved"] or "")
    assert root.find(".//property[@name='open_subjects'][@value='2']") is not None


def test_html_tells_open_parts_from_documented_ones(conditions: Conditions, open_run: Verdict) -> None:
    """Another mark and colour in the table, the words under the name, and a count in the suite's card."""
    text = html_text(Result(conditions, open_run))

    assert text.count('<td data-state="open"') == 2
    assert text.count('<td data-state="passed"') == 1
    assert "Open: no source documents what its deviceResponse holds (D117, D118)." in text
    assert "<dt>of them on open parts</dt><dd>3</dd>" in text
    assert page(Result(conditions, open_run)).open == []


def test_html_says_nothing_of_open_parts_where_none_was_tried(result: Result) -> None:
    text = html_text(result)

    assert "on open parts" not in text
    assert "which no source documents" not in text


def test_junit_counts_what_it_lists(result: Result) -> None:
    root = ElementTree.fromstring(junit_xml(result))
    suite = root.find("testsuite")

    assert suite is not None
    assert {name: suite.get(name) for name in ("tests", "failures", "errors", "skipped")} == {
        "tests": "5",
        "failures": "1",
        "errors": "0",
        "skipped": "1",
    }
    assert root.get("tests") == str(len(root.findall(".//testcase")))
    failure = root.find(".//failure")
    assert failure is not None
    assert failure.get("message") == "The response breaks its schema"
    assert "curl http" in (failure.text or "")


def test_junit_reports_an_unfinished_suite_as_an_error(conditions: Conditions) -> None:
    result = Result(conditions, Verdict(stop=Stop.OUT_OF_TIME, trouble="The time budget of 60 s ran out."))
    result.verdict.add(SuiteStarted("server", "http://127.0.0.1/api"))

    error = ElementTree.fromstring(junit_xml(result)).find(".//error")

    assert error is not None
    assert error.text == "The time budget of 60 s ran out."


def test_junit_survives_what_xml_cannot_hold(conditions: Conditions) -> None:
    """A payload may hold any character; a report that cannot be parsed says nothing."""
    result = Result(conditions, Verdict())
    result.verdict.add(CheckFailed("client", Failure("c", "t\x0b", "op\x1b", "e\ufffe", "\ud800 ]]> <&", curl="\x00")))

    assert ElementTree.fromstring(junit_xml(result)).get("failures") == "1"


class _Page(HTMLParser):
    """Collects tags and checks that they nest."""

    VOID = frozenset({"meta", "link", "input", "br", "circle", "path", "wbr"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop() == tag


def page(result: Result) -> _Page:
    parsed = _Page()
    parsed.feed(html_text(result))
    parsed.close()
    return parsed


def test_html_nests_and_closes(result: Result, good: Verdict) -> None:
    assert (page(result).open, page(Result(result.conditions, good)).open) == ([], [])


def test_html_asks_nothing_of_the_network(result: Result) -> None:
    links = [value for _, name, value in page(result).attributes if name in ("src", "href", "action")]

    assert all((value or "").startswith("data:") for value in links)
    assert "@import" not in html_text(result)
    assert not re.search(r"url\((?!data:)", html_text(result))


def test_html_never_runs_what_came_from_outside(result: Result) -> None:
    """What a server sent is shown as text."""
    assert page(result).scripts == 1
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html_text(result)


def test_html_has_a_cell_for_every_subject_and_suite(result: Result) -> None:
    text = html_text(result)

    assert "1 failure, 1 check held in 12 cases" in text
    assert "not checked: no request of it was accepted" in text
    assert "List &lt;plans&gt; &amp; more" in text


def test_html_of_an_empty_run_is_a_page(conditions: Conditions) -> None:
    assert "Incomplete" in html_text(Result(conditions, Verdict()))


@pytest.mark.parametrize("render", [json_text, junit_xml, html_text])
def test_report_holds_no_credential(render: Callable[[Result], str], conditions: Conditions) -> None:
    """Whatever a suite says, the run masks it before any reporter hears it."""
    secrets = Credentials("key-of-the-run", "secret-of-the-run", "user-of-the-run", "password-of-the-run")
    said = f"{secrets.basic} {secrets.key} {secrets.secret} {secrets.username} {secrets.password} tok"
    failure = Failure("c", said, said, said, said, said, said, f"{said} -H 'VZ-M2M-Token: tok-en'", detail=said)

    def suite() -> object:
        yield SuiteStarted("server", f"http://{secrets.username}:{secrets.password}@127.0.0.1/api")
        yield CheckFailed("server", failure)

    verdict, _ = run([Job("server", suite)], masker=Masker(secrets))  # type: ignore[arg-type]
    text = render(Result(conditions, verdict))

    for value in (secrets.key, secrets.secret, secrets.username, secrets.password, secrets.basic, "tok-en"):
        assert value not in text
