"""Answers tell of what was asked: every identifier and account in them belongs to the request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from thingspace_contract.contract import Contract, Effect, Operation
from thingspace_contract.mock import ManualClock
from thingspace_contract.mock.behaviours import BEHAVIOURS
from thingspace_contract.mock.store import Device

from ..conftest import Api, example_calls, value
from .reading import accounts_in, accounts_of, devices_in, identifiers_in, with_other_lines

#: Without these nobody gets in.
SIGNING_IN = ("requestAccessToken", "startSession")

#: The devices of the scenario are in the middle of their life when the examples ask for their history.
SUMMER = 1_717_200_000.0

Call = tuple[Operation, str, Any]


def strangers(api: Api, call: Call) -> tuple[list[str], int]:
    """Send a request; return what is told of devices and accounts that it is not about, and how much is told."""
    operation, path, body = call
    asked = devices_in(api.mock, body)
    scenario = api.mock.platform.scenario
    accounts = accounts_of(path, body) or {device.account for device in asked.values()}
    accounts = accounts or set(scenario.accounts_of("contract-user"))
    accounts |= {managed for each in accounts for managed in scenario.account(each).get("manages", ())}
    selects = isinstance(body, dict) and "filter" in body
    owners = lines(api) | dict.fromkeys(identifiers_in(body), None)
    response = api.call(operation.method, path, body)
    if not 200 <= response.status < 300:
        return [], 0
    told = [value(response)] if response.body else []
    accepted = api.mock.platform.requests.newest(1)
    if operation.is_async and accepted:
        told += [payload for _, payload in api.messages(accepted[0].id)]
    owners = lines(api) | owners
    asked |= devices_in(api.mock, body)  # it may have made them
    found = [f"account {each}" for each in accounts_in(told) if each not in accounts]
    identifiers = list(identifiers_in(told))
    for identifier in identifiers:
        owner = owners.get(identifier, "nobody")
        if isinstance(owner, Device):
            fits = owner.number in asked if asked and not selects else owner.account in accounts
        else:
            fits = owner is None  # the request named it
        if not fits:
            found.append(" ".join(identifier))
    return found, len(identifiers)


def lines(api: Api) -> dict[tuple[str, str], Device | None]:
    """Return each identifier of the platform with its device."""
    devices = api.mock.platform.devices.of(api.mock.platform.scenario.accounts)
    return {each: device for device in devices for each in device.identifiers.items()}


def asked_twice(new_api: Callable[..., Api], contract: Contract) -> tuple[dict[str, list[str]], Counter[str]]:
    """Send each example, and the same about other lines; return the strangers, and how much was told of devices."""
    wrong: dict[str, list[str]] = {}
    told: Counter[str] = Counter()
    reader = new_api(clock=ManualClock(SUMMER))
    for operation, path, body in example_calls(contract):
        reads = operation.effect in (Effect.READ, Effect.ASYNC_READ)
        api = reader if reads else new_api(clock=ManualClock(SUMMER))
        for asked in (body, with_other_lines(api.mock, body)):
            found, number = strangers(api, (operation, path, asked)) if asked is not None or body is None else ([], 0)
            wrong.setdefault(operation.operation_id, []).extend(found)
            told[operation.operation_id] += number
    return {name: found for name, found in wrong.items() if found}, told


def test_answers_tell_of_the_lines_and_accounts_of_the_request(new_api: Callable[..., Api], contract: Contract) -> None:
    """So it is of every operation, for the devices of its examples and for others in their place."""
    wrong, told = asked_twice(new_api, contract)

    assert wrong == {}
    assert told["retrieveDeviceConnectionHistory"] > 0


def test_examples_are_made_to_tell_of_the_request(
    new_api: Callable[..., Api], contract: Contract, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It does not depend on behaviours: an operation that is answered from examples tells of nobody else either."""
    for name in set(BEHAVIOURS).difference(SIGNING_IN):
        monkeypatch.delitem(BEHAVIOURS, name)
    wrong, told = asked_twice(new_api, contract)

    assert wrong == {}
    assert told["changeDeviceServicePlan"] > 0
