"""What the mock costs a request, beside a bare Starlette application that validates the same body."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import jsonschema_rs
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from pairs import Pair, timed_pairs
from thingspace_client import connect
from thingspace_contract.contract import Contract
from thingspace_contract.core.serving import ServerThread
from thingspace_contract.mock import running_mock

__all__ = ["pairs"]

REQUESTS = 300
PATH = "/m2m/v1/devices/actions/plan"
BODY = json.dumps(
    {"devices": [{"deviceIds": [{"id": "A100003685E561", "kind": "meid"}]}], "servicePlan": "87641"}
).encode()


def pairs() -> Iterator[Pair]:
    """Yield changeDeviceServicePlan on the mock in memory and on a file, each against the bare application."""
    contract = Contract.load()
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        bare = stack.enter_context(ServerThread(_bare(contract)))
        plain = _requests(stack, bare.url, {})
        for name, database in {"in memory": "sqlite://", "on a file": f"sqlite:///{Path(folder) / 'mock.db'}"}.items():
            mock = stack.enter_context(running_mock(contract, database=database))
            ours = _requests(stack, mock.url, _credentials(mock.url))
            title = f"{REQUESTS} x changeDeviceServicePlan, {name}"
            yield timed_pairs(title, ours, "bare Starlette + jsonschema-rs", plain, rounds=5)


def _requests(stack: ExitStack, base: str, headers: dict[str, str]) -> Callable[[], None]:
    client = stack.enter_context(httpx.Client(headers={**headers, "content-type": "application/json"}))

    def call() -> None:
        for _ in range(REQUESTS):
            client.put(base + PATH, content=BODY).raise_for_status()

    return call


def _credentials(base: str) -> dict[str, str]:
    """Sign in with the client, and take the headers of one request of it."""
    seen: list[httpx.Request] = []
    with connect(
        key="contract-key",
        secret="contract-secret",
        username="contract-user",
        password="contract-password",
        base_url=base,
        httpx_args={"event_hooks": {"request": [seen.append]}},
    ) as client:
        client.get_httpx_client().get(f"{base}/m2m/v1/plans/0000123456-00001")
    return {name: seen[-1].headers[name] for name in ("authorization", "vz-m2m-token")}


def _bare(contract: Contract) -> Starlette:
    schema = contract.operation("changeDeviceServicePlan").body["application/json"]["schema"]
    components = contract.document["components"]
    validator = jsonschema_rs.Draft202012Validator({**schema, "components": components}, validate_formats=True)

    async def change(request: Request) -> JSONResponse:
        validator.validate(json.loads(await request.body()))
        return JSONResponse({"requestId": "595f5c44-c31c-4552-8670-020a1545a84d"})

    return Starlette(routes=[Route(PATH, change, methods=["PUT"])])
