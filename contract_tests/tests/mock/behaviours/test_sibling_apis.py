"""Locations, firmware, triggers and their listeners on the mock."""

from __future__ import annotations

from typing import Any

import pytest

from thingspace_contract.core.exchange import Response

from ..conftest import MAIN, SECOND, Api, value

FOUND = {"id": "350000000005001", "kind": "imei", "mdn": "9165555001"}
LOST = {"id": "350000000005002", "kind": "imei", "mdn": "9165555002"}
REPORTS = f"/loc/v1/locationreports/{MAIN}/report"
UPGRADES = f"/fota/v1/upgrades/{MAIN}/upgrade"
TRIGGERS = f"/subsc/v1/usage/accounts/{MAIN}/triggers"


def refusal(response: Response) -> tuple[int, str]:
    """Return status and code of a refusal of these APIs."""
    return response.status, value(response)["errorCode"]


REFUSED = (400, "INVALID_PARAMETER")


def locate(api: Api, *devices: dict[str, str], path: str = "/loc/v1/locations", cache: str = "1") -> Any:
    """Ask for positions."""
    body = {"accountName": MAIN, "accuracyMode": "0", "cacheMode": cache, "deviceList": list(devices)}
    return value(api.call("POST", path, body))


def test_locations_tell_position_or_error(api: Api) -> None:
    """The scenario's position; an unreachable or unknown device has an error."""
    found, lost, unknown = locate(api, FOUND, LOST, {**FOUND, "mdn": "9165550111"})

    assert (found["pd"]["x"], found["pd"]["radius"], found["error"]) == ("40.0123", "1500", {})
    assert "ABSENT SUBSCRIBER" in lost["error"]["info"]
    assert "UNKNOWN SUBSCRIBER" in unknown["error"]["info"]
    assert locate(api, LOST, cache="0")["errorCode"] == "CACHE_UNAVAILABLE"


def test_report_is_queued_then_ready(api: Api) -> None:
    """Its Location message names the transaction; afterwards it can be read, and no longer be cancelled."""
    response = locate(api, FOUND, LOST, path="/loc/v1/locationreports")
    txid = response["txid"]

    assert api.messages(txid) == [("Location", {"txid": txid})]
    assert value(api.call("GET", f"{REPORTS}/{txid}/status"))["status"] == response["status"] == "QUEUED"
    assert refusal(api.call("GET", f"{REPORTS}/{txid}/index/0")) == REFUSED
    api.clock.advance(1)
    assert value(api.call("GET", f"{REPORTS}/{txid}/status"))["status"] == "COMPLETED"
    report = value(api.call("GET", f"{REPORTS}/{txid}/index/0"))
    assert (report["totalCount"], [each["msid"] for each in report["devLocationList"]]) == (
        2,
        [FOUND["mdn"], LOST["mdn"]],
    )
    assert value(api.call("GET", f"{REPORTS}/{txid}/index/1"))["devLocationList"][0]["msid"] == LOST["mdn"]
    assert value(api.call("DELETE", f"{REPORTS}/{txid}"))["errorMessage"] == "Unable to Cancel"


def test_cancelled_location_request_sends_nothing(api: Api) -> None:
    """Its messages are dropped, and it is unknown."""
    txid = locate(api, FOUND, LOST, path="/loc/v1/devicelocations")["txid"]
    path = f"/loc/v1/devicelocations/{txid}?accountName={MAIN}"

    assert [service for service, _ in api.messages(txid)] == ["DeviceLocation", "DeviceLocation"]
    assert value(api.call("DELETE", path)) == {"txid": txid}
    assert {each.state for each in api.mock.platform.messages(txid)} == {"dropped"}
    assert refusal(api.call("DELETE", path)) == REFUSED


def test_excluded_device_is_not_located(api: Api) -> None:
    """Until it is taken off the list."""
    exclude = {"accountName": MAIN, "allDevice": False, "type": "append", "exclusion": [FOUND["id"]]}
    api.call("POST", "/loc/v1/consents", exclude)

    assert value(api.call("GET", f"/loc/v1/consents/{MAIN}/index/0"))["exclusion"] == [FOUND["id"]]
    assert "CONSENT" in locate(api, FOUND)[0]["error"]["info"]
    api.call("DELETE", f"/loc/v1/consents?accountName={MAIN}&deviceList={FOUND['id']}")
    assert locate(api, FOUND)[0]["error"] == {}


