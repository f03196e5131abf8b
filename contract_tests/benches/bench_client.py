"""What the client costs: to import, to connect, to build a request and to read a response."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

import httpx

from benches.pairs import Pair, run_command, timed_pairs
from thingspace_client import Client
from thingspace_client.api.devices import retrieve_device_information
from thingspace_client.models import DeviceInformationPage, RetrieveDeviceInformationRequest

__all__ = ["rows"]

BARE = "import httpx, attrs; httpx.Client()"
OURS = (
    "from thingspace_client import connect\n"
    "client = connect(key='k', secret='s', username='u', password='p')\n"
    "client.get_httpx_client()\n"
    "from thingspace_client.api.accounts import list_service_plans"
)
DEVICES = 2000


def rows() -> Iterator[Pair]:
    """Yield import, one call through a transport that answers at once, and a page of devices."""
    yield timed_pairs(
        "import, connect, one operation",
        run_command([sys.executable, "-c", OURS]),
        "import httpx, attrs; httpx.Client()",
        run_command([sys.executable, "-c", BARE]),
    )
    yield _call()
    page = _page()
    yield timed_pairs(
        f"read a page of {DEVICES} devices",
        lambda: DeviceInformationPage.from_dict(json.loads(page)),
        "json.loads",
        lambda: json.loads(page),
    )


def _call() -> Pair:
    page = json.dumps({"hasMoreData": False, "devices": []}).encode()
    headers = {"content-type": "application/json"}

    def handle(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=page, headers=headers)

    transport = httpx.MockTransport(handle)
    client = Client(base_url="http://x/api", httpx_args={"transport": transport})
    bare = httpx.Client(base_url="http://x/api", transport=transport)
    body = RetrieveDeviceInformationRequest.from_dict({"accountName": "0000123456-00001"})

    def ours() -> None:
        for _ in range(200):
            retrieve_device_information.sync(client=client, body=body)

    def plain() -> None:
        for _ in range(200):
            bare.post("/m2m/v1/devices/actions/list", json={"accountName": "0000123456-00001"}).json()

    return timed_pairs("200 calls through a no-op transport", ours, "httpx.Client.post", plain)


def _page() -> bytes:
    ids = [{"id": "864508030000011", "kind": "imei"}, {"id": "89148000000000000110", "kind": "iccId"}]
    attributes = [{"key": f"Attribute{number}", "value": str(number)} for number in range(20)]
    device = {
        "accountName": "0000123456-00001",
        "connected": False,
        "createdAt": "2024-08-07T10:42:15-04:00",
        "deviceIds": ids,
        "carrierInformations": [{"carrierName": "Verizon Wireless", "servicePlan": "87641", "state": "active"}],
        "extendedAttributes": attributes,
        "groupNames": ["Default: 0000123456-00001"],
    }
    return json.dumps({"hasMoreData": False, "devices": [device] * DEVICES}).encode()
