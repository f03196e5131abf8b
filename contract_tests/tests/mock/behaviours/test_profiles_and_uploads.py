"""eUICC profiles, uploads, orders, and questions about devices on the mock."""

from __future__ import annotations

from ..conftest import IOT, MAIN, TABLET, Api, code, value

EUICC = [{"kind": "eid", "id": "89049032000000000000000000001720"}, {"kind": "iccid", "id": "89148000000000011720"}]
ACTIVE = {"id": "9165551126", "kind": "mdn"}
DEVICES = "/m2m/v1/devices"
STATUS = f"/m2m/v2/accounts/{MAIN}/requests"


def profile(api: Api, action: str, *devices: list[dict[str, str]], **members: object) -> str:
    """Send a request about profiles; return its requestId."""
    body = {"accountName": MAIN, "devices": [{"deviceIds": ids} for ids in devices], **members}
    return api.accept("POST", f"{DEVICES}/profile/actions/{action}", body)


def test_suspended_profile_suspends_the_device(api: Api) -> None:
    """No message comes; the status tells each device, and one in another state has failed."""
    iccid = [EUICC[1]]
    first = profile(api, "profile_suspend", iccid, servicePlan="Global5MB")
    second = profile(api, "profile_suspend", iccid, servicePlan="Global5MB")

    assert api.messages(first) == []
    assert value(api.call("GET", f"{STATUS}/{first}/status"))["status"] == "Pending"
    api.clock.advance(1)
    assert api.device(EUICC[0])["carrierInformations"][0]["state"] == "suspend"
    assert value(api.call("GET", f"{STATUS}/{first}/status"))["status"] == "Success"
    failed = value(api.call("GET", f"{STATUS}/{second}/status"))
    assert (failed["status"], failed["subRequests"][0]["status"]) == ("Failed", "Failed")


def test_enabled_profile_reports(api: Api) -> None:
    """A change of a profile has a message on DeviceProfileService, and its status is of that family only."""
    request_id = profile(api, "enable", EUICC, smsrOid="1.3.6")

    assert [service for service, _ in api.messages(request_id)] == ["DeviceProfileService"]
    path = f"/m2m/v1/accounts/{MAIN}/requests/{request_id}/status"
    assert code(api.call("GET", path)) == "REQUEST_FAILED.UnexpectedError"
    assert code(api.call("GET", f"{STATUS}/unknown/status")) == "REQUEST_FAILED.UnexpectedError"


def test_profile_is_activated_without_a_plan(api: Api) -> None:
    """The plan is optional; an unknown one is refused."""
    ids = [{"kind": "imei", "id": "350000000001714"}, {"kind": "eid", "id": "89049032000000000000000000001714"}]
    body = {"accountName": MAIN, "devices": [{"deviceIds": ids}], "mdnZipCode": "94203"}
    path = f"{DEVICES}/profile/actions/activate_enable"

    assert code(api.call("POST", path, {**body, "servicePlan": "none"})) == "REQUEST_FAILED.none.NotFound"
    api.accept("POST", path, body)
    api.clock.advance(1)
    assert api.device(ids[0])["carrierInformations"][0]["state"] == "active"


def test_uploaded_device_can_be_activated(api: Api) -> None:
    """The upload has one message, with no device in it."""
    pair = [{"id": "350000000009999", "kind": "imei"}, {"id": "89148000000000099999", "kind": "iccid"}]
    body = {
        "accountName": MAIN,
        "emailAddress": "ops@example.com",
        "deviceSku": "VZW160009990001",
        "uploadType": "IMEI ICCID Pair",
        "devices": [{"deviceIds": pair}],
    }
    [(service, payload)] = api.messages(api.accept("POST", f"{DEVICES}/actions/upload", body))

    assert (service, "deviceIds" in payload) == ("DeviceService", False)
    assert api.device(pair[0])["carrierInformations"][0]["state"] == "preactive"
    both = {**body, "servicePlan": "87641", "mdnZipCode": "94203"}
    messages = api.messages(api.accept("POST", f"{DEVICES}/actions/uploadactivate", both))
    assert [service for service, _ in messages] == ["DeviceService", "CarrierService"]
    assert "activateResponse" in messages[1][1]["deviceResponse"]


def test_unknown_order_fails_in_its_message(api: Api) -> None:
    """A known one succeeds."""
    known = "3f0c3f5a-6a0e-4c0e-8a53-0b7f5f2f9a11"
    for order, fault in ((known, ""), ("unknown", "REQUEST_FAILED.UnexpectedError")):
        body = {"accountName": MAIN, "orderRequestId": order}
        assert api.fault_codes(api.accept("POST", f"{DEVICES}/requests/status", body)) == [fault]