def test_consent_is_shown_as_changed(api: Api) -> None:
    """An account has consented until it withdraws."""
    path = "/loc/v1/devicelocations/action/consents"
    api.call("PUT", path, {"accountName": SECOND, "allDeviceConsent": 0})

    assert value(api.call("GET", f"{path}?accountName={SECOND}"))["allDeviceConsent"] == 0
    assert value(api.call("GET", f"{path}?accountName={MAIN}"))["allDeviceConsent"] == 1


@pytest.mark.parametrize(("family", "service"), [("loc", "Location"), ("fota", "Fota")])
def test_sibling_listener_is_registered_listed_and_removed(api: Api, family: str, service: str) -> None:
    """It has a table of its own beside that of registerCallbackListener, and gets the messages."""
    path = f"/{family}/v1/callbacks/{MAIN}"
    api.call("POST", path, {"name": service, "url": "https://hooks.example.com/x"})

    assert [(each["name"], each["url"]) for each in value(api.call("GET", path))] == [
        (service, "https://hooks.example.com/x")
    ]
    assert service not in [each["serviceName"] for each in value(api.call("GET", f"/m2m/v1/callbacks/{MAIN}"))]
    listener = api.mock.platform.listeners.get(MAIN, service)
    assert listener is not None
    assert listener.url == "https://hooks.example.com/x"
    assert api.call("DELETE", f"{path}/name/{service}").status == 200
    assert value(api.call("GET", path)) == []
    assert refusal(api.call("DELETE", f"{path}/name/{service}")) == REFUSED


def test_upgrade_is_scheduled_changed_and_cancelled(api: Api) -> None:
    """Each step is shown; a Fota message names the upgrade; what has started stays."""
    body = {
        "accountName": MAIN,
        "firmwareName": "FW_TRACKER_1.2_1.3",
        "firmwareTo": "1.3",
        "startDate": "2030-05-01",
        "endDate": "2030-05-05",
        "deviceList": ["350000000005204", "1"],
    }
    upgrade = value(api.call("POST", "/fota/v1/upgrades", body))
    path = f"{UPGRADES}/{upgrade['id']}"
    [(service, message)] = api.messages(upgrade["id"])

    assert (service, message["upgradeScheduled"]["upgradeId"]) == ("Fota", upgrade["id"])
    assert upgrade["status"] == "RequestPending"
    api.clock.advance(1)
    shown = value(api.call("GET", path))
    assert (shown["status"], [each["status"] for each in shown["deviceList"]]) == (
        "Queued",
        ["Device Accepted", "RequestFailed"],
    )
    changed = value(api.call("PUT", path, {"type": "append", "deviceList": ["350000000005206"]}))
    assert changed["deviceList"][0]["status"] == "AddDeviceSucceed"
    assert len(value(api.call("GET", path))["deviceList"]) == 3
    assert value(api.call("DELETE", path)) == {"success": True}
    assert refusal(api.call("GET", path)) == REFUSED
    assert refusal(api.call("POST", "/fota/v1/upgrades", {**body, "firmwareName": "other"})) == REFUSED


def test_upgrade_that_has_started_cannot_be_changed(api: Api) -> None:
    """By the mock's clock it runs, and is finished after its last day."""
    path = f"{UPGRADES}/e3b1c7a4-5d0f-4c27-9a61-0f2d8c4b7101"
    api.mock.platform.advance(1_901_318_400.0 - api.mock.platform.now())  # 2030-04-02

    assert value(api.call("GET", path, **api.sign_in().headers))["status"] == "InProgress"
    assert refusal(api.call("DELETE", path)) == REFUSED


def test_trigger_is_kept_changed_and_deleted(api: Api) -> None:
    """Names are unique; lists are replaced."""
    body = {"accountName": MAIN, "serviceName": "fota", "thresholdValue": "80", "triggerName": "mine"}
    trigger = value(api.call("POST", "/subsc/v1/usage/triggers", body))
    path = f"{TRIGGERS}/{trigger['triggerId']}"

    assert value(api.call("GET", path)) == trigger
    assert refusal(api.call("POST", "/subsc/v1/usage/triggers", body)) == REFUSED
    change = {"accountName": MAIN, "thresholdValue": "85"}
    api.call("POST", f"/subsc/v1/usage/triggers/{trigger['triggerId']}", change)
    assert value(api.call("GET", path))["thresholdValue"] == "85"
    assert trigger["triggerId"] in [each["triggerId"] for each in value(api.call("GET", TRIGGERS))]
    api.call("DELETE", path)
    assert refusal(api.call("GET", path)) == REFUSED
    assert refusal(api.call("GET", "/subsc/v1/usage/accounts/nobody/triggers")) == REFUSED
