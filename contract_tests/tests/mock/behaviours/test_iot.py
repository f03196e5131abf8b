"""Device configuration on the mock."""

from __future__ import annotations

from typing import Any

import pytest

from thingspace_contract.core.exchange import Response
from thingspace_contract.mock.behaviours.iot import wake

from ..conftest import IOT, MAIN, Api, value

IMEI = 864508030147323
SET = "/cc/v1/devices/configuration/actions/set"
SEARCH = "/cc/v1/devices/fields/actions/history/search"


def configure(api: Api, frequency: Any = "Low", resource: Any = None, account: str = IOT) -> Response:
    """Send a configuration to a device."""
    body = {
        "accountidentifier": {"billingaccountid": account},
        "resourceidentifier": resource or {"imei": IMEI},
        "configuration": {"frequency": frequency},
    }
    return api.call("POST", SET, body)


def search(api: Api, **members: Any) -> Response:
    """Search the events of the device."""
    body = {"accountidentifier": {"billingaccountid": IOT}, "resourceidentifier": {"imei": IMEI}, **members}
    return api.call("POST", SEARCH, body)


def wake_up(api: Api) -> int:
    """Wake the device; return how many changes it took."""
    device = api.mock.platform.devices.find("imei", str(IMEI))
    assert device is not None
    with api.mock.platform.store.transaction():
        return wake(api.mock.platform, device)


def test_configuration_is_recorded_as_a_pending_event(api: Api) -> None:
    """The response is the event, and the history has it."""
    event = value(configure(api))

    assert (event["state"], event["kind"], event["action"]) == ("pending", "ts.event.configuration", "set")
    assert event["fields"] == {"configuration": {"frequency": "Low"}}
    assert event["deviceid"] == "8461f530-2e31-6e87-e357-6c38251d4d01"
    assert value(search(api)) == [event]


def test_members_beside_the_identifier_are_nobodys(api: Api) -> None:
    """Objects are open: what the contract does not know of a resource is passed over."""
    assert value(configure(api, resource={"note": "x", "imei": IMEI, "kind": "imei"}))["state"] == "pending"
    assert configure(api, resource={"imei": IMEI, "iccid": "89148000000000006018"}).status == 400


def test_configuration_is_taken_when_the_device_wakes(api: Api) -> None:
    """A second event with the same transaction and another id tells so; the first one stays."""
    event = value(configure(api))
    api.clock.advance(60)
    assert wake_up(api) == 1
    update, pending = value(search(api))

    assert pending == event
    assert (update["state"], update["transactionid"]) == ("update", event["transactionid"])
    assert update["id"] != event["id"]
    assert wake_up(api) == 0


def test_pending_configuration_is_not_overwritten(api: Api) -> None:
    """A second change waits behind the first."""
    configure(api, "Low")
    configure(api, "High")

    assert wake_up(api) == 2
    assert [event["fields"]["configuration"]["frequency"] for event in value(search(api))] == ["High", "Low"] * 2


def test_search_is_paged_by_x_next(api: Api) -> None:
    """Pages follow each other until there is no header."""
    events = [value(configure(api, str(number)))["id"] for number in range(5)]
    found: list[str] = []
    page: dict[str, str] = {}
    while True:
        response = search(api, **{"$limitnumber": 2, **page})
        found += [event["id"] for event in value(response)]
        following = response.header("X-Next")
        if following is None:
            break
        page = {"$page": following}

    assert found == events[::-1]


def test_search_selects_by_members(api: Api) -> None:
    """`$selection` compares members with values."""
    configure(api)
    wake_up(api)

    assert [each["state"] for each in value(search(api, **{"$selection": {"state": "update"}}))] == ["update"]
    assert value(search(api, **{"$selection": {"kind": "ts.event"}})) == []


@pytest.mark.parametrize(
    "resource",
    [
        {"iccid": "89148000000000006000"},
        {"id": "8461F530-2E31-6E87-E357-6C38251D4D01"},
        {"mdn": "9165550160"},
    ],
)
def test_device_is_found_by_any_identifier(api: Api, resource: dict[str, Any]) -> None:
    """The resource is named by IMEI as a number, or by other identifiers as text."""
    assert configure(api, resource=resource).status == 200


@pytest.mark.parametrize(
    ("resource", "account", "status", "error"),
    [
        ({"imei": 1}, IOT, 404, "not_found"),
        ({"iccid": "89148000000000000110"}, IOT, 404, "not_found"),
        ({"mdn": "9165550111"}, IOT, 404, "not_found"),
        ({"imei": IMEI}, MAIN, 404, "not_found"),
        ({"imei": IMEI}, "nobody", 401, "unauthorized"),
        ({"imei": str(IMEI)}, IOT, 400, "request_json_unmarshal"),
        ({}, IOT, 400, "request_json_unmarshal"),
        ({"imei": IMEI, "iccid": "89148000000000006000"}, IOT, 400, "request_json_unmarshal"),
        ({"kind": "imei", "identifier": "1"}, IOT, 400, "request_json_unmarshal"),
        ({"mdn": None}, IOT, 400, "request_json_unmarshal"),
    ],
)
def test_configuration_is_refused(api: Api, resource: Any, account: str, status: int, error: str) -> None:
    """Refusals are error triples."""
    body = {
        "accountidentifier": {"billingaccountid": account},
        "resourceidentifier": resource,
        "configuration": {"frequency": "Low"},
    }
    response = api.call("POST", SET, body)

    assert (response.status, value(response)["error"]) == (status, error)


def test_missing_member_is_a_bad_request(api: Api) -> None:
    """What is missing is told in the family's words."""
    response = api.call("POST", SET, {"accountidentifier": {"billingaccountid": IOT}})

    assert (response.status, value(response)["error"], value(response)["cause"]) == (
        400,
        "bad_request",
        "required body content missing",
    )


@pytest.mark.parametrize("page", ["x", "-1", "9" * 40, "٣"])
def test_unknown_page_is_refused(api: Api, page: str) -> None:
    """Only what X-Next gave is a page."""
    response = search(api, **{"$page": page})

    assert (response.status, value(response)["error"]) == (400, "bad_request")


def test_bad_session_is_unauthorized(api: Api) -> None:
    """The family has its own words for a session that has ended."""
    api.call("POST", "/m2m/v1/session/logout")
    response = configure(api)

    assert (response.status, value(response)["error"]) == (401, "unauthorized")
