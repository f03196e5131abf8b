"""Who may see what is judged by the response alone."""

from __future__ import annotations

import json
from typing import Any

import pytest

from thingspace_contract.checks.access import (
    check_account_alone,
    check_created,
    check_credential,
    check_deleted,
    check_removed_once,
    check_unknown_name,
)
from thingspace_contract.contract import Contract
from thingspace_contract.core.exchange import Exchange, Request, Response
from thingspace_contract.core.failures import Failure, Outcome

OWN, OTHER = "0000123456-00001", "0000123456-00002"


def plans(status: int, value: Any = None, method: str = "GET") -> Exchange:
    body = b"" if value is None else json.dumps(value).encode()
    return Exchange("listServicePlans", Request(method, "http://server/api/m2m/v1/plans/x"), Response(status, {}, body))


def held(outcomes: list[Outcome]) -> list[bool]:
    return [not isinstance(each, Failure) for each in outcomes]


@pytest.mark.parametrize(("status", "expected"), [(200, [False]), (401, [True]), (400, [True]), (503, [])])
def test_lack_of_a_credential_is_refused(contract: Contract, status: int, expected: list[bool]) -> None:
    found = check_credential(contract, plans(status), lack="no session token")

    assert held(found) == expected
    assert all(each.title == "Accepted with no session token" for each in found if isinstance(each, Failure))


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (plans(200, [{"code": "1"}]), [False]),
        (plans(200, []), [True]),
        (plans(200), [True]),
        (plans(200, [], "PUT"), [False]),
        (plans(404), [True]),
        (plans(500), []),
    ],
)
def test_unknown_name_is_refused_or_answered_with_nothing(
    contract: Contract, sent: Exchange, expected: list[bool]
) -> None:
    (parameter, *_) = contract.operation("listServicePlans").parameters

    assert held(check_unknown_name(contract, sent, parameter, name="nobody")) == expected


def test_listener_is_removed_once(contract: Contract) -> None:
    assert held(check_removed_once(contract, plans(400), service="CarrierService")) == [True]
    assert held(check_removed_once(contract, plans(200), service="CarrierService")) == [False]


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (plans(200, {"devices": [{"accountName": OWN}]}), [True]),
        (plans(200, {"devices": [{"accountName": OWN}, {"accountName": OTHER}]}), [False]),
        (plans(200, {"devices": []}), [True]),
        (plans(200), [True]),
        (plans(400, {"accountName": OTHER}), []),
    ],
)
def test_response_tells_of_the_account_that_was_asked_for(
    contract: Contract, sent: Exchange, expected: list[bool]
) -> None:
    assert held(check_account_alone(contract, sent, account=OWN)) == expected


@pytest.mark.parametrize(
    ("sent", "created", "deleted"),
    [
        (plans(200, {"name": "x"}), [True], [False]),
        (plans(404), [False], [True]),
        (plans(400), [False], [True]),
        (plans(200, []), [True], [True]),
        (plans(503), [], []),
    ],
)
def test_what_is_created_is_found_until_it_is_deleted(
    contract: Contract, sent: Exchange, created: list[bool], deleted: list[bool]
) -> None:
    assert held(check_created(contract, sent)) == created
    assert held(check_deleted(contract, sent)) == deleted
