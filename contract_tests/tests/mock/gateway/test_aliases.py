"""Published aliases: members that a source spells otherwise are taken for what they mean, and told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import pytest

from thingspace_contract.contract import Contract, Operation
from thingspace_contract.mock.gateway.judging.aliases import ALIASES, Alias

from ..conftest import MAIN, SECOND, Api, code, example_calls

ACTIONS = "/m2m/v1/devices/actions"
STATE = {"serviceName": "Fleet", "stateName": "parked", "servicePlan": "87641", "mdnZipCode": "94203"}


def devices(api: Api) -> dict[int, dict[str, Any]]:
    """Return all devices by number."""
    found = api.mock.platform.devices.of(list(api.mock.platform.scenario.accounts))
    return {each.number: asdict(each) for each in found}


def test_filter_of_the_vendor_sdk_keeps_to_its_account(api: Api) -> None:
    """`account` is what its device filter sends; it is told as a deviation."""
    before = devices(api)
    request = api.accept("PUT", f"{ACTIONS}/goToState", {"filter": {"account": SECOND}, **STATE})
    (problem,) = api.mock.recorder.calls[-1].document()["problems"]

    there = list(api.mock.platform.devices.of([SECOND]))
    after = devices(api)
    assert {number for number, device in after.items() if before[number] != device} <= {each.number for each in there}
    assert len(api.messages(request)) == len(there)
    assert problem["where"] == "body/filter/account"
    assert problem["message"] == "the contract calls it accountName; account is the word of a vendor SDK (D027)"


@pytest.mark.parametrize("alias", ALIASES, ids=lambda each: f"{each.name}-{each.decision}")
def test_every_published_alias_is_taken_for_what_it_means(
    new_api: Callable[..., Api], contract: Contract, alias: Alias
) -> None:
    """In an example that has the member, by its other name: the same answer, and refused by --strict."""
    tried = 0
    for operation, path, body in example_calls(contract):
        if body is None or (alias.operations and operation.operation_id not in alias.operations):
            continue
        sent = _spelt(contract, operation, body, alias)
        if sent == body or (alias.holder == "" and not alias.operations and alias.meant not in str(body)):
            continue
        plain, other, strict = new_api(), new_api(), new_api(strict=True)
        assert plain.call(operation.method, path, body).status == other.call(operation.method, path, sent).status
        assert alias.name in str(other.mock.recorder.calls[-1].document()["problems"])
        assert strict.call(operation.method, path, sent).status == 400
        tried += 1
    assert tried > 0


def _spelt(contract: Contract, operation: Operation, body: Any, alias: Alias) -> Any:
    """Return a body with the alias in place of each member that it means."""

    def other(found: Any, holder: str) -> Any:
        if isinstance(found, list):
            return [other(each, holder) for each in found]
        if not isinstance(found, dict):
            return found
        here = alias.holder in ("", holder)
        return {alias.name if here and name == alias.meant else name: other(each, name) for name, each in found.items()}

    return other(body, "")


def test_alias_beside_its_member_is_no_alias(api: Api) -> None:
    """Two names with two values are a mistake."""
    body = {"filter": {"account": SECOND, "accountName": MAIN}, **STATE}

    assert code(api.call("PUT", f"{ACTIONS}/goToState", body)) == "DeserializationFailed"
