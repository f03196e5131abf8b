"""Changes of identifiers on the mock."""

from __future__ import annotations

from typing import Any

import pytest

from ...conftest import MEID, Api, code

ICCID = {"id": "89148000000000004096", "kind": "iccid"}
IMEI = {"id": "864508030000409", "kind": "imei"}
NEW_ICCID = {"id": "89148000000000004997", "kind": "iccid"}


def change(api: Api, *ids: dict[str, str], service_type: str = "4g", **members: Any) -> str:
    """Change the identifiers of a device; return the requestId."""
    return api.accept("PUT", f"/m2m/v1/devices/{service_type}/actions/deviceId", {"deviceIds": list(ids), **members})


def test_new_sim_replaces_the_old_one(api: Api) -> None:
    """The message tells the new identifier; the old one no longer finds the device, the unchanged one does."""
    request_id = change(api, ICCID, change4gOption="ChangeICCID", deviceIdsTo=[NEW_ICCID])
    [(service, payload)] = api.messages(request_id)

    assert service == "CarrierService"
    assert payload["deviceIds"][0] == ICCID
    assert payload["deviceResponse"]["changeIdentifierResponse"] == {"deviceIds": [NEW_ICCID]}
    assert api.device(NEW_ICCID)["deviceIds"] == api.device(IMEI)["deviceIds"]
    refused = api.call("POST", "/m2m/v1/devices/actions/list", {"deviceId": ICCID})
    assert code(refused) == "REQUEST_FAILED.DeviceNotFound"


def test_new_plan_is_taken_over_and_told(api: Api) -> None:
    """A plan that the request sets is in the message and on the device."""
    request_id = change(api, ICCID, change4gOption="ChangeICCID", deviceIdsTo=[NEW_ICCID], servicePlan="87642")

    assert api.messages(request_id)[0][1]["deviceResponse"]["changeIdentifierResponse"]["servicePlan"] == "87642"
    assert api.device(IMEI)["carrierInformations"][0]["servicePlan"] == "87642"


def test_new_phone_number_begins_with_the_prefix(api: Api) -> None:
    """A geographic number is made from npaNxx; mdn and msisdn change together."""
    request_id = change(api, IMEI, change4gOption="ChangeMSISDN", assignNonGeoMdn=False, npaNxx="404555")
    mdn, msisdn = api.messages(request_id)[0][1]["deviceResponse"]["changeIdentifierResponse"]["deviceIds"]

    assert mdn["id"].startswith("404555")
    assert msisdn == {"kind": "msisdn", "id": f"1{mdn['id']}"}
    assert api.device(mdn)["deviceIds"] == api.device(IMEI)["deviceIds"]


def test_3g_device_becomes_a_4g_device(api: Api) -> None:
    """The 3G identifier goes away."""
    esn = {"id": "22211315718", "kind": "esn"}
    change(api, esn, change4gOption="3Gto4G", deviceIdsTo=[{"id": "350000000000017", "kind": "imei"}, NEW_ICCID])
    kinds = {each["kind"] for each in api.device(NEW_ICCID)["deviceIds"]}

    assert kinds == {"imei", "iccId", "mdn"}


def test_3g_hardware_is_replaced(api: Api) -> None:
    """With 3g no option is needed."""
    new = {"id": "A1000001999990", "kind": "meid"}
    change(api, MEID, service_type="3g", deviceIdsTo=[new])

    assert api.device(new)["deviceIds"][0] == new


def test_3g_phone_number_changes_without_new_identifiers(api: Api) -> None:
    """Neither an option nor new hardware: the device stays, with a number of the prefix."""
    request_id = change(api, MEID, service_type="3g", assignNonGeoMdn=False, npaNxx="404555")
    mdn, _ = api.messages(request_id)[0][1]["deviceResponse"]["changeIdentifierResponse"]["deviceIds"]

    assert mdn["id"].startswith("404555")
    assert api.device(mdn)["deviceIds"] == api.device(MEID)["deviceIds"]


@pytest.mark.parametrize(
    ("ids", "members", "expected"),
    [
        ([{"id": "1", "kind": "imei"}], {"deviceIdsTo": [NEW_ICCID]}, "REQUEST_FAILED.DeviceNotFound"),
        (
            [{"id": "864508030000201", "kind": "imei"}],
            {"deviceIdsTo": [NEW_ICCID]},
            "INPUT_INVALID.DeviceState.Invalid",
        ),
        ([ICCID], {"deviceIdsTo": [{"id": "1", "kind": "imei"}]}, "INPUT_INVALID.Device.Kind.Invalid"),
        ([ICCID], {"deviceIdsTo": [{"id": "89148000000000000110", "kind": "iccid"}]}, "REQUEST_FAILED.UnexpectedError"),
    ],
)
def test_change_fails_for_the_device(
    api: Api, ids: list[dict[str, str]], members: dict[str, Any], expected: str
) -> None:
    """Unknown and inactive devices, unfit and taken identifiers are told in the message."""
    assert api.fault_codes(change(api, *ids, change4gOption="ChangeICCID", **members)) == [expected]


def test_4g_change_needs_an_option(api: Api) -> None:
    """With 4g the request says what changes."""
    body = {"deviceIds": [ICCID], "deviceIdsTo": [NEW_ICCID]}

    assert code(api.call("PUT", "/m2m/v1/devices/4g/actions/deviceId", body)) == "DeserializationFailed"
