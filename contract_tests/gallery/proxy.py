"""A proxy before the correct mock, in which a fault changes what passes: requests, responses, callbacks."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import httpx
from starlette.requests import Request as Incoming
from starlette.responses import Response as Outgoing

from thingspace_contract.contract import Contract
from thingspace_contract.core.exchange import Request, Response
from thingspace_contract.core.serving import ServerThread
from thingspace_contract.mock.web.running import running_mock

__all__ = ["Callback", "ServerBehaviour", "running_faulty"]

_HOP = frozenset({"content-length", "host", "connection", "transfer-encoding", "date", "server"})


@dataclass(frozen=True)
class Callback:
    """A callback on its way to the listener `url`; `body` replaces the JSON of `payload` when it is given."""

    url: str
    payload: dict[str, Any]
    body: bytes | None = None
    method: str = "POST"
    media_type: str = "application/json"

    @property
    def request_id(self) -> str:
        """The request that it answers; messages about locations name it by `txid`."""
        return str(self.payload.get("requestId", self.payload.get("txid")))

    @property
    def service(self) -> str:
        """The service of the listener that it goes to."""
        return self.url.rpartition("/")[2]

    @property
    def name(self) -> str:
        """The message's short name."""
        for holder in ("deviceResponse", "niddResponse"):
            if isinstance(self.payload.get(holder), dict):
                return next(iter(self.payload[holder]), "")
        return "faultResponse" if "faultResponse" in self.payload else ""


class ServerBehaviour:
    """A correct server as it shows itself: every fault overrides one of these methods.

    `operations` has the operation of each request id that was answered so far, `contract` the contract.
    """

    def __init__(self, contract: Contract) -> None:
        self.contract = contract
        self.operations: dict[str, str] = {}

    def request(self, operation: str, request: Request) -> Request | Response:
        """Return the request to pass on, or the response to give without passing it on."""
        return request

    def respond(self, operation: str, request: Request, response: Response) -> Response:
        """Return the response to give."""
        return response

    def callbacks(self, callback: Callback) -> list[Callback]:
        """Return the callbacks to send instead of this one; an empty list loses it."""
        return [callback]

    def acknowledged(self, status: int) -> int:
        """Return what the server takes the listener's response for."""
        return status


@dataclass
class _Proxy:
    upstream: str
    fault: ServerBehaviour
    client: httpx.AsyncClient
    own: str = ""
    real_urls: dict[str, str] = field(default_factory=dict)

    async def handle(self, incoming: Incoming) -> Outgoing:
        body = await incoming.body()
        if incoming.url.path.startswith("/_callback/"):
            return await self._deliver(incoming, body)
        path = incoming.scope["raw_path"].decode("latin-1")  # as it was sent, not decoded and encoded again
        target = f"{path}?{incoming.url.query}" if incoming.url.query else path
        headers = {name: value for name, value in incoming.headers.items() if name not in _HOP}
        request = Request(incoming.method, f"{self.upstream}{target}", headers, body)
        contract = self.fault.contract
        found = contract.match(incoming.method, incoming.url.path.removeprefix(contract.base_path))
        operation = found[0].operation_id if found else ""
        changed = self.fault.request(operation, request)
        response = changed if isinstance(changed, Response) else await self._pass(operation, changed)
        response = self.fault.respond(operation, request, response)
        if "Callback" in operation and request.method == "GET" and response.body:
            text = response.body.decode()
            for token, url in self.real_urls.items():
                text = text.replace(f"{self.own}/_callback/{token}", url)
            response = replace(response, body=text.encode())
        kept = {name: value for name, value in response.headers.items() if name.lower() not in _HOP}
        return Outgoing(response.body, response.status, kept)

    async def _pass(self, operation: str, request: Request) -> Response:
        body = request.body
        if "Callback" in operation and request.method == "POST":
            body = self._rerouted(body)
        response = await self.client.request(request.method, request.url, headers=dict(request.headers), content=body)
        try:
            value = response.json()
        except ValueError:
            value = None
        for name in ("requestId", "txid"):
            if isinstance(value, dict) and name in value:
                self.fault.operations[str(value[name])] = operation
        return Response(response.status_code, dict(response.headers), response.content)

    def _rerouted(self, body: bytes) -> bytes:
        try:
            value = json.loads(body)
            if not value["url"].startswith("http"):
                return body
            token = uuid.uuid4().hex
            self.real_urls[token] = value["url"]
            return json.dumps({**value, "url": f"{self.own}/_callback/{token}"}).encode()
        except (ValueError, KeyError, TypeError, AttributeError):
            return body

    async def _deliver(self, incoming: Incoming, body: bytes) -> Outgoing:
        url = self.real_urls[incoming.url.path.rpartition("/")[2]]
        status = 204
        for callback in self.fault.callbacks(Callback(url, json.loads(body))):
            content = json.dumps(callback.payload).encode() if callback.body is None else callback.body
            headers = {"Content-Type": callback.media_type}
            response = await self.client.request(callback.method, callback.url, headers=headers, content=content)
            status = response.status_code
        return Outgoing(b"", self.fault.acknowledged(status))


@contextmanager
def running_faulty(contract: Contract, fault: ServerBehaviour) -> Iterator[str]:
    """Serve the mock behind a fault; yield the base URL."""
    with running_mock(contract, latency=0.005) as mock:
        client = httpx.AsyncClient(trust_env=False, timeout=30)
        proxy = _Proxy(mock.url.removesuffix(contract.base_path), fault, client)

        async def app(scope: Any, receive: Any, send: Any) -> None:
            if scope["type"] == "lifespan":
                await receive()
                async with client:
                    await send({"type": "lifespan.startup.complete"})
                    await receive()
                await send({"type": "lifespan.shutdown.complete"})  # only now: the loop ends with this
            else:
                response = await proxy.handle(Incoming(scope, receive))
                await response(scope, receive, send)

        with ServerThread(app) as server:
            proxy.own = server.url
            yield f"{server.url}{contract.base_path}"
