"""What passes without --strict and not with it, and what the record tells."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from thingspace_contract.contract import Contract
from thingspace_contract.core.errors import UsageError

from ..conftest import IOT, MAIN, MEID, Api, code, example_calls, value

PLAN = "/m2m/v1/devices/actions/plan"
BODY = {"devices": [{"deviceIds": [MEID]}], "servicePlan": "87641"}


@pytest.mark.parametrize(
    ("method", "path", "body", "headers"),
    [
        ("PUT", "/m2m/v1/devices/actions/PLAN", BODY, {}),
        ("PUT", PLAN, BODY, {"Content-Type": "text/plain"}),
        ("PUT", PLAN, {**BODY, "servicePlna": "x"}, {}),
        ("PUT", PLAN, {"devices": [{"deviceIds": [{**MEID, "type": "x"}]}], "servicePlan": "87641"}, {}),
        ("GET", f"/m2m/v1/plans/{MAIN}", {}, {}),
        ("GET", f"/m2m/v1/plans/{MAIN}?page=1", None, {}),
        ("POST", "/m2m/v1/devices/actions/list", {"maxNumberOfDevices": "500"}, {}),
    ],
)
def test_deviation_passes_unless_strict(
    new_api: Callable[..., Api], method: str, path: str, body: Any, headers: dict[str, str]
) -> None:
    """The mock tolerates what published sources disagree about, and unknown members; --strict refuses them."""
    loose, strict = new_api(), new_api(strict=True)

    assert loose.call(method, path, body, **headers).status == 200
    assert strict.call(method, path, body, **headers).status == 400


def test_strict_accepts_every_example(new_api: Callable[..., Api], contract: Contract) -> None:
    """What keeps the contract passes with --strict too."""
    for operation, path, body in example_calls(contract):
        response = new_api(strict=True).call(operation.method, path, body)
        assert 200 <= response.status < 300, (operation.operation_id, response.body)


def test_strict_leaves_open_maps_alone(new_api: Callable[..., Api]) -> None:
    """Where the contract says that members are free, they are."""
    body = {
        "accountidentifier": {"billingaccountid": IOT},
        "resourceidentifier": {"imei": 864508030147323},
        "configuration": {"anything": {"goes": [1]}},
    }

    assert new_api(strict=True).call("POST", "/cc/v1/devices/configuration/actions/set", body).status == 200


def test_strict_response_names_the_member(new_api: Callable[..., Api]) -> None:
    """The refusal says what is wrong and where."""
    response = new_api(strict=True).call("PUT", PLAN, {**BODY, "servicePlna": "x"})

    assert code(response) == "DeserializationFailed"
    assert value(response)["errorMessage"].startswith("servicePlna: the contract does not know this member")


def test_record_holds_every_call_with_its_breaches(new_api: Callable[..., Api], tmp_path: Path) -> None:
    """Each call is a line; a breach has its place in the spec; no credential is in the file."""
    path = tmp_path / "record.ndjson"
    api = new_api(record=path, strict=True)
    api.call("PUT", PLAN, {**BODY, "servicePlna": "x"})
    api.call("GET", "/m2m/v1/nothing")
    api.call("GET", f"/m2m/v1/plans/{MAIN}", **{"VZ-M2M-Token": ""})
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]

    assert [line["operationId"] for line in lines] == [
        "requestAccessToken",
        "startSession",
        "changeDeviceServicePlan",
        None,
        "listServicePlans",
    ]
    assert lines[0]["problems"] == lines[1]["problems"] == []
    assert lines[2]["problems"][0]["where"] == "body/servicePlna"
    assert lines[2]["problems"][0]["place"].startswith("spec/")
    assert lines[3]["problems"][0]["where"] == "path"
    assert lines[4]["status"] == 400
    text = path.read_text("utf-8")
    for secret in ("contract-secret", "contract-password", *api.headers.values()):
        assert secret not in text


def test_strict_response_names_the_nearest_member(new_api: Callable[..., Api]) -> None:
    """A misspelling is answered with what was probably meant, of a member as of a query parameter."""
    api = new_api(strict=True)
    move = {"accountName": MAIN, "filter": {"groupname": "West"}}

    member = api.call("PUT", "/m2m/v1/devices/actions/move", move)
    query = api.call("GET", f"/loc/v1/consents/{MAIN}/index/0?Index=1")

    assert "filter.groupname: the contract does not know this member; did you mean groupName?" in str(member.body)
    assert "The query parameter Index: the contract does not know this parameter" in str(query.body)


def test_unknown_member_passes_with_a_warning_in_the_record(new_api: Callable[..., Api], tmp_path: Path) -> None:
    """Without --strict it changes nothing; the record, the controls and the console name what was probably meant."""
    path = tmp_path / "record.ndjson"
    api = new_api(record=path)
    plain = api.call("PUT", PLAN, BODY)
    misspelled = api.call("PUT", PLAN, {**BODY, "carrierIpPoolname": "x"})
    before, last = [json.loads(line) for line in path.read_text("utf-8").splitlines()][-2:]

    assert (plain.status, misspelled.status) == (200, 200)
    assert (before["problems"], before["warnings"], last["problems"]) == ([], [], [])
    (warning,) = last["warnings"]
    assert warning["where"] == "body/carrierIpPoolname"
    assert warning["message"] == "the contract does not know this member; did you mean carrierIpPoolName?"
    assert warning["place"].startswith("spec/")
    assert api.mock.recorder.calls[-1].document() == last


def test_warning_of_a_refused_request_is_recorded_too(api: Api) -> None:
    """What is wrong with a request hides nothing of what is suspicious."""
    api.call("PUT", PLAN, {"devices": [{"deviceIds": [MEID]}], "servicePlna": "87641"})
    call = api.mock.recorder.calls[-1].document()

    assert call["status"] == 400
    assert [each["where"] for each in call["warnings"]] == ["body/servicePlna"]


def test_record_of_a_form_that_is_none_holds_no_credential(new_api: Callable[..., Api], tmp_path: Path) -> None:
    """What a broken form calls its fields may be what it was to keep: only a known name or one like it is told."""
    path = tmp_path / "record.ndjson"
    api = new_api(record=path)
    for body in (b'{"password": "hunter3-secret"}', b"hunter3-secret", b"grant-type=x&hunter3-secret="):
        api.token(body=body)
    text = path.read_text("utf-8")

    assert "hunter3-secret" not in text
    assert "body/***" in text
    assert "body/grant-type" in text


def test_record_that_cannot_be_written_is_refused(new_api: Callable[..., Api], tmp_path: Path) -> None:
    """A folder that is not there is a misuse."""
    with pytest.raises(UsageError, match="Cannot write the record"):
        new_api(record=tmp_path / "nowhere" / "record.ndjson")
