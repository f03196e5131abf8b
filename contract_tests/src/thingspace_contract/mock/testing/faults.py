"""Faults on demand: what a test tells the mock to do wrong.

On an operation: `status` (respond with a status and do nothing), `latency` (respond late), `malformed` (cut the JSON
of the response), `html` (respond with a page), `empty` (respond without a body), `expire-session` and `expire-token`
(the credential of the call has expired).
On a callback service: `drop` (never send), `duplicate` (send again after the listener's 2xx), `delay` (send later),
`malformed` (leave the first brace out, as seen in the field), `wrong-credentials`, `wrong-request-id`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from thingspace_contract.core.errors import UsageError
from thingspace_contract.core.exchange import Response

__all__ = ["CALLBACK_FAULTS", "OPERATION_FAULTS", "Fault", "faulty"]

OPERATION_FAULTS = frozenset({"empty", "expire-session", "expire-token", "html", "latency", "malformed", "status"})
CALLBACK_FAULTS = frozenset({"delay", "drop", "duplicate", "malformed", "wrong-credentials", "wrong-request-id"})


@dataclass(slots=True)
class Fault:
    """A fault that waits for its occasion.

    Args:
        name: one of OPERATION_FAULTS or CALLBACK_FAULTS.
        target: an operationId or a callback service; "*" for any operation.
        times: how often it still happens; None for always.
        status: HTTP status of `status`.
        seconds: length of `latency` and `delay`.
        number: the place in which it waits, given by the store.
    """

    name: str
    target: str
    times: int | None = 1
    status: int = 503
    seconds: float = 1.0
    number: int = field(default=0, compare=False)


def faulty(fault: Fault, response: Response) -> Response:
    """Return what a fault makes of a response."""
    if fault.name == "malformed":
        return Response(response.status, response.headers, response.body[: len(response.body) // 2])
    if fault.name == "html":
        return Response(200, {"Content-Type": "text/html"}, b"<html><body>Maintenance</body></html>")
    if fault.name == "empty":
        return Response(response.status, {}, b"")
    return response


def check(name: str, target: str, *, operations: frozenset[str], services: frozenset[str]) -> None:
    """Check that a fault can happen to its target.

    Raises:
        UsageError: no such fault, operation or service, or a fault of the other kind.
    """
    if target == "*" or target in operations:
        known = OPERATION_FAULTS
    elif target in services:
        known = CALLBACK_FAULTS
    else:
        raise UsageError(f"The contract has no operation or callback service named {target!r}.")
    if name not in known:
        raise UsageError(f"{target} has no fault {name!r}.", f"Known: {', '.join(sorted(known))}.")
