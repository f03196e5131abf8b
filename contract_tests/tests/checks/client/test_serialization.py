"""What a client sent is compared with what it was given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, given, settings

from gallery import tiny
from thingspace_contract.checks.client.serialization import check_sent_requests
from thingspace_contract.core.exchange import Request
from thingspace_contract.strategies import Arguments, requests

BASE = "https://tiny.invalid/api"
TOKENS = {"Authorization": "Bearer t", "VZ-M2M-Token": "s"}
CONTRACT = tiny.contract()
LIST = CONTRACT.operation("listPlans")
CHANGE = CONTRACT.operation("changePlan")
ASKED = Arguments(path={"accountName": "a?b c"}, query={"kind": "private", "limit": 0}, headers={"X-Trace": "abc"})
CHANGED = Arguments(
    body={"servicePlan": "87641", "groupName": "", "priority": 0, "notify": False}, media_type="application/json"
)


def titles(operation: Any, arguments: Arguments, *sent: Request) -> list[str]:
    return [each.title for each in check_sent_requests(CONTRACT, operation, arguments, sent, base_url=BASE)]


@given(requests(CONTRACT, "listPlans") | requests(CONTRACT, "deleteGroup"))
@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
def test_correct_request_has_no_failure(arguments: Arguments) -> None:
    operation = CONTRACT.operation("deleteGroup" if "groupName" in arguments.path else "listPlans")

    assert titles(operation, arguments, arguments.as_request(operation, base_url=BASE, headers=TOKENS)) == []


@pytest.mark.parametrize(
    ("change", "title"),
    [
        (lambda sent: replace(sent, url=sent.url.replace("limit=0", "")), "query value limit is lost when it is 0"),
        (
            lambda sent: replace(sent, url=sent.url.replace("private", "public")),
            "query value kind does not arrive as it was given",
        ),
        (lambda sent: replace(sent, url=f"{sent.url}&next=1"), "query value next was not given"),
        (lambda sent: replace(sent, url=unquote(sent.url)), "a path value is not escaped"),
        (
            lambda sent: replace(sent, url=sent.url.replace("%3F", "%253F")),
            "path value accountName does not arrive as it was given",
        ),
        (
            lambda sent: replace(sent, url=sent.url.replace("tiny.invalid", "other.invalid")),
            "the request goes to another server",
        ),
        (lambda sent: replace(sent, method="POST"), "the method is another"),
        (lambda sent: replace(sent, headers=TOKENS), "header value X-Trace is lost"),
        (
            lambda sent: replace(sent, headers={**sent.headers, "X-Trace": "ABC"}),
            "header value X-Trace does not arrive as it was given",
        ),
        (lambda sent: replace(sent, body=b"{}"), "a body is sent that was not given"),
        (
            lambda sent: replace(sent, headers={"X-Trace": "abc", "Authorization": "Bearer t"}),
            "header VZ-M2M-Token breaks the contract",
        ),
    ],
)
def test_wrong_request_is_told_by_its_mistake(change: Callable[[Request], Request], title: str) -> None:
    sent = change(ASKED.as_request(LIST, base_url=BASE, headers=TOKENS))

    assert title in titles(LIST, ASKED, sent)


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (b'{"servicePlan":"87641","groupName":"","priority":0}', "body member notify is lost when it is false"),
        (
            b'{"servicePlan":"87641","groupName":"","priority":"0","notify":false}',
            "body member priority is a text instead of a number",
        ),
        (
            b'{"servicePlan":"87641","groupName":"","priority":0,"notify":false,"takeEffect":null}',
            "body member takeEffect is null although it was not given",
        ),
        (b"", "the body is lost"),
        (b"{", "the body cannot be read"),
    ],
)
def test_wrong_body_is_told_by_its_mistake(body: bytes, title: str) -> None:
    sent = CHANGED.as_request(CHANGE, base_url=BASE, headers=TOKENS)

    assert titles(CHANGE, CHANGED, replace(sent, body=body)) == [title]


def test_content_type_is_checked_before_the_body() -> None:
    sent = CHANGED.as_request(CHANGE, base_url=BASE, headers=TOKENS)
    wrong = replace(sent, headers={**TOKENS, "Content-Type": "text/plain"}, body=b"{")

    assert titles(CHANGE, CHANGED, wrong) == ["the content type is another"]


def test_form_values_are_compared_as_texts() -> None:
    operation = CONTRACT.operation("requestToken")
    arguments = Arguments(body={"grant_type": "client_credentials"}, media_type="application/x-www-form-urlencoded")
    sent = arguments.as_request(operation, base_url=BASE, headers={"Authorization": "Basic eA=="})

    assert titles(operation, arguments, sent) == []
    assert titles(operation, arguments, replace(sent, body=b"grant=x")) != []


def test_number_of_requests_is_one() -> None:
    sent = ASKED.as_request(LIST, base_url=BASE, headers=TOKENS)

    assert titles(LIST, ASKED) == ["no request is sent"]
    assert titles(LIST, ASKED, sent, sent) == ["more than one request is sent"]


def test_failure_tells_place_and_arguments() -> None:
    sent = replace(ASKED.as_request(LIST, base_url=BASE, headers=TOKENS), method="POST")
    (failure,) = check_sent_requests(CONTRACT, LIST, ASKED, [sent], base_url=BASE)

    assert failure.place == LIST.pointer
    assert '"accountName": "a?b c"' in failure.detail
