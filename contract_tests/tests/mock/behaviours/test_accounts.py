"""Plans and the status of requests on the mock."""

from __future__ import annotations

from collections.abc import Callable

from thingspace_contract.mock import Scenario

from ..conftest import MAIN, MEID, TABLET, Api, code, value

PREACTIVE = [{"id": "864508030000201", "kind": "imei"}, {"id": "89148000000000002017", "kind": "iccid"}]


def status_of(api: Api, request_id: str, account: str = MAIN) -> str:
    """Return what getRequestStatus says."""
    return str(value(api.call("GET", f"/m2m/v1/accounts/{account}/requests/{request_id}/status"))["status"])


def test_plans_are_listed_with_code_and_size(api: Api) -> None:
    """The plans of the scenario are the account's."""
    plans = {plan["code"]: plan for plan in value(api.call("GET", f"/m2m/v1/plans/{MAIN}"))}

    assert plans["Tablet5GB"]["name"] == "Tablet 5GB"
    assert plans["Tablet5GB"]["sizeKb"] == 5_242_880


def test_account_beyond_the_users_reach_is_refused(new_api: Callable[..., Api]) -> None:
    """A user acts on the accounts that the scenario gives him."""
    document = {**Scenario.default().document}
    document["users"] = [{"username": "contract-user", "password": "contract-password", "accounts": [TABLET]}]
    api = new_api(scenario=Scenario(document))

    assert api.call("GET", f"/m2m/v1/plans/{TABLET}").status == 200
    assert code(api.call("GET", f"/m2m/v1/plans/{MAIN}")) == "REQUEST_FAILED.AccountName"
    assert {device["accountName"] for device in api.listed()} == {TABLET}


def test_status_is_pending_until_the_work_is_done(api: Api) -> None:
    """An activation of one device is pending for the latency, then successful."""
    request_id = api.activate(PREACTIVE)
    assert status_of(api, request_id) == "Pending"
    api.clock.advance(1)
    assert status_of(api, request_id) == "Success"


def test_status_of_a_failed_activation_is_failed(api: Api) -> None:
    """A device that is active already cannot be activated."""
    request_id = api.activate([MEID])
    api.clock.advance(1)

    assert status_of(api, request_id) == "Failed"


def test_status_is_refused_for_other_requests(api: Api) -> None:
    """Requests for several devices, of other kinds, of other accounts, and unknown ones have none."""
    several = api.activate(PREACTIVE, [MEID])
    other_kind = api.change_plan(MEID)
    single = api.activate([MEID])
    for account, request_id in ((MAIN, several), (MAIN, other_kind), (TABLET, single), (MAIN, "unknown")):
        path = f"/m2m/v1/accounts/{account}/requests/{request_id}/status"
        assert code(api.call("GET", path)) == "REQUEST_FAILED.UnexpectedError"
