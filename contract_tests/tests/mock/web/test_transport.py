"""The mock in process, as a transport of httpx, and called from many threads."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from thingspace_contract.contract import Contract
from thingspace_contract.mock import mock_transport, running_mock

from ..conftest import MAIN, MEID, Api


def test_transport_answers_a_sync_client(api: Api) -> None:
    """A client is answered without a socket."""
    with httpx.Client(transport=mock_transport(api.mock), base_url=api.root, headers=api.headers) as client:
        response = client.get(f"/m2m/v1/plans/{MAIN}", params={"x": "ä b"})

    assert (response.status_code, response.json()[0]["code"]) == (200, "87641")


def test_transport_answers_an_async_client(api: Api) -> None:
    """The same transport serves an async client."""

    async def call() -> httpx.Response:
        transport = mock_transport(api.mock)
        async with httpx.AsyncClient(transport=transport, base_url=api.root, headers=api.headers) as client:
            return await client.post("/m2m/v1/devices/actions/list", json={"deviceId": MEID})

    assert asyncio.run(call()).json()["devices"][0]["accountName"] == MAIN


@pytest.mark.parametrize("over_sockets", [True, False])
def test_many_callers_at_a_time(contract: Contract, api: Api, over_sockets: bool) -> None:
    """Requests from eight threads are each accepted once, and each has its message."""
    body = {"devices": [{"deviceIds": [MEID]}], "servicePlan": "87641"}

    def run(client: httpx.Client) -> set[str]:
        def change(_: int) -> str:
            response = client.put("/m2m/v1/devices/actions/plan", json=body)
            assert response.status_code == 200, response.text
            return str(response.json()["requestId"])

        with ThreadPoolExecutor(8) as pool:
            return set(pool.map(change, range(200)))

    if over_sockets:
        with running_mock(contract) as mock:
            headers = Api(mock.mock, api.clock).sign_in().headers
            with httpx.Client(base_url=mock.url, headers=headers) as client:
                assert len(run(client)) == 200
            assert mock.control.settle()
            assert mock.mock.platform.outbox.counts() == {"dropped": 200}
    else:
        with httpx.Client(transport=mock_transport(api.mock), base_url=api.root, headers=api.headers) as client:
            assert len(run(client)) == 200
        assert api.mock.platform.outbox.counts() == {"pending": 200}
