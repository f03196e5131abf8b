"""From raw request to `ParsedRequest`: path, query and body are read here, once, and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from thingspace_contract.contract import Operation, RequestParts
from thingspace_contract.contract.parts import decode_query, media_type_of
from thingspace_contract.core.exchange import Request
from thingspace_contract.mock.gateway.inputs import read_body
from thingspace_contract.mock.gateway.routing import Route, Router

__all__ = ["ParsedRequest", "arrive", "parse", "read"]


@dataclass(frozen=True, slots=True)
class ParsedRequest:
    """A request that reached an operation, read.

    Args:
        route: the operation, and how the request spelled its path.
        parts: what the request says, or why its body cannot be read.
    """

    route: Route
    parts: RequestParts

    @property
    def operation(self) -> Operation:
        """The operation that is asked."""
        return self.route.operation

    @property
    def values(self) -> Mapping[str, str]:
        """The decoded path parameters."""
        return self.parts.path

    @property
    def query(self) -> Mapping[str, str]:
        """The decoded query."""
        return self.parts.query

    def header(self, name: str) -> str | None:
        """Return a header's value by its name in any case."""
        return self.parts.header(name)


def parse(router: Router, request: Request) -> ParsedRequest:
    """Read a request; a HEAD is read as the GET that it stands for.

    Raises:
        GatewayError: nothing has that path, or not with that method.
    """
    return read(arrive(router, request))


def arrive(router: Router, request: Request) -> ParsedRequest:
    """Return a request whose body is not read yet; see `parse`."""
    route = router.route("GET" if request.method == "HEAD" else request.method, request.url)
    parts = RequestParts(
        request=request,
        path=route.values,
        query=decode_query(request.url),
        media_type=media_type_of(request.header("content-type")),
        size=len(request.body),
    )
    return ParsedRequest(route, parts)


def read(arrived: ParsedRequest) -> ParsedRequest:
    """Return a request with its body read. Pure, and for a large body slow."""
    try:
        body = read_body(arrived.operation, arrived.parts.request.body)
    except ValueError as error:
        return replace(arrived, parts=replace(arrived.parts, unreadable=str(error)))
    return arrived if body is None else replace(arrived, parts=replace(arrived.parts, body=body))
