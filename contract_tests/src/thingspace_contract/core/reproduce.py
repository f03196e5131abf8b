"""A shell line that sends a request again, with every credential masked."""

from __future__ import annotations

import shlex

from thingspace_contract.core.credentials import MASK, mask_named
from thingspace_contract.core.exchange import Request

__all__ = ["curl", "mask_body"]

_LONGEST_BODY = 4000
_SECRET_HEADERS = frozenset({"authorization", "vz-m2m-token", "cookie", "proxy-authorization"})
_UNTOLD_HEADERS = frozenset(
    {"host", "user-agent", "accept-encoding", "connection", "content-length", "accept", "transfer-encoding"}
)


def mask_body(text: str) -> str:
    """Replace everything in a body that is a credential by its name or place."""
    return mask_named(text)


def curl(request: Request) -> str:
    """Return a `curl` line for `request`; long or binary bodies are cut, and say so."""
    parts = ["curl"]
    if request.method != "GET":
        parts += ["-X", request.method]
    for name, value in request.headers.items():
        if name.lower() not in _UNTOLD_HEADERS:
            shown = _masked(value) if name.lower() in _SECRET_HEADERS else value
            parts += ["-H", shlex.quote(f"{name}: {shown}")]
    if request.body:
        parts += ["--data-raw", shlex.quote(_body(request.body))]
    return " ".join([*parts, shlex.quote(mask_named(request.url))])


def _masked(value: str) -> str:
    scheme, space, _ = value.partition(" ")
    return f"{scheme} {MASK}" if space else MASK


def _body(body: bytes) -> str:
    # Masking reads twice what is shown: a credential cut in two at the end is not recognised, and is never shown.
    text = mask_body(body[: 2 * _LONGEST_BODY].decode("utf-8", "backslashreplace"))
    cut = len(body) > 2 * _LONGEST_BODY or len(text) > _LONGEST_BODY
    return f"{text[:_LONGEST_BODY]}… ({len(body)} bytes in all)" if cut else text
