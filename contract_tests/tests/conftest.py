"""The contract as it is written, and deliveries to compare with it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from thingspace_contract.contract import Contract
from thingspace_contract.core.exchange import Delivery, Exchange, Request, Response
from thingspace_contract.documents import bundle

SPEC = Path(__file__).resolve().parents[2] / "spec"

REQUEST_ID = "595f5c44-c31c-4552-8670-020a1545a84d"
FIRST = {"id": "89148000000800259784", "kind": "iccid"}
SECOND = {"id": "89148000001134189816", "kind": "iccid"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Start the long tests first, so that no process is left alone with one at the end; the order is else kept."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(scope="session")
def contract() -> Contract:
    return Contract(bundle(SPEC))


@pytest.fixture
def change_plan() -> Callable[..., Exchange]:
    """Make an accepted changeDeviceServicePlan for devices, or for whatever `members` select."""

    def make(*devices: dict[str, str], **members: Any) -> Exchange:
        body: dict[str, Any] = {"servicePlan": "87641", **members}
        if devices:
            body["devices"] = [{"deviceIds": [device]} for device in devices]
        request = Request("PUT", "http://server/api/m2m/v1/devices/actions/plan", {}, json.dumps(body).encode())
        response = Response(200, {"content-type": "application/json"}, json.dumps({"requestId": REQUEST_ID}).encode())
        return Exchange("changeDeviceServicePlan", request, response)

    return make


@pytest.fixture
def deliver() -> Callable[..., Delivery]:
    """Make the delivery of a plan change's message; `members` change its payload, None removes one."""

    def make(
        device: dict[str, str] | None = None,
        *,
        service: str = "CarrierService",
        received: float = 1.0,
        answered: int | None = 204,
        **members: Any,
    ) -> Delivery:
        payload: dict[str, Any] = {
            "username": "acme",
            "password": "Zk2m9",
            "requestId": REQUEST_ID,
            "deviceIds": [device or FIRST],
            "deviceResponse": {"changeServicePlanResponse": {}},
            "status": "Success",
            "callbackCount": 1,
            "maxCallbackThreshold": 4,
        }
        payload = {name: value for name, value in (payload | members).items() if value is not None}
        return Delivery(
            service=service,
            method="POST",
            headers={"content-type": "application/json"},
            body=json.dumps(payload).encode(),
            received=received,
            answered=answered,
            answered_at=None if answered is None else received + 0.1,
        )

    return make
