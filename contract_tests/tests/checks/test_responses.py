"""A response is judged by the contract alone; every check that could be made says how it came out."""

from __future__ import annotations

import json
from typing import Any

import pytest

from thingspace_contract.checks.catalogue.server import CREDENTIALS_ENFORCED
from thingspace_contract.checks.responses import check_invalid_body, check_refused, check_response
from thingspace_contract.contract import Contract
from thingspace_contract.core.exchange import Exchange, Request, Response
from thingspace_contract.core.failures import Failure, Outcome

JSON = "application/json"
PLANS = b'[{"code": "87641", "name": "x"}]'


def exchange(status: int, body: bytes = b"", media_type: str = JSON, **headers: str) -> Exchange:
    request = Request("GET", "http://server/api/m2m/v1/plans/0000123456-00001", {"Authorization": "Bearer hush"})
    return Exchange("listServicePlans", request, Response(status, {"content-type": media_type, **headers}, body))


def verdicts(outcomes: list[Outcome]) -> dict[str, bool]:
    """By check: whether it held."""
    return {each.check: not isinstance(each, Failure) for each in outcomes}


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (
            exchange(200, PLANS),
            {
                "not_a_server_error": True,
                "status_code_conformance": True,
                "content_type_conformance": True,
                "response_schema_conformance": True,
            },
        ),
        (exchange(500, b"oops"), {"not_a_server_error": False}),
        (exchange(299, PLANS), {"not_a_server_error": True, "status_code_conformance": False}),
        (
            exchange(200, PLANS, "text/html"),
            {"not_a_server_error": True, "status_code_conformance": True, "content_type_conformance": False},
        ),
        (
            exchange(200, b'[{"code": 5}]'),
            {
                "not_a_server_error": True,
                "status_code_conformance": True,
                "content_type_conformance": True,
                "response_schema_conformance": False,
            },
        ),
    ],
)
def test_every_check_of_a_response_is_told(contract: Contract, sent: Exchange, expected: dict[str, bool]) -> None:
    assert verdicts(check_response(contract, sent)) == expected


def test_headers_are_a_check_of_their_own(contract: Contract) -> None:
    page = {"hasMoreData": True}
    sent = Exchange("retrieveSmsMessages", Request("GET", "http://server/api"), Response(202, {"content-type": JSON}))
    accepted = Response(202, {"content-type": JSON}, json.dumps(page).encode())

    bare = verdicts(check_response(contract, Exchange(sent.operation_id, sent.request, accepted)))
    assert bare["response_headers_conformance"] is False
    linked = Response(202, {"content-type": JSON, "Location": "/sms/a/history?next=x"}, accepted.body)
    whole = verdicts(check_response(contract, Exchange(sent.operation_id, sent.request, linked)))
    assert whole["response_headers_conformance"] is True


def test_items_of_a_list_with_the_same_fault_have_one_title(contract: Contract) -> None:
    failures = [
        each
        for each in check_response(contract, exchange(200, b'[{"code": 5, "name": "x"}, {"code": 6, "name": "x"}]'))
        if isinstance(each, Failure)
    ]

    assert {each.title for each in failures} == {"200 response breaks its schema at body/*/code"}
    assert all(each.place.startswith("spec/") and "hush" not in each.curl for each in failures)


@pytest.mark.parametrize(("status", "expected"), [(200, [False]), (401, [True]), (400, [True]), (500, [])])
def test_server_error_is_no_refusal(contract: Contract, status: int, expected: list[bool]) -> None:
    found = check_refused(CREDENTIALS_ENFORCED, contract, exchange(status), title="Accepted", observed="x")

    assert [not isinstance(each, Failure) for each in found] == expected


def test_accepted_body_that_breaks_the_contract_is_told_at_its_rule(contract: Contract) -> None:
    sent: Any = Exchange("changeDeviceServicePlan", Request("PUT", "http://server/api"), Response(200))

    (failure,) = check_invalid_body(contract, sent, change="no servicePlan")

    assert isinstance(failure, Failure)
    assert (failure.check, failure.observed) == ("negative_data_rejection", "no servicePlan")
    assert "requestBody" in failure.place or "schemas" in failure.place or failure.place.startswith("spec/")
