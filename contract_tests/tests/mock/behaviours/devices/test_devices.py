"""Adding devices to the mock, and changing their plans."""

from __future__ import annotations

import pytest

from thingspace_contract.mock import Scenario

from ...conftest import MAIN, MEID, NIDD, TABLET, Api, code, value

NEW = [{"id": "350000000000017", "kind": "imei"}, {"id": "89148000000000000017", "kind": "iccid"}]
PREACTIVE = {"id": "864508030000201", "kind": "imei"}
NB_IOT = {"id": "99962019000000000000000000000002", "kind": "EID"}
TABLETS = [{"id": "89148000000800259784", "kind": "iccid"}, {"id": "89148000001134189816", "kind": "iccid"}]


def add(api: Api, *devices: list[dict[str, str]], **members: object) -> list[str]:
    """Add devices; return the outcome of each."""
    body = {"devicesToAdd": [{"deviceIds": ids} for ids in devices], "state": "preactive", **members}
    response = api.call("POST", "/m2m/v1/devices/actions/add", body)
    assert response.status == 200, response.body
    return [each["response"] for each in value(response)]


def plan_of(device: dict[str, object]) -> object:
    """Return the plan that a description of a device shows."""
    return device["carrierInformations"][0].get("servicePlan")  # type: ignore[index]


def test_added_device_is_preactive_with_group_and_fields(api: Api) -> None:
    """What is added can be found by each identifier, with what the request set."""
    fields = [{"key": "CustomField2", "value": "pump"}]
    assert add(api, NEW, accountName=MAIN, groupName="Depot 7", customFields=fields) == ["Success"]
    for identifier in NEW:
        device = api.device(identifier)
        assert device["carrierInformations"][0]["state"] == "preactive"
        assert device["groupNames"] == ["Depot 7"]
        assert device["customFields"] == fields
        assert plan_of(device) is None


def test_adding_tells_each_outcome(api: Api) -> None:
    """A device that is known, or named twice, fails in the response; the others are added."""
    outcomes = add(api, [MEID], NEW, NEW)

    assert outcomes[1] == "Success"
    assert outcomes[0] == outcomes[2] == "The device is already on the platform."


def test_adding_more_than_200_devices_is_refused(api: Api) -> None:
    """The limit has a code of its own."""
    entries = [{"deviceIds": [{"id": f"{number:015}", "kind": "imei"}]} for number in range(201)]
    response = api.call("POST", "/m2m/v1/devices/actions/add", {"devicesToAdd": entries, "state": "preactive"})

    assert code(response) == "INPUT_INVALID.NumberofDevices"


def test_plan_change_is_reported_and_shown(api: Api) -> None:
    """The message names the device, later reads show the plan, and a pending state shows until then."""
    request_id = api.change_plan(MEID)
    [(service, payload)] = api.messages(request_id)

    assert service == "CarrierService"
    assert payload["requestId"] == request_id
    assert payload["status"] == "Success"
    assert payload["deviceIds"][0] == MEID
    assert payload["deviceResponse"]["changeServicePlanResponse"]["effectiveDate"] == "11/14/2023 10:13:20 PM"
    assert api.device(MEID)["carrierInformations"][0]["state"] == "pending service plan change"
    api.clock.advance(1)
    assert api.device(MEID)["carrierInformations"][0] == {
        "carrierName": "Verizon Wireless",
        "state": "active",
        "servicePlan": "Tablet5GB",
    }


def test_plan_change_reports_once_per_device(api: Api) -> None:
    """Each device has a message; one that is named twice, by different identifiers, has one."""
    request_id = api.change_plan(*TABLETS, {"id": "8586928930", "kind": "mdn"}, accountName=TABLET)

    assert [payload["deviceIds"][0] for _, payload in api.messages(request_id)] == TABLETS


def test_plan_change_fails_for_unknown_and_inactive_devices(api: Api) -> None:
    """The others of the request are changed all the same."""
    unknown = {"id": "89140000000000000000", "kind": "iccid"}
    request_id = api.change_plan(unknown, PREACTIVE, MEID)

    assert api.fault_codes(request_id) == ["REQUEST_FAILED.DeviceNotFound", "INPUT_INVALID.DeviceState.Invalid", ""]
    assert api.messages(request_id)[0][1]["deviceIds"] == [unknown]


def test_plan_change_fails_for_a_device_of_another_account(api: Api) -> None:
    """With an account named, its devices only can be changed."""
    request_id = api.change_plan(MEID, accountName=TABLET)

    assert api.fault_codes(request_id) == ["INPUT_INVALID.Device.Account.Invalid"]
    assert plan_of(api.device(MEID)) == "existing_service_plan_code"


