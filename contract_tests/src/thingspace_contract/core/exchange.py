"""What was seen on the wire: requests, responses and deliveries, as data without behaviour of a library."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Delivery", "Exchange", "Request", "Response", "decode_json"]


_TOO_DEEP = "it is nested too deeply to be read"
_HOLDERS = (dict, list)
_DEEPEST = 200  # levels; what is read here is walked by functions that call themselves


def decode_json(body: bytes) -> Any:
    """Return the JSON value in `body`, read strictly.

    Raises:
        ValueError: it is not UTF-8, begins with a byte order mark, is not JSON (NaN and Infinity are not), is nested
            deeper than 200 levels, or holds a number beyond a double. Halves of surrogate pairs are read: they are
            JSON, and the contract's to refuse.
    """
    text = body.decode("utf-8")
    if text.startswith("\ufeff"):  # RFC 8259: nobody must send one, and a reader need not forgive it
        raise ValueError("it begins with a byte order mark, which JSON must not have when it is sent")
    try:
        value = json.loads(text, parse_constant=_refuse, parse_float=_finite)
    except RecursionError:
        raise ValueError(_TOO_DEEP) from None
    if text.count("[") + text.count("{") > _DEEPEST and _nests_too_deeply(value):
        raise ValueError(_TOO_DEEP)
    return value


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not a JSON number")


def _finite(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):
        raise ValueError(f"the number {digits[:40]} is too large")
    return number


def _nests_too_deeply(value: Any) -> bool:
    """Whether arrays and objects are nested deeper than 200 levels, told level by level."""
    level = [value] if type(value) in _HOLDERS else []
    for _ in range(_DEEPEST):
        inner = (each.values() if type(each) is dict else each for each in level)
        level = [child for each in inner for child in each if type(child) in _HOLDERS]
        if not level:
            return False
    return True


@dataclass(frozen=True, slots=True)
class Request:
    """A request as sent. `url` is complete; `headers` keep their case; `body` is what was written."""

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    def header(self, name: str) -> str | None:
        """Return a header's value by its name in any case."""
        return _header(self.headers, name)


@dataclass(frozen=True, slots=True)
class Response:
    """A response as received."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    def header(self, name: str) -> str | None:
        """Return a header's value by its name in any case."""
        return _header(self.headers, name)

    @property
    def accepted(self) -> bool:
        """Whether the server took the request: any 2xx."""
        return 200 <= self.status < 300


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request of an operation and its response. Times are seconds of one monotonic clock."""

    operation_id: str
    request: Request
    response: Response
    started: float = 0.0
    finished: float = 0.0


@dataclass(frozen=True, slots=True)
class Delivery:
    """One POST that reached our listener.

    Args:
        service: the callback service that the listener's URL was registered for.
        received: seconds of the clock that `Exchange` uses.
        answered: the status that our listener gave to a sender that was still there, None while it has not.
        answered_at: when that was done, on the clock of `received`.
    """

    service: str
    method: str
    headers: Mapping[str, str]
    body: bytes
    received: float = 0.0
    answered: int | None = None
    answered_at: float | None = None


def _header(headers: Mapping[str, str], name: str) -> str | None:
    wanted = name.lower()
    if wanted in headers:  # as ASGI and HTTP/2 write them
        return headers[wanted]
    return next((value for key, value in headers.items() if key.lower() == wanted), None)
