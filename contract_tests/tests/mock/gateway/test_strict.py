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
    assert "body/servicePlna" in value(response)["errorMessage"]


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


def test_record_that_cannot_be_written_is_refused(new_api: Callable[..., Api], tmp_path: Path) -> None:
    """A folder that is not there is a misuse."""
    with pytest.raises(UsageError, match="Cannot write the record"):
        new_api(record=tmp_path / "nowhere" / "record.ndjson")