@pytest.mark.parametrize(
    ("criteria", "expected"),
    [
        ({"accountName": TABLET}, 2),
        ({"currentServicePlan": "existing_service_plan_code"}, 2),
        ({"currentServicePlan": "M2M 1GB", "accountName": TABLET}, 2),
        ({"groupName": "4G West", "customFields": [{"key": "CustomField1", "value": "NORTH"}]}, 1),
        ({"groupName": "4G West"}, 2),
        ({"groupName": "nowhere"}, 0),
    ],
)
def test_plan_change_selects_devices(api: Api, criteria: dict[str, object], expected: int) -> None:
    """Criteria are added together, a plan is matched by code or name, values whatever their case."""
    body = {**criteria, "servicePlan": "Tablet5GB"}
    request_id = api.accept("PUT", "/m2m/v1/devices/actions/plan", body)

    assert len(api.messages(request_id)) == expected
    assert all(payload["status"] == "Success" for _, payload in api.messages(request_id))


def test_plan_change_to_an_unknown_plan_is_refused(api: Api) -> None:
    """The code of the error holds the plan; a plan is set by its code, not by its name."""
    for plan in ("nothing", "M2M 5GB"):
        body = {"devices": [{"deviceIds": [MEID]}], "servicePlan": plan}
        assert code(api.call("PUT", "/m2m/v1/devices/actions/plan", body)) == f"REQUEST_FAILED.{plan}.NotFound"


def test_backdated_plan_change_begins_with_the_cycle(api: Api) -> None:
    """A bigger plan can be dated back, a smaller one cannot."""
    bigger = api.change_plan(TABLETS[0], takeEffect="BackDate")
    smaller = api.change_plan(TABLETS[0], plan="87642", takeEffect="BackDate")

    response = api.messages(bigger)[0][1]["deviceResponse"]["changeServicePlanResponse"]
    assert response["effectiveDate"] == "11/1/2023 12:00:00 AM"
    assert api.fault_codes(smaller) == ["REQUEST_FAILED.UnexpectedError"]


def test_nidd_plan_has_a_second_message(api: Api) -> None:
    """A NIDD plan on an NB-IoT device is configured, and that is told on NiddService without top-level deviceIds."""
    messages = api.messages(api.change_plan(NB_IOT, plan="NIDD5MB"))
    nidd = messages[1][1]

    assert [service for service, _ in messages] == ["CarrierService", "NiddService"]
    assert nidd["status"] == "ConfigCreated"
    assert "deviceIds" not in nidd
    assert nidd["niddResponse"]["niddConfigResponse"]["accountName"] == NIDD
    assert NB_IOT in nidd["niddResponse"]["niddConfigResponse"]["deviceIds"]


def test_nidd_plan_fails_on_another_device(api: Api) -> None:
    """The plan is changed, but the configuration fails with the published reason."""
    carrier, nidd = (payload for _, payload in api.messages(api.change_plan(MEID, plan="NIDD5MB")))

    assert carrier["status"] == "Success"
    assert nidd["status"] == "ConfigFailed"
    assert nidd["niddResponse"]["niddConfigResponse"]["reason"] == "Not CatM or NBIoT Device"


def test_nidd_plan_without_configuration_has_one_message(new_api: object) -> None:
    """An NB-IoT device for which NIDD configuration is not enabled reports the plan only."""
    document = {**Scenario.default().document}
    document["devices"] = [{**each, "traits": ["nbiot"]} for each in document["devices"] if "traits" in each]
    api: Api = new_api(scenario=Scenario(document))  # type: ignore[operator]

    assert [service for service, _ in api.messages(api.change_plan(NB_IOT, plan="NIDD5MB"))] == ["CarrierService"]


def test_business_internet_body_names_devices_and_addresses(api: Api) -> None:
    """The other request body of the operation changes the place of use too."""
    body = api.mock.contract.operation("changeDeviceServicePlan").request_examples()["business-internet"]
    request_id = api.accept("PUT", "/m2m/v1/devices/actions/plan", body)
    entry = body["deviceListWithServiceAddress"][0]
    attributes = {each["key"]: each.get("value") for each in api.device(entry["deviceIds"][0])["extendedAttributes"]}

    assert api.fault_codes(request_id) == [""]
    assert attributes["PrimaryPlaceOfUseCity"] == entry["primaryPlaceOfUse"]["address"]["city"]
