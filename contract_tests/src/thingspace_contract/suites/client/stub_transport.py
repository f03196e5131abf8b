"""The other end of a client under test: it keeps what is sent and answers what it is told, without a network."""

from __future__ import annotations

import json

import httpx

from thingspace_contract.contract import Contract, Effect, Operation
from thingspace_contract.core.exchange import Request, Response

__all__ = ["StubTransport"]


class StubTransport:
    """A transport for one operation's calls.

    Requests for tokens that the client makes on its way are answered with the contract's examples and not kept.

    Args:
        contract: the contract.
        operation: the operation that is called.
    """

    def __init__(self, contract: Contract, operation: Operation) -> None:
        self.base_url = f"https://client-suite.invalid{contract.base_path}"
        self.sent: list[Request] = []
        self.response = Response(200, {}, b"")
        self.transport = httpx.MockTransport(self._handle)
        self._contract = contract
        self._operation = operation
        self._grants = {
            each.operation_id: grant
            for each in contract.operations.values()
            if each.effect is Effect.SESSION and each is not operation and (grant := _grant(each)) is not None
        }

    def expect(self, response: Response) -> None:
        """Forget what was sent, and answer the next requests so."""
        self.sent = []
        self.response = response

    def credentials(self) -> dict[str, str]:
        """Return headers that satisfy the operation's first security requirement."""
        schemes = self._contract.document.get("components", {}).get("securitySchemes", {})
        headers = {}
        for name in self._operation.security[0] if self._operation.security else ():
            scheme = schemes.get(name, {})
            if scheme.get("type") == "apiKey":
                headers[scheme["name"]] = "session"
            else:
                basic = scheme.get("scheme") == "basic"
                headers["Authorization"] = "Basic a2V5OnNlY3JldA==" if basic else "Bearer token"
        return headers

    def _handle(self, request: httpx.Request) -> httpx.Response:
        target = request.url.raw_path.decode("ascii")
        path = target.partition("?")[0].removeprefix(self._contract.base_path)
        match = self._contract.match(request.method, path)
        if match is not None and match[0].operation_id in self._grants:
            return httpx.Response(200, json=self._grants[match[0].operation_id])
        origin = f"{request.url.scheme}://{request.url.netloc.decode('ascii')}"
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in request.headers.raw}
        self.sent.append(Request(request.method, origin + target, headers, request.content))
        return httpx.Response(self.response.status, headers=dict(self.response.headers), content=self.response.body)


def _grant(operation: Operation) -> object:
    for rule in operation.success:
        for value in rule.examples().values():
            return json.loads(json.dumps(value))
    return None
