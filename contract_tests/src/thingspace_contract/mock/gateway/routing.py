"""Paths and methods: from a URL to an operation, as tolerantly as the field demands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from thingspace_contract.contract import Contract, Operation
from thingspace_contract.mock.gateway.errors import GatewayError
from thingspace_contract.mock.gateway.http import check_method, plain_path
from thingspace_contract.mock.rules import assumed, documented

__all__ = ["Route", "Router"]

#: Spellings of path segments that published sources use beside the contract's.
_ALIASES = {"stateandservices": "statesandservices"}


@dataclass(frozen=True, slots=True)
class Route:
    """Where a request goes.

    Args:
        path: the contract's spelling of the path, after the base path.
        exact: False when the request spelled it otherwise.
    """

    operation: Operation
    path: str
    values: dict[str, str]
    exact: bool = True


class Router:
    """Finds operations.

    Args:
        contract: whose paths are served.
    """

    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self._base = contract.base_path
        self._prefixes = sorted({_prefix(each) for each in contract.operations.values() if _sends_location(each)})
        self._templates = sorted({operation.path for operation in contract.operations.values()})

    @documented(
        "An unknown path is answered by the gateway, 404 with fault 900906.",
        "vendor page of synchronous error messages",
    )
    @assumed("Another method on a known path is answered 405 with an Allow header.", "HTTP semantics; not documented.")
    def route(self, method: str, url: str) -> Route:
        """Return where a request goes.

        Raises:
            GatewayError: nothing has that path, or not with that method.
        """
        check_method(method)
        full = plain_path(urlsplit(url).path)
        path = full.removeprefix(self._base)
        if not full.startswith(f"{self._base}/"):
            linked = self.linked(full)
            if linked is None:
                raise GatewayError.fault("900906", f"The API lives under {self._base}/.")
            return replace(self.route(method, f"{self._base}{linked}"), exact=False)
        found = self._contract.match(method, path)
        if found:
            return Route(found[0], path, found[1])
        spelled = self._respell(path)
        found = self._contract.match(method, spelled) if spelled else None
        if spelled and found:
            return Route(found[0], spelled, found[1], exact=spelled == path)
        allowed = self.allowed(path)
        raise GatewayError.method(allowed) if allowed else GatewayError.fault("900906")

    def serves(self, full: str) -> bool:
        """Tell whether a path is one of the API, or of a page to which the API has sent somebody."""
        return f"{full}/".startswith(f"{self._base}/") or self.linked(full) is not None

    @assumed(
        "A next page is also found where its `Location` leads when it is resolved against the request, at the root of"
        " the host; --strict wants the path of the contract.",
        "It is published without the base of the API, and HTTP libraries resolve it so.",
    )
    def linked(self, full: str) -> str | None:
        """Return the path after the base path that a resolved `Location` means; None when it is none."""
        candidates = (f"{prefix}{full}" for prefix in self._prefixes)
        found = (path for path in candidates if _links(self._contract.match("GET", path)))
        return next(found, None)

    def options(self, url: str) -> list[str]:
        """Return the methods at a URL, sorted.

        Raises:
            GatewayError: nothing is there.
        """
        allowed = self.allowed(plain_path(urlsplit(url).path).removeprefix(self._base))
        if not allowed:
            raise GatewayError.fault("900906")
        return allowed

    def allowed(self, path: str) -> list[str]:
        """Return the methods at a path after the base path, sorted; [] when nothing is there."""
        methods = self._contract.allowed(path) or self._contract.allowed(self._respell(path) or path)
        extra = ["OPTIONS", *(["HEAD"] if "GET" in methods else [])]
        return sorted([*methods, *extra]) if methods else []

    @assumed("A slash at the end of a path is passed over.", "The SDK's text writes the next page of a group so.")
    @assumed(
        "Paths are matched whatever the case of their fixed parts, and `stateandservices` like `statesandservices`.",
        "The vendor's SDK and pages spell `goToState` and others differently.",
    )
    def _respell(self, path: str) -> str | None:
        segments = path.removesuffix("/").split("/")
        for template in self._templates:
            wanted = template.split("/")
            if len(wanted) == len(segments) and all(map(_same, wanted, segments)):
                return "/".join(
                    given if fixed.startswith("{") else fixed for fixed, given in zip(wanted, segments, strict=True)
                )
        return None


def _sends_location(operation: Operation) -> bool:
    return any("Location" in rule.headers for rule in operation.success)


def _links(found: tuple[Operation, dict[str, str]] | None) -> bool:
    return found is not None and _sends_location(found[0])


def _prefix(operation: Operation) -> str:
    """Return family and version of an operation's path: `/m2m/v1`."""
    return "/".join(operation.path.split("/")[:3])


def _same(wanted: str, given: str) -> bool:
    if wanted.startswith("{"):
        return bool(given)
    lower = given.lower()
    return wanted.lower() == _ALIASES.get(lower, lower)
