"""Answers that come in more than one published form: the client reads them all, and hands out one."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import httpx
import pytest

from thingspace_client import Client, models
from thingspace_client.api.accounts import get_profile_request_status, list_service_plans
from thingspace_client.api.devices import delete_devices
from thingspace_client.api.euicc import download_profile
from thingspace_client.api.history import (
    get_promo_device_usage,
    retrieve_device_provisioning_history,
    retrieve_device_usage_history,
)
from thingspace_client.api.iot import search_device_event_history, set_device_configuration
from thingspace_client.api.oauth import request_access_token
from thingspace_client.errors import ResponseError

ACCOUNT = "0000123456-00001"
CONTRACT = json.loads(files("thingspace_client").joinpath("openapi.json").read_text("utf-8"))

FAULT = {"fault": {"code": "900906", "message": "m", "description": "d"}}
ERROR = {"errorCode": "UnifiedWebService.REQUEST_FAILED.SessionToken.Expired", "errorMessage": "m"}
OAUTH_ERROR = {"error": "invalid_request"}

DEVICE = {"id": "89148000000011701", "kind": "iccid"}
PERIOD = {"deviceId": DEVICE, "earliest": "2024-05-01T00:00:00Z", "latest": "2024-05-31T00:00:00Z"}
SEARCH = models.SearchDeviceEventHistoryRequest.from_dict(
    {"accountidentifier": {"billingaccountid": ACCOUNT}, "resourceidentifier": {"imei": 864508030147323}}
)
EVENT = CONTRACT["paths"]["/cc/v1/devices/configuration/actions/set"]["post"]["responses"]["200"]["content"][
    "application/json"
]["examples"]["pending"]["value"]

Answering = Callable[..., Client]


@pytest.fixture
def answering() -> Answering:
    """Return a function that makes a client whose every call gets one JSON answer."""

    def make(body: Any, status: int = 200) -> Client:
        transport = httpx.MockTransport(lambda _: httpx.Response(status, json=body))
        return Client(base_url="https://thingspace.test/api", httpx_args={"transport": transport})

    return make


@pytest.mark.parametrize("status", [400, 401, 403, 404])
@pytest.mark.parametrize(("body", "wanted"), [(FAULT, models.GatewayFault), (ERROR, models.ConnectivityError)])
def test_error_is_read_at_any_status(answering: Answering, status: int, body: Any, wanted: type) -> None:
    """An expired session is a 400 by the pages, a 401 or 403 by others; the gateway answers where it likes (D002)."""
    parsed = list_service_plans.sync(ACCOUNT, client=answering(body, status))

    assert isinstance(parsed, models.GatewayFault | models.ConnectivityError)
    assert type(parsed) is wanted
    assert parsed.to_dict() == body


@pytest.mark.parametrize("status", [400, 401, 403, 404, 429])
@pytest.mark.parametrize(("body", "wanted"), [(FAULT, models.GatewayFault), (ERROR, models.ConnectivityError)])
def test_error_of_a_profile_is_read_at_any_status(answering: Answering, status: int, body: Any, wanted: type) -> None:
    request = models.DownloadProfileRequest.from_dict({"accountName": ACCOUNT, "devices": [{"deviceIds": [DEVICE]}]})
    parsed = download_profile.sync(client=answering(body, status), body=request)

    assert type(parsed) is wanted


@pytest.mark.parametrize("status", [400, 401])
@pytest.mark.parametrize(("body", "wanted"), [(FAULT, models.GatewayFault), (OAUTH_ERROR, models.OAuthError)])
def test_error_of_the_token_endpoint_is_read_at_either_status(
    answering: Answering, status: int, body: Any, wanted: type
) -> None:
    request = models.AccessTokenRequest(grant_type="client_credentials")

    assert type(request_access_token.sync(client=answering(body, status), body=request)) is wanted


@pytest.mark.parametrize("body", [{}, {"fault": "no"}, [], [FAULT], {"errorCode": "c"}])
@pytest.mark.parametrize("status", [400, 401, 403, 404])
def test_body_that_is_neither_error_is_refused(answering: Answering, status: int, body: Any) -> None:
    with pytest.raises(ResponseError):
        list_service_plans.sync(ACCOUNT, client=answering(body, status))


@pytest.mark.parametrize(
    "body", [[EVENT], {"SearchDeviceEventHistory": [EVENT]}, {"searchDeviceEventHistory": [EVENT], "new": 1}]
)
def test_events_are_a_list_whatever_is_around_them(answering: Answering, body: Any) -> None:
    events = search_device_event_history.sync(client=answering(body), body=SEARCH)

    assert isinstance(events, list)
    assert [each.to_dict() for each in events] == [EVENT]


@pytest.mark.parametrize("body", [{}, {"events": [EVENT]}, {"SearchDeviceEventHistory": EVENT}, EVENT])
def test_other_objects_are_no_events(answering: Answering, body: Any) -> None:
    with pytest.raises(ResponseError):
        search_device_event_history.sync(client=answering(body), body=SEARCH)


@pytest.mark.parametrize("kind", ["ts.event.configuration", "ts.event.other"])
def test_event_of_a_change_is_kept_whatever_its_kind(answering: Answering, kind: str) -> None:
    """The contract knows one kind; an answer to a change that was made is not thrown away for another (D252)."""
    request = models.SetDeviceConfigurationRequest.from_dict(
        {**SEARCH.to_dict(), "configuration": {"frequency": "Low"}}
    )
    event = set_device_configuration.sync(client=answering({**EVENT, "kind": kind}), body=request)

    assert isinstance(event, models.ConfigurationEvent)
    assert event.kind == kind


@pytest.mark.parametrize("status", [200, 202])
@pytest.mark.parametrize("wrap", [lambda page: page, lambda page: [page]])
def test_provisioning_history_is_one_page_whatever_is_around_it(
    answering: Answering, status: int, wrap: Callable[[Any], Any]
) -> None:
    page = {"provisioningHistory": [], "hasMoreData": status == 202}
    request = models.RetrieveDeviceHistoryRequest.from_dict(PERIOD)
    parsed = retrieve_device_provisioning_history.sync(client=answering(wrap(page), status), body=request)

    assert isinstance(parsed, models.ProvisioningHistory)
    assert parsed.to_dict() == page


@pytest.mark.parametrize("pages", [0, 2])
def test_several_pages_of_provisioning_history_are_refused(answering: Answering, pages: int) -> None:
    body = [{"provisioningHistory": [], "hasMoreData": False}] * pages
    request = models.RetrieveDeviceHistoryRequest.from_dict(PERIOD)

    with pytest.raises(ResponseError):
        retrieve_device_provisioning_history.sync(client=answering(body), body=request)


@pytest.mark.parametrize(
    ("given", "read"),
    [(4096, 4096), ("4096", 4096), ("0", 0), (0, 0), (str(2**63), 2**63), ("007", "007"), ("many", "many"), ("", "")],
)
def test_figure_is_read_from_digits(answering: Answering, given: Any, read: Any) -> None:
    """What no number writes stays as it came: nothing is lost (D131)."""
    body = {"hasMoreData": False, "usageHistory": [{"timestamp": "t", "bytesUsed": given, "smsUsed": given}]}
    request = models.RetrieveUsageHistoryRequest.from_dict(PERIOD)
    parsed = retrieve_device_usage_history.sync(client=answering(body), body=request)

    assert isinstance(parsed, models.UsageHistory)
    (day,) = parsed.usage_history
    assert (day.bytes_used, day.sms_used) == (read, read)


def test_size_of_a_plan_is_read_from_digits(answering: Answering) -> None:
    plans = list_service_plans.sync(ACCOUNT, client=answering([{"code": "c", "sizeKb": "5242880"}]))

    assert isinstance(plans, list)
    assert plans[0].size_kb == 5242880


def test_longest_digits_are_kept() -> None:
    """Python refuses to make a number of thousands of digits; a hostile answer must not raise for that."""
    assert (
        models.DailyUsage.from_dict({"timestamp": "t", "bytesUsed": "9" * 10_000}).to_dict()["bytesUsed"]
        == "9" * 10_000
    )


@pytest.mark.parametrize("spelling", ["hasMoreData", "hasmoredata"])
def test_promotion_usage_is_read_in_both_spellings(answering: Answering, spelling: str) -> None:
    body = {spelling: True, "usageHistory": [{"eventDateTime": "t", "serviceplan": "p"}]}
    request = models.GetPromoUsageRequest.from_dict({"deviceId": DEVICE})
    parsed = get_promo_device_usage.sync(client=answering(body), body=request)

    assert isinstance(parsed, models.PromoUsageHistory)
    assert parsed.to_dict() == body
    assert True in (parsed.has_more_data, parsed.hasmoredata)


@pytest.mark.parametrize("member", ["subRequests", "subrequests"])
@pytest.mark.parametrize("ids", [[DEVICE], DEVICE])
def test_status_of_profiles_is_read_in_both_forms(answering: Answering, member: str, ids: Any) -> None:
    body = {"requestId": "r", "status": "Success", member: [{"ids": ids, "status": "Pending"}]}
    parsed = get_profile_request_status.sync(ACCOUNT, "r", client=answering(body))

    assert isinstance(parsed, models.ProfileRequestStatus)
    assert parsed.to_dict() == body
    (part,) = parsed.sub_requests or parsed.subrequests or []
    assert isinstance(part.ids, list) == isinstance(ids, list)


@pytest.mark.parametrize("ids", [[DEVICE], DEVICE])
def test_deleted_device_is_read_in_both_forms(answering: Answering, ids: Any) -> None:
    request = models.DeleteDevicesRequest.from_dict({"devicesToDelete": [{"deviceIds": [DEVICE]}]})
    results = delete_devices.sync(client=answering([{"deviceIds": ids, "status": "Success"}]), body=request)

    assert isinstance(results, list)
    assert results[0].to_dict()["deviceIds"] == ids
