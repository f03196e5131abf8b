"""Scenario files: what they can say, and what is told when they say it wrongly."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from thingspace_contract.core.errors import UsageError
from thingspace_contract.mock import Scenario
from thingspace_contract.mock import scenario as scenarios

from .conftest import MAIN, Api, value

SMALL: dict[str, Any] = {
    "applications": [{"key": "contract-key", "secret": "contract-secret"}],
    "users": [{"username": "contract-user", "password": "contract-password"}],
    "accounts": [{"name": "home", "plans": ["one"]}],
    "plans": [{"code": "one"}, {"code": "two", "nidd": True}],
    "devices": [{"account": "home", "ids": {"imei": "1"}, "state": "active", "plan": "one"}],
}


def test_scenario_file_makes_the_world(new_api: Callable[..., Api], tmp_path: Path) -> None:
    """A YAML file is as good as a JSON file."""
    path = tmp_path / "small.yaml"
    path.write_text(json.dumps(SMALL), "utf-8")
    api = new_api(scenario=path)

    assert [plan["code"] for plan in value(api.call("GET", "/m2m/v1/plans/home"))] == ["one"]
    [device] = api.listed()
    assert {each["kind"] for each in device["deviceIds"]} == {"imei", "mdn", "msisdn", "imsi"}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"divices": []}, r"small\.json: .*divices.*Did you mean devices\?"),
        ({"accounts": []}, r"small\.json: accounts: "),
        ({"users": [{"username": "a"}]}, r"small\.json: users/0: .*password"),
        (
            {"devices": [{"account": "hme", "ids": {"imei": "1"}}]},
            r"devices/0 names the account 'hme'.*Did you mean home\?",
        ),
        (
            {"devices": [{"account": "home", "ids": {"imei": "1"}, "plan": "x"}]},
            r"devices/0 names the plan 'x'.*Known: one, two",
        ),
        ({"devices": [{"account": "home", "ids": {"imei": "1"}}] * 2}, r"devices/1 has the imei 1 of devices/0"),
        ({"accounts": [{"name": "home"}, {"name": "home"}]}, r"accounts/1 has the name home of accounts/0"),
        ({"plans": [{"code": "one"}, {"code": "one"}]}, r"plans/1 has the code one of plans/0"),
        (
            {"users": [{"username": "a", "password": "b", "accounts": ["hme"]}]},
            r"users/0 names the account 'hme'.*Did you mean home\?",
        ),
        ({"devices": [{"account": "home", "ids": {"serial": "1"}}]}, r"small\.json: devices/0/ids"),
        ({"devices": [{"account": "home", "ids": {"imei": "1"}, "trait": []}]}, r"Did you mean traits\?"),
    ],
)
def test_scenario_that_is_wrong_is_refused(tmp_path: Path, change: dict[str, Any], message: str) -> None:
    """One line tells what is wrong, where, and what was meant."""
    path = tmp_path / "small.json"
    path.write_text(json.dumps({**SMALL, **change}), "utf-8")
    with pytest.raises(UsageError, match=message) as caught:
        Scenario.load(path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", [None, "{", "a: 1\na: 2", "[]"])
def test_scenario_that_cannot_be_read_is_refused(tmp_path: Path, text: str | None) -> None:
    """A missing or broken file is a misuse."""
    path = tmp_path / "broken.yaml"
    if text is not None:
        path.write_text(text, "utf-8")
    with pytest.raises(UsageError, match=r"broken\.yaml"):
        Scenario.load(path)


def test_large_scenario_leaves_memory_and_comes_back_at_a_reset(
    new_api: Callable[..., Api], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its devices are in the store; odd identifiers are accepted all the same."""
    monkeypatch.setattr(scenarios, "_MANY", 10)
    document = deepcopy(Scenario.default().document)
    document["devices"][0]["ids"] = {"imei": "test-device-1"}
    api = new_api(scenario=Scenario(document))
    before = api.mock.platform.devices.count()

    assert api.mock.platform.scenario.document["devices"] == []
    assert api.fault_codes(api.change_plan({"kind": "imei", "id": "test-device-1"}, plan="87641")) == [""]

    api.mock.reset()

    assert api.mock.platform.devices.count() == before == len(document["devices"])


def test_new_numbers_leave_those_of_later_devices_alone(new_api: Callable[..., Api]) -> None:
    """A device without a number gets one that no device after it in the scenario has."""
    document = deepcopy(Scenario.default().document)
    nameless = {"account": MAIN, "ids": {"imei": "990000000000017"}, "state": "active", "plan": "87641"}
    numbered = {**nameless, "ids": {"imei": "990000000000025", "mdn": "5550000001"}}
    document["devices"] = [nameless, numbered]
    api = new_api(scenario=Scenario(document))

    assert [each.identifiers["mdn"] for each in api.mock.platform.devices.of([MAIN])] == ["5550000002", "5550000001"]
