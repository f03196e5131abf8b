"""The device list of the mock: criteria, pages and what it tells."""

from __future__ import annotations

from typing import Any

import pytest

from ...conftest import IOT, MAIN, MEID, NIDD, SECOND, TABLET, Api, code, value

LIST = "/m2m/v1/devices/actions/list"


def numbers(devices: list[dict[str, Any]]) -> list[int]:
    """Return the internal ids of devices."""
    return [int(device["extendedAttributes"][-1]["value"]) for device in devices]


@pytest.mark.parametrize(
    ("criteria", "expected"),
    [
        ({"accountName": TABLET}, 2),
        ({"groupName": "Depot 7"}, 2),
        ({"currentState": "Pre-active", "groupName": "Depot 7"}, 2),
        ({"currentState": "deactive", "accountName": TABLET}, 0),
        ({"servicePlan": "5GBI100", "groupName": "Fixed wireless"}, 2),
        ({"servicePlan": "M2M 1GB", "accountName": TABLET}, 2),
        ({"customFields": [{"key": "CustomField1", "value": "North"}], "groupName": "4G West"}, 1),
        ({"customFields": [{"key": "CustomField1", "value": "Nor"}]}, 0),
        ({"deviceList": [MEID, {"id": "8586928930", "kind": "mdn"}, {"id": "0", "kind": "imei"}]}, 2),
        ({"filter": {"deviceIdentifierFilters": [{"kind": "ICCID", "contains": "80025"}]}}, 1),
        (
            {
                "filter": {
                    "deviceIdentifierFilters": [{"kind": "iccid", "startswith": "8914800000080", "endswith": "84"}]
                }
            },
            1,
        ),
        ({"filter": {"deviceIdentifierFilters": [{"kind": "iccid", "startswith": "9"}]}}, 0),
        ({"latest": "2000-01-01T00:00:00Z"}, 0),
        ({"earliest": "2000-01-01T00:00:00-04:00", "accountName": TABLET}, 2),
    ],
)
def test_list_finds_what_matches_all_criteria(api: Api, criteria: dict[str, object], expected: int) -> None:
    """Each criterion narrows the list."""
    assert len(api.listed(**criteria)) == expected


def test_list_without_criteria_tells_of_every_account(api: Api) -> None:
    """An empty request is about all that the user reaches."""
    assert {device["accountName"] for device in api.listed()} == {MAIN, SECOND, TABLET, IOT, NIDD}


def test_list_tells_what_is_known(api: Api) -> None:
    """One device is described with identifiers, state, plan and attributes; the kind of the ICCID is `iccId`."""
    device = api.device({"kind": "IMEI", "id": "864508030000037"})

    assert device["accountName"] == MAIN
    assert {"kind": "iccId", "id": "89148000000000000375"} in device["deviceIds"]
    assert device["carrierInformations"] == [
        {"carrierName": "Verizon Wireless", "state": "active", "servicePlan": "M2M_4G"}
    ]
    assert device["customFields"] == [{"key": "CustomField1", "value": "1"}]
    assert device["groupNames"] == ["4G West"]
    assert device["extendedAttributes"][0] == {"key": "PrimaryPlaceOfUseTitle"}


def test_list_refuses_an_unknown_device(api: Api) -> None:
    """A device that is asked for by name must exist, and in the account that is named."""
    unknown = {"deviceId": {"kind": "imei", "id": "1"}}
    elsewhere = {"deviceId": MEID, "accountName": TABLET}
    for body in (unknown, elsewhere):
        assert code(api.call("POST", LIST, body)) == "REQUEST_FAILED.DeviceNotFound"


def test_list_is_paged_by_the_cursor(api: Api) -> None:
    """Pages by internal id give every device once; 202 and hasMoreData announce another."""
    seen, found, statuses = 0, [], []
    while True:
        response = api.call("POST", LIST, {"largestDeviceIdSeen": seen, "maxNumberOfDevices": 10})
        page = numbers(value(response)["devices"])
        statuses.append((response.status, value(response)["hasMoreData"]))
        found += page
        if response.status == 200:
            break
        seen = page[-1]

    assert statuses == [(202, True)] * (len(statuses) - 1) + [(200, False)]
    assert found == sorted(set(found))
    assert set(found) == set(numbers(api.listed()))


def test_list_without_cursor_is_ordered_by_time(api: Api) -> None:
    """Without the cursor devices come as they were added."""
    devices = api.listed(maxNumberOfDevices=5)

    assert [device["createdAt"] for device in devices] == sorted(device["createdAt"] for device in devices)


@pytest.mark.parametrize("body", [{"maxNumberOfDevices": 2001}, {"maxNumberOfDevices": 0}, {"deviceId": "x"}])
def test_list_refuses_what_the_contract_refuses(api: Api, body: dict[str, object]) -> None:
    """Limits are the contract's."""
    assert api.call("POST", LIST, body).status == 400