def test_roaming_lists_need_a_listener(api: Api) -> None:
    """Without a DevicePRLInformation listener of the account the request is refused."""
    path = f"{DEVICES}/prl/actions/list"
    request_id = api.accept("POST", path, {"accountName": MAIN, "groupName": "3G meters"})

    assert api.messages(request_id)[0][1]["deviceResponse"] == {"prlInformationResponse": {"prlVersion": "15109"}}
    refused = api.call("POST", path, {"accountName": TABLET, "groupName": f"Default: {TABLET}"})
    assert code(refused) == "REQUEST_FAILED.UnexpectedError"


def test_diagnostics_tell_of_the_device(api: Api) -> None:
    """Identifiers and state are the device's."""
    body = {"accountName": MAIN, "deviceList": [ACTIVE]}
    categories = value(api.call("POST", f"{DEVICES}/extendeddiagnostics/actions/list", body))["categories"]
    told = {each["key"]: each.get("value") for category in categories for each in category["extendedAttributes"]}

    assert (told["MDN"], told["DeviceState"], told["ServicePlan"]) == (ACTIVE["id"], "active", "M2M_4G")
    elsewhere = api.call("POST", f"{DEVICES}/diagnostics/actions/list", {**body, "accountName": IOT})
    assert code(elsewhere) == "INPUT_INVALID.Device.Account.Invalid"


def test_account_is_described_by_the_scenario(api: Api) -> None:
    """Pools, services, SKUs and leads are those of the account that is asked for."""
    account = value(api.call("GET", f"/m2m/v1/accounts/{MAIN}"))
    other = value(api.call("POST", f"/m2m/v1/accounts/{TABLET}/sku"))
    services = value(api.call("GET", f"/m2m/v1/accounts/{MAIN}/statesandservices"))["engagement"][0]["services"]

    assert [pool["poolName"] for pool in account["iPPools"]] == ["default_pool", "carrier_Ip_Pool_Name"]
    assert "Tablet5GB" in [plan["code"] for plan in account["servicePlans"]]
    assert other == {"accountName": TABLET, "deviceSkuInfo": []}
    assert [service["name"] for service in services] == ["Fleet", "BusinessInternet"]
    assert len(value(api.call("GET", f"/m2m/v1/leads/{MAIN}"))["leads"]) == 2
    assert value(api.call("GET", f"/m2m/v1/leads/{MAIN}?next=1001")) == {"leads": [], "hasMoreData": False}


def test_reset_password_replaces_the_old_one(api: Api) -> None:
    """Only the new password logs in afterwards; a wrong old one is refused."""
    path = "/m2m/v1/session/password/actions/reset"
    new = value(api.call("PUT", path, {"oldPassword": "contract-password"}))["newPassword"]

    assert api.login().status == 400
    assert api.login(password=new).status == 200
    assert code(api.call("PUT", path, {"oldPassword": "wrong"})) == "REQUEST_FAILED.UnexpectedError"


def test_revoked_token_is_refused(api: Api) -> None:
    """The response has no body; an unknown token is not an error."""
    token = api.headers["Authorization"].partition(" ")[2]
    basic = {"Authorization": "Basic Y29udHJhY3Qta2V5OmNvbnRyYWN0LXNlY3JldA=="}
    headers = {**basic, "Content-Type": "application/x-www-form-urlencoded"}
    for _ in range(2):
        body = f"grant_type=client_credentials&token={token}".encode()
        response = api.call("POST", "/ts/v1/oauth2/revoke", body, **headers)
        assert (response.status, response.body) == (200, b"")
    assert api.call("GET", f"/m2m/v1/plans/{MAIN}").status == 401


def listed_with_profiles(api: Api, **filters: object) -> list[dict[str, object] | None]:
    """Return the first identifier of each device that listDevicesWithProfiles tells of; None for none, or a failure."""
    request_id = api.accept("POST", "/m2m/v2/devices/actions/list", {"accountName": MAIN, **filters})
    told = [payload for _, payload in api.messages(request_id)]
    return [each["deviceIds"][0] if "deviceIds" in each and "faultResponse" not in each else None for each in told]


def test_devices_with_profiles_match_every_filter(api: Api) -> None:
    """Those that match report one by one; when none does one message tells no device."""
    eids = [{"kind": "eid", "id": f"8904903200000000000000000000{number}"} for number in (1705, 1706, 1707, 1721)]
    account = api.listed(accountName=MAIN)
    suspended = [each for each in account if each["carrierInformations"][0]["state"] == "suspend"]

    assert listed_with_profiles(api, deviceFilter=eids) == eids
    assert listed_with_profiles(api, deviceFilter=eids, profileStatusFilter="DOWNLOAD_DISABLE") == eids[:2]
    assert listed_with_profiles(api, deviceFilter=eids, provisioningStatusFilter="SUSPEND") == eids[3:]
    assert listed_with_profiles(api, deviceFilter=eids, carrierNameFilter="Another") == [None]
    assert listed_with_profiles(api, deviceFilter=[{"kind": "imei", "id": "1"}]) == [None]
    assert len(listed_with_profiles(api)) == len(account)
    assert len(listed_with_profiles(api, provisioningStatusFilter="SUSPEND")) == len(suspended)
